import { z } from 'zod';
import { higherIsBetter, measureOf, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { answers, bucket, moments } from '../../sql/measure.ts';
import type { PeriodUnit, Window } from '../../sql/period.ts';
import { joined, sql, trusted, type Query } from '../../sql/query.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import { changeWords } from '../../words/changeWords.ts';
import type { Context } from '../figure.ts';
import { momentsRow } from '../props.ts';
import { counts } from './counts.ts';
import { isTotal, kindOf, measured, momentsFor, optionsOf, total, type Measured } from './measured.ts';
import { compares, nowName, windowName, windowsOf, type Asked, type Windows } from './windows.ts';

type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

/** A course over time that goes with the number. */
export type Line = { window?: Window | undefined; unit: PeriodUnit };

export const partRow = z.object({
  part: z.enum(['now', 'before', 'line']),
  period: z.string().nullable(),
  ...momentsRow,
});

export type PartRow = z.output<typeof partRow>;

/** `unknown` when there is nothing to compare; `unclear` when the interval of the difference contains zero. */
export type Verdict = 'higher' | 'lower' | 'unclear' | 'unknown';

export type Compared = {
  windows: Windows;
  now: Measured;
  /** Absent when no change was asked for or the data have no dates. */
  before?: Measured | undefined;
  difference: Difference | null;
  verdict: Verdict;
  /** Why the verdict is unknown, a sentence. */
  because?: string | undefined;
};

/** One query for all parts: sufficient statistics of now, before and each period of the line. */
export function partsQuery(asked: Asked, dataset: Dataset, line?: Line): Query {
  const { now, before, unit } = windowsOf(asked, dataset);
  const measure = measureOf(dataset, asked.measure);
  const parts = [partQuery(sql`'now'`, now, measure)];
  if (before) parts.push(partQuery(sql`'before'`, before, measure));
  if (line) parts.push(lineQuery(line, measure));
  const source = answers(dataset, measure, { where: asked.where, unit });
  // as a subquery: the parser takes no `with` directly within the scope's own
  return sql`select * from (with _asked as (${source})\n${joined(parts, '\nunion all\n')}) order by 1, 2`;
}

/** What the rows say: both sides, their difference and the verdict. */
export function compared(rows: PartRow[], asked: Asked, context: Words): Compared {
  const { dataset, locale, counted } = context;
  const measure = measureOf(dataset, asked.measure);
  const windows = windowsOf(asked, dataset);
  const sumOf = (part: PartRow['part']) => total(rows.filter((row) => row.part === part));
  const now = measured(dataset, measure, sumOf('now'));
  const nothing = { windows, now, difference: null, verdict: 'unknown' } as const;
  if (!compares(asked)) return nothing;
  const words = changeWords(locale, counted);
  if (!windows.before) return { ...nothing, because: words.noDates };
  const before = measured(dataset, measure, sumOf('before'));
  const period = windowName(windows.before, locale);
  if (before.n === 0) return { ...nothing, before, because: words.nothingIn(period) };
  const side = now.estimate ? (before.estimate ? undefined : before) : now;
  if (side) {
    const name = side === now ? nowName(nothing, asked, context) : period;
    return { ...nothing, before, because: words.fewIn({ period: name, ...counts(side.n, context) }) };
  }
  const made = difference(
    kindOf(measure),
    momentsFor(measure, sumOf('before')),
    momentsFor(measure, sumOf('now')),
    optionsOf(dataset, measure),
  );
  return { ...nothing, before, difference: made, verdict: made ? verdictOf(made, measure) : 'unknown' };
}

/** Whether the change is good news, bad news, or neither; counts and sums are neither unless the dataset says so. */
export function toneOf(verdict: Verdict, measure: Measure): 'good' | 'bad' | 'neutral' {
  if (verdict === 'unclear' || verdict === 'unknown') return 'neutral';
  if (isTotal(measure) && !measure.better) return 'neutral';
  return (verdict === 'higher') === higherIsBetter(measure) ? 'good' : 'bad';
}

function partQuery(name: Query, window: Window | undefined, measure: Measure): Query {
  return sql`select ${name} as part, cast(null as date) as period, ${moments(measure)} from _asked${within(window)}`;
}

function lineQuery({ window, unit }: Line, measure: Measure): Query {
  return sql`select 'line' as part, ${bucket(unit)} as period, ${moments(measure)} from _asked${within(window)} group by 2`;
}

function within(window: Window | undefined): Query {
  if (!window) return trusted('');
  return sql` where _at >= cast(${window.from} as date) and _at < cast(${window.before} as date)`;
}

function verdictOf({ value, low, high }: Difference, measure: Measure): Verdict {
  const [from, to] = isTotal(measure) ? [value, value] : [low ?? 0, high ?? 0];
  return from > 0 ? 'higher' : to < 0 ? 'lower' : 'unclear';
}
