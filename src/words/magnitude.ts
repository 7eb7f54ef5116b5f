import { format, tag, type Format, type Locale } from './format.ts';

/** "8.9 percentage points", "6.2 points", "0.12": a difference of two values without its sign, its unit spelled out. */
export function formatMagnitude(
  value: number,
  as: Format,
  locale: Locale,
  places: number = placesOf(as),
): string {
  const number = bareNumber(Math.abs(value), as, locale, places);
  const unit = unitOf(as, locale, Math.abs(value));
  return unit ? `${number} ${unit}` : number;
}

/** The same with its sign: "−0.4 percentage points", "+8.9 percentage points", "0.0 percentage points". */
export function formatSigned(
  value: number,
  as: Format,
  locale: Locale,
  places: number = placesOf(as),
): string {
  return signed(value, formatMagnitude(value, as, locale, places));
}

/** "6.4", "−1.9": an end of a difference's interval; the difference before it has said the unit. Money keeps its own. */
export function bareNumber(value: number, as: Format, locale: Locale, places: number = placesOf(as)): string {
  if (as.kind === 'money') return format(value, as, locale);
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  const text = new Intl.NumberFormat(tag[locale], digits).format(Math.abs(inUnits(value, as)));
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

/** "+8.9": the same without its unit. */
export function signedNumber(
  value: number,
  as: Format,
  locale: Locale,
  places: number = placesOf(as),
): string {
  return signed(value, bareNumber(Math.abs(value), as, locale, places));
}

/** "+5", "−0.25": a difference beside an axis, with as many places as the step between two ticks needs. */
export function signedTick(value: number, as: Format, locale: Locale, span: number): string {
  const step = inUnits(span, as) / 5;
  const places = Math.max(0, Math.ceil(-Math.log10(step || 1)));
  return signedNumber(value, as, locale, places);
}

/** "p = 0.032", "p < 0.001". */
export function formatP(p: number, locale: Locale): string {
  const text = format(p, { kind: 'p' }, locale);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}

/** As many places as are needed for none of the numbers to read as zero, at most three more than usual. */
export function placesFor(values: number[], as: Format): number {
  const usual = placesOf(as);
  const least = Math.min(
    ...values.filter((value) => value !== 0).map((value) => Math.abs(inUnits(value, as))),
  );
  for (let places = usual; places < usual + 3; places++) if (least >= 0.5 / 10 ** places) return places;
  return usual + 3;
}

// French has a singular below 2, Russian the genitive singular after a decimal
function unitOf({ kind }: Format, locale: Locale, size: number): string {
  const point = size < 1.95 / (kind === 'share' ? 100 : 1) ? 'point' : 'points';
  if (kind === 'share')
    return { en: 'percentage points', fr: `${point} de pourcentage`, ru: 'процентного пункта' }[locale];
  if (kind === 'points') return { en: 'points', fr: point, ru: 'пункта' }[locale];
  if (kind === 'index') return { en: 'index points', fr: `${point} d’indice`, ru: 'пункта индекса' }[locale];
  return '';
}

function placesOf({ kind }: Format): number {
  return kind === 'score' || kind === 'number' ? 2 : 1;
}

function inUnits(value: number, { kind }: Format): number {
  return kind === 'share' ? value * 100 : value;
}

function signed(value: number, text: string): string {
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}
