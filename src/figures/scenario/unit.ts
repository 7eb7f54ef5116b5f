import type { Unit } from '../input.ts';
import { nounOf } from '../../words/counted.ts';
import { format, tag, type Format, type Locale } from '../../words/format.ts';
import { scenarioWords } from '../../words/scenario.ts';

const bases = ['money', 'customers', 'months', 'points'] as const;
type Base = (typeof bases)[number];

/** Powers of what a number is made of; a plain number has none. */
export type Dimensions = Partial<Record<Base, number>>;

const plain = ['share', 'pp', 'change', 'rate', 'ratio', 'number'] as const;
const singular: Record<string, Base> = { customer: 'customers', month: 'months', point: 'points' };

/** Units that stand before the first slash. */
export const unitNames = [...bases, ...plain] as string[];

/** What a unit is made of; undefined for a unit that is none. */
export function dimensionsOf(unit: Unit): Dimensions | undefined {
  const [head = '', ...under] = unit.split('/').map((part) => part.trim());
  const made: Dimensions = {};
  const add = (name: string, power: number): boolean => {
    const base = bases.find((each) => each === name) ?? singular[name];
    if (base) made[base] = (made[base] ?? 0) + power;
    return base !== undefined || (plain as readonly string[]).includes(name) || name === '1';
  };
  const known = [add(head, 1), ...under.map((name) => add(name, -1))];
  return known.every(Boolean) ? clean(made) : undefined;
}

/** The unit that is made of that, such as `money/customer`; undefined where none is: a square, or a product of two. */
export function unitOf(dimensions: Dimensions): Unit | undefined {
  const powers = bases.flatMap((name) => {
    const power = dimensions[name] ?? 0;
    return power === 0 ? [] : [{ name, power }];
  });
  const over = powers.filter(({ power }) => power > 0);
  if (over.length > 1 || powers.some(({ power }) => power > 1 || !Number.isInteger(power))) return undefined;
  const under = powers.flatMap(({ name, power }) =>
    Array.from({ length: Math.max(0, -power) }, () => name.replace(/s$/, '')),
  );
  return [over[0]?.name ?? 'number', ...under].join('/');
}

/** Dimensions without those of power 0. */
export function clean(dimensions: Dimensions): Dimensions {
  return Object.fromEntries(Object.entries(dimensions).filter(([, power]) => power !== 0));
}

export type Shower = { locale: Locale; currency?: string | undefined };

/** A value in its unit, as a reader sees it: "€94 per customer", "61.8 %", "24 months". */
export function formatUnit(value: number | null, unit: Unit, { locale, currency }: Shower): string {
  const words = scenarioWords(locale);
  if (value === null || !Number.isFinite(value)) return words.undefined;
  const [head = '', ...under] = unit.split('/');
  return [bare(value, head, { locale, currency }), ...perWords(under, locale)].join(' ');
}

/** The name of a unit beside bare numbers, as in a table: "EUR per month", "customers", "share" for 0…1. */
export function nameOfUnit(unit: Unit, { locale, currency }: Shower): string {
  const [head = '', ...under] = unit.split('/');
  const name = head === 'money' && currency ? currency : scenarioWords(locale).units[head];
  return [name ?? head, ...perWords(under, locale)].filter(Boolean).join(' ');
}

function perWords(under: string[], locale: Locale): string[] {
  const { per } = scenarioWords(locale);
  return under.map((name) => per[name.replace(/s$/, '')] ?? `/ ${name}`);
}

/** How the part before the first slash is formatted. */
export function formatOfUnit(unit: Unit, currency: string | undefined): Format {
  const [head = ''] = unit.split('/');
  if (head === 'money') return { kind: 'money', currency };
  if (head === 'share' || head === 'rate') return { kind: 'share' };
  if (head === 'change') return { kind: 'percent-change' };
  if (head === 'pp') return { kind: 'difference', of: { kind: 'share' } };
  return { kind: head === 'customers' ? 'count' : head === 'points' ? 'index' : 'number' };
}

function bare(value: number, head: string, { locale, currency }: Shower): string {
  // small numbers of people keep their decimals: 0.4 customers are not none
  const few = head === 'customers' && Math.abs(value) < 10 && !Number.isInteger(value);
  if (head === 'change' || head === 'rate')
    return new Intl.NumberFormat(tag[locale], {
      ...{
        style: 'percent',
        maximumSignificantDigits: 3,
        signDisplay: head === 'rate' ? 'auto' : 'exceptZero',
      },
    })
      .format(value)
      .replace('-', '−');
  const known = head === 'months' ? Math.round(value * 10) / 10 : value;
  const text = format(known, few ? { kind: 'number' } : formatOfUnit(head, currency), locale);
  // a level is no gain: ten points, not plus ten
  if (head === 'pp') return text.replace(/^\+/, '');
  if (head === 'months') {
    const plural = new Intl.PluralRules(locale).select(known);
    return `${text} ${scenarioWords(locale).months(plural)}`;
  }
  return text;
}

/** How an input of this unit is typed: times what, with how many decimals, beside which sign. */
export function typedAs(
  unit: Unit,
  { locale, currency }: Shower,
): { times: number; places: number; unit: string } {
  const words = scenarioWords(locale);
  const [head = '', ...under] = unit.split('/');
  // what a price is per is told by its label
  const per = head === 'money' ? '' : under.map((name) => words.per[name] ?? `/ ${name}`).join(' ');
  const sign: Record<string, string> = {
    ...{ share: '%', rate: '%' },
    pp: words.pp,
    money: currency ? symbolOf(currency, locale) : '',
    months: nounOf('month', locale),
    ratio: '×',
  };
  const shares = ['share', 'pp', 'rate'].includes(head);
  return {
    times: shares ? 100 : 1,
    places: shares ? 2 : ['customers', 'months'].includes(head) ? 0 : 2,
    unit: [sign[head] ?? '', per].filter(Boolean).join(' '),
  };
}

function symbolOf(currency: string, locale: Locale): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
