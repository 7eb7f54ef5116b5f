import { columnOf, tableOf } from '../../dataset/dataset.ts';
import { numbersAtRisk } from '../../stats/kaplanMeier.ts';
import { counted, nounOf } from '../../words/counted.ts';
import { format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { survivalWords } from '../../words/survival.ts';
import { churnOf } from './churnMeasure.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import {
  byLabel,
  mostGroups,
  shareAt,
  survivalOf,
  survivalQuery,
  survivalRow,
  type Group,
  type Survival,
  type SurvivalRow,
} from './survivalCurves.ts';
import { axisOf, drawSurvival } from './survivalDrawing.ts';
import { survivalProps, type SurvivalProps } from './survivalProps.ts';
import { definitionOf, sentenceOf, subjectOf } from './survivalWords.ts';

export const survival = figure<SurvivalProps, SurvivalRow>({
  name: 'survival',
  tag: 'Survival',
  about:
    'which share of customers is still there after how long (Kaplan–Meier), by group, with the log-rank test',
  responsive: true,
  props: survivalProps,
  row: survivalRow,
  query(props, source) {
    if (props.data === undefined && props.by !== undefined) {
      const { dataset } = source;
      columnOf(tableOf(dataset, churnOf(props.measure ?? '', dataset).table), props.by);
    }
    return survivalQuery(props, source);
  },
  shown(rows, props, context) {
    return shown(survivalOf(rows, props, context), rows, props, context);
  },
  render(rows, props, context) {
    return drawSurvival(survivalOf(rows, props, context), props, context);
  },
  definition(props, context) {
    return definitionOf(props, context);
  },
});

function shown(made: Survival, rows: SurvivalRow[], props: SurvivalProps, context: Context): Shown {
  const { dataset, locale } = context;
  const words = survivalWords(locale);
  const { drawn } = made;
  const n = drawn.reduce((sum, group) => sum + group.n, 0);
  const all = rows.reduce((sum, row) => sum + row.n, 0);
  const label = subjectOf(props, context);
  const share = { kind: 'share' } as const;
  const count = { kind: 'count' } as const;
  const grouped = props.by !== undefined;
  return {
    title: grouped ? words.titleBy({ label, by: byLabel(props, dataset) }) : words.title(label),
    columns: [
      ...(grouped ? [{ name: 'group', label: words.group, format: { kind: 'text' } as const }] : []),
      { name: 'time', label: words.time(nounOf(made.noun, locale)), format: { kind: 'number' } },
      { name: 'survival', label: words.share, format: share },
      { name: 'low', label: messages(locale).low, format: share },
      { name: 'high', label: messages(locale).high, format: share },
      { name: 'at_risk', label: words.atRisk, format: count },
      { name: 'left', label: words.left, format: count },
    ],
    rows: drawn.length
      ? drawn.flatMap((group) =>
          lifeTable(group, made, props).map((row) => (grouped ? { group: group.name, ...row } : row)),
        )
      : [],
    sentence: drawn.length ? sentenceOf(made, props, context) : '',
    n: drawn.length ? n : all,
    interval: drawn.length ? { level: 0.95, method: words.method } : undefined,
    state: all === 0 ? 'empty' : drawn.length ? 'ok' : 'too-few',
    notes: drawn.length ? notesOf(made, props, context) : [],
  };
}

const mostTimes = 60;

/** The share at each time someone left, or of many at equal steps of the axis. */
function lifeTable(group: Group, made: Survival, props: SurvivalProps): Shown['rows'] {
  const { curve, end } = group;
  const { factor } = made;
  const drops = curve.points.filter(({ left, time }) => left > 0 && time <= end).map(({ time }) => time);
  const { until, ticks } = axisOf(made, props, mostTimes / 2);
  const times =
    drops.length <= mostTimes ? [0, ...drops] : ticks.filter((time) => time <= Math.min(end, until));
  const atRisk = numbersAtRisk(curve, times);
  return [...new Set(times)].map((time, index) => ({
    time: time / factor,
    ...shareAt(group, time),
    at_risk: atRisk[index] ?? 0,
    left: curve.points.reduce((sum, point) => sum + (point.time <= time ? point.left : 0), 0),
  }));
}

function notesOf(
  { drawn, withheld, rest }: Survival,
  props: SurvivalProps,
  { dataset, locale }: Context,
): string[] {
  const words = { ...messages(locale), ...survivalWords(locale) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const { publish, flag } = dataset.minimum;
  const notes: string[] = [];
  if (rest > 0)
    notes.push(words.others({ shown: count(mostGroups), rest: counted(rest, 'customer', locale) }));
  if (withheld.length) notes.push(words.withheld(someOf(withheld.map(({ name }) => name)), count(publish)));
  const flagged = drawn.filter((group) => group.flagged).map(({ name }) => name);
  if (flagged.length)
    notes.push(
      props.by === undefined ? words.flagged(count(flag)) : words.flaggedNames(someOf(flagged), count(flag)),
    );
  const isCut = drawn.some(({ curve, end }) => (curve.points.at(-1)?.time ?? 0) > end);
  if (isCut) notes.push(words.cut(count(publish)));
  return notes;
}
