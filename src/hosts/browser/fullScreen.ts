/** Shows a figure over the whole screen, or puts it back; where the browser cannot, over the whole window. */
export async function toggleFullScreen(host: HTMLElement, close: string): Promise<void> {
  const dialog = host.closest<HTMLDialogElement>('dialog.pl-full');
  if (dialog) return dialog.close();
  if (document.fullscreenElement) return document.exitFullscreen();
  if (!document.fullscreenEnabled) return inWindow(host, close);
  await host.requestFullscreen().catch(() => inWindow(host, close));
}

/** Whether the figure fills the screen or the window. */
export function isFullScreen(host: Element): boolean {
  return document.fullscreenElement === host || host.closest('dialog.pl-full') !== null;
}

// telephones that give the whole screen to videos alone
function inWindow(host: HTMLElement, close: string): void {
  const place = document.createComment('figure');
  host.replaceWith(place);
  const dialog = document.createElement('dialog');
  dialog.className = 'pl-full';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = close;
  button.addEventListener('click', () => dialog.close());
  dialog.append(button, host);
  dialog.addEventListener('close', () => {
    place.replaceWith(host);
    dialog.remove();
    host.querySelector<HTMLElement>('.pl-tools > button')?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
