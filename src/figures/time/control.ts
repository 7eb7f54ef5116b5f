import { z } from 'zod';
import { measureOf } from '../../dataset/dataset.ts';
import { answers, bucket, grouped } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { sql } from '../../sql/query.ts';
import { controlWords } from '../../words/control.ts';
import { counted } from '../../words/counted.ts';
import { format, formatPeriod } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { drawControl } from './controlDrawing.ts';
import { checkCharted, controlOf, fewestPeriods, type Control } from './controlPoints.ts';
import { controlProps, type ControlProps } from './controlProps.ts';
import { sentenceOf, signalAt, subjectOf } from './controlSignals.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { describe, formatOf, kindOf, measureLabel } from '../measures/measured.ts';
import { momentsRow } from '../props.ts';

const sum = z.number().optional();
const row = z.object({ period: z.string().nullable(), ...momentsRow, d1: sum, d2: sum, sd: sum });
type Row = z.output<typeof row>;

export const control = figure<ControlProps, Row>({
  name: 'control',
  tag: 'Control',
  about: 'a control chart: which periods of a measure are signals, and which are the usual ups and downs',
  responsive: true,
  props: controlProps,
  row,
  query(props, { dataset }) {
    checkCharted(props, dataset);
    const { where, period, by: unit } = props;
    const measure = measureOf(dataset, props.measure);
    const source = answers(dataset, measure, {
      where,
      window: period ? windowOf(period, dataset) : undefined,
      unit,
    });
    return grouped(source, [{ name: 'period', value: bucket(unit) }], sql`1`, measure);
  },
  shown(rows, props, context) {
    return shown(controlOf(rows, props, context.dataset), props, context);
  },
  render(rows, props, context) {
    return drawControl(controlOf(rows, props, context.dataset), props, context);
  },
  definition({ measure, chart, rules }, { dataset, locale }) {
    const words = controlWords(locale);
    const { p, laney, xmr, auto } = words.methods;
    const isShare = kindOf(measureOf(dataset, measure)) === 'share';
    const chosen = chart === 'auto' ? [auto, ...(isShare ? [p, laney] : [xmr])] : [words.methods[chart]];
    return [...describe(dataset, measure, locale), ...chosen, words.rules[rules]];
  },
});

function shown(made: Control, props: ControlProps, context: Context): Shown {
  const { dataset, locale, counted: what } = context;
  const words = { ...messages(locale, what), ...controlWords(locale) };
  const measure = measureOf(dataset, props.measure);
  const as = formatOf(dataset, measure);
  const { points, centre } = made;
  const n = points.reduce((all, each) => all + each.n, 0);
  const valued = points.some(({ value }) => value !== null);
  const counting = measure.kind === 'count';
  return {
    title: subjectOf(props, context),
    columns: [
      { name: 'period', label: words.period, format: { kind: 'period', unit: props.by } },
      { name: 'value', label: measureLabel(measure), format: as },
      ...(counting ? [] : [{ name: 'n', label: words.n, format: { kind: 'count' } as const }]),
      { name: 'centre', label: words.centre, format: as },
      { name: 'lower', label: words.lower, format: as },
      { name: 'upper', label: words.upper, format: as },
      { name: 'sigmas', label: words.sigmas, format: { kind: 'score' } },
      { name: 'signal', label: words.signal, format: { kind: 'text' } },
    ],
    rows: points.map(({ period, value, n, lower, upper, sigmas }, index) => ({
      ...{ period, value, ...(counting ? {} : { n }) },
      centre: valued ? centre : null,
      ...{ lower, upper, sigmas },
      signal: signalAt(made, index) || null,
    })),
    sentence: valued ? sentenceOf(made, props, context) : '',
    n,
    state: n === 0 ? 'empty' : valued ? 'ok' : 'too-few',
    notes: valued ? notesOf(made, props, context) : [],
  };
}

function notesOf({ points, limited, incomplete }: Control, props: ControlProps, context: Context): string[] {
  const { dataset, locale, counted: what } = context;
  const { by } = props;
  const words = { ...messages(locale, what), ...controlWords(locale) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const names = (periods: string[]) => someOf(periods.map((period) => formatPeriod(period, by, locale)));
  const basis = points.filter((each) => each.basis && each.value !== null).length;
  const periods = counted(basis, by, locale);
  const notes: string[] = [];
  if (!limited) notes.push(words.tooShort({ periods, needed: count(fewestPeriods.limits) }));
  else if (basis < fewestPeriods.firm) notes.push(words.provisional(periods));
  const few = points.filter((each) => each.few).map(({ period }) => period);
  if (few.length) notes.push(words.withheld(names(few), count(dataset.minimum.publish)));
  if (points.some(({ flagged }) => flagged)) notes.push(words.flagged(count(dataset.minimum.flag)));
  if (incomplete.length) notes.push(words.incomplete(names(incomplete)));
  return notes;
}
