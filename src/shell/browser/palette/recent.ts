import { keep, kept } from '../kept.ts';

const most = 30;

/** Ids of what was chosen in the palette last, the last one first. */
export function recent(): string[] {
  try {
    const list: unknown = JSON.parse(kept('recent') ?? '[]');
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Notes that an entry was chosen. */
export function use(id: string): void {
  keep('recent', JSON.stringify([id, ...recent().filter((each) => each !== id)].slice(0, most)));
}
