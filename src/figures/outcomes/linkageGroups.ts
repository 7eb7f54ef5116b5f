import { z } from 'zod';
import { columnOf, tableOf, type Column, type Dataset, type Measure } from '../../dataset/dataset.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import { estimate, type Estimate, type Kind } from '../../stats/estimate.ts';
import type { Locale } from '../../words/format.ts';
import { linkageWords } from '../../words/linkage.ts';
import { messages } from '../../words/messages.ts';
import { FigureError } from '../draw.ts';
import { rawOf } from '../measures/groups.ts';
import { momentsRow } from '../props.ts';
import { pointsOf } from '../measures/scale.ts';

export const linkageRow = z.object({
  part: z.enum(['group', 'waiting', 'unknown', 'gone', 'nameless']),
  group: z.string().nullable(),
  ...momentsRow,
});
export type LinkageRow = z.output<typeof linkageRow>;

/** Customers of one answer, from the lowest answer to the highest. */
export type LinkedGroup = { name: string; n: number; estimate: Estimate | null; flagged: boolean };

export type Linked = {
  groups: LinkedGroup[];
  /** The highest answer with enough customers minus the lowest; null for fewer than two. */
  gap: Difference | null;
  customers: number;
  leftOut: Record<'waiting' | 'unknown' | 'gone' | 'nameless', number>;
};

/** Whether customers are grouped by each answer, or by how a measure reads it. Throws FigureError. */
export function groupingOf(
  measure: Measure,
  by: 'answer' | 'satisfied' | undefined,
  dataset: Dataset,
): 'answer' | 'satisfied' {
  const column = answerColumn(measure, dataset);
  const [low, high] = column?.range ?? [0, Infinity];
  const points = column?.type === 'score' && high - low <= 20;
  const classes = ['share', 'nps', 'net'].includes(measure.kind);
  if (by === 'answer' && column && (points || ['category', 'boolean'].includes(column.type))) return by;
  if (by === 'satisfied' && classes) return by;
  if (by === undefined && points && (high - low < 7 || !classes)) return 'answer';
  if (by === undefined && classes) return 'satisfied';
  throw new FigureError(
    'invalid-prop',
    `invalid prop: ${by ? 'by' : 'measure'} of <Linkage>: expected a measure ${by === 'satisfied' ? 'that reads answers as good or not' : 'of answers on a scale'}, found ${measure.name} of kind ${measure.kind}`,
    { prop: by ? 'by' : 'measure' },
  );
}

/** The groups with their outcome, lowest answer first, and the difference between both ends. */
export function linkedOf(
  rows: LinkageRow[],
  { measure, by, kind }: { measure: Measure; by: 'answer' | 'satisfied'; kind: Kind },
  { dataset, locale }: { dataset: Dataset; locale: Locale },
): Linked {
  const { publish, flag } = dataset.minimum;
  const own = rows.filter((row) => row.part === 'group' && row.group !== null);
  const ordered = namesOf(own, measure, by, dataset, locale).flatMap(({ value, name }) => {
    const row = own.find((each) => keyOf(each.group ?? '') === value);
    return row ? [{ row, name }] : [];
  });
  const made = ordered.map(({ row: { n, w, w2, s1, s2 }, name }) => ({
    moments: { n, w, w2, s1, s2 },
    group: {
      ...{ name, n, flagged: n >= publish && n < flag },
      estimate: n < publish ? null : estimate(kind, { n, w, w2, s1, s2 }),
    },
  }));
  const enough = made.filter(({ group }) => group.estimate);
  const [first, last] = [enough[0], enough.at(-1)];
  const count = (part: LinkageRow['part']) => rows.find((row) => row.part === part)?.n ?? 0;
  return {
    groups: made.map(({ group }) => group),
    gap: first && last && first !== last ? difference(kind, first.moments, last.moments) : null,
    customers: own.reduce((sum, { n }) => sum + n, 0),
    leftOut: {
      ...{ waiting: count('waiting'), unknown: count('unknown') },
      ...{ gone: count('gone'), nameless: count('nameless') },
    },
  };
}

/** The column of the answers themselves, if the measure has one. */
export function answerColumn(measure: Measure, dataset: Dataset): Column | undefined {
  return 'column' in measure ? columnOf(tableOf(dataset, measure.table), measure.column) : undefined;
}

function namesOf(
  rows: LinkageRow[],
  measure: Measure,
  by: 'answer' | 'satisfied',
  dataset: Dataset,
  locale: Locale,
): { value: string; name: string }[] {
  const column = answerColumn(measure, dataset);
  if (by === 'answer' && column) {
    const seen = new Map(rows.map(({ group, n }) => [rawOf(column, group ?? ''), n]));
    return pointsOf({ dataset, column, measure, seen, locale }).map(({ values, name }) => ({
      ...{ value: keyOf(values[0] ?? ''), name },
    }));
  }
  const words = linkageWords(locale);
  const { detractors, passives, promoters } = messages(locale);
  const names = measure.kind === 'nps' ? { '-1': detractors, '0': passives, '1': promoters } : words.classes;
  if (measure.kind === 'share')
    return [
      { value: '0', name: words.dissatisfied },
      { value: '1', name: words.satisfied },
    ];
  return ['-1', '0', '1'].map((value) => ({ value, name: names[value as '0'] ?? value }));
}

/** "1", "1.0" and 1 are one answer; words are themselves. */
function keyOf(group: string): string {
  return group.trim() !== '' && Number.isFinite(Number(group)) ? String(Number(group)) : group;
}
