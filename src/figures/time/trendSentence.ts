import { format, formatPeriod } from '../../words/format.ts';
import { formatMagnitude, formatP, formatSigned } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { changeWords } from '../../words/changeWords.ts';
import { endsWords, trendWords } from '../../words/trendWords.ts';
import type { Context } from '../figure.ts';
import { formatOf } from '../measures/measured.ts';
import { directionsOf, type Direction } from './trendDirection.ts';
import type { Lines, TrendPoint } from './trendPoints.ts';

const spokenLines = 4;

type Told = { label: string; lines: Lines; context: Context };

/**
 * What the lines say: where each begins and ends, which way it went where that is more than chance, the highest and
 * the lowest period. Of more than four lines the rest is counted.
 */
export function trendSentence(points: TrendPoint[], told: Told): string {
  const { locale, dataset, counted } = told.context;
  const valued = points.filter(({ value }) => value !== null);
  const names = [...new Set(valued.map(({ series }) => series))];
  const lines = names.map((name) => valued.filter(({ series }) => series === name));
  const [lone] = lines;
  if (!lone) return messages(locale, counted).empty;
  const n = points.filter(({ series }) => names.includes(series)).reduce((sum, each) => sum + each.n, 0);
  const count = format(n, { kind: 'count' }, locale);
  const directions = directionsOf(lines, dataset);
  if (valued.length === 1) return loneValue(lone[0] as TrendPoint, count, told);
  return [
    ...(lines.length === 1
      ? loneLine(lone, directions[0] ?? null, told)
      : severalLines(lines, directions, told)),
    extremes(valued, told),
    trendWords(locale, counted).answers(count),
  ]
    .filter(Boolean)
    .join(' ');
}

function loneLine(line: TrendPoint[], direction: Direction | null, told: Told): string[] {
  const [first, last] = [line[0] as TrendPoint, line.at(-1) as TrendPoint];
  const words = trendWords(told.context.locale);
  const label = labelOf(first, told);
  return [
    words.firstAndLast({ label, ...endsOf(first, last, told) }),
    directionWords(first, direction, told),
  ];
}

function loneValue(point: TrendPoint, n: string, told: Told): string {
  const { value, period } = placeOf(point, told);
  return changeWords(told.context.locale).valueSentence({
    label: `${labelOf(point, told)}, ${period}`,
    value,
    n,
  });
}

function labelOf({ series }: TrendPoint, { label }: Told): string {
  return [label, series].filter(Boolean).join(', ');
}

function directionWords({ measure }: TrendPoint, direction: Direction | null, told: Told): string {
  if (!direction) return '';
  const { dataset, locale } = told.context;
  const words = trendWords(locale);
  const { way, by, count, p } = direction;
  if (by === null) return words.ranked[way](formatP(p, locale));
  const size = way === 'unclear' ? formatSigned : formatMagnitude;
  return words.moved[way]({
    by: size(by, formatOf(dataset, measure), locale),
    ends: endsWords(count, told.lines.by, locale),
  });
}

function severalLines(lines: TrendPoint[][], directions: (Direction | null)[], told: Told): string[] {
  const { locale } = told.context;
  const words = trendWords(locale);
  const clauses = lines.slice(0, spokenLines).map((line, index) => {
    const [first, last] = [line[0] as TrendPoint, line.at(-1) as TrendPoint];
    const ends = { label: first.series, ...endsOf(first, last, told) };
    const way = directions[index]?.way;
    return first === last ? words.lonePoint(ends) : words.line(ends) + (way ? words.ways[way] : '');
  });
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  if (lines.length > spokenLines) clauses.push(words.more(count(lines.length - spokenLines)));
  const all = clauses.join(locale === 'fr' ? ' ; ' : '; ');
  return [told.label ? words.lines(told.label, all) : `${all}.`, judged(directions, told)];
}

/** How the directions of several lines were judged. */
function judged(directions: (Direction | null)[], { context }: Told): string {
  const known = directions.filter((each) => each !== null);
  if (!known.length) return '';
  const words = trendWords(context.locale);
  const compared = format(known.length, { kind: 'count' }, context.locale);
  return known.every(({ by }) => by === null) ? words.judgedByRanks(compared) : words.judged(compared);
}

/** The highest and the lowest value; nothing where the ends of a line say it already. */
function extremes(valued: TrendPoint[], told: Told): string {
  if (valued.length < 3) return '';
  const by = (sign: 1 | -1) =>
    valued.reduce((best, each) => (sign * (each.value ?? 0) > sign * (best.value ?? 0) ? each : best));
  const [high, low] = [by(1), by(-1)];
  if (high.value === low.value) return '';
  const several = valued.some(({ series }) => series !== high.series);
  const at = (point: TrendPoint) => {
    const { period } = placeOf(point, told);
    return several ? `${point.series}, ${period}` : period;
  };
  return trendWords(told.context.locale).extremes({
    ...{ high: placeOf(high, told).value, highAt: at(high) },
    ...{ low: placeOf(low, told).value, lowAt: at(low) },
  });
}

function endsOf(first: TrendPoint, last: TrendPoint, told: Told) {
  const [begin, end] = [placeOf(first, told), placeOf(last, told)];
  return { first: begin.value, from: begin.period, last: end.value, to: end.period };
}

function placeOf({ value, period, measure }: TrendPoint, { lines, context: { dataset, locale } }: Told) {
  return {
    value: format(value, formatOf(dataset, measure), locale),
    period: formatPeriod(period, lines.by, locale),
  };
}
