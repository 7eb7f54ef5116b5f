import { colour, diverging, series } from '../../charts/theme.ts';
import { higherIsBetter, type Column, type Dataset, type Measure } from '../../dataset/dataset.ts';
import type { Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { byOrder, groupLabel, isOrdered, rawOf } from './groups.ts';

/** A possible answer, or several that are read as one, such as 9 and 10 as promoters. */
export type Point = {
  values: string[];
  name: string;
  colour: string;
  /** −1 for a bad answer, 0 for a neutral one, 1 for a good one; undefined where answers are neither. */
  side: -1 | 0 | 1 | undefined;
  /** Several less frequent answers together. */
  other?: boolean;
};

/** What is known of the answers: their column, the measure if one was named, the values that occur with their weight. */
export type Asked = {
  dataset: Dataset;
  column: Column;
  measure: Measure | undefined;
  seen: Map<string, number>;
  locale: Locale;
};

/** Every possible answer: from the worst to the best on a scale, bands and declared values in their order, else the most frequent first. */
export function pointsOf(asked: Asked): Point[] {
  const { column, seen, locale } = asked;
  const order = byOrder(column, locale);
  if (column.type === 'score') return scorePoints(asked);
  const values = [
    ...new Set([...(column.values ?? []).map((value) => rawOf(column, value)), ...seen.keys()]),
  ].sort(order);
  if (!isOrdered(column) && !column.ordered) values.sort((a, b) => (seen.get(b) ?? 0) - (seen.get(a) ?? 0));
  return values
    .map((value) => ({
      values: [value],
      name: groupLabel(column, value, locale),
      colour: '',
      side: undefined,
    }))
    .map(coloured);
}

/** Detractors, passives and promoters. */
export function npsClasses(points: Point[], locale: Locale): Point[] {
  const { detractors, passives, promoters } = messages(locale);
  const colours = diverging(3);
  const sides = [-1, 0, 1] as const;
  return [detractors, passives, promoters].map((name, index) => ({
    values: points.filter(({ side }) => side === sides[index]).flatMap(({ values }) => values),
    name,
    colour: colours[index] as string,
    side: sides[index],
  }));
}

/** The most frequent points in their order, the others joined in a last one: at most `count` together. */
export function joinRest(
  points: Point[],
  count: number,
  { seen, locale }: Pick<Asked, 'seen' | 'locale'>,
): { points: Point[]; joined: number } {
  if (points.length <= count) return { points, joined: 0 };
  const weight = ({ values }: Point) => values.reduce((sum, value) => sum + (seen.get(value) ?? 0), 0);
  const frequent = new Set([...points].sort((a, b) => weight(b) - weight(a)).slice(0, count - 1));
  const rest = points.filter((point) => !frequent.has(point));
  const values = rest.flatMap((point) => point.values);
  const name = messages(locale).otherAnswers;
  const other: Point = { values, name, colour: colour.muted, side: undefined, other: true };
  const kept = points.filter((point) => frequent.has(point));
  return { points: [...kept.map(coloured), other], joined: rest.length };
}

function coloured(point: Point, index: number): Point {
  return { ...point, colour: series[index % series.length] as string };
}

function scorePoints(asked: Asked): Point[] {
  const { column, seen, locale } = asked;
  const values = [...new Set([...scaleValues(column), ...seen.keys()])].sort(byOrder(column, locale));
  if (!goodIsHigh(asked)) values.reverse();
  const colours = diverging(values.length);
  return values.map((value, index) => {
    const side = sideOf(value, values, asked.measure);
    const label = column.labels?.[value];
    return {
      values: [value],
      name: label === undefined ? value : `${value} · ${label}`,
      colour:
        asked.measure?.kind === 'nps' || asked.measure?.kind === 'net'
          ? (diverging(3)[side + 1] as string)
          : (colours[index] as string),
      side,
    };
  });
}

function scaleValues({ range, values }: Column): string[] {
  const [low, high] = range ?? [0, -1];
  if (range && Number.isInteger(low) && high - low <= 20)
    return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  return values ?? [];
}

function sideOf(value: string, worstToBest: string[], measure: Measure | undefined): -1 | 0 | 1 {
  if (measure?.kind === 'nps') return Number(value) >= 9 ? 1 : Number(value) <= 6 ? -1 : 0;
  if (measure?.kind === 'net')
    return measure.positive.includes(Number(value)) ? 1 : measure.negative.includes(Number(value)) ? -1 : 0;
  return Math.sign(worstToBest.indexOf(value) - (worstToBest.length - 1) / 2) as -1 | 0 | 1;
}

/** The direction of the measure, or of any measure made of the column. */
function goodIsHigh({ dataset, column, measure }: Asked): boolean {
  const made =
    measure ??
    Object.values(dataset.measures).find((each) => 'column' in each && each.column === column.name);
  return made === undefined || made.kind === 'nps' || made.kind === 'net' || higherIsBetter(made);
}
