import { z } from 'zod';
import { columnOf, tableOf, type Dataset } from '../../dataset/dataset.ts';
import { estimate, type Moments } from '../../stats/estimate.ts';
import { FigureError } from '../draw.ts';
import type { Context } from '../figure.ts';
import { byOrder, groupLabel, groupSaid, isOrdered, rawOf } from '../measures/groups.ts';
import { total } from '../measures/measured.ts';
import { joinRest, npsClasses, pointsOf, type Point } from '../measures/scale.ts';
import { momentsRow } from '../props.ts';
import { asked } from './distributionAsked.ts';
import type { DistributionProps } from './distributionProps.ts';

/** A row of the query: how many gave an answer. */
export const answerRow = z.object({
  point: z.string(),
  group: z.string().nullable().optional(),
  ...momentsRow,
});

export type AnswerRow = z.output<typeof answerRow>;

type Mark = NonNullable<DistributionProps['mark']>;

/** One answer of one group. */
export type Part = { point: Point; share: number; low: number | null; high: number | null; n: number };

/** The answers of one group. */
export type Group = {
  raw: string | null;
  name: string;
  said: string;
  n: number;
  flagged: boolean;
  /** Empty where the group is withheld. */
  parts: Part[];
};

/** All that is drawn, and how. */
export type Whole = {
  points: Point[];
  mark: Mark;
  groups: Group[];
  withheld: Group[];
  known: number;
  joined: number;
  all: Group;
};

const mostSegments = 8;

/** The answers as they are drawn: points, groups, and what is withheld or joined. Throws FigureError. */
export function wholeOf(answer: AnswerRow[], props: DistributionProps, context: Context): Whole {
  const { dataset, locale } = context;
  const { measure, column } = asked(props, dataset);
  const rows = answer.map((each) => ({ ...each, point: rawOf(column, each.point) }));
  const seen = new Map<string, number>();
  for (const { point, w } of rows) seen.set(point, (seen.get(point) ?? 0) + w);
  const named = props.measure === undefined ? undefined : measure;
  const single = pointsOf({ dataset, column, measure: named, seen, locale });
  const sided = single.every(({ side }) => side !== undefined);
  const many = !sided && isOrdered(column) && single.length > mostSegments;
  const mark = props.mark ?? (!props.by || many ? 'bar' : sided ? 'diverging' : 'stacked');
  if (mark === 'diverging' && !sided)
    throw new FigureError(
      'invalid-prop',
      'invalid prop: mark of <Distribution>: expected bar or stacked where answers are neither good nor bad, found diverging',
      { prop: 'mark' },
    );
  const read = named?.kind === 'nps' && mark !== 'bar' ? npsClasses(single, locale) : single;
  const { points, joined } = sided
    ? { points: read, joined: 0 }
    : joinRest(read, mark === 'bar' ? Math.max(props.limit, 2) : mostSegments, { seen, locale });
  const all = groupOf(null, { name: '', said: '' }, rows, points, dataset);
  if (!props.by) {
    const groups = all.parts.length ? [all] : [];
    return { points, mark, groups, withheld: [], known: groups.length, joined, all };
  }
  return { points, mark, joined, all, ...split(rows, props, points, context) };
}

/** The groups of `by`: drawn in their order, and withheld. */
function split(
  rows: AnswerRow[],
  props: DistributionProps,
  points: Point[],
  { dataset, locale }: Context,
): Pick<Whole, 'groups' | 'withheld' | 'known'> {
  const { measure } = asked(props, dataset);
  const column = columnOf(tableOf(dataset, measure.table), props.by ?? '');
  const order = byOrder(column, locale);
  const found = [...new Set(rows.map(({ group = null }) => group))]
    .map((raw) => {
      const own = rows.filter(({ group = null }) => group === raw);
      const value = rawOf(column, raw);
      const names = { name: groupLabel(column, value, locale), said: groupSaid(column, value, locale) };
      return groupOf(value, names, own, points, dataset);
    })
    .sort((a, b) => order(a.raw, b.raw));
  const valued = found.filter(({ parts }) => parts.length);
  const named = valued.filter(({ raw }) => raw !== null);
  const sort = props.sort ?? (isOrdered(column) ? 'order' : 'value');
  const byName = new Intl.Collator(locale, { numeric: true });
  if (sort === 'value') named.sort((a, b) => good(b) - good(a) || b.n - a.n);
  if (sort === 'n') named.sort((a, b) => b.n - a.n);
  if (sort === 'name') named.sort((a, b) => byName.compare(a.name, b.name));
  return {
    groups: [...named.slice(0, props.limit), ...valued.filter(({ raw }) => raw === null)],
    withheld: found.filter(({ parts, n }) => !parts.length && n > 0),
    known: valued.length,
  };
}

function groupOf(
  raw: string | null,
  names: Pick<Group, 'name' | 'said'>,
  rows: AnswerRow[],
  points: Point[],
  { minimum }: Dataset,
): Group {
  const whole = total(rows);
  const parts =
    whole.n < minimum.publish || whole.w === 0
      ? []
      : points.map((point) =>
          partOf(
            point,
            whole,
            rows.filter((each) => point.values.includes(each.point)),
          ),
        );
  return { raw, ...names, n: whole.n, flagged: whole.n < minimum.flag, parts };
}

/** The share of the group's answers that are the point's, weighted, with its Wilson interval. */
function partOf(point: Point, { n, w, w2 }: Moments, rows: AnswerRow[]): Part {
  const own = total(rows);
  const made = estimate('share', { n, w, w2, s1: own.w, s2: own.w });
  return { point, share: made?.value ?? 0, low: made?.low ?? null, high: made?.high ?? null, n: own.n };
}

/** How good the answers are: good minus bad ones; where they are neither, the first answer's share. */
function good({ parts }: Group): number {
  if (parts[0]?.point.side === undefined) return parts[0]?.share ?? 0;
  return parts.reduce((sum, { share, point }) => sum + share * (point.side ?? 0), 0);
}

/** Bars are read from the top: the best answer first. */
export function inOrder<T extends { point: Point }>(parts: T[], { mark }: Whole): T[] {
  const scale = parts[0]?.point.side !== undefined;
  return mark === 'bar' && scale ? [...parts].reverse() : parts;
}

/** Share of the good (1), neutral (0) or bad (−1) answers among the parts. */
export function sideShare(parts: Part[], side: Point['side']): number {
  return parts.reduce((sum, { point, share }) => (point.side === side ? sum + share : sum), 0);
}
