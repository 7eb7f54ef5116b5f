import {
  columnOf,
  countedIn,
  labelOf,
  measureOf,
  tableOf,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { estimate, type Estimate, type Kind, type Moments } from '../../stats/estimate.ts';
import { momentsOfRatio, type RatioSums } from '../../sql/ratioMoments.ts';
import { scaleOf } from '../../sql/measure.ts';
import type { Format, Locale } from '../../words/format.ts';

/** A measure's estimate, or why there is none. `few` marks one under the dataset's minimum: its value is not shown. */
export type Measured = { n: number; estimate: Estimate | null; few: boolean; flagged: boolean };

/** The estimate of a measure from its moments (a row may hold more), withheld under the dataset's minimum. */
export function measured(dataset: Dataset, measure: Measure, moments: Sums): Measured {
  const taken = momentsFor(measure, moments);
  const { n } = taken;
  const few = n > 0 && n < dataset.minimum.publish;
  const made = few || n === 0 ? null : estimate(kindOf(measure), taken, optionsOf(dataset, measure));
  return { n, estimate: made, few, flagged: !few && n > 0 && n < dataset.minimum.flag };
}

/** How the statistics treat a measure. Churn is a share of customers at risk; a ratio is taken as the mean that says as much. */
export function kindOf(measure: Measure): Kind {
  if (measure.kind === 'churn') return 'share';
  if (measure.kind === 'ratio') return 'mean';
  return measure.kind;
}

/** Whether the measure is a total, whose difference is a fact and not an estimate. */
export function isTotal({ kind }: Measure): boolean {
  return kind === 'count' || kind === 'sum';
}

/** Sufficient statistics as a query returns them; a ratio has those of its denominator too. */
export type Sums = Moments & Partial<Pick<RatioSums, 'd1' | 'd2' | 'sd'>>;

const parts = ['n', 'w', 'w2', 's1', 's2', 'd1', 'd2', 'sd'] as const;

/** The sums of several groups: those of the groups together. */
export function total(groups: Sums[]): Sums {
  const sum: Sums = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  for (const group of groups)
    for (const part of parts) if (group[part] !== undefined) sum[part] = (sum[part] ?? 0) + group[part];
  return sum;
}

/** The moments that the statistics take: a ratio's are those of the mean that says as much. */
export function momentsFor(measure: Measure, { n, w, w2, s1, s2, d1, d2, sd }: Sums): Moments {
  if (measure.kind !== 'ratio') return { n, w, w2, s1, s2 };
  return momentsOfRatio({ n, w, w2, s1, s2, d1: d1 ?? 0, d2: d2 ?? 0, sd: sd ?? 0 });
}

/** How the measure's values are shown. */
export function formatOf(dataset: Dataset, measure: Measure): Format {
  switch (measure.kind) {
    case 'share':
    case 'churn':
      return { kind: 'share' };
    case 'nps':
    case 'net':
      return { kind: 'points' };
    case 'index':
      return { kind: 'index' };
    case 'count':
      return { kind: 'count' };
    case 'mean':
    case 'sum': {
      const { currency } = columnOf(tableOf(dataset, measure.table), measure.column);
      return currency ? { kind: 'money', currency } : { kind: measure.kind === 'mean' ? 'score' : 'number' };
    }
    case 'ratio': {
      const { columns } = tableOf(dataset, measure.table);
      const [upper, lower] = [columns[measure.numerator], columns[measure.denominator]];
      // money by money is a plain number
      const currency = lower?.currency ? undefined : upper?.currency;
      return currency ? { kind: 'money', currency } : { kind: 'score' };
    }
  }
}

/** "CSAT", "NPS", "Delay (minutes)": the declared label, else the name; short names are set in capitals. */
export function measureLabel(measure: Measure): string {
  const short = measure.name.length <= 4 ? measure.name.toUpperCase() : labelOf(measure);
  const label = measure.label || short;
  const { unit } = measure;
  return unit && !label.toLowerCase().includes(unit.toLowerCase()) ? `${label} (${unit})` : label;
}

const methods: Record<Locale, Record<string, string>> = {
  en: {
    wilson: 'Wilson',
    'adjusted-wald': 'adjusted Wald',
    t: 't',
    delta: 'delta method',
    newcombe: 'Newcombe',
    welch: 'Welch',
  },
  fr: {
    wilson: 'Wilson',
    'adjusted-wald': 'Wald ajusté',
    t: 't',
    delta: 'méthode delta',
    newcombe: 'Newcombe',
    welch: 'Welch',
  },
  ru: {
    wilson: 'Уилсон',
    'adjusted-wald': 'скорректированный Вальд',
    t: 't',
    delta: 'дельта-метод',
    newcombe: 'Ньюкомб',
    welch: 'Уэлч',
  },
};

/** The name of an interval in the reader's language; undefined when there is none. */
export function methodName(method: string | undefined, locale: Locale): string | undefined {
  return method === undefined ? undefined : methods[locale][method];
}

/** What a measure is, in words: definition, question, method, each a paragraph. */
export function describe(dataset: Dataset, name: string, locale: Locale): string[] {
  const measure = measureOf(dataset, name);
  const parts = [definition(measure, dataset, locale)];
  if (measure.question)
    parts.push(
      `${quoted(measure.question, locale)}${measure.version ? ` (${locale === 'ru' ? 'верс.' : 'v.'} ${measure.version})` : ''}`,
    );
  return parts;
}

/** Text in the quotation marks of the language. */
export function quoted(text: string, locale: Locale): string {
  return locale === 'en' ? `“${text}”` : locale === 'fr' ? `« ${text} »` : `«${text}»`;
}

function definition(measure: Measure, dataset: Dataset, locale: Locale): string {
  const asked = countedIn(dataset, measure.table) === 'answers';
  const ofCases = asked ? undefined : caseDefinition(measure, dataset, locale);
  return ofCases ?? { en: english, fr: french, ru: russian }[locale](measure, dataset);
}

/** What a measure is where nobody answered anything; undefined where it is the same. */
function caseDefinition(measure: Measure, dataset: Dataset, locale: Locale): string | undefined {
  const label = measureLabel(measure);
  const column = 'column' in measure ? named(measure.column, measure, dataset) : '';
  const values = measure.kind === 'share' ? measure.satisfied.join(', ') : '';
  const words: Record<Locale, Partial<Record<Measure['kind'], string>>> = {
    en: {
      share: `${label}: cases with ${column}: ${values}, as a share of all that have a value there; Wilson score interval.`,
      mean: `${label}: mean of ${column}; t interval.`,
      count: `${label}: number of cases.`,
    },
    fr: {
      share: `${label} : part des cas où ${column} vaut ${values}, parmi tous ceux qui y ont une valeur ; intervalle de Wilson.`,
      mean: `${label} : moyenne de ${column} ; intervalle t.`,
      count: `${label} : nombre de cas.`,
    },
    ru: {
      share: `${label}: доля случаев, где ${column}: ${values}, среди всех, где есть значение; интервал Уилсона.`,
      mean: `${label}: среднее, ${column}; t-интервал.`,
      count: `${label}: число случаев.`,
    },
  };
  return words[locale][measure.kind];
}

/** A column in a definition: by its label, where it has one. */
function named(column: string, { table }: Measure, dataset: Dataset): string {
  const found = dataset.tables[table]?.columns[column];
  return found ? labelOf(found) : column;
}

function english(measure: Measure, dataset: Dataset): string {
  const label = measureLabel(measure);
  switch (measure.kind) {
    case 'share':
      return `${label}: answers ${measure.satisfied.join(', ')}${scaleText(measure, dataset, ' on a scale of ')} as a share of all answers to the question; Wilson score interval.`;
    case 'nps':
      return `${label}: share of promoters (9–10) minus share of detractors (0–6), in points from −100 to 100; adjusted-Wald interval.${startsAtOne(measure, dataset) ? ' The question was asked on a scale without a zero.' : ''}`;
    case 'net':
      return `${label}: share of answers ${measure.positive.join(', ')} minus share of answers ${measure.negative.join(', ')}, in points; adjusted-Wald interval.`;
    case 'mean':
      return `${label}: mean of the answers${scaleText(measure, dataset, ' on a scale of ')}${measure.high ? `, where a high answer means ${measure.high}` : ''}; t interval.`;
    case 'index':
      return `${label}: mean answer${scaleText(measure, dataset, ' on a scale of ')} stretched to 0…100; t interval.`;
    case 'sum':
      return `${label}: sum of ${named(measure.column, measure, dataset)}.`;
    case 'ratio':
      return `${label}: sum of ${named(measure.numerator, measure, dataset)} ÷ sum of ${named(measure.denominator, measure, dataset)}; interval by the delta method.`;
    case 'churn':
      return `${label}: customers present at the start of a period and gone by its end, as a share of those present at the start; monthly unless a longer period is asked for; Wilson score interval.`;
    case 'count':
      return `${label}: number of answers.`;
  }
}

function french(measure: Measure, dataset: Dataset): string {
  const label = measureLabel(measure);
  switch (measure.kind) {
    case 'share':
      return `${label} : part des réponses ${measure.satisfied.join(', ')}${scaleText(measure, dataset, ' sur une échelle de ')} parmi les réponses à la question ; intervalle de Wilson.`;
    case 'nps':
      return `${label} : part des promoteurs (9–10) moins part des détracteurs (0–6), en points de −100 à 100 ; intervalle de Wald ajusté.${startsAtOne(measure, dataset) ? ' La question a été posée sur une échelle sans zéro.' : ''}`;
    case 'net':
      return `${label} : part des réponses ${measure.positive.join(', ')} moins part des réponses ${measure.negative.join(', ')}, en points ; intervalle de Wald ajusté.`;
    case 'mean':
      return `${label} : moyenne des réponses${scaleText(measure, dataset, ' sur une échelle de ')} ; intervalle t.`;
    case 'index':
      return `${label} : réponse moyenne${scaleText(measure, dataset, ' sur une échelle de ')} ramenée à 0…100 ; intervalle t.`;
    case 'sum':
      return `${label} : somme de ${named(measure.column, measure, dataset)}.`;
    case 'ratio':
      return `${label} : somme de ${named(measure.numerator, measure, dataset)} ÷ somme de ${named(measure.denominator, measure, dataset)} ; intervalle par la méthode delta.`;
    case 'churn':
      return `${label} : clients présents au début d’une période et partis à sa fin, parmi ceux présents au début ; par mois sauf indication contraire ; intervalle de Wilson.`;
    case 'count':
      return `${label} : nombre de réponses.`;
  }
}

function russian(measure: Measure, dataset: Dataset): string {
  const label = measureLabel(measure);
  switch (measure.kind) {
    case 'share':
      return `${label}: доля ответов ${measure.satisfied.join(', ')}${scaleText(measure, dataset, ' по шкале ')} среди всех ответов на вопрос; интервал Уилсона.`;
    case 'nps':
      return `${label}: доля промоутеров (9–10) минус доля критиков (0–6), в пунктах от −100 до 100; скорректированный интервал Вальда.${startsAtOne(measure, dataset) ? ' Вопрос задан по шкале без нуля.' : ''}`;
    case 'net':
      return `${label}: доля ответов ${measure.positive.join(', ')} минус доля ответов ${measure.negative.join(', ')}, в пунктах; скорректированный интервал Вальда.`;
    case 'mean':
      return `${label}: среднее ответов${scaleText(measure, dataset, ' по шкале ')}; t-интервал.`;
    case 'index':
      return `${label}: средний ответ${scaleText(measure, dataset, ' по шкале ')}, приведённый к 0…100; t-интервал.`;
    case 'sum':
      return `${label}: сумма ${named(measure.column, measure, dataset)}.`;
    case 'ratio':
      return `${label}: сумма ${named(measure.numerator, measure, dataset)} ÷ сумма ${named(measure.denominator, measure, dataset)}; интервал по дельта-методу.`;
    case 'churn':
      return `${label}: клиенты, бывшие в начале периода и ушедшие к его концу, среди бывших в начале; по месяцам, если не указано иное; интервал Уилсона.`;
    case 'count':
      return `${label}: число ответов.`;
  }
}

function scaleText(measure: Measure, dataset: Dataset, words: string): string {
  const range = rangeOf(measure, dataset);
  return range ? `${words}${range[0]}–${range[1]}` : '';
}

function startsAtOne(measure: Measure, dataset: Dataset): boolean {
  return (rangeOf(measure, dataset)?.[0] ?? 0) > 0;
}

function rangeOf(measure: Measure, dataset: Dataset): [number, number] | undefined {
  if (!('column' in measure)) return undefined;
  return dataset.tables[measure.table]?.columns[measure.column]?.range;
}

/** The ends of the scale, which an index needs. */
export function optionsOf(dataset: Dataset, measure: Measure): { min?: number; max?: number } {
  if (measure.kind !== 'index') return {};
  const [min, max] = scaleOf(dataset, measure);
  return { min, max };
}
