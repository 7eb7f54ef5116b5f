import { element } from '../../charts/element.ts';
import { cohortWords } from '../../words/cohort.ts';
import { counted, nounOf } from '../../words/counted.ts';
import { format, formatPeriod, formatRange } from '../../words/format.ts';
import type { Cohort, CohortProps, Triangle } from './cohortTriangle.ts';
import type { Context } from '../figure.ts';
import type { Estimate } from '../../stats/estimate.ts';

type Drawn = CohortProps & { label: string };

/** The triangle as a table: shaded cells with their numbers, scrolling inside itself. */
export function drawCohort(triangle: Triangle, props: Drawn, context: Context): HTMLElement {
  const { document, locale } = context;
  const { rows, all } = triangle;
  const words = cohortWords(locale);
  const shade = shadeOf(triangle);
  const body = rows.map((row) =>
    line(row, formatPeriod(row.from, props.by, locale), { triangle, props, shade, context }),
  );
  const foot = line(all, words.average, { triangle, props, shade, context });
  return element(
    document,
    'div',
    { class: 'pl-chart pl-cohort' },
    element(
      document,
      'div',
      { class: 'pl-scroll', tabindex: '0', role: 'group', 'aria-label': props.label },
      element(
        document,
        'table',
        { class: 'pl-table pl-triangle' },
        element(document, 'thead', {}, ...heads(triangle, props, context)),
        element(document, 'tbody', {}, ...body),
        element(document, 'tfoot', {}, foot),
      ),
    ),
    element(document, 'p', { class: 'pl-note' }, words.read),
  );
}

function heads({ columns }: Triangle, { by, show }: Drawn, { document, locale }: Context): HTMLElement[] {
  const words = cohortWords(locale);
  const above = (show === 'left' ? words.leftHead : words.stayHead)(nounOf(by, locale));
  const head = (text: string, more = {}) => element(document, 'th', { scope: 'col', ...more }, text);
  const ages = columns.map((age) => head(String(age), { class: 'pl-number' }));
  const tall = ages.length ? 2 : null;
  return [
    element(
      document,
      'tr',
      {},
      head(words.cohort, { rowspan: tall }),
      head(words.customers, { rowspan: tall, class: 'pl-number' }),
      ages.length > 0 && element(document, 'th', { scope: 'colgroup', colspan: ages.length }, above),
    ),
    ...(ages.length ? [element(document, 'tr', {}, ...ages)] : []),
  ];
}

type Line = { triangle: Triangle; props: Drawn; shade: (share: number) => number; context: Context };

function line(row: Cohort, name: string, { triangle, props, shade, context }: Line): HTMLElement {
  const { document, locale } = context;
  const { columns } = triangle;
  const cells = row.few
    ? columns.length
      ? [element(document, 'td', { class: 'pl-few', colspan: columns.length }, cohortWords(locale).few)]
      : []
    : columns.map((age, index) => {
        const cell = row.cells[index];
        // a period that is not over is no zero
        if (!cell) return element(document, 'td', { class: 'pl-number' });
        const shaded = `pl-number pl-shade-${shade(cell.value)}`;
        const text = format(Math.round(cell.value * 100), { kind: 'count' }, locale);
        return element(
          document,
          'td',
          { class: shaded, title: spoken(cell, age, name, props, context) },
          text,
        );
      });
  return element(
    document,
    'tr',
    { 'data-flagged': row.flagged },
    element(document, 'th', { scope: 'row' }, name),
    element(document, 'td', { class: 'pl-number' }, format(row.n, { kind: 'count' }, locale)),
    ...cells,
  );
}

function spoken(
  cell: Estimate,
  age: number,
  cohort: string,
  { by, show }: Drawn,
  { locale }: Context,
): string {
  const words = cohortWords(locale);
  const share = { kind: 'share' } as const;
  const { value, low, high, n } = cell;
  return (show === 'left' ? words.leftCell : words.stayCell)({
    ...{ cohort, share: format(value, share, locale), time: counted(age, by, locale) },
    range: low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, share, locale)}`,
    n: format(n, { kind: 'count' }, locale),
  });
}

/** A shade 0 to 9 by tenths of the range that is shown. */
function shadeOf({ rows, all }: Triangle): (share: number) => number {
  const values = [...rows, all].flatMap(({ cells }) => cells.flatMap((cell) => cell?.value ?? []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (share) => Math.min(9, Math.floor(((share - low) / (high - low || 1)) * 10));
}
