import { remember } from './memory.ts';

/** The layout stands in attributes of the root element, which the style sheet reads; changes are remembered. */

const root = document.documentElement;

export type Part = 'side' | 'outline' | 'panel';

/** On a phone panels are sheets over the page. */
const isPhone = () => matchMedia('(max-width: 700px)').matches;

const elementOf = (part: Part) => document.getElementById(`sh-${part}`);

/** Whether a part is seen now. */
export function isOpen(part: Part): boolean {
  const element = elementOf(part);
  return !!element && getComputedStyle(element).display !== 'none';
}

let opener: HTMLElement | null = null;
let sheet: Part | undefined;
/** What the sheet is when it is none. */
let role: string | null = null;
let panelOpener: HTMLElement | null = null;

/** Opens a part (at a view), or closes it with `none`. A sheet takes the focus, and gives it back when it closes. */
export function setPart(part: Part, value: string): void {
  const before = document.activeElement as HTMLElement | null;
  const opens = part === 'panel' && value !== 'none' && !isOpen('panel');
  if (value !== 'none' && isOverlay(part)) open(part);
  root.setAttribute(`data-${part}`, value);
  if (!isOverlay(part)) remember({ [part]: value });
  if (value === 'none' && sheet === part) close();
  else if (sheet === part) elementOf(part)?.focus();
  document.dispatchEvent(new CustomEvent('plaudit:layout', { detail: { part, value } }));
  if (part !== 'panel' || sheet) return;
  // the panel stands after the whole report: who opens it wants to be there, and back when it is closed
  if (opens) panelOpener = before;
  if (opens) document.getElementById(`sh-tab-${value}`)?.focus({ preventScroll: true });
  else if (value === 'none' && panelOpener?.isConnected) panelOpener.focus({ preventScroll: true });
}

/** The outline lies over the page wherever it has no column of its own. */
function isOverlay(part: Part): boolean {
  return isPhone() || (part === 'outline' && matchMedia('(max-width: 999px)').matches);
}

function open(part: Part): void {
  if (sheet && sheet !== part) setPart(sheet, 'none');
  if (sheet !== part) opener = document.activeElement as HTMLElement | null;
  sheet = part;
  const element = elementOf(part);
  if (element && element.getAttribute('role') !== 'dialog') role = element.getAttribute('role');
  element?.setAttribute('role', 'dialog');
  element?.setAttribute('aria-modal', 'true');
  for (const other of outside(element)) other.inert = true;
}

function close(): void {
  const element = sheet && elementOf(sheet);
  sheet = undefined;
  if (!element) return;
  if (role) element.setAttribute('role', role);
  else element.removeAttribute('role');
  element.removeAttribute('aria-modal');
  for (const other of outside(element)) other.inert = false;
  opener?.focus();
}

/** Closes the open sheet, if there is one. */
export function closeSheet(): boolean {
  if (!sheet) return false;
  setPart(sheet, 'none');
  return true;
}

function outside(element: HTMLElement | null | undefined): HTMLElement[] {
  return [...(element?.parentElement?.children ?? [])].filter(
    (other): other is HTMLElement => other !== element && other instanceof HTMLElement,
  );
}

/** Reading mode: nothing but the report. */
export function toggleReading(): void {
  const on = root.dataset['reading'] !== 'on';
  closeSheet();
  if (on) root.setAttribute('data-reading', 'on');
  else root.removeAttribute('data-reading');
  remember({ reading: on ? 'on' : 'off' });
  for (const button of document.querySelectorAll('[data-sh=reading][aria-pressed]'))
    button.setAttribute('aria-pressed', String(on));
  // what was open is seen again, and may never have been filled
  document.dispatchEvent(new CustomEvent('plaudit:layout', { detail: {} }));
}

/** A theme by its name; `system` follows the reader's system. */
export function setTheme(theme: string): void {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
  remember({ theme });
}
