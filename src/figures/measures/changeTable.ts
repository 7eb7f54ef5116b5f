import { measureOf, type Measure } from '../../dataset/dataset.ts';
import { add, type Window } from '../../sql/period.ts';
import { changeWords } from '../../words/changeWords.ts';
import { messages } from '../../words/messages.ts';
import type { Context, Shown, ShownColumn } from '../figure.ts';
import type { Compared, Line, PartRow } from './change.ts';
import { formatOf, measured, measureLabel, type Measured } from './measured.ts';
import { compares, nowName, windowName, type Asked } from './windows.ts';

/** Columns and rows of what is shown: a row for now, with the difference, one for before, one for each of the line. */
export function table(
  rows: PartRow[],
  asked: Asked,
  result: Compared,
  context: Context,
  line?: Line,
): Pick<Shown, 'columns' | 'rows'> {
  const { dataset, locale } = context;
  const { windows, now, before, difference: made } = result;
  const measure = measureOf(dataset, asked.measure);
  const part = changeWords(locale).parts;
  const change: Shown['rows'][number] = made
    ? { difference: made.value, difference_low: made.low, difference_high: made.high, p: made.p }
    : {};
  const shown = [{ part: part.now, ...side(now, nowName(result, asked, context), windows.now), ...change }];
  if (before && windows.before)
    shown.push({ part: part.before, ...side(before, windowName(windows.before, locale), windows.before) });
  for (const row of rows) {
    if (!line || row.part !== 'line' || row.period === null) continue;
    const window = { from: row.period, before: add(row.period, 1, line.unit) };
    shown.push({
      part: part.line,
      ...side(measured(dataset, measure, row), windowName(window, locale), window),
    });
  }
  return { columns: columnsOf(asked, measure, line !== undefined, context), rows: shown };
}

export function side(
  { n, estimate }: Measured,
  period: string,
  window: Window | undefined,
): Shown['rows'][number] {
  const { value = null, low = null, high = null } = estimate ?? {};
  const to = window ? add(window.before, -1, 'day') : null;
  return { period, from: window?.from ?? null, to, value, low, high, n };
}

function columnsOf(
  asked: Asked,
  measure: Measure,
  line: boolean,
  { dataset, locale, counted }: Context,
): ShownColumn[] {
  const words = { ...messages(locale, counted), ...changeWords(locale) };
  const as = formatOf(dataset, measure);
  const text = { kind: 'text' } as const;
  const gap = { kind: 'difference', of: as } as const;
  return [
    ...(compares(asked) || line ? [{ name: 'part', label: words.part, format: text }] : []),
    { name: 'period', label: words.period, format: text },
    { name: 'from', label: words.from, format: { kind: 'date' } },
    { name: 'to', label: words.to, format: { kind: 'date' } },
    { name: 'value', label: measureLabel(measure), format: as },
    { name: 'low', label: words.low, format: as },
    { name: 'high', label: words.high, format: as },
    { name: 'n', label: words.n, format: { kind: 'count' } },
    ...(compares(asked)
      ? [
          { name: 'difference', label: words.difference, format: gap },
          { name: 'difference_low', label: words.differenceLow, format: gap },
          { name: 'difference_high', label: words.differenceHigh, format: gap },
          { name: 'p', label: words.pValue, format: { kind: 'p' } as const },
        ]
      : []),
  ];
}
