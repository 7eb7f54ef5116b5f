import { z } from 'zod';
import { columnOf, labelOf, tableOf, type Dataset } from '../../dataset/dataset.ts';
import { observedUntil } from '../../sql/churn.ts';
import { cohorts } from '../../sql/cohort.ts';
import { windowOf } from '../../sql/period.ts';
import { cohortWords } from '../../words/cohort.ts';
import { counted } from '../../words/counted.ts';
import { format, formatDate, formatPeriod, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { whereWords } from '../measures/conditions.ts';
import { churnOf, datedChurnOf } from './churnMeasure.ts';
import { drawCohort } from './cohortDrawing.ts';
import { triangleOf, type Cohort, type CohortRow, type Triangle } from './cohortTriangle.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps, periodUnit } from '../props.ts';

const { title, subtitle, note, source } = frameProps;

const props = z.strictObject({
  ...measureProps,
  measure: z.string().describe('a churn measure of dataset.yaml that has a start and an end'),
  period: measureProps.period.describe(
    'only customers who came in this period, "2024-01-01..2025-12-31"; default: all',
  ),
  by: periodUnit.default('quarter').describe('length of a period; default quarter'),
  show: z
    .enum(['staying', 'left'])
    .default('staying')
    .describe('the share that is still there, or the share that has left; default staying'),
  periods: z.int().min(1).max(60).default(12).describe('most columns, 1 to 60; default 12'),
  limit: z.int().min(1).max(120).default(24).describe('most rows, the latest, 1 to 120; default 24'),
  ...{ title, subtitle, note, source },
});
type Props = z.output<typeof props>;

const row = z.object({ cohort: z.string().nullable(), stayed: z.number().nullable(), n: z.number() });

export const cohort = figure<Props, CohortRow>({
  name: 'cohort',
  tag: 'Cohort',
  about: 'a triangle: customers by when they came, and which share of them is still there after how long',
  props,
  row,
  query({ measure, where, period, by: unit }, { dataset }) {
    const window = period ? windowOf(period, dataset) : undefined;
    return cohorts(dataset, datedChurnOf(measure, dataset), { unit, where, window });
  },
  shown(rows, props, context) {
    return shown(made(rows, props, context), props, context);
  },
  render(rows, props, context) {
    const triangle = made(rows, props, context);
    return drawCohort(triangle, { ...props, label: sentenceOf(triangle, props, context) }, context);
  },
  definition({ measure: name }, { dataset, locale }) {
    const measure = datedChurnOf(name, dataset);
    const words = cohortWords(locale);
    const start = labelOf(columnOf(tableOf(dataset, measure.table), measure.start));
    const until = formatDate(observedUntil(dataset, measure) ?? '', locale);
    return [words.definition({ start, until }), words.averages];
  },
});

function made(rows: CohortRow[], props: Props, { dataset }: Context): Triangle {
  return triangleOf(rows, props, dataset, datedChurnOf(props.measure, dataset));
}

function shown(triangle: Triangle, props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const { rows, all, columns } = triangle;
  const words = cohortWords(locale);
  const largest = Math.max(0, ...rows.map(({ n }) => n));
  const enough = rows.some(({ few }) => !few);
  const head = props.show === 'left' ? words.leftWithin : words.stayAfter;
  const label = subjectOf(props, context);
  const named = { label, unit: words.units[props.by] };
  const cells = ({ cells }: Cohort) =>
    Object.fromEntries(columns.map((age, index) => [`p${age}`, cells[index]?.value ?? null]));
  const method = methodName('wilson', locale);
  return {
    title: props.show === 'left' ? words.titleLeft(named) : words.titleStay(named),
    columns: [
      { name: 'cohort', label: words.cohort, format: { kind: 'period', unit: props.by } },
      { name: 'n', label: words.customers, format: { kind: 'count' } },
      ...columns.map((age) => ({
        name: `p${age}`,
        label: head(counted(age, props.by, locale)),
        format: { kind: 'share' } as const,
      })),
    ],
    rows: [
      ...rows.map((each) => ({ cohort: each.from, n: each.n, ...cells(each) })),
      ...(enough ? [{ cohort: words.average, n: all.n, ...cells(all) }] : []),
    ],
    sentence: enough ? sentenceOf(triangle, props, context) : '',
    // what is too small is each cohort
    n: enough ? all.n : largest,
    interval: enough && method ? { level: 0.95, method } : undefined,
    state: largest === 0 ? 'empty' : enough ? 'ok' : 'too-few',
    notes: enough ? notesOf(triangle, props, context, dataset) : [],
  };
}

function subjectOf({ measure, where }: Props, context: Context): string {
  return [measureLabel(churnOf(measure, context.dataset)), ...whereWords({ measure, where }, context)].join(
    ', ',
  );
}

/** What all cohorts together show after a year (or as long as two have been followed), and whether they differ. */
function sentenceOf({ all, told, p, rows }: Triangle, props: Props, context: Context): string {
  const { locale } = context;
  const words = cohortWords(locale);
  const label = subjectOf(props, context);
  const cell = told === undefined ? null : all.cells[told - 1];
  if (told === undefined || !cell) return words.none({ label, n: counted(all.n, 'customer', locale) });
  const share = { kind: 'share' } as const;
  const range =
    cell.low === null || cell.high === null
      ? ''
      : words.interval(formatRange(cell.low, cell.high, share, locale));
  const level = (props.show === 'left' ? words.left : words.stay)({
    ...{ label, range, share: format(cell.value, share, locale), time: counted(told, props.by, locale) },
    n: counted(cell.n, 'customer', locale),
  });
  if (p === null) return level;
  const cohorts = format(rows.filter(({ cells }) => cells[told - 1]).length, { kind: 'count' }, locale);
  const text = format(p, { kind: 'p' }, locale);
  const named = { cohorts, p: text.startsWith('<') ? text : `= ${text}` };
  return `${level} ${p < 0.05 ? words.differ(named) : words.alike(named)}`;
}

function notesOf(
  { rows, known }: Triangle,
  { by }: Props,
  { locale }: Context,
  { minimum }: Dataset,
): string[] {
  const words = { ...messages(locale), ...cohortWords(locale) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const names = (some: Cohort[]) => someOf(some.map(({ from }) => formatPeriod(from, by, locale)));
  const [few, flagged] = [rows.filter((each) => each.few), rows.filter((each) => each.flagged)];
  return [
    ...(rows.length < known ? [words.latest({ shown: count(rows.length), total: count(known) })] : []),
    ...(few.length ? [words.withheld(names(few), count(minimum.publish))] : []),
    ...(flagged.length ? [words.flagged(names(flagged), count(minimum.flag))] : []),
  ];
}
