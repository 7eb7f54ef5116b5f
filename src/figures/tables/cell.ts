import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { cellQuery } from '../../sql/cell.ts';
import { tokens } from '../../sql/tokens.ts';
import { messages } from '../../words/messages.ts';
import { resultWords } from '../../words/resultWords.ts';
import { cellTable, drawTable, type TableContent } from './cellTable.ts';
import { atLeast, columnProps, resultRow, type ResultRow } from './columns.ts';
import { figure, type Context } from '../figure.ts';
import { limited } from './table.ts';

const props = z.strictObject({
  name: z.string().describe('name of the cell'),
  text: z.string().describe('the SQL as its author wrote it'),
  code: z
    .enum(['open', 'folded', 'hidden'])
    .default('folded')
    .describe('how the SQL is shown; default folded'),
  result: z.enum(['table', 'hidden']).default('table').describe('how the rows are shown; default table'),
  limit: z.int().min(1).max(1000).default(10).describe('most rows shown; default 10, at most 1000'),
  small: columnProps.small,
});
type Props = z.output<typeof props>;

export const cell = figure<Props, ResultRow>({
  name: 'cell',
  tag: 'SqlCell',
  about: 'an SQL cell of the page: its text, and the rows that it returns',
  props,
  row: resultRow,
  query({ name, limit, small }, source) {
    return limited(cellQuery(name, atLeast(source, small)), limit);
  },
  // a cell stands in the page also when it has nothing to show: its text is drawn in every state
  shown(rows, props, context) {
    const { shown } = contentOf(rows, props, context);
    const name = `${messages(context.locale).cell}: ${props.name}`;
    if (props.result === 'hidden') return { ...shown, sentence: name, n: undefined, notes: [], state: 'ok' };
    return { ...shown, state: 'ok' };
  },
  render(rows, props, context) {
    const { document } = context;
    return element(
      document,
      'div',
      { class: 'pl-cell' },
      props.code !== 'hidden' && codeOf(props, context),
      props.result === 'table' && resultOf(rows, props, context),
    );
  },
  definition() {
    return [];
  },
});

function contentOf(rows: ResultRow[], { limit, small }: Props, context: Context): TableContent {
  return cellTable(rows, { tag: 'SqlCell', limit, small }, context);
}

function resultOf(rows: ResultRow[], props: Props, context: Context): HTMLElement {
  const words = { ...messages(context.locale), ...resultWords(context.locale) };
  if (rows.length === 0) return element(context.document, 'p', { class: 'pl-state' }, words.noRows);
  return drawTable(contentOf(rows, props, context), `${words.cell}: ${props.name}`, context);
}

function codeOf({ name, text, code }: Props, { document, locale }: Context): HTMLElement {
  const words = messages(locale);
  return element(
    document,
    'details',
    { class: 'pl-sql', open: code === 'open' },
    element(document, 'summary', {}, `${words.cell}: ${name}`),
    element(
      document,
      'pre',
      { tabindex: '0', 'aria-label': `${words.query}: ${name}` },
      element(document, 'code', {}, ...highlighted(text, document)),
    ),
  );
}

/** The SQL with its keywords, strings, numbers, comments and parameters in spans; the text stays as it is. */
export function highlighted(text: string, document: Document): (Node | string)[] {
  return tokens(text).map(({ kind, text: part }) => {
    const name = kind === 'word' && keywords.test(part) ? 'keyword' : classes[kind];
    return name ? element(document, 'span', { class: `pl-sql-${name}` }, part) : part;
  });
}

const classes: Record<string, string> = {
  string: 'string',
  number: 'number',
  comment: 'comment',
  parameter: 'param',
};

const keywords =
  /^(select|from|where|group|order|having|qualify|limit|offset|by|as|with|recursive|join|left|right|full|inner|outer|cross|lateral|semi|anti|asof|on|using|union|intersect|except|all|distinct|and|or|not|in|is|null|true|false|between|like|ilike|exists|case|when|then|else|end|asc|desc|nulls|first|last|over|partition|window|rows|range|filter|values|cast|interval|date|timestamp|pivot|unpivot|exclude|replace|measure)$/i;
