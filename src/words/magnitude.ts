import { format, type Format, type Locale } from './format.ts';

/** "8.9 percentage points", "6.2 points", "0.12": a difference of two values without its sign, its unit spelled out. */
export function formatMagnitude(value: number, as: Format, locale: Locale): string {
  const number = bareNumber(Math.abs(value), as, locale);
  const unit = unitOf(Math.abs(value), as, locale);
  return unit ? `${number} ${unit}` : number;
}

/** The same with its sign: "−0.4 percentage points", "+8.9 percentage points", "0.0 percentage points". */
export function formatSigned(value: number, as: Format, locale: Locale): string {
  const text = formatMagnitude(value, as, locale);
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}

/** "6.4", "−1.9": an end of a difference's interval; the difference before it has said the unit. Money keeps its own. */
export function bareNumber(value: number, as: Format, locale: Locale): string {
  if (as.kind === 'share') return format(value * 100, { kind: 'index' }, locale);
  return format(value, as.kind === 'points' ? { kind: 'index' } : as, locale);
}

function unitOf(size: number, { kind }: Format, locale: Locale): string {
  // French has a singular up to 2, Russian the genitive singular after any decimal
  const point = locale === 'fr' && size < 1.95 / (kind === 'share' ? 100 : 1) ? 'point' : 'points';
  if (kind === 'share')
    return { en: 'percentage points', fr: `${point} de pourcentage`, ru: 'процентного пункта' }[locale];
  if (kind === 'points') return { en: 'points', fr: point, ru: 'пункта' }[locale];
  if (kind === 'index') return { en: 'index points', fr: `${point} d’indice`, ru: 'пункта индекса' }[locale];
  return '';
}
