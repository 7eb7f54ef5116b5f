import { z } from 'zod';
import { type Dataset, type Measure } from '../../dataset/dataset.ts';
import { answers, moments } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { joined, sql, type Query } from '../../sql/query.ts';
import { benchmarkWords } from '../../words/benchmark.ts';
import { messages } from '../../words/messages.ts';
import { drawBenchmark, type Panel } from './benchmarkDrawing.ts';
import { gapSentence, gapsOf, labelWithYear, levelName, type LevelGap } from './benchmarkGaps.ts';
import { levelsOf, type Levels } from './benchmarkLevels.ts';
import { counts } from '../measures/counts.ts';
import { subjectOf } from '../comparison/compareSides.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { describe, formatOf, measured, measureLabel, methodName, total } from '../measures/measured.ts';
import { frameProps, measureProps, momentsRow } from '../props.ts';

const props = z.strictObject({
  ...measureProps,
  benchmarks: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      "labels of benchmarks in dataset.yaml: {['own target 2026']}; default: all that are declared for the measure, and an index that names no measure",
    ),
  indexMeasure: z
    .string()
    .optional()
    .describe(
      'the index measure (0…100) that index benchmarks are drawn beside; default: an index of the same answers, if dataset.yaml has one',
    ),
  ...frameProps,
});
type Props = z.output<typeof props>;

const row = z.object({ part: z.enum(['own', 'index']), ...momentsRow });
type Row = z.output<typeof row>;

export const benchmark = figure<Props, Row>({
  name: 'benchmark',
  tag: 'Benchmark',
  about:
    'a measure against its benchmarks: the gap to each with its interval; an index on an axis of its own',
  responsive: true,
  props,
  row,
  query(props, { dataset }) {
    const levels = levelsOf(props, dataset);
    const parts = [partQuery('own', levels.measure, props, dataset)];
    if (levels.index && levels.onIndex.length) parts.push(partQuery('index', levels.index, props, dataset));
    return sql`select * from (${joined(parts, ' union all ')}) order by 1`;
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    return drawBenchmark(panelsOf(rows, props, context), props.height, context);
  },
  definition(props, { dataset, locale }) {
    const { index, onIndex } = levelsOf(props, dataset);
    const names = [props.measure, ...(index && onIndex.length ? [index.name] : [])];
    return [
      ...names.flatMap((name) => describe(dataset, name, locale)),
      benchmarkWords(locale).definition,
      ...(onIndex.length ? [benchmarkWords(locale).otherSurvey] : []),
    ];
  },
});

function partQuery(part: Row['part'], measure: Measure, { where, period }: Props, dataset: Dataset): Query {
  const window = period ? windowOf(period, dataset) : undefined;
  return sql`select ${part} as part, ${moments(measure)} from (${answers(dataset, measure, { where, window })})`;
}

/** The measure's own axis, and that of the index where there are benchmarks on it and answers enough. */
function panelsOf(rows: Row[], props: Props, context: Context): Panel[] {
  const { dataset } = context;
  const levels = levelsOf(props, dataset);
  const panel = (measure: Measure, part: Row['part'], which: Levels['onValue']): Panel => {
    const own = measured(dataset, measure, total(rows.filter((each) => each.part === part)));
    const gaps = gapsOf(which, own, measure);
    const label = subjectOf({ ...props, measure: measure.name }, dataset, context.locale);
    return { measure, own, gaps, label: gapSentence(label, own, gaps, measure, context) };
  };
  const panels = [panel(levels.measure, 'own', levels.onValue)];
  if (levels.index && levels.onIndex.length) panels.push(panel(levels.index, 'index', levels.onIndex));
  return panels.filter(({ own }, index) => index === 0 || own.estimate);
}

