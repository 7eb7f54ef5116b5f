import { z } from 'zod';
import { journeyStages } from '../../sql/journeyStages.ts';
import { windowOf } from '../../sql/period.ts';
import { counted } from '../../words/counted.ts';
import { format } from '../../words/format.ts';
import { journeyWords } from '../../words/journey.ts';
import { messages } from '../../words/messages.ts';
import { conditionsOf } from '../measures/conditions.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { countWords, drawJourney } from './journeyDrawing.ts';
import { journeyOf, type Journey, type JourneyRow, type Stage } from './journeyResult.ts';
import { journeySource, type JourneySource } from './journeySource.ts';
import { describe, formatOf, measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, where, window } from '../props.ts';

const { title, subtitle, note, source } = frameProps;

const props = z.strictObject({
  table: z.string().optional().describe('the table of events; default: the first with the column of stages'),
  stage: z.string().default('stage').describe('its column that names the stage; default stage'),
  customer: z.string().optional().describe('its column that says who; default: that of the dataset'),
  on: z.string().optional().describe('its column that says when; default: its date'),
  stages: z
    .array(z.string())
    .min(2)
    .max(12)
    .optional()
    .describe(
      "the stages in order, {['awareness', 'decision']}; default: the values that the column declares",
    ),
  days: z
    .int()
    .min(0)
    .max(3650)
    .optional()
    .describe(
      'count who goes on within so many days, of those who had as many; 0: of all so far; default: of those who had the time that nine of ten took',
    ),
  measure: z.string().optional().describe('a measure of dataset.yaml, shown at each stage'),
  at: z
    .record(z.string(), where)
    .optional()
    .describe(
      "which answers belong to which stage: {{decision: {touchpoint: 'sales'}, retention: {touchpoint: 'support'}}}; default: the latest stage that the customer had reached",
    ),
  where: where.optional().describe('only these events'),
  period: window.optional().describe('only customers whose journey began in this period; default: all'),
  ...{ title, subtitle, note, source },
});
type Props = z.output<typeof props>;

const number = z.number().nullable();
const row = z.object({
  part: z.string(),
  ...{ stage: number, n: number, w: number, w2: number, s1: number, s2: number, skipped: number },
  ...{
    base: number,
    went: number,
    recent: number,
    median: number,
    early: number,
    late: number,
    span: number,
  },
});

