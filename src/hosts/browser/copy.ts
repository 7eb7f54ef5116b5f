import type { ToolbarWords } from '../../words/toolbarWords.ts';
import { say } from './toast.ts';

/** Puts a text on the clipboard; where the browser refuses, shows it selected, to be copied by hand. */
export async function copy(text: string, done: string, words: ToolbarWords): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    byHand(text, words);
  }
}

function byHand(text: string, words: ToolbarWords): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'pl-dialog';
  dialog.setAttribute('aria-label', words.copyByHand);
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.rows = 8;
  area.value = text;
  area.setAttribute('aria-label', words.copyByHand);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = words.close;
  close.addEventListener('click', () => dialog.close());
  const title = document.createElement('p');
  title.textContent = words.copyByHand;
  dialog.append(title, area, close);
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}
