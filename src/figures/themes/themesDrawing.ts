import { element } from '../../charts/element.ts';
import { domainAround, estimatesChart, type EstimateRow } from '../../charts/estimates.ts';
import { rowsChart, type Bar } from '../../charts/rows.ts';
import { colour } from '../../charts/theme.ts';
import { higherIsBetter, type Measure } from '../../dataset/dataset.ts';
import { format, formatRange } from '../../words/format.ts';
import { bareNumber, formatSigned, placesFor, signedNumber, signedTick } from '../../words/magnitude.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { messages } from '../../words/messages.ts';
import { themeWords } from '../../words/themes.ts';
import { counts } from '../measures/counts.ts';
import type { Context } from '../figure.ts';
import { formatOf, measureLabel } from '../measures/measured.ts';
import type { Theme, Themes } from './themeResult.ts';

type Options = { measure: Measure; label: string; height?: number | undefined };

/** How often each theme is mentioned, its impact under it, and what people wrote. */
export function drawThemes(result: Themes, options: Options, context: Context): Element {
  const { document, locale } = context;
  const words = themeWords(locale);
  const drawn = result.themes.some(({ impact }) => impact);
  const quoted = result.themes.some(({ quotes }) => quotes.length);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-themes' },
    frequencyChart(result, options, context),
    drawn && impactChart(result, options, context),
    element(document, 'p', { class: 'pl-note' }, words.read),
    ...facts(result, options.measure, context),
    quoted && element(document, 'p', { class: 'pl-note' }, words.quoted),
  );
}

function frequencyChart(
  { themes, none }: Themes,
  { label, height }: Options,
  context: Context,
): SVGSVGElement {
  const { document, width, locale } = context;
  const words = themeWords(locale);
  const rows = themes.map(({ label: name, share, mentions }) => bar(name, share, mentions, false, context));
  if (none.share) rows.push(bar(words.none, none.share, none.mentions, true, context));
  const top = Math.max(...rows.flatMap(({ value, high }) => [value, high ?? value]));
  return rowsChart({
    ...{ document, label, width, height, rows, mark: 'bar' },
    head: { name: words.theme, text: words.share },
    domain: [0, Math.min(1, top * 1.04) || 1],
    tick: (value) => format(value, { kind: 'share' }, locale),
  });
}

function bar(name: string, share: Theme['share'], mentions: number, muted: boolean, context: Context): Bar {
  const { dataset, locale } = context;
  const as = { kind: 'share' } as const;
  const { value = 0, low = null, high = null } = share ?? {};
  const text = format(value, as, locale);
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const count = messages(locale).answers(counts(mentions, context).n);
  const flagged = mentions < dataset.minimum.flag;
  return {
    ...{ name, value, low, high, text, count, muted, flagged, hollow: flagged },
    colour: muted ? colour.muted : colour.accent,
    title: `${name}: ${text}${range}, ${count}`,
  };
}

function impactChart({ themes }: Themes, { measure }: Options, context: Context): SVGSVGElement {
  const { document, width, locale, dataset } = context;
  const words = themeWords(locale);
  const as = formatOf(dataset, measure);
  const rows = themes.flatMap((theme) => (theme.impact ? [impactRow(theme, measure, context)] : []));
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const domain = domainAround([0, ...ends]);
  return estimatesChart({
    ...{ document, width, rows, domain },
    label: rows.map(({ title }) => title).join('; '),
    head: { name: words.impactHead(measureLabel(measure), words.units[as.kind] ?? '') },
    level: { value: 0, text: words.noImpact, colour: colour.muted },
    tick: (value) => signedTick(value, as, locale, domain[1] - domain[0]),
  });
}

function impactRow(theme: Theme, measure: Measure, context: Context): EstimateRow {
  const { dataset, locale } = context;
  const { label: name, verdict } = theme;
  const { value = 0, low = null, high = null } = theme.impact ?? {};
  const as = formatOf(dataset, measure);
  const good = (verdict === 'higher') === higherIsBetter(measure);
  const places = placesOf(theme, measure, context);
  const range = low === null || high === null ? undefined : rangeWords(low, high, measure, places, context);
  return {
    ...{ name, value, low, high, hollow: theme.measured.flagged },
    text: signedNumber(value, as, locale, places),
    count: range,
    shape: ({ higher: 'up', lower: 'down', unclear: 'dot' } as const)[verdict],
    colour: verdict === 'unclear' ? colour.muted : good ? colour.good : colour.bad,
    title: `${name}: ${formatSigned(value, as, locale, places)}${range ? `, 95 %: ${range}` : ''}`,
  };
}

/** As many places as a clear impact needs so as not to read as zero. */
export function placesOf(
  { impact, verdict }: Theme,
  measure: Measure,
  { dataset }: Pick<Context, 'dataset'>,
): number | undefined {
  if (verdict === 'unclear' || !impact) return undefined;
  return placesFor([impact.value, impact.low ?? 0, impact.high ?? 0], formatOf(dataset, measure));
}

function rangeWords(
  low: number,
  high: number,
  measure: Measure,
  places: number | undefined,
  { dataset, locale }: Context,
): string {
  const as = formatOf(dataset, measure);
  const end = (value: number) => bareNumber(value, as, locale, places);
  return comparisonWords(locale).range(end(low), end(high));
}

/** Each theme with what its people answered and a few of their comments. */
function facts({ themes }: Themes, measure: Measure, context: Context): HTMLElement[] {
  const { document, dataset, locale } = context;
  const words = themeWords(locale);
  const as = formatOf(dataset, measure);
  return themes.map(({ label, mentions, measured: { estimate }, quotes }) => {
    const comments = words.comments(counts(mentions, context).n);
    const value = format(estimate?.value, as, locale);
    const [low, high] = [format(estimate?.low, as, locale), format(estimate?.high, as, locale)];
    const said = estimate
      ? words.facts({ comments, label: measureLabel(measure), value, low, high })
      : comments;
    return element(
      document,
      'div',
      { class: 'pl-theme' },
      element(document, 'p', {}, element(document, 'strong', {}, label), ` · ${said}`),
      ...quotes.map(({ text, language }) =>
        element(document, 'blockquote', { lang: language, dir: 'auto' }, element(document, 'p', {}, text)),
      ),
    );
  });
}
