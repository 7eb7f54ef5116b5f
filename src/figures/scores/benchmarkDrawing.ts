import { element } from '../../charts/element.ts';
import { domainAround, estimatesChart, type EstimateRow } from '../../charts/estimates.ts';
import { colour } from '../../charts/theme.ts';
import { higherIsBetter, type Measure } from '../../dataset/dataset.ts';
import { benchmarkWords } from '../../words/benchmark.ts';
import { format, formatRange } from '../../words/format.ts';
import { signedNumber } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { gapText, labelWithYear, type LevelGap } from './benchmarkGaps.ts';
import { counts } from '../measures/counts.ts';
import { boundsOf } from '../measures/comparable.ts';
import type { Context } from '../figure.ts';
import { formatOf, measureLabel, type Measured } from '../measures/measured.ts';

/** A measure with the benchmarks that stand on its axis. */
export type Panel = { measure: Measure; own: Measured; gaps: LevelGap[]; label: string };

/** An axis for each unit: the measure's own, and one of 0 to 100 for an index. */
export function drawBenchmark(panels: Panel[], height: number | undefined, context: Context): Element {
  const { document, locale } = context;
  const sources = [...new Set(panels.flatMap(({ gaps }) => gaps.map(sourceOf)))].filter(Boolean);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-benchmark' },
    ...panels.map((panel) => panelChart(panel, height, context)),
    ...sources.map((text) => element(document, 'p', { class: 'pl-note' }, text)),
    element(document, 'p', { class: 'pl-note' }, benchmarkWords(locale).reading),
  );
}

function sourceOf(level: LevelGap): string {
  return level.source ? `${labelWithYear(level)}: ${level.source}` : '';
}

function panelChart(panel: Panel, height: number | undefined, context: Context): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const { measure, gaps, label } = panel;
  const words = benchmarkWords(locale);
  const as = formatOf(dataset, measure);
  const own = ownRow(panel, context);
  const rows = [own, ...gaps.map((gap) => levelRow(gap, measure, context))];
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const least = { share: 0.005, score: 0.05 }[as.kind as string] ?? 0.5;
  const name = measureLabel(measure);
  return estimatesChart({
    ...{ document, width, height, rows, label },
    head: {
      name: as.kind === 'index' ? words.indexHead(name) : '',
      text: as.kind === 'index' ? undefined : name,
    },
    // the whole scale, so that points of 100 are not taken for percent
    domain:
      as.kind === 'index' ? [0, 100] : domainAround(ends, { least, bounds: boundsOf(measure, dataset) }),
    level: { value: own.value, low: own.low, high: own.high, text: '', colour: colour.accent },
    tick: (value) => format(value, as, locale),
  });
}

function ownRow({ measure, own: { estimate, n, flagged } }: Panel, context: Context): EstimateRow {
  const { dataset, locale } = context;
  const as = formatOf(dataset, measure);
  const { value = 0, low = null, high = null } = estimate ?? {};
  const text = format(value, as, locale);
  const count = messages(locale).answers(counts(n, context).n);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  return {
    ...{ name: benchmarkWords(locale).own, value, low, high, text, count, flagged, hollow: flagged },
    ...{ shape: 'dot', colour: colour.accent },
    title: `${measureLabel(measure)}: ${text}${range}, ${count}`,
  };
}

function levelRow(level: LevelGap, measure: Measure, context: Context): EstimateRow {
  const { dataset, locale } = context;
  const { at, gap, verdict } = level;
  const words = benchmarkWords(locale);
  const as = formatOf(dataset, measure);
  const good = (verdict === 'higher') === higherIsBetter(measure);
  const clear = verdict === 'higher' || verdict === 'lower';
  const text = format(at, as, locale);
  return {
    ...{ name: labelWithYear(level), value: at, low: null, high: null, text, hollow: false },
    count: words.gapIs(signedNumber(gap, as, locale)),
    shape: 'diamond',
    colour: clear ? (good ? colour.good : colour.bad) : colour.muted,
    title: `${labelWithYear(level)}: ${text}; ${lower(words.verdict)} ${words.verdicts[verdict]}: ${gapText(level, measure, context)}`,
  };
}

function lower(text: string): string {
  return text.replace(/^./u, (first) => first.toLowerCase());
}
