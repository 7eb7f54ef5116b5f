/** Languages that the interface and the result sentences speak. */
export const locales = ['en', 'fr', 'ru'] as const;
export type Locale = (typeof locales)[number];

/**
 * How a number is shown. `share` takes 0…1 and shows percent; `points` are signed NPS points; `difference` is that of two
 * values shown as `of`.
 */
export type Format =
  | {
      kind:
        | 'share'
        | 'points'
        | 'score'
        | 'index'
        | 'count'
        | 'number'
        | 'text'
        | 'date'
        | 'timestamp'
        | 'percent-change';
    }
  | { kind: 'money'; currency?: string | undefined }
  | { kind: 'unit'; unit: string }
  | { kind: 'period'; unit: string }
  | { kind: 'difference'; of: Format }
  /** The chance of a test, 0…1. */
  | { kind: 'p' };

/** The locale of a language tag, English when it speaks none of ours. */
export function localeOf(tag: string | undefined): Locale {
  const language = (tag ?? 'en').slice(0, 2).toLowerCase();
  return locales.find((locale) => locale === language) ?? 'en';
}

/** A value as a reader sees it; an en dash when there is none. */
export function format(value: unknown, as: Format, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '–';
  if (as.kind === 'date') return formatDate(String(value), locale);
  if (as.kind === 'timestamp')
    return `${formatDate(String(value), locale)} ${String(value).slice(11, 16)}`.trim();
  if (as.kind === 'period') return formatPeriod(String(value), as.unit, locale);
  // a number shown as text is a code or a year: 2025, never 2,025
  if (typeof value !== 'number' || as.kind === 'text') return String(value);
  if (!Number.isFinite(value)) return '–';
  return as.kind === 'difference' ? formatDifference(value, as.of, locale) : formatNumber(value, as, locale);
}

/** A value beside an axis: as short as it can be, "75 %" and not "75.0 %". */
export function formatTick(value: unknown, as: Format, locale: Locale): string {
  const zeros = locale === 'en' ? /\.0+(?=\D*$)/ : /,0+(?=\D*$)/;
  return format(value, as, locale).replace(zeros, '');
}

/** A difference of two values: always signed, shares in percentage points. */
export function formatDifference(value: number, as: Format, locale: Locale): string {
  const signed = { signDisplay: 'exceptZero' } as const;
  if (as.kind === 'share')
    return `${number(value * 100, locale, { ...decimals(1), ...signed })} ${pointsWord[locale](value * 100)}`;
  if (as.kind === 'points')
    return `${number(value, locale, { ...decimals(1), ...signed })} ${npsWord[locale](value)}`;
  if (as.kind === 'money') return number(value, locale, { ...money(as.currency, value), ...signed });
  const places = as.kind === 'count' ? 0 : as.kind === 'score' ? 2 : 1;
  return number(value, locale, { ...decimals(places), ...signed });
}

/** "76.0 % to 80.1 %" without repeating the unit where the language allows. */
export function formatRange(low: number, high: number, as: Format, locale: Locale): string {
  const [from, to] = [format(low, as, locale), format(high, as, locale)];
  // a dash between numbers with a minus is one minus too many
  if (locale === 'ru' && (low < 0 || high < 0)) return `от ${from} до ${to}`;
  return `${from} ${toWord[locale]} ${to}`;
}

/** An ISO day in the reader's words. */
export function formatDate(day: string, locale: Locale): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return dateFormatter(locale, 'numeric').format(date);
}

/** The name of the period that starts on a day: "Mar 2026", "Q3 2026", "2026", "week of 3 Nov 2025". */
export function formatPeriod(day: string, unit: string, locale: Locale): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const year = date.getUTCFullYear();
  if (unit === 'year') return String(year);
  if (unit === 'quarter') return quarterName[locale](Math.floor(date.getUTCMonth() / 3) + 1, year);
  if (unit === 'week') return `${weekOf[locale]} ${formatDate(day, locale)}`;
  if (unit === 'day') return formatDate(day, locale);
  return dateFormatter(locale).format(date);
}

