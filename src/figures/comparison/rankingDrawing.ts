import { drilling } from '../../charts/drill.ts';
import { element } from '../../charts/element.ts';
import { domainAround, estimatesChart, type EstimateRow } from '../../charts/estimates.ts';
import { colour } from '../../charts/theme.ts';
import {
  columnOf,
  higherIsBetter,
  labelOf,
  measureOf,
  tableOf,
  type Measure,
} from '../../dataset/dataset.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format, formatRange } from '../../words/format.ts';
import { bareNumber, formatSigned } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { rankingWords } from '../../words/ranking.ts';
import { counts } from '../measures/counts.ts';
import { boundsOf } from '../measures/comparable.ts';
import type { Context } from '../figure.ts';
import { formatOf, measureLabel } from '../measures/measured.ts';
import type { Ranked, RankedGroup } from './rankingGroups.ts';

type Options = { measure: string; by: string; limit: number; height?: number | undefined; label: string };

/** A row for each group with its interval; what its shape says is written beside it as well. */
export function drawRanking({ groups }: Ranked, options: Options, context: Context): Element {
  const { document, width, locale, dataset } = context;
  const words = rankingWords(locale);
  const measure = measureOf(dataset, options.measure);
  const column = columnOf(tableOf(dataset, measure.table), options.by);
  const as = formatOf(dataset, measure);
  const rows = drawnOf(groups, options.limit).map((group) => rowOf(group, options.by, measure, context));
  return element(
    document,
    'div',
    { class: 'pl-chart pl-ranking' },
    estimatesChart({
      ...{ document, width, rows, label: options.label, height: options.height },
      head: { name: labelOf(column), text: measureLabel(measure) },
      domain: domainAround(
        rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
        {
          least: { share: 0.005, score: 0.05 }[as.kind as string] ?? 0.5,
          bounds: boundsOf(measure, dataset),
        },
      ),
      tick: (value) => format(value, as, locale),
    }),
    element(
      document,
      'p',
      { class: 'pl-note' },
      `▲\u00a0${words.keyAbove} · ▼\u00a0${words.keyBelow} · ●\u00a0${words.unclear}`,
    ),
    element(document, 'p', { class: 'pl-note' }, words.reading),
  );
}

/** Of more groups than are drawn, the first, the last and those that stand out, then the first of the others. */
export function drawnOf<T extends Pick<RankedGroup, 'verdict'>>(groups: T[], limit: number): T[] {
  const out = groups.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower');
  const ends = [...groups.slice(0, 1), ...groups.slice(-1)];
  const kept = new Set([...new Set([...ends, ...out, ...groups])].slice(0, limit));
  return groups.filter((group) => kept.has(group));
}

function rowOf(group: RankedGroup, by: string, measure: Measure, context: Context): EstimateRow {
  const { dataset, locale } = context;
  const { name, value, low, high, n, flagged, verdict } = group;
  const words = rankingWords(locale);
  const text = format(value, formatOf(dataset, measure), locale);
  const count = messages(locale).answers(counts(n, context).n);
  const beside = { higher: words.shortAbove, lower: words.shortBelow, unclear: '' }[verdict];
  const good = (verdict === 'higher') === higherIsBetter(measure);
  return {
    ...{ name, value, low, high, text, flagged, hollow: flagged },
    count: beside ? `${beside} · ${count}` : count,
    shape: ({ higher: 'up', lower: 'down', unclear: 'dot' } as const)[verdict],
    colour: verdict === 'unclear' ? colour.muted : good ? colour.good : colour.bad,
    title: drilling(spoken(group, measure, context), by, group.raw),
  };
}

function spoken(group: RankedGroup, measure: Measure, context: Context): string {
  const { dataset, locale } = context;
  const { said, value, low, high, n, gap, verdict } = group;
  const words = rankingWords(locale);
  const as = formatOf(dataset, measure);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const facts = [
    `${said}: ${format(value, as, locale)}${range}`,
    messages(locale).answers(counts(n, context).n),
  ];
  if (!gap) return facts.join(', ');
  facts.push({ higher: words.above, lower: words.below, unclear: words.unclear }[verdict]);
  const ends =
    gap.low === null || gap.high === null
      ? ''
      : `, ${comparisonWords(locale).range(bareNumber(gap.low, as, locale), bareNumber(gap.high, as, locale))}`;
  return `${facts.join(', ')} (${formatSigned(gap.value, as, locale)}${ends})`;
}
