import { element } from '../../charts/element.ts';
import { domainAround, estimatesChart, type EstimateRow } from '../../charts/estimates.ts';
import { rowsChart, type Bar } from '../../charts/rows.ts';
import { colour } from '../../charts/theme.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format, formatRange } from '../../words/format.ts';
import { signedTick } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { counts } from '../measures/counts.ts';
import { gapWords } from '../comparison/compareWords.ts';
import type { Context } from '../figure.ts';
import type { Cell, Contrast, GroupName, OutcomeName, Recovered } from './recoveryResult.ts';

/** The words that depend on what was asked. */
export type Named = {
  groups: Record<GroupName, string>;
  outcomes: Record<OutcomeName, string>;
  against: Record<Contrast['against'], string>;
};

const share = { kind: 'share' } as const;

/** Both outcomes of each group, and the differences of those contacted. */
export function drawRecovery(
  { cells, contrasts }: Recovered,
  named: Named,
  { label, height }: { label: string; height?: number | undefined },
  context: Context,
): Element {
  const { document, width, locale } = context;
  const words = recoveryWords(locale);
  const rows = cells.flatMap((cell) => (cell.estimate ? [bar(cell, cells, named, context)] : []));
  const drawn = rowsChart({
    ...{ document, width, height, label, rows, mark: 'dot' },
    head: { name: words.group, text: messages(locale).share },
    domain: domainAround(rows.flatMap(endsOf), { least: 0.02, bounds: [0, 1] }),
    tick: (value) => format(value, share, locale),
  });
  return element(
    document,
    'div',
    { class: 'pl-chart pl-recovery' },
    drawn,
    contrasts.length > 0 && gapChart(contrasts, named, context),
    element(document, 'p', { class: 'pl-note' }, words.read),
  );
}

function bar(
  { group, outcome, n, estimate, flagged }: Cell,
  cells: Cell[],
  named: Named,
  context: Context,
): Bar {
  const { locale } = context;
  const { value = 0, low = null, high = null } = estimate ?? {};
  const text = format(value, share, locale);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, share, locale)}`;
  const count = messages(locale).answers(counts(n, context).n);
  const all = cells.filter((cell) => cell.outcome === outcome && cell.estimate);
  const together = all.reduce((sum, cell) => sum + cell.n, 0);
  const name = named.groups[group];
  return {
    ...{ name, value, low, high, text, count, flagged, hollow: flagged },
    colour: group === 'contacted' ? colour.accent : colour.muted,
    title: `${named.outcomes[outcome]}, ${name}: ${text}${range}, ${count}`,
    section: { name: named.outcomes[outcome], count: messages(locale).answers(counts(together, context).n) },
  };
}

function gapChart(contrasts: Contrast[], named: Named, context: Context): SVGSVGElement {
  const { document, width, locale } = context;
  const words = recoveryWords(locale);
  const rows = contrasts.map((contrast) => gapRow(contrast, named, context));
  const domain = domainAround([0, ...rows.flatMap(endsOf)]);
  return estimatesChart({
    ...{ document, width, rows, domain },
    label: rows.map(({ title }) => title).join('; '),
    head: { name: words.differences },
    level: { value: 0, text: words.noDifference, colour: colour.muted },
    tick: (value) => signedTick(value, share, locale, domain[1] - domain[0]),
  });
}

function gapRow({ outcome, against, gap, clear }: Contrast, named: Named, context: Context): EstimateRow {
  const said = gapWords(gap, share, context);
  const range = comparisonWords(context.locale).range(said.low, said.high);
  const better = gap.value > 0;
  const name = `${named.outcomes[outcome]}: ${named.against[against]}`;
  return {
    ...{
      name,
      value: gap.value,
      low: gap.low,
      high: gap.high,
      text: said.number,
      count: range,
      hollow: false,
    },
    shape: clear ? (better ? 'up' : 'down') : 'dot',
    colour: clear ? (better ? colour.good : colour.bad) : colour.muted,
    title: `${name}: ${said.by}, 95 %: ${range}`,
  };
}

function endsOf({ value, low, high }: Pick<Bar, 'value' | 'low' | 'high'>): number[] {
  return [value, low ?? value, high ?? value];
}
