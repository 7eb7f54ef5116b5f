/** Tells the reader, by eye and by ear, that something was done. Gone after some seconds; Escape hides it at once. */
export function say(text: string): void {
  const line = document.getElementById('pl-toast') ?? made();
  // full screen shows nothing outside its element
  (document.fullscreenElement ?? document.querySelector('dialog[open]') ?? document.body).append(line);
  line.textContent = '';
  // a region that comes with its words is not read: they come after it
  requestAnimationFrame(() => (line.textContent = text));
  clearTimeout(leaving);
  leaving = setTimeout(() => (line.textContent = ''), 6000);
}

let leaving: ReturnType<typeof setTimeout> | undefined;

function made(): HTMLElement {
  const line = document.createElement('div');
  line.id = 'pl-toast';
  line.className = 'pl-toast';
  line.setAttribute('role', 'status');
  return line;
}
