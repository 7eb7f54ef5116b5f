import { tableOf, UnknownName, type Measure } from '../../dataset/dataset.ts';
import { kindOf } from '../../figures/measures/measured.ts';
import { pairs } from '../../sql/paired.ts';
import type { Query } from '../../sql/query.ts';
import { unitOf } from '../../stats/estimate.ts';
import { mcnemar, type PairedCounts } from '../../stats/mcnemar.ts';
import { momentsOf } from '../../stats/moments.ts';
import { newcombePaired } from '../../stats/newcombePaired.ts';
import { pairedT } from '../../stats/pairedT.ts';
import { estimateOptions, estimateRow, unitName, withheld } from './estimateRow.ts';
import { testOf } from './groupTests.ts';
import { type Asked, Unfitting, wordOf } from './options.ts';
import { otherRow, type MeasureRow, type Source } from './row.ts';
import { differenceName, type Two } from './twoGroups.ts';

type Pair = { a: number; b: number; n: number; repeated: number };

/** Two occasions of the same customers: both values, then the individual change with interval and test. */
export async function comparePairs(
  source: Source,
  measure: Measure,
  { answers, two }: { answers: Query; two: Two },
  asked: Asked,
): Promise<MeasureRow[]> {
  if (measure.kind === 'count' || measure.kind === 'sum')
    throw new Unfitting(`invalid --paired: a ${measure.kind} is a total, which no customer has twice`);
  const customer = customerOf(source, measure, asked.paired ?? '');
  const found = await source.ask<Pair>(pairs(answers, customer, two.conditions));
  const n = found.reduce((sum, pair) => sum + pair.n, 0);
  const counts = found.map((pair) => pair.n);
  const moments = [found.map(({ a }) => a), found.map(({ b }) => b)].map((values) =>
    momentsOf(values, { counts }),
  );
  const plain = measure.kind === 'ratio' ? ({ ...measure, kind: 'mean', column: '' } as Measure) : measure;
  const shown = two.names.map((name, index) => ({
    ...estimateRow(source, plain, name, moments[index] ?? momentsOf([])),
    unit: unitName(source.dataset, measure),
  }));
  const repeated = found.reduce((sum, pair) => sum + pair.repeated, 0);
  if (repeated)
    source.note(
      `${repeated} of ${n} customers answered more than once on an occasion: the latest answer counts`,
    );
  const reason = withheld(source.dataset, n);
  const change = reason ? { reason } : changeOf(source, measure, found, asked);
  const base = { by: differenceName(two.names), n, unit: unitName(source.dataset, measure) };
  return [...shown, otherRow(source, measure, 'difference', { ...base, ...change })];
}

/** The column of --paired, else that of the measure. Throws UnknownName. */
function customerOf({ dataset }: Source, measure: Measure, written: string): string {
  const { columns, name } = tableOf(dataset, measure.table);
  const customer = written || measure.customer;
  if (customer === undefined)
    throw new Unfitting('missing value: --paired COLUMN, as the dataset names no customer column', {
      valid: Object.keys(columns),
    });
  if (columns[customer]) return customer;
  throw new UnknownName('column', customer, Object.keys(columns), ` in table ${name}`);
}

function changeOf(source: Source, measure: Measure, found: Pair[], asked: Asked): Partial<MeasureRow> {
  const { level } = source;
  const word = wordOf(asked, 'test', ['auto', 'exact', 'plain', 'corrected'], 'auto');
  if (kindOf(measure) === 'share') {
    const counts = pairedCounts(found);
    const test = mcnemar(counts, { variant: word });
    return { ...newcombePaired(counts, { level }), method: 'newcombe-paired', ...testOf(test), ...counts };
  }
  const moments = momentsOf(
    found.map(({ a, b }) => b - a),
    { counts: found.map(({ n }) => n) },
  );
  const made = pairedT(moments, { level });
  if (!made) return { reason: 'no answers' };
  const unit = unitOf(kindOf(measure), estimateOptions(source, measure));
  const scaled = (value: number | null) => (value === null ? null : unit * value);
  return {
    value: unit * made.value,
    low: scaled(made.low),
    high: scaled(made.high),
    se: scaled(made.standardError),
    method: made.low === null ? null : 'paired-t',
    ...testOf(made),
  };
}

function pairedCounts(found: Pair[]): PairedCounts {
  const count = (a: number, b: number) =>
    found.filter((pair) => pair.a === a && pair.b === b).reduce((sum, { n }) => sum + n, 0);
  return { both: count(1, 1), onlyFirst: count(1, 0), onlySecond: count(0, 1), neither: count(0, 0) };
}
