import { element } from '../../charts/element.ts';
import { labelOf } from '../../dataset/dataset.ts';
import type { QualityOptions } from '../../sql/qualityChecks.ts';
import { format, formatPeriod, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { qualityWords } from '../../words/quality.ts';
import { counts } from '../measures/counts.ts';
import type { Context } from '../figure.ts';
import type { Check, Coverage, Quality, Verdict } from './qualityResult.ts';

const signs: Record<Verdict, string> = { look: '⚠', fine: '✓', unknown: '–', info: '' };

/** The checks as a table, and where answers are missing as another. */
export function drawQuality(
  { checks, coverage }: Quality,
  options: QualityOptions,
  label: string,
  context: Context,
): Element {
  const { document, locale } = context;
  const words = qualityWords(locale);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-quality' },
    checkTable(checks, label, context),
    element(document, 'p', { class: 'pl-note' }, words.read),
    coverage && options.by && coverage.periods.length > 0 && heatTable(coverage, options, context),
  );
}

function checkTable(checks: Check[], label: string, context: Context): HTMLElement {
  const { document, locale } = context;
  const words = qualityWords(locale);
  const heads = [words.check, words.found, words.share];
  const head = element(
    document,
    'tr',
    {},
    ...heads.map((text) => element(document, 'th', { scope: 'col' }, text)),
  );
  const bodies = checks.map((check) => checkRows(check, context));
  const table = element(
    document,
    'table',
    { class: 'pl-checks' },
    element(document, 'thead', {}, head),
    ...bodies,
  );
  return scrolling(label, table, context);
}

/** What was found, and under it across the table what that means. */
function checkRows(check: Check, context: Context): HTMLElement {
  const { document, locale } = context;
  const { name, found, share, low, high, n, verdict, meaning } = check;
  const as = { kind: 'share' } as const;
  const range = low === null || high === null ? undefined : `95 %: ${formatRange(low, high, as, locale)}`;
  const base = n === null ? undefined : messages(locale).answers(counts(n, context).n);
  const small = [range, base].filter((text) => text !== undefined);
  return element(
    document,
    'tbody',
    { class: `pl-check-${verdict}` },
    element(
      document,
      'tr',
      {},
      element(document, 'th', { scope: 'row' }, signOf(verdict, context), name),
      element(document, 'td', {}, found),
      element(
        document,
        'td',
        {},
        share === null ? '' : format(share, as, locale),
        ...small.map((text) => element(document, 'small', {}, text)),
      ),
    ),
    meaning !== '' && element(document, 'tr', {}, element(document, 'td', { colspan: 3 }, meaning)),
  );
}

function signOf(verdict: Verdict, { document, locale }: Context): HTMLElement | string {
  const word = qualityWords(locale)[verdict];
  if (!word) return '';
  return element(document, 'span', { role: 'img', 'aria-label': word, title: word }, signs[verdict]);
}

/** Periods from top to bottom, values side by side; the darker, the more answers. */
function heatTable(coverage: Coverage, { by, unit }: QualityOptions, context: Context): HTMLElement {
  const { document, locale } = context;
  const words = qualityWords(locale);
  const { values, periods, n } = coverage;
  const caption = words.heat({ by: by ? labelOf(by) : '', unit: words.units[unit] });
  const most = Math.max(1, ...periods.flatMap((period) => values.map(({ raw }) => n(raw, period))));
  const head = element(
    document,
    'tr',
    {},
    element(document, 'td', {}),
    ...values.map(({ name }) => element(document, 'th', { scope: 'col' }, name)),
  );
  const rows = periods.map((period) =>
    element(
      document,
      'tr',
      {},
      element(document, 'th', { scope: 'row' }, formatPeriod(period, unit, locale)),
      ...values.map(({ raw }) => heatCell(n(raw, period), most, context)),
    ),
  );
  const table = element(
    document,
    'table',
    { class: 'pl-heat' },
    element(document, 'caption', {}, caption),
    element(document, 'thead', {}, head),
    element(document, 'tbody', {}, ...rows),
  );
  return scrolling(caption, table, context);
}

function heatCell(n: number, most: number, { document, dataset, locale }: Context): HTMLElement {
  const words = qualityWords(locale);
  const minimum = dataset.minimum.publish;
  const few = n > 0 && n < minimum;
  const level = n === 0 ? 0 : few ? 1 : Math.max(1, Math.ceil((4 * n) / most));
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const text = n === 0 ? words.none : few ? words.under(count(minimum)) : count(n);
  return element(document, 'td', { class: `pl-heat-${level}` }, text);
}

function scrolling(label: string, table: HTMLElement, { document }: Context): HTMLElement {
  return element(
    document,
    'div',
    { class: 'pl-scroll', tabindex: '0', role: 'group', 'aria-label': label },
    table,
  );
}
