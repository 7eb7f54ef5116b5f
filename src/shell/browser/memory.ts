/** What the frame remembers from page to page. Keys and values are those of `first.ts`, which reads them before the first paint. */
export type Memory = {
  theme?: string;
  reading?: string;
  saver?: string;
  side?: string;
  outline?: string;
  panel?: string;
  'side-width'?: number;
  'outline-width'?: number;
  'panel-height'?: number;
};

const root = document.documentElement;

/** Path of the site, with slashes at both ends. */
export const base = root.dataset['base'] ?? '/';

const key = (name: string) => `plaudit:1${name}:${base}`;

/** What was stored under a name; nothing where storage is forbidden or holds something else. */
export function recall<T>(
  name = '',
  storage: 'localStorage' | 'sessionStorage' = 'localStorage',
): T | undefined {
  try {
    return (JSON.parse(globalThis[storage].getItem(key(name)) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores under a name, where that is allowed. */
export function store(
  value: unknown,
  name = '',
  storage: 'localStorage' | 'sessionStorage' = 'localStorage',
): void {
  try {
    globalThis[storage].setItem(key(name), JSON.stringify(value));
  } catch {
    // the page works as well without a memory
  }
}

/** Keeps some of the frame's state. */
export function remember(change: Memory): void {
  store({ ...recall<Memory>(), ...change });
}
