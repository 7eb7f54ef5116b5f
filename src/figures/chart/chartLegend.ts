import { element, svg } from '../../charts/element.ts';
import { colour, looksOf, series as seriesColours } from '../../charts/theme.ts';
import { format } from '../../words/format.ts';
import { resultWords } from '../../words/resultWords.ts';
import type { ChartProps } from './chartProps.ts';
import type { ChartData } from './chartData.ts';
import { shadeOf, type Shade } from './chartShade.ts';
import { cellText } from '../tables/columns.ts';
import type { Context } from '../figure.ts';

/** How many series have a colour of their own: of more than eight seven, since the others are grey like the eighth. */
function ownColours({ series }: Pick<ChartData, 'series'>): number {
  return series.length > seriesColours.length ? seriesColours.length - 1 : series.length;
}

/** The colour of a series; those beyond eight share one. */
export function colourOf(name: string, chart: Pick<ChartData, 'series' | 'roles'>): string {
  const { series, roles } = chart;
  if (!roles.colour || roles.colour.kind === 'number') return colour.accent;
  const own = seriesColours.slice(0, ownColours(chart));
  return own[series.indexOf(name)] ?? colour.muted;
}

/** What colours and areas mean; none when the chart has neither. */
export function legend(chart: ChartData, _props: ChartProps, context: Context): HTMLElement | undefined {
  const { document, locale } = context;
  const { roles, series } = chart;
  const items: HTMLElement[] = [];
  if (roles.colour?.kind === 'number') items.push(ramp(chart, context));
  else if (roles.colour) {
    for (const name of series.slice(0, ownColours(chart)))
      items.push(item(document, name, colourOf(name, chart), dashOf(name, chart)));
    const rest = series.length - ownColours(chart);
    if (rest > 0)
      items.push(
        item(
          document,
          resultWords(locale).otherSeries(format(rest, { kind: 'count' }, locale)),
          colour.muted,
        ),
      );
  }
  if (roles.size) items.push(element(document, 'li', {}, resultWords(locale).areaMeans(roles.size.label)));
  return items.length ? element(document, 'ul', { class: 'pl-legend' }, ...items) : undefined;
}

/** The dash of a series' line; undefined where the chart draws none. */
function dashOf(name: string, { mark, series }: ChartData): string | undefined {
  return mark === 'line' ? (looksOf(series.indexOf(name)).dash ?? 'none') : undefined;
}

function item(document: Document, name: string, fill: string, dash?: string): HTMLElement {
  const width = dash ? 28 : 12;
  const sample = dash
    ? svg(document, 'path', { d: 'M0 6H28', stroke: fill, 'stroke-width': 2.5, 'stroke-dasharray': dash })
    : svg(document, 'rect', { width: 12, height: 12, rx: 2, fill });
  const swatch = svg(document, 'svg', { width, height: 12, 'aria-hidden': 'true' }, sample);
  return element(document, 'li', {}, swatch, name);
}

const steps = 5;

function ramp({ data, roles }: ChartData, { document, locale }: Context): HTMLElement {
  const role = roles.colour as NonNullable<typeof roles.colour>;
  const shade = shadeOf(data);
  const text = (value: number) => cellText(value, role.format, locale);
  const boxes = Array.from({ length: steps }, (_, index) => {
    const value = shade.low + ((shade.high - shade.low) * index) / (steps - 1);
    const { fill, opacity }: ReturnType<Shade['of']> = shade.of(value);
    return svg(document, 'rect', { x: index * 18, width: 18, height: 12, fill, 'fill-opacity': opacity });
  });
  const drawn = svg(document, 'svg', { width: steps * 18, height: 12, 'aria-hidden': 'true' }, ...boxes);
  return element(document, 'li', {}, `${role.label} `, text(shade.low), drawn, text(shade.high));
}