/** BCP 47 tags used for Intl. British English: day before month. */
export const tag: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' };

function formatNumber(value: number, as: Format, locale: Locale): string {
  switch (as.kind) {
    case 'share':
      return number(value, locale, { style: 'percent', ...decimals(1) });
    case 'percent-change':
      return number(value, locale, { style: 'percent', ...decimals(1), signDisplay: 'exceptZero' });
    case 'points':
      return number(value, locale, { ...decimals(1), signDisplay: 'exceptZero' });
    case 'score':
      return number(value, locale, decimals(2));
    case 'index':
      return number(value, locale, decimals(1));
    case 'count':
      return number(value, locale, { maximumFractionDigits: 0 });
    case 'money':
      return number(value, locale, money(as.currency, value));
    case 'p':
      return value < 0.001 ? `< ${number(0.001, locale, decimals(3))}` : number(value, locale, decimals(3));
    case 'unit':
      return `${number(value, locale, { maximumFractionDigits: 2 })} ${as.unit}`;
    default:
      return number(value, locale, {
        maximumSignificantDigits: Math.abs(value) >= 1000 ? 15 : 4,
        maximumFractionDigits: 2,
        roundingPriority: 'lessPrecision',
      });
  }
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

// making a formatter takes a hundred times as long as using it: a third of a redraw
function dateFormatter(locale: Locale, day?: 'numeric'): Intl.DateTimeFormat {
  const options = { day, month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const key = `${locale} ${day ?? ''}`;
  const formatter = dateFormatters.get(key) ?? new Intl.DateTimeFormat(tag[locale], options);
  dateFormatters.set(key, formatter);
  return formatter;
}

const formatters = new Map<string, Intl.NumberFormat>();

function number(value: number, locale: Locale, options: Intl.NumberFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(tag[locale], options);
  formatters.set(key, formatter);
  // a rounded −0 is no loss
  const text = formatter.format(value).replace(/^-(?=\D*0(?:[.,]0+)?(?![\d.,]))/, '');
  return text.replace(/^-/, '\u2212');
}

function decimals(places: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: places, maximumFractionDigits: places };
}

function money(currency: string | undefined, value: number): Intl.NumberFormatOptions {
  return {
    // an amount whose currency nobody declared is rounded like any other
    ...(currency ? { style: 'currency', currency } : decimals(2)),
    // 12 and 12.50, never 12.5
    ...(Math.abs(value) >= 1000
      ? { minimumFractionDigits: 0, maximumFractionDigits: 0 }
      : { trailingZeroDisplay: 'stripIfInteger' }),
  };
}

// French has a singular below 2, as shown with one decimal; Russian the genitive singular after a decimal
const isFrenchPlural = (value: number) => Math.abs(value) >= 1.95;
const pointsWord: Record<Locale, (value: number) => string> = {
  en: () => 'pp',
  fr: (value) => (isFrenchPlural(value) ? 'pts' : 'pt'),
  ru: () => 'п.\u00a0п.',
};
const npsWord: Record<Locale, (value: number) => string> = {
  en: () => 'points',
  fr: (value) => (isFrenchPlural(value) ? 'points' : 'point'),
  ru: () => 'пункта',
};
const toWord: Record<Locale, string> = { en: 'to', fr: 'à', ru: '–' };
const weekOf: Record<Locale, string> = { en: 'week of', fr: 'semaine du', ru: 'неделя с' };
const quarterName: Record<Locale, (quarter: number, year: number) => string> = {
  en: (quarter, year) => `Q${quarter} ${year}`,
  fr: (quarter, year) => `T${quarter} ${year}`,
  ru: (quarter, year) => `${['I', 'II', 'III', 'IV'][quarter - 1]} кв. ${year}`,
};
