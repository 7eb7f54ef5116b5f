import { drilling } from '../../charts/drill.ts';
import type { Key } from '../../charts/keys.ts';
import { rowsChart } from '../../charts/rows.ts';
import { segmentsChart } from '../../charts/segments.ts';
import { colour } from '../../charts/theme.ts';
import { measureOf } from '../../dataset/dataset.ts';
import { format, formatRange, type Locale } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { npsClasses, type Point } from '../measures/scale.ts';
import { labelsOf } from './distributionAsked.ts';
import type { DistributionProps } from './distributionProps.ts';
import { inOrder, sideShare, type Group, type Part, type Whole } from './distributionResult.ts';
import { sentence } from './distributionWords.ts';

/** A bar for each answer, with its interval; those of a group stand under its name. */
export function drawBars(whole: Whole, props: DistributionProps, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const labels = labelsOf(props, dataset);
  const count = (n: number) => messages(locale).answers(format(n, { kind: 'count' }, locale));
  const sided = whole.points.every(({ side }) => side !== undefined);
  const rows = whole.groups.flatMap((group) =>
    inOrder(group.parts, whole).map((part) => ({
      name: part.point.name,
      value: part.share,
      ...{ low: part.low, high: part.high },
      text: format(part.share, { kind: 'share' }, locale),
      count: count(part.n),
      title: drilling(spoken(part, group, locale), props.by, group.raw),
      colour: sided || part.point.other ? part.point.colour : colour.accent,
      ...{ hollow: group.flagged, flagged: group.flagged },
      section: props.by ? { name: group.said, count: count(group.n) } : undefined,
    })),
  );
  const top = Math.max(...rows.flatMap(({ value, high }) => [value, high ?? value]));
  return rowsChart({
    ...{ document, width, rows, mark: 'bar' },
    label: sentence(whole, props, context),
    height: props.height,
    head: { name: labels.answer, text: messages(locale).share },
    domain: [0, Math.min(1, top * 1.04)],
    legend: classKeys(whole.points, props, context),
    tick: (value) => format(value, { kind: 'share' }, locale),
  });
}

/** What the colours of single scores stand for, where a measure reads them in classes. */
function classKeys(points: Point[], { measure }: DistributionProps, { dataset, locale }: Context): Key[] {
  if (measure === undefined || measureOf(dataset, measure).kind !== 'nps') return [];
  return npsClasses(points, locale).map(({ name, values, colour }) => ({
    name: values.length ? `${name} (${values[0] ?? ''}–${values.at(-1) ?? ''})` : name,
    colour,
  }));
}

/** A row for each group, its answers side by side. */
export function drawSegments(whole: Whole, props: DistributionProps, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const labels = labelsOf(props, dataset);
  const rows = whole.groups.map((group) => ({
    name: props.by ? group.name : messages(locale).all,
    count: messages(locale).answers(format(group.n, { kind: 'count' }, locale)),
    ...{ flagged: group.flagged, muted: Boolean(props.by) && group.raw === null },
    start: whole.mark === 'diverging' ? -sideShare(group.parts, -1) - sideShare(group.parts, 0) / 2 : 0,
    segments: group.parts.map((part) => ({
      ...{ share: part.share, colour: part.point.colour },
      text: percent(part.share, locale),
      title: drilling(spoken(part, group, locale), props.by, group.raw),
    })),
  }));
  return segmentsChart({
    ...{ document, width, rows },
    label: sentence(whole, props, context),
    height: props.height,
    head: props.by ? { name: labels.by, text: labels.what } : { name: labels.what },
    legend: whole.points,
    tick: (value) => format(value, { kind: 'share' }, locale),
  });
}

function spoken({ point, share, low, high, n }: Part, group: Group, locale: Locale): string {
  const as = { kind: 'share' } as const;
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const name = group.said ? `${group.said}, ${point.name}` : point.name;
  return `${name}: ${format(share, as, locale)}${range}, n = ${count(n)} / ${count(group.n)}`;
}

/** Whole percents: what a segment has room for. */
function percent(share: number, locale: Locale): string {
  return format(Math.round(share * 100) / 100, { kind: 'share' }, locale).replace(/[.,]0+(?=\D*$)/, '');
}
