/** Days are whole numbers since 1970-01-01, UTC. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

export const iso = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** Completed calendar months from one day to a later one. */
export function monthsBetween(from: number, to: number): number {
  const [a, b] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
}

/** 1–12 */
export const monthOf = (days: number): number => new Date(days * 86_400_000).getUTCMonth() + 1;

export const FOUNDED = day('2022-01-01');
export const FIRST_ANSWER = day('2024-07-01');
export const VIDEO = day('2025-11-03');
export const LAST_DAY = day('2026-09-30');
