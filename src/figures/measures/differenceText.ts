import type { Difference } from '../../stats/difference.ts';
import { format, formatDifference, formatRange, type Format, type Locale } from '../../words/format.ts';
import type { Context } from '../figure.ts';

/** "3.1 pp": a difference without its sign. */
export function magnitude(value: number, as: Format, { locale }: Pick<Context, 'locale'>): string {
  return formatDifference(Math.abs(value), as, locale).replace(/^\+/, '');
}

/** "1.2 to 5.0": the interval of a difference without the unit, which the difference before it has said. */
export function bareRange(low: number, high: number, as: Format, locale: Locale): string {
  const { factor, unit } = withoutUnit(as);
  return formatRange(low * factor, high * factor, unit, locale);
}

/** Both ends of the interval of a difference, without the unit. */
export function bareRangeEnds({ low, high }: Difference, as: Format, locale: Locale): [string, string] {
  const { factor, unit } = withoutUnit(as);
  const end = (value: number | null) => format(value === null ? null : value * factor, unit, locale);
  return [end(low), end(high)];
}

function withoutUnit(as: Format): { factor: number; unit: Format } {
  if (as.kind === 'share') return { factor: 100, unit: { kind: 'index' } };
  return { factor: 1, unit: as.kind === 'points' ? { kind: 'index' } : as };
}