export const journey = figure<Props, JourneyRow>({
  name: 'journey',
  tag: 'Journey',
  about:
    'the stages of a journey: customers at each, the share that goes on and how long it takes, a measure at each, the worst moment marked',
  responsive: true,
  props,
  row,
  query(props, { dataset }) {
    const { table, stage, ...found } = journeySource(props, dataset);
    return journeyStages(dataset, {
      ...{ ...found, table: table.name, stage: stage.name, days: props.days, where: props.where },
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const { dataset, locale } = context;
    const found = journeySource(props, dataset);
    const made = journeyOf(rows, found, dataset, locale);
    return drawJourney(made, found, sentence(made, found, context), context);
  },
  definition(props, { dataset, locale }) {
    const words = journeyWords(locale);
    const { stages, measure, link } = journeySource(props, dataset);
    const linked = link && words.linked['at' in link ? 'at' : 'column' in link ? 'column' : 'customer'];
    const days = props.days;
    return [
      words.definition(stages),
      days === undefined
        ? words.mature
        : days === 0
          ? words.everyone
          : words.within(counted(days, 'day', locale)),
      words.worstDefinition,
      ...(measure && linked ? [...describe(dataset, measure.name, locale), linked] : []),
    ];
  },
});

function shown(rows: JourneyRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = journeyWords(locale);
  const found = journeySource(props, dataset);
  const made = journeyOf(rows, found, dataset, locale);
  const { measure } = found;
  const conditions = conditionsOf(found.table, props, context);
  const steps = made.stages.some(({ step }) => step?.estimate);
  const known = made.stages.filter(({ n }) => n !== null && n > 0);
  const valued = made.stages.find(({ measured }) => measured?.estimate)?.measured?.estimate;
  const methods = [steps ? methodName('wilson', locale) : '', methodName(valued?.method, locale)].filter(
    Boolean,
  );
  return {
    title: [words.title, ...(measure ? [measureLabel(measure)] : []), ...conditions].join(' · '),
    columns: columns(found, context),
    rows: made.stages.map((stage) => tableRow(stage, words, measure !== undefined)),
    sentence: sentence(made, found, context),
    n: made.n,
    interval: methods.length ? { level: 0.95, method: [...new Set(methods)].join(', ') } : undefined,
    state: made.n === 0 ? 'empty' : known.length ? 'ok' : 'too-few',
    notes: known.length ? notes(made, found, props, context) : [],
  };
}

function tableRow(
  { name, n, step, measured, worst }: Stage,
  words: ReturnType<typeof journeyWords>,
  valued: boolean,
): Shown['rows'][number] {
  const { value = null, low = null, high = null } = step?.estimate ?? {};
  const made = measured?.estimate;
  const marks = [step?.worst && words.drop, worst && words.worst].filter(Boolean).join(', ');
  return {
    ...{ stage: name, customers: n, go_on: value, low, high, base: step?.estimate ? step.base : null },
    ...{ median: step?.median ?? null, early: step?.early ?? null, late: step?.late ?? null },
    ...(valued
      ? {
          ...{ value: made?.value ?? null, value_low: made?.low ?? null, value_high: made?.high ?? null },
          n: measured?.n ?? null,
        }
      : {}),
    marked: marks || null,
  };
}

function columns({ measure, stage }: JourneySource, { dataset, locale }: Context): ShownColumn[] {
  const words = journeyWords(locale);
  const common = messages(locale);
  const [text, count, share] = [{ kind: 'text' }, { kind: 'count' }, { kind: 'share' }] as const;
  const as = measure && formatOf(dataset, measure);
  return [
    { name: 'stage', label: stage.label ?? words.stage, format: text },
    { name: 'customers', label: words.customers, format: count },
    { name: 'go_on', label: words.goOn, format: share },
    { name: 'low', label: common.low, format: share },
    { name: 'high', label: common.high, format: share },
    { name: 'base', label: words.base, format: count },
    { name: 'median', label: words.median, format: { kind: 'number' } },
    { name: 'early', label: words.early, format: { kind: 'number' } },
    { name: 'late', label: words.late, format: { kind: 'number' } },
    ...(measure && as
      ? [
          { name: 'value', label: measureLabel(measure), format: as },
          { name: 'value_low', label: common.low, format: as },
          { name: 'value_high', label: common.high, format: as },
          { name: 'n', label: words.answers, format: count },
        ]
      : []),
    { name: 'marked', label: words.moment, format: text },
  ];
}

/** How many came how far, where most leave, and the worst moment. */
function sentence({ stages, sure }: Journey, source: JourneySource, context: Context): string {
  const words = journeyWords(context.locale);
  const [first, last] = [stages[0], stages.at(-1)];
  if (!first || !last) return '';
  const reached = words.reached({
    ...{ n: countWords(first, context), first: first.name },
    ...{ m: countWords(last, context), last: last.name },
  });
  return [reached, dropWords(stages, sure.step, context), momentWords(stages, sure.moment, source, context)]
    .filter(Boolean)
    .join(' ');
}

function dropWords(stages: Stage[], sure: boolean, { locale }: Context): string {
  const words = journeyWords(locale);
  const index = stages.findIndex(({ step }) => step?.worst);
  const [from, to] = [stages[index], stages[index + 1]];
  const estimate = from?.step?.estimate;
  if (!from || !to || !estimate) return '';
  const share = (value: number | null) =>
    format(value === null ? null : 1 - value, { kind: 'share' }, locale);
  const said = {
    ...{ from: from.name, to: to.name, share: share(estimate.value) },
    ...{ low: share(estimate.high), high: share(estimate.low) },
  };
  const lone = stages.filter(({ step }) => step?.estimate).length < 2;
  return lone ? words.dropOne(said) : words.dropSentence({ ...said, sure });
}

function momentWords(
  stages: Stage[],
  sure: boolean,
  { measure }: JourneySource,
  { dataset, locale }: Context,
): string {
  const words = journeyWords(locale);
  const worst = stages.find((stage) => stage.worst);
  const estimate = worst?.measured?.estimate;
  if (!measure || !worst || !estimate) return '';
  const as = formatOf(dataset, measure);
  const said = {
    ...{ label: measureLabel(measure), stage: worst.name, value: format(estimate.value, as, locale) },
    ...{ low: format(estimate.low, as, locale), high: format(estimate.high, as, locale) },
  };
  return sure ? words.worstSure(said) : words.worstUnsure(said);
}

function notes(
  { stages, unlinked }: Journey,
  { measure }: JourneySource,
  { days }: Props,
  context: Context,
): string[] {
  const { dataset, locale } = context;
  const words = journeyWords(locale);
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const { publish, flag } = dataset.minimum;
  const made: string[] = [];
  const late = stages.flatMap(({ name, step }) =>
    step?.estimate && step.recent > 0
      ? [
          words.recentItem({
            stage: name,
            n: step.recent < publish ? `< ${count(publish)}` : count(step.recent),
            days: counted(step.span, 'day', locale),
          }),
        ]
      : [],
  );
  if (days === 0) made.push(words.soFar);
  else if (late.length) made.push(words.recent(late));
  const skipped = stages.filter((stage) => stage.n !== null && stage.skipped >= publish);
  if (skipped.length)
    made.push(
      words.skipped(
        skipped.map((stage) => words.skippedItem({ stage: stage.name, n: count(stage.skipped) })),
      ),
    );
  const few = stages.filter(({ n, measured }) => n === null || measured?.few).map(({ name }) => name);
  if (few.length) made.push(words.withheld(few, count(publish)));
  const flagged = stages.filter((stage) => stage.flagged || stage.measured?.flagged).map(({ name }) => name);
  if (flagged.length) made.push(words.flagged(flagged, count(flag)));
  if (!measure) return made;
  const silent = stages.filter(({ measured }) => (measured?.n ?? 0) === 0).map(({ name }) => name);
  if (silent.length) made.push(words.noAnswers(silent, measureLabel(measure)));
  if (unlinked) made.push(words.unlinked(count(unlinked), measureLabel(measure)));
  return made;
}
