import { format, type Format, type Locale } from './format.ts';

/** Things that are counted in words: "11 months", "11 mois", "11 месяцев". */
export type Countable = keyof (typeof forms)['en'];

/** A number with its noun in the right form: "11 months", "2.5 years". */
export function counted(
  n: number,
  noun: Countable,
  locale: Locale,
  as: Format = { kind: Number.isInteger(n) ? 'count' : 'index' },
): string {
  const form = new Intl.PluralRules(locale).select(n);
  const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms[locale][noun];
  return `${format(n, as, locale)} ${known[form] ?? known.other ?? noun}`;
}

/** The noun alone, as for many: "months", "mois", "месяцев". */
export function nounOf(noun: Countable, locale: Locale): string {
  const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms[locale][noun];
  return known.many ?? known.other ?? noun;
}

const forms = {
  en: {
    day: { one: 'day', other: 'days' },
    week: { one: 'week', other: 'weeks' },
    month: { one: 'month', other: 'months' },
    quarter: { one: 'quarter', other: 'quarters' },
    year: { one: 'year', other: 'years' },
    period: { one: 'period', other: 'periods' },
    signal: { one: 'signal', other: 'signals' },
    customer: { one: 'customer', other: 'customers' },
  },
  fr: {
    day: { one: 'jour', other: 'jours' },
    week: { one: 'semaine', other: 'semaines' },
    month: { one: 'mois', other: 'mois' },
    quarter: { one: 'trimestre', other: 'trimestres' },
    year: { one: 'an', other: 'ans' },
    period: { one: 'période', other: 'périodes' },
    signal: { one: 'signal', other: 'signaux' },
    customer: { one: 'client', other: 'clients' },
  },
  ru: {
    day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
    week: { one: 'неделя', few: 'недели', many: 'недель', other: 'недели' },
    month: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    quarter: { one: 'квартал', few: 'квартала', many: 'кварталов', other: 'квартала' },
    year: { one: 'год', few: 'года', many: 'лет', other: 'года' },
    period: { one: 'период', few: 'периода', many: 'периодов', other: 'периода' },
    signal: { one: 'сигнал', few: 'сигнала', many: 'сигналов', other: 'сигнала' },
    customer: { one: 'клиент', few: 'клиента', many: 'клиентов', other: 'клиента' },
  },
} as const;
