import { labelOf, columnOf, tableOf } from '../../dataset/dataset.ts';
import { hasDays, observedUntil } from '../../sql/churn.ts';
import { counted } from '../../words/counted.ts';
import { format, formatDate, formatRange, type Locale } from '../../words/format.ts';
import { survivalWords } from '../../words/survival.ts';
import { whereWords } from '../measures/conditions.ts';
import { churnOf } from './churnMeasure.ts';
import type { Context } from '../figure.ts';
import { measureLabel } from '../measures/measured.ts';
import { shareAt, unitOf, type Group, type Survival, type Survived } from './survivalCurves.ts';

type Words = Pick<Context, 'dataset' | 'locale'>;

/** What the curves are of: the measure and its conditions, or the cell. */
export function subjectOf(props: Survived, context: Words): string {
  if (props.data !== undefined)
    return props.data.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  const { measure = '', where } = props;
  return [measureLabel(churnOf(measure, context.dataset)), ...whereWords({ measure, where }, context)].join(
    ', ',
  );
}

const spokenGroups = 4;

/** For each group its median, or who is still there at its end; then the test. */
export function sentenceOf(
  { drawn, test, ...unit }: Survival,
  props: Survived & { until?: number | undefined },
  context: Words,
): string {
  const { locale } = context;
  const words = survivalWords(locale);
  const colon = locale === 'fr' ? ' : ' : ': ';
  const latest = latestOf(drawn, props.until, unit);
  const said = drawn.slice(0, spokenGroups).map((group) => {
    const text = groupWords(group, latest, unit, locale);
    return group.name ? `${group.name}${colon}${text}` : text;
  });
  const parts = [`${subjectOf(props, context)}${colon}${said.join('; ')}.`];
  if (test?.p !== null && test?.p !== undefined) {
    const groups = format(drawn.length, { kind: 'count' }, locale);
    const p = format(test.p, { kind: 'p' }, locale);
    const named = { groups, p: p.startsWith('<') ? p : `= ${p}` };
    parts.push(test.p < 0.05 ? words.differ(named) : words.alike(named));
  }
  return parts.join(' ');
}

/** A time in words: "12 months", "30.1 months". */
export function timeWords(
  time: number,
  { noun, factor }: Pick<Survival, 'noun' | 'factor'>,
  locale: Locale,
): string {
  return counted(rounded(time / factor), noun, locale);
}

/** What the figure is and how it is made. */
export function definitionOf(props: Survived, { dataset, locale }: Words): string[] {
  const words = survivalWords(locale);
  const churn = props.data === undefined ? churnOf(props.measure ?? '', dataset) : undefined;
  const dated = churn && hasDays(churn) ? churn : undefined;
  const until = dated && observedUntil(dataset, dated);
  const start = dated
    ? words.since(labelOf(columnOf(tableOf(dataset, dated.table), dated.start)))
    : words.entry;
  return [
    words.definition({ start, until: until ? words.onDay(formatDate(until, locale)) : words.lastSeen }),
    words.interval,
    words.lateEntry,
    ...(dated && unitOf(props, dataset).noun === 'month' ? [words.months] : []),
  ];
}

function groupWords(
  group: Group,
  latest: number,
  unit: Pick<Survival, 'noun' | 'factor'>,
  locale: Locale,
): string {
  const words = survivalWords(locale);
  const { median, medianLow, medianHigh } = group.curve;
  const within = (time: number | null): time is number => time !== null && time <= group.end;
  if (within(median)) {
    const time = timeWords(median, unit, locale);
    const low = within(medianLow) ? medianLow : 0;
    if (!within(medianHigh)) return words.medianFrom({ time, low: numberOf(low, unit, locale) });
    const range = `${numberOf(low, unit, locale)}–${numberOf(medianHigh, unit, locale)}`;
    return words.median({ time, range });
  }
  const { survival, low, high } = shareAt(group, latest);
  const said = { share: format(survival, { kind: 'share' }, locale), time: timeWords(latest, unit, locale) };
  if (low === null || high === null) return words.stayOnly(said);
  return words.stay({ ...said, range: formatRange(low, high, { kind: 'share' }, locale) });
}

/** A time that all curves reach: the one asked for, else the last whole unit, of months the last whole year. */
function latestOf(
  drawn: Group[],
  until: number | undefined,
  { noun, factor }: Pick<Survival, 'noun' | 'factor'>,
): number {
  const time = Math.min(...drawn.map(({ end }) => end));
  if (until !== undefined && until * factor <= time) return until * factor;
  const units = Math.floor(time / factor + 1e-9);
  const step = noun === 'month' && units >= 12 ? 12 : noun === 'week' && units >= 52 ? 52 : 1;
  return units > 0 ? Math.floor(units / step) * step * factor : time;
}

/** A time in the unit, without its name. */
export function numberOf(time: number, { factor }: Pick<Survival, 'factor'>, locale: Locale): string {
  const value = rounded(time / factor);
  return format(value, { kind: Number.isInteger(value) ? 'count' : 'index' }, locale);
}

function rounded(time: number): number {
  return Math.round(time * 10) / 10;
}
