import { format, type Locale } from './format.ts';

/** Things that are counted in words: "11 months", "11 mois", "11 месяцев". */
export type Countable = keyof (typeof forms)['en'];

/** A number with its noun in the right form. */
export function counted(n: number, noun: Countable, locale: Locale): string {
  const form = new Intl.PluralRules(locale).select(n);
  const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms[locale][noun];
  return `${format(n, { kind: 'count' }, locale)} ${known[form] ?? known.other ?? noun}`;
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
    signal: { one: 'signal', other: 'signals' },
    customer: { one: 'customer', other: 'customers' },
  },
  fr: {
    day: { one: 'jour', other: 'jours' },
    week: { one: 'semaine', other: 'semaines' },
    month: { one: 'mois', other: 'mois' },
    quarter: { one: 'trimestre', other: 'trimestres' },
    year: { one: 'an', other: 'ans' },
    signal: { one: 'signal', other: 'signaux' },
    customer: { one: 'client', other: 'clients' },
  },
  ru: {
    day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
    week: { one: 'неделя', few: 'недели', many: 'недель', other: 'недели' },
    month: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    quarter: { one: 'квартал', few: 'квартала', many: 'кварталов', other: 'квартала' },
    year: { one: 'год', few: 'года', many: 'лет', other: 'года' },
    signal: { one: 'сигнал', few: 'сигнала', many: 'сигналов', other: 'сигнала' },
    customer: { one: 'клиент', few: 'клиента', many: 'клиентов', other: 'клиента' },
  },
} as const;
