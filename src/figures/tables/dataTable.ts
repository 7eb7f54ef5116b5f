import { element, svg } from '../../charts/element.ts';
import type { Drill } from '../../charts/drill.ts';
import type { Format } from '../../words/format.ts';
import { resultWords } from '../../words/resultWords.ts';
import { cellText, type Cell, type ResultRow } from './columns.ts';
import type { Context } from '../figure.ts';

/** A column as drawn. `value` is what it sorts by; `text` what it says, when that is not the value alone. */
export type DrawnColumn = {
  name: string;
  label: string;
  format: Format;
  number: boolean;
  /** Columns of one group stand under a common head. */
  group?: string | undefined;
  bar?: boolean | undefined;
  text?: ((row: ResultRow) => string) | undefined;
};

type Options = {
  columns: DrawnColumn[];
  rows: ResultRow[];
  label: string;
  /** Whether this value was withheld because it stands on too few answers. */
  isFew: (row: ResultRow, column: DrawnColumn) => boolean;
  sorted?: { name: string; down: boolean } | undefined;
  /** The group of answers that a row stands for; undefined where it stands for none. */
  drill?: ((row: ResultRow) => Drill | undefined) | undefined;
};

type Where = Pick<Context, 'document' | 'locale'>;

/** Rows as a table that scrolls inside itself, with heads that sort once the page's script is there. */
export function dataTable(options: Options, context: Where): HTMLElement {
  const { document } = context;
  const { columns, rows } = options;
  const spans = new Map(columns.filter(({ bar }) => bar).map(({ name }) => [name, spanOf(rows, name)]));
  const body = rows.map((row) =>
    element(
      document,
      'tr',
      {},
      ...columns.map((column, index) => cell(row, column, index, { ...options, spans }, context)),
    ),
  );
  return element(
    document,
    'div',
    { class: 'pl-scroll pl-tall', tabindex: '0', role: 'group', 'aria-label': options.label },
    element(
      document,
      'table',
      { class: 'pl-table' },
      element(document, 'thead', {}, ...heads(options, context)),
      element(document, 'tbody', {}, ...body),
    ),
  );
}

function heads({ columns, sorted }: Options, { document, locale }: Where): HTMLElement[] {
  const grouped = columns.some(({ group }) => group);
  const head = (column: DrawnColumn, index: number) =>
    element(
      document,
      'th',
      {
        scope: 'col',
        class: column.number ? 'pl-number' : null,
        rowspan: grouped && !column.group ? 2 : null,
        'aria-sort': sorted?.name === column.name ? (sorted.down ? 'descending' : 'ascending') : 'none',
      },
      element(
        document,
        'button',
        {
          type: 'button',
          class: 'pl-sort',
          'data-column': index,
          title: resultWords(locale).sortBy([column.group, column.label].filter(Boolean).join(', ')),
        },
        column.label,
      ),
    );
  const made = columns.map(head);
  if (!grouped) return [element(document, 'tr', {}, ...made)];
  const groups = [...new Set(columns.flatMap(({ group }) => group ?? []))];
  const above = groups.map((group) => {
    const colspan = columns.filter((column) => column.group === group).length;
    return element(document, 'th', { scope: 'colgroup', colspan }, group);
  });
  return [
    element(document, 'tr', {}, ...made.filter((_, index) => !columns[index]?.group), ...above),
    element(document, 'tr', {}, ...made.filter((_, index) => columns[index]?.group)),
  ];
}

type Span = { low: number; high: number };

function cell(
  row: ResultRow,
  column: DrawnColumn,
  index: number,
  { isFew, spans, drill }: Options & { spans: Map<string, Span> },
  { document, locale }: Where,
): HTMLElement {
  const value = row[column.name] ?? null;
  const few = isFew(row, column);
  const text = few
    ? resultWords(locale).tooFewCell
    : (column.text?.(row) ?? cellText(value, column.format, locale));
  const raw = value === null ? '' : String(value);
  const span = spans.get(column.name);
  const names = [column.number && 'pl-number', few && 'pl-few', span && 'pl-barred'].filter(Boolean);
  const isName = index === 0 && !column.number;
  return element(
    document,
    isName ? 'th' : 'td',
    {
      scope: isName && 'row',
      class: names.join(' ') || null,
      'data-value': raw === text ? null : raw,
    },
    isName ? drilled(text, drill?.(row), document) : text,
    span && bar(value, span, document),
  );
}

/** A name that asks the page for its group alone, where it stands for one. */
function drilled(text: string, drill: Drill | undefined, document: Document): HTMLElement | string {
  if (!drill) return text;
  const { column, value } = drill;
  return element(
    document,
    'button',
    { type: 'button', class: 'pl-drill', 'data-drill': column, 'data-value': value },
    text,
  );
}

const barLength = 64;

/** A bar beside the number: its length from zero, so that the eye can compare rows. */
function bar(value: Cell, { low, high }: Span, document: Document): SVGElement {
  const at = (number: number) => Math.round(((number - low) / (high - low || 1)) * barLength * 10) / 10;
  const size = { class: 'pl-bar', width: barLength, height: 10, 'aria-hidden': 'true' };
  if (typeof value !== 'number') return svg(document, 'svg', size);
  const [left, right] = [at(Math.min(0, value)), at(Math.max(0, value))];
  return svg(
    document,
    'svg',
    size,
    svg(document, 'rect', {
      class: value < 0 ? 'pl-bar-minus' : 'pl-bar-plus',
      x: left,
      width: Math.round((right - left) * 10) / 10,
      height: 10,
    }),
    low < 0 &&
      svg(document, 'rect', { class: 'pl-bar-zero', x: Math.max(0, at(0) - 0.5), width: 1, height: 10 }),
  );
}

function spanOf(rows: ResultRow[], name: string): Span {
  const values = rows.flatMap((row) => (typeof row[name] === 'number' ? row[name] : []));
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}
