import { utcTicks } from 'd3';
import { tag, type Locale } from '../words/format.ts';

/** Round dates between two, at most `most`, with short names; the year stands under the first tick of each. */
export function dateTicks(
  from: Date,
  to: Date,
  most: number,
  locale: Locale,
): { ticks: Date[]; text: (tick: Date) => string } {
  const ticks = roundDates(from, to, most);
  const gap = ticks[0] && ticks[1] ? ticks[1].getTime() - ticks[0].getTime() : to.getTime() - from.getTime();
  const names = new Map(
    ticks.map((tick, index) => [tick.getTime(), nameOf(tick, ticks[index - 1], gap, locale)]),
  );
  return { ticks, text: (tick) => names.get(tick.getTime()) ?? '' };
}

const day = 86_400_000;

function roundDates(from: Date, to: Date, most: number): Date[] {
  for (let count = most; count > 0; count--) {
    const ticks = utcTicks(from, to, count).filter((tick) => tick >= from && tick <= to);
    if (ticks.length > 0 && ticks.length <= most) return ticks;
  }
  return [from];
}

function nameOf(tick: Date, before: Date | undefined, gap: number, locale: Locale): string {
  const text = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag[locale], { ...options, timeZone: 'UTC' }).format(tick);
  const year = String(tick.getUTCFullYear());
  if (gap >= 360 * day) return year;
  const newYear = before?.getUTCFullYear() !== tick.getUTCFullYear();
  if (gap >= 27 * day) return text({ month: 'short' }) + (newYear ? `\n${year}` : '');
  const date = text({ day: 'numeric', month: 'short' });
  if (gap >= day || gap === 0) return date + (newYear ? `\n${year}` : '');
  const newDay = before?.getUTCDate() !== tick.getUTCDate();
  return text({ hour: '2-digit', minute: '2-digit', hour12: false }) + (newDay ? `\n${date}` : '');
}
