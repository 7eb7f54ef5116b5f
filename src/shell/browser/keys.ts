/** One stroke of keys as an event tells it. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Apple's keyboards have ⌘ where others have Ctrl. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad|ipod/i.test(platform);
}

/** Keys as commands write them, such as `Mod+Shift+P` or `Mod+K Z`, in the form that `strokeOf` gives. */
export function normal(keys: string): string {
  const stroke = (text: string) => {
    const parts = text.toLowerCase().split('+');
    const key = parts.pop();
    return [...['mod', 'alt', 'shift'].filter((each) => parts.includes(each)), key].join('+');
  };
  return keys.trim().split(/\s+/).map(stroke).join(' ');
}

/** The stroke of an event, such as `mod+shift+p`; empty for a modifier alone and for what belongs to the system. */
export function strokeOf(event: Stroke, apple: boolean): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const key = keyOf(event);
  // ⌃ on Apple's keyboards and the Windows key elsewhere are the system's
  if (!key || (apple ? ctrlKey : metaKey)) return '';
  const mod = apple ? metaKey : ctrlKey;
  return [mod && 'mod', altKey && 'alt', shiftKey && 'shift', key].filter(Boolean).join('+');
}

// a Cyrillic keyboard gives з where P is: then the place of the key counts, as in VS Code
function keyOf({ key, code }: Stroke): string {
  if (/^(Control|Shift|Alt|AltGraph|Meta|Dead|Process|Unidentified)$/.test(key)) return '';
  if (key.length > 1 || /^[!-~]$/.test(key)) return key.toLowerCase();
  return code === 'Comma' ? ',' : (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? '').toLowerCase();
}
