import { z } from 'zod';
import {
  columnOf,
  measureOf,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import { windowOf } from '../../sql/period.ts';
import { searched, themes as themesQuery } from '../../sql/themes.ts';
import { format } from '../../words/format.ts';
import { bareNumber, formatSigned } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { rankingWords } from '../../words/ranking.ts';
import { themeWords } from '../../words/themes.ts';
import { counts } from '../measures/counts.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { describe, formatOf, measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps } from '../props.ts';
import { listsOf, themeLabel } from './themeLists.ts';
import { themeRow, themesOf, type Theme, type ThemeRow, type Themes } from './themeResult.ts';
import { drawThemes, placesOf } from './themesDrawing.ts';

const word = z.string().refine((text) => searched(text) !== '', 'a word of letters or digits');
const words = z.array(word).min(1);

const props = z.strictObject({
  ...measureProps,
  column: z.string().optional().describe('the column of comments; default: the comment column of the table'),
  themes: z
    .record(z.string().min(1), z.union([words, z.record(z.string().regex(/^[a-z]{2}$/), words)]))
    .refine((themes) => Object.keys(themes).length > 0, 'at least one theme')
    .optional()
    .describe(
      "words of each theme: {{price: ['price', 'expensive', 'cher', 'дорог'], app: {en: ['=app'], ru: ['приложен']}}}; a word stands for all that begin with it, =word for itself alone; default: themes of dataset.yaml, else general lists in en, fr and ru",
    ),
  quotes: z
    .int()
    .min(0)
    .max(10)
    .default(2)
    .describe('comments quoted for each theme, 0 to 10; default 2, those in the page’s language first'),
  sort: z
    .enum(['n', 'impact', 'order'])
    .default('n')
    .describe(
      'order of the themes: n (most comments first, default), impact (the lowest first), order (as declared)',
    ),
  ...frameProps,
});
type Props = z.output<typeof props>;

export const themes = figure<Props, ThemeRow>({
  name: 'themes',
  tag: 'Themes',
  about:
    'themes of the comments, found by lists of words: how often, what their people answered, the impact on the measure, a few quotes',
  responsive: true,
  props,
  row: themeRow,
  query(props, { dataset }) {
    const measure = estimated(props.measure, dataset);
    const column = commentColumn(props, measure, dataset);
    return themesQuery(dataset, measure, {
      ...{ column, lists: listsOf(props.themes, column, dataset), quotes: props.quotes, where: props.where },
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
  },
  shown,
  render(rows, props, context) {
    const measure = measureOf(context.dataset, props.measure);
    const result = resultOf(rows, props, context);
    const label = sentence(result, measure, context);
    return drawThemes(result, { measure, label, height: props.height }, context);
  },
  definition(props, { dataset, locale }) {
    const words = themeWords(locale);
    const column = commentColumn(props, measureOf(dataset, props.measure), dataset);
    const own = listsOf(props.themes, column, dataset);
    const lists = [...new Set(own.map(({ theme }) => theme))].map((theme) => {
      const searched = own.filter((list) => list.theme === theme).flatMap((list) => list.words);
      return `${themeLabel(theme, locale)}: ${searched.join(', ')}`;
    });
    return [
      ...describe(dataset, props.measure, locale),
      words.definition,
      words.impactDefinition,
      rankingWords(locale).corrections.holm,
      words.lists(lists.join('; ')),
    ];
  },
});

function resultOf(
  rows: ThemeRow[],
  { measure: name, themes, quotes, sort, column }: Props,
  context: Context,
): Themes {
  const measure = measureOf(context.dataset, name);
  const lists = listsOf(themes, commentColumn({ column }, measure, context.dataset), context.dataset);
  const names = [...new Set(lists.map(({ theme }) => theme))];
  return themesOf(rows, { names, quotes, sort }, measure, context);
}

/** The measure, if there is an impact on it to estimate. Throws FigureError. */
function estimated(name: string, dataset: Dataset): Measure {
  const measure = measureOf(dataset, name);
  if (['share', 'nps', 'net', 'mean', 'index'].includes(measure.kind)) return measure;
  throw new FigureError(
    'invalid-prop',
    `invalid prop: measure of <Themes>: expected a share, nps, net, mean or index, found ${name} of kind ${measure.kind}`,
    { prop: 'measure' },
  );
}

/** The comments beside the measure's answers. Throws FigureError that says what to declare. */
function commentColumn({ column: name }: Pick<Props, 'column'>, measure: Measure, dataset: Dataset): Column {
  const table = tableOf(dataset, measure.table);
  const found =
    name === undefined
      ? Object.values(table.columns).find(({ type }) => type === 'comment')
      : columnOf(table, name);
  if (found?.type === 'comment') return found;
  const message = found
    ? `invalid prop: column of <Themes>: expected a comment, found ${found.name} of type ${found.type}`
    : `missing comments: <Themes> needs a published column of comments in table ${table.name}`;
  const suggestion = 'declare it in dataset.yaml with "type: comment", in a dataset with "publish: rows"';
  throw new FigureError(found ? 'invalid-prop' : 'missing-column', message, { prop: 'column', suggestion });
}

function shown(rows: ThemeRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const measure = measureOf(dataset, props.measure);
  const result = resultOf(rows, props, context);
  const { comments, all, none } = result;
  const state = comments === 0 ? 'empty' : comments < dataset.minimum.publish ? 'too-few' : 'ok';
  const noRow = {
    theme: themeWords(locale).none,
    mentions: none.mentions,
    ...shareCells(none.share),
    ...noMeasure,
  };
  const names = [
    methodName('wilson', locale),
    methodName(all.estimate?.method, locale),
    methodName('delta', locale),
  ];
  return {
    title: themeWords(locale).title(measureLabel(measure)),
    columns: columnsOf(measure, context),
    rows: state === 'ok' ? [...[...result.themes, ...result.withheld].map(cells), noRow] : [],
    sentence: state === 'ok' ? sentence(result, measure, context) : '',
    n: comments,
    interval:
      state === 'ok' ? { level: 0.95, method: [...new Set(names)].filter(Boolean).join(', ') } : undefined,
    state,
    notes: state === 'ok' ? notesOf(result, context) : [],
  };
}

const noMeasure = {
  ...{ value: null, low: null, high: null, n: null },
  ...{ impact: null, impact_low: null, impact_high: null, adjusted_p: null },
};

function shareCells(share: Theme['share']): Shown['rows'][number] {
  const { value = null, low = null, high = null } = share ?? {};
  return { share: value, share_low: low, share_high: high };
}

function cells({ label, mentions, share, measured, impact, adjustedP }: Theme): Shown['rows'][number] {
  if (!share) return { theme: label, mentions, ...shareCells(null), ...noMeasure };
  const { value = null, low = null, high = null } = measured.estimate ?? {};
  return {
    ...{ theme: label, mentions, ...shareCells(share) },
    ...{ value, low, high, n: measured.n },
    ...{ impact: impact?.value ?? null, impact_low: impact?.low ?? null, impact_high: impact?.high ?? null },
    adjusted_p: adjustedP,
  };
}

function columnsOf(measure: Measure, { dataset, locale }: Context): ShownColumn[] {
  const words = themeWords(locale);
  const common = messages(locale);
  const as = formatOf(dataset, measure);
  const [share, count] = [{ kind: 'share' }, { kind: 'count' }] as const;
  const gap = { kind: 'difference', of: as } as const;
  return [
    { name: 'theme', label: words.theme, format: { kind: 'text' } },
    { name: 'mentions', label: words.mentions, format: count },
    { name: 'share', label: words.share, format: share },
    { name: 'share_low', label: words.shareLow, format: share },
    { name: 'share_high', label: words.shareHigh, format: share },
    { name: 'value', label: measureLabel(measure), format: as },
    { name: 'low', label: common.low, format: as },
    { name: 'high', label: common.high, format: as },
    { name: 'n', label: common.n, format: count },
    { name: 'impact', label: words.impact, format: gap },
    { name: 'impact_low', label: words.impactLow, format: gap },
    { name: 'impact_high', label: words.impactHigh, format: gap },
    { name: 'adjusted_p', label: rankingWords(locale).adjustedP, format: { kind: 'p' } },
  ];
}

/** How many comments mention a theme, which most often, and the largest impact downwards and upwards. */
function sentence(result: Themes, measure: Measure, context: Context): string {
  const { locale } = context;
  const words = themeWords(locale);
  const { comments, none, themes } = result;
  const count = (n: number) => counts(n, context).n;
  const share = (value: number | undefined) => format(value, { kind: 'share' }, locale);
  const most = [...themes].sort((a, b) => b.mentions - a.mentions)[0];
  if (!most) return words.nothingFound(count(comments));
  const found = comments - none.mentions;
  const all = { comments: count(comments), most: most.label };
  const said = { ...all, themes: count(themes.length), top: share(most.share?.value) };
  const first =
    themes.length === 1
      ? words.foundOne({ ...all, read: count(most.mentions), share: share(most.share?.value) })
      : none.mentions > 0 && !none.share
        ? words.foundNearly(said)
        : words.found({ ...said, read: count(found), share: share(found / comments) });
  return [first, impactSentence(themes, measure, context)].filter(Boolean).join(' ');
}

function impactSentence(themes: Theme[], measure: Measure, context: Context): string {
  const { dataset, locale } = context;
  const words = themeWords(locale);
  const label = measureLabel(measure);
  if (!themes.some(({ impact }) => impact)) return '';
  const ordered = [...themes].sort((a, b) => (a.impact?.value ?? 0) - (b.impact?.value ?? 0));
  const down = ordered.find(({ verdict }) => verdict === 'lower');
  const up = ordered.findLast(({ verdict }) => verdict === 'higher');
  if (!down && !up) return words.unclear(label);
  const said = (theme: Theme | undefined) => {
    if (!theme?.impact) return undefined;
    const { value, low, high } = theme.impact;
    const as = formatOf(dataset, measure);
    const places = placesOf(theme, measure, context);
    const end = (each: number | null) => bareNumber(each ?? value, as, locale, places);
    return {
      theme: theme.label,
      by: formatSigned(value, as, locale, places),
      low: end(low),
      high: end(high),
    };
  };
  return words.strongest({ label, down: said(down), up: said(up) });
}

function notesOf({ themes, withheld, unread }: Themes, context: Context): string[] {
  const { dataset, locale } = context;
  const words = themeWords(locale);
  const { publish, flag } = dataset.minimum;
  const count = (n: number) => counts(n, context).n;
  const notes: string[] = [];
  if (withheld.length) notes.push(words.withheld(someOf(withheld.map(({ label }) => label)), count(publish)));
  const few = themes.filter(({ mentions }) => mentions < flag).map(({ label }) => label);
  if (few.length) notes.push(messages(locale).flaggedNames(someOf(few), count(flag)));
  if (unread) notes.push(words.unread(count(unread)));
  return notes;
}
