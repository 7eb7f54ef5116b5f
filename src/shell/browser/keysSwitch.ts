import { keep, kept } from './kept.ts';

/** Whether the reader has switched keyboard shortcuts off. `shortcuts.ts` reads the same. */
export function keysAreOff(): boolean {
  return kept('keys') === 'off';
}

/** Switches keyboard shortcuts on or off, on this device, for all pages. */
export function switchKeys(on: boolean): void {
  keep('keys', on ? undefined : 'off');
}