function shown(rows: Row[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = benchmarkWords(locale);
  const panels = panelsOf(rows, props, context);
  const [first] = panels;
  const { n = 0, estimate } = first?.own ?? {};
  const comparisons = panels.reduce((sum, { gaps }) => sum + gaps.length, 0);
  const method = methodName(estimate?.method, locale);
  const several = comparisons > 1 && words.several(counts(comparisons, context).n);
  return {
    title: words.title(subjectOf(props, dataset, locale)),
    columns: columnsOf(panels, context),
    rows: panels.flatMap((panel) => tableRows(panel, panel === first, context)),
    sentence: estimate ? [...panels.map(({ label }) => label), several].filter(Boolean).join(' ') : '',
    n,
    interval: method ? { level: 0.95, method } : undefined,
    state: n === 0 ? 'empty' : estimate ? 'ok' : 'too-few',
    notes: estimate ? notesOf(panels, props, context) : [],
  };
}

function notesOf(panels: Panel[], props: Props, context: Context): string[] {
  const { dataset, locale, counted } = context;
  const words = benchmarkWords(locale);
  const { listed, measure } = levelsOf(props, dataset);
  const notes: string[] = [];
  if (listed.length) {
    const items = listed.map((each) => levelName(each, undefined, context)).join(', ');
    notes.push(words.listed(items, measureLabel(measure)));
  }
  if (panels.some(({ gaps }) => gaps.some(({ index }) => index !== undefined))) notes.push(words.otherSurvey);
  if (panels.some(({ own }) => own.flagged))
    notes.push(messages(locale, counted).flagged(counts(0, context, dataset.minimum.flag).minimum));
  return notes;
}

type ShownRow = Shown['rows'][number];

/** The own value, then each benchmark with the gap to it; an index has columns of its own. */
function tableRows({ measure, own, gaps }: Panel, first: boolean, { locale }: Context): ShownRow[] {
  const words = benchmarkWords(locale);
  const prefix = first ? '' : 'index_';
  const { value = null, low = null, high = null } = own.estimate ?? {};
  const cells = (numbers: ShownRow) =>
    Object.fromEntries(Object.entries(numbers).map(([name, each]) => [`${prefix}${name}`, each]));
  const name = `${words.own}: ${measureLabel(measure)}`;
  return [
    { benchmark: name, ...cells({ value, low, high }), n: own.n },
    ...gaps.map((gap) => ({
      ...levelCells(gap),
      ...cells(gapCells(gap)),
      verdict: words.verdicts[gap.verdict],
    })),
  ];
}

function levelCells(level: LevelGap): ShownRow {
  return { benchmark: labelWithYear(level), year: level.year ?? null, source: level.source ?? null };
}

function gapCells({ at, gap, low, high }: LevelGap): ShownRow {
  return { value: at, gap, gap_low: low, gap_high: high };
}

function columnsOf(panels: Panel[], { dataset, locale, counted }: Context): ShownColumn[] {
  const words = benchmarkWords(locale);
  const common = messages(locale, counted);
  const text = { kind: 'text' } as const;
  const numbers = panels.flatMap(({ measure }, index): ShownColumn[] => {
    const as = formatOf(dataset, measure);
    const gap = { kind: 'difference', of: as } as const;
    const label = (word: string) => (index ? `${word} (${measureLabel(measure)})` : word);
    const prefix = index ? 'index_' : '';
    return [
      { name: `${prefix}value`, label: measureLabel(measure), format: as },
      { name: `${prefix}low`, label: label(common.low), format: as },
      { name: `${prefix}high`, label: label(common.high), format: as },
      { name: `${prefix}gap`, label: label(words.gap), format: gap },
      { name: `${prefix}gap_low`, label: label(words.gapLow), format: gap },
      { name: `${prefix}gap_high`, label: label(words.gapHigh), format: gap },
    ];
  });
  return [
    { name: 'benchmark', label: words.benchmark, format: text },
    ...numbers,
    { name: 'n', label: common.n, format: { kind: 'count' } },
    { name: 'verdict', label: words.verdict, format: text },
    { name: 'year', label: words.year, format: text },
    { name: 'source', label: words.source, format: text },
  ];
}
