import { z } from 'zod';
import { higherIsBetter, labelOf, type Column, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { add, startOf, type PeriodUnit } from '../../sql/period.ts';
import { laterFrom, manyInQuarter, type QualityOptions } from '../../sql/qualityChecks.ts';
import { difference } from '../../stats/difference.ts';
import { estimate, type Kind } from '../../stats/estimate.ts';
import { effectiveN } from '../../stats/moments.ts';
import { format, type Format, type Locale } from '../../words/format.ts';
import { qualityWords } from '../../words/quality.ts';
import { verdictOf } from '../comparison/compareResult.ts';
import { gapWords } from '../comparison/compareWords.ts';
import { byOrder, groupLabel, someOf } from '../measures/groups.ts';
import { formatOf, kindOf, measureLabel, optionsOf } from '../measures/measured.ts';
import { momentsRow } from '../props.ts';

const parts = [
  ...(['total', 'silent', 'question', 'scale', 'coverage', 'quarter'] as const),
  ...(['answered', 'score', 'duplicate', 'straight', 'speed'] as const),
] as const;

export const qualityRow = z.object({
  part: z.enum(parts),
  key: z.string().nullable(),
  day: z.string().nullable(),
  ...momentsRow,
});
export type QualityRow = z.output<typeof qualityRow>;

/** What is to be made of a check: `info` has no verdict. */
export type Verdict = 'look' | 'fine' | 'unknown' | 'info';

export type Check = {
  name: string;
  found: string;
  share: number | null;
  low: number | null;
  high: number | null;
  /** What the share stands on. */
  n: number | null;
  verdict: Verdict;
  meaning: string;
};

/** Answers by value and period; periods without answers are in it. */
export type Coverage = {
  values: { raw: string; name: string }[];
  periods: string[];
  n: (raw: string, period: string) => number;
};

export type Quality = { n: number; checks: Check[]; coverage: Coverage | undefined };

type Words = { dataset: Dataset; locale: Locale };
type Sums = Pick<QualityRow, 'n' | 'w' | 'w2' | 's1' | 's2'>;

/** A share from which on silent rows, duplicates and speeders are worth a look, and a design effect. */
const noticeable = { share: 0.005, designEffect: 1.5 };

/** Every check with what it found. */
export function qualityOf(rows: QualityRow[], options: QualityOptions, context: Words): Quality {
  const sums = (part: QualityRow['part'], key: string | null = null): Sums =>
    rows.find((row) => row.part === part && row.key === key) ?? { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  const total = sums('total');
  const coverage = options.by && coverageOf(rows, options.by, options.unit, context.locale);
  const { questions, texts } = options;
  const checks = [
    responseCheck(context),
    ...[...questions, ...texts].map((column, index) =>
      answeredCheck(column, sums('question', column.name), index === 0, context),
    ),
    ...(questions.length ? [silentCheck(sums('silent'), context), scaleCheck(rows, context)] : []),
    coverageCheck(coverage, options, context),
    ...customerChecks(sums, options, context),
    ...(questions.length > 1 ? [straightCheck(sums('straight'), context)] : []),
    speedCheck(options, sums('speed'), context),
    weightsCheck(total, context),
  ];
  return { n: total.n, checks, coverage };
}

function responseCheck({ locale }: Words): Check {
  const words = qualityWords(locale);
  return unknown(words.response, words.responseMeans, locale);
}

function answeredCheck(column: Column, { n, s1 }: Sums, first: boolean, context: Words): Check {
  const { locale } = context;
  const words = qualityWords(locale);
  // said once, for all questions
  const means = [
    first && words.answeredMeans,
    column.notApplicable && words.notApplicable(count(column.notApplicable, locale)),
  ];
  return {
    ...shareCheck(words.answered(labelOf(column)), { found: s1, n }, context),
    ...{ verdict: 'info', meaning: means.filter(Boolean).join(' ') },
  };
}

function silentCheck({ n, s1 }: Sums, context: Words): Check {
  const words = qualityWords(context.locale);
  return { ...shareCheck(words.silent, { found: s1, n }, context), meaning: words.silentMeans };
}

function scaleCheck(rows: QualityRow[], context: Words): Check {
  const words = qualityWords(context.locale);
  const own = rows.filter(({ part }) => part === 'scale');
  const [found, n] = [own.reduce((sum, row) => sum + row.s1, 0), own.reduce((sum, row) => sum + row.n, 0)];
  const verdict = found > 0 ? 'look' : 'fine';
  return { ...shareCheck(words.scale, { found, n }, context), verdict, meaning: words.scaleMeans };
}

function coverageOf(rows: QualityRow[], column: Column, unit: PeriodUnit, locale: Locale): Coverage {
  const own = rows.filter(({ part }) => part === 'coverage');
  const order = byOrder(column, locale);
  const raws = [...new Set([...(column.values ?? []), ...own.flatMap(({ key }) => key ?? [])])].sort(order);
  const days = own.flatMap(({ day }) => day ?? []).sort();
  const periods: string[] = [];
  const last = days.at(-1) ?? '';
  for (let day = startOf(days[0] ?? '2000-01-01', unit); days.length && day <= last; day = add(day, 1, unit))
    periods.push(day);
  const found = new Map(own.map(({ key, day, n }) => [`${day} ${key}`, n]));
  return {
    values: raws.map((raw) => ({ raw, name: groupLabel(column, raw, locale) })),
    periods,
    n: (raw, period) => found.get(`${period} ${raw}`) ?? 0,
  };
}

function coverageCheck(coverage: Coverage | undefined, { by }: QualityOptions, context: Words): Check {
  const { locale } = context;
  const words = qualityWords(locale);
  const name = words.coverage(by ? labelOf(by) : '…');
  if (!coverage || !coverage.periods.length) return unknown(name, words.noCoverage, locale);
  const { values, periods, n } = coverage;
  const cells = values.length * periods.length;
  const gaps = values.filter(({ raw }) => periods.some((period) => n(raw, period) === 0));
  const missing = values.reduce(
    (sum, { raw }) => sum + periods.filter((period) => n(raw, period) === 0).length,
    0,
  );
  const names = gaps.length ? ` ${words.coverageGaps(someOf(gaps.map((gap) => gap.name)))}` : '';
  return {
    ...{ name, found: words.coverageFound({ missing: count(missing, locale), cells: count(cells, locale) }) },
    // cells are no sample: their share has no interval
    ...{ share: missing / cells, low: null, high: null, n: null },
    ...{ verdict: missing ? 'look' : 'fine', meaning: words.coverageMeans + names },
  };
}

type Find = (part: QualityRow['part'], key?: string | null) => Sums;

function customerChecks(
  sums: Find,
  { customer, measure, questions, usual }: QualityOptions,
  context: Words,
): Check[] {
  const { dataset, locale } = context;
  const words = qualityWords(locale);
  if (customer === undefined)
    return [words.perQuarter, words.fatigue, words.duplicates].map((name) =>
      unknown(name, words.noCustomer, locale),
    );
  const share = { kind: 'share' } as const;
  const checks = [quarterCheck(sums('quarter'), context)];
  if (usual.length) {
    const pair = { first: sums('answered', 'first'), later: sums('answered', 'later') };
    checks.push(
      fatigueCheck({ name: words.fatigue, ...pair, kind: 'mean', as: share, worse: 'lower' }, context),
    );
  }
  if (measure)
    checks.push(
      fatigueCheck(
        {
          name: words.fatigueScore(measureLabel(measure)),
          ...{ first: sums('score', 'first'), later: sums('score', 'later'), kind: kindOf(measure), measure },
          ...{ as: formatOf(dataset, measure), worse: higherIsBetter(measure) ? 'lower' : 'higher' },
        },
        context,
      ),
    );
  if (questions.length) {
    const { n, s1 } = sums('duplicate');
    checks.push({
      ...shareCheck(words.duplicates, { found: s1, n }, context),
      meaning: words.duplicatesMeans,
    });
  }
  return checks;
}

function quarterCheck({ n, w, s1, s2 }: Sums, context: Words): Check {
  const { locale } = context;
  const words = qualityWords(locale);
  const mean = format(n ? s1 / n : null, { kind: 'score' }, locale);
  const made = shareCheck(words.perQuarter, { found: s2, n }, context);
  const enough = n >= context.dataset.minimum.publish;
  const meaning = words.perQuarterMeans(count(manyInQuarter, locale));
  return {
    ...made,
    found: enough ? words.perQuarterFound({ mean, most: count(w, locale) }) : '–',
    verdict: 'info',
    meaning,
  };
}

type Fatigue = {
  name: string;
  first: Sums;
  later: Sums;
  kind: Kind;
  as: Format;
  worse: 'higher' | 'lower';
  measure?: Measure | undefined;
};

/** The first survey of customers against their later ones. */
function fatigueCheck({ name, first, later, kind, as, worse, measure }: Fatigue, context: Words): Check {
  const { dataset, locale } = context;
  const words = qualityWords(locale);
  const nothing = { share: null, low: null, high: null, n: null };
  const options = measure ? optionsOf(dataset, measure) : {};
  const bare = ({ n, w, w2, s1, s2 }: Sums) => ({ n, w, w2, s1, s2 });
  const few = Math.min(first.n, later.n) < dataset.minimum.publish;
  const [a, b] = few
    ? [null, null]
    : [estimate(kind, bare(first), options), estimate(kind, bare(later), options)];
  const gap = few ? null : difference(kind, bare(first), bare(later), options);
  if (!a || !b || !gap)
    return { name, found: '–', ...nothing, verdict: 'unknown', meaning: words.fatigueFew };
  const verdict = verdictOf(gap.low, gap.high);
  const said = gapWords({ ...gap, verdict }, as, context);
  const value = (one: { value: number }) => format(one.value, as, locale);
  return {
    ...{ name, ...nothing, n: first.n + later.n },
    found: words.fatigueFound({ first: value(a), later: value(b), from: count(laterFrom, locale) }),
    verdict: verdict === worse ? 'look' : 'fine',
    meaning: words.fatigueMeans({ ...said, clear: verdict === 'higher' || verdict === 'lower' }),
  };
}

function straightCheck({ n, s1 }: Sums, context: Words): Check {
  const words = qualityWords(context.locale);
  return {
    ...shareCheck(words.straight, { found: s1, n }, context),
    verdict: 'info',
    meaning: words.straightMeans,
  };
}

function speedCheck({ duration }: QualityOptions, { n, w, s1, s2 }: Sums, context: Words): Check {
  const { locale } = context;
  const words = qualityWords(locale);
  if (!duration) return unknown(words.speed('…'), words.noDuration, locale);
  const made = shareCheck(words.speed(format(w, { kind: 'number' }, locale)), { found: s1, n }, context);
  return { ...made, meaning: words.speedMeans(made.share === null ? '–' : count(s2, locale)) };
}

function weightsCheck(total: Sums, context: Words): Check {
  const { locale } = context;
  const words = qualityWords(locale);
  const effective = effectiveN(total);
  const effect = effective > 0 ? total.n / effective : 1;
  const equal = effect < 1 + 1e-9;
  return {
    ...{ name: words.weights, share: null, low: null, high: null, n: total.n },
    found: equal
      ? words.noWeights
      : words.weightsFound({
          effect: format(effect, { kind: 'score' }, locale),
          effective: count(Math.round(effective), locale),
        }),
    verdict: effect >= noticeable.designEffect ? 'look' : 'fine',
    meaning: equal ? words.noWeightsMeans : words.weightsMeans,
  };
}

/** A count as a share of its base with Wilson's interval; nothing under the minimum. */
function shareCheck(
  name: string,
  { found, n }: { found: number; n: number },
  { dataset, locale }: Words,
): Omit<Check, 'meaning'> {
  const enough = n >= dataset.minimum.publish;
  const made = enough ? estimate('share', { n, w: n, w2: n, s1: found, s2: found }) : null;
  return {
    ...{ name, found: enough ? count(found, locale) : '–', n },
    ...{ share: made?.value ?? null, low: made?.low ?? null, high: made?.high ?? null },
    verdict: !enough ? 'unknown' : (made?.value ?? 0) >= noticeable.share ? 'look' : 'fine',
  };
}

function unknown(name: string, meaning: string, locale: Locale): Check {
  const found = qualityWords(locale).unknown;
  return { name, found, share: null, low: null, high: null, n: null, verdict: 'unknown', meaning };
}

function count(n: number, locale: Locale): string {
  return format(n, { kind: 'count' }, locale);
}
