import type { Told } from '../../../figures/draw.ts';
import type { ShownColumn } from '../../../figures/figure.ts';
import { headlineOf } from '../../../figures/editions/headlines.ts';
import { fill, type Page } from '../../../mdx/page.ts';
import { format, formatDate, formatRange, type Format } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { changeWords } from '../../../words/changeWords.ts';
import type { DrawnPage } from '../drawPage.ts';

/** What the picture of a report shows where its link is shared: all in words and numbers, so that equal cards are one picture. */
export type Card = {
  title: string;
  description?: string | undefined;
  number?: { label: string; value: string; interval?: string | undefined; facts: string } | undefined;
  line?: { value: number | null; low: number | null; high: number | null }[] | undefined;
  bars?: { label: string; text: string; value: number }[] | undefined;
  /** Date, and days that the data span. */
  foot: string;
};

const mostBars = 5;

/** The card of a page, from its headline figure: the first card of a number, else the first chart, else the title alone. */
export function cardOf(page: Page, drawn: DrawnPage): Card {
  const figures = [...drawn.drawn.values()].filter(({ shown }) => shown.state === 'ok');
  const chart = figures.find(({ figure }) => !figure.inline && kinds.includes(figure.name));
  const big = figures.find(({ figure }) => figure.name === 'big-number');
  const headline = chart?.figure.name === 'trend' ? undefined : big;
  return {
    title: page.title,
    description: page.frontmatter.description && fill(page.frontmatter.description, page.value?.label),
    ...(headline ? ofBigNumber(headline, page) : chart ? ofChart(chart, page) : {}),
    foot: footOf(page),
  };
}

const kinds = ['big-number', 'trend', 'breakdown', 'ranking', 'distribution'];

function ofBigNumber(drawn: Told, page: Page): Pick<Card, 'number' | 'line'> {
  const { lang } = page.frontmatter;
  const headline = headlineOf(drawn, { dataset: page.dataset, locale: lang });
  if (!headline) return {};
  const { value, low, high, n, label } = headline;
  const as = headline.format as Format;
  const { title } = drawn.props as { title?: string };
  const period = drawn.shown.rows[0]?.['period'];
  const line = drawn.shown.rows.filter(({ part }) => part === changeWords(lang).parts.line);
  return {
    number: {
      label: title ?? label,
      value: format(value, as, lang),
      interval: low === null || high === null ? undefined : `95 %: ${formatRange(low, high, as, lang)}`,
      facts: [period, n !== null && messages(lang).answers(format(n, { kind: 'count' }, lang))]
        .filter(Boolean)
        .join(' · '),
    },
    line: line.length > 2 ? line.map(point) : undefined,
  };
}

function ofChart({ shown, figure, props }: Told, { frontmatter: { lang } }: Page): Partial<Card> {
  const { title = shown.title ?? '' } = props as { title?: string };
  const value = valueColumn(shown.columns);
  const name = shown.columns.find(({ format: as }) => as.kind === 'text');
  if (!value) return {};
  const say = (row: (typeof shown.rows)[number]) => format(row[value.name], value.format, lang);
  if (figure.name !== 'trend') {
    const rows = shown.rows.filter((row) => typeof row[value.name] === 'number').slice(0, mostBars);
    return {
      description: title,
      bars: rows.map((row) => ({
        label: String(row[name?.name ?? ''] ?? ''),
        text: say(row),
        value: row[value.name] as number,
      })),
    };
  }
  const series = shown.columns.some((column) => column.name === 'series')
    ? shown.rows[0]?.['series']
    : undefined;
  const rows = shown.rows.filter((row) => series === undefined || row['series'] === series);
  const last = rows.findLast((row) => typeof row['value'] === 'number');
  if (!last) return {};
  const { low, high } = point(last);
  const named = [title, series].filter(Boolean).join(' · ');
  const facts = [last['period'], messages(lang).answers(format(last['n'], { kind: 'count' }, lang))];
  return {
    number: {
      label: named,
      value: say(last),
      interval:
        low === null || high === null ? undefined : `95 %: ${formatRange(low, high, value.format, lang)}`,
      facts: facts.join(' · '),
    },
    line: rows.length > 2 ? rows.map(point) : undefined,
  };
}

function valueColumn(columns: ShownColumn[]): ShownColumn | undefined {
  return (
    columns.find(({ name }) => name === 'value' || name === 'share') ??
    columns.find(({ format: as }) => !['text', 'date', 'count'].includes(as.kind))
  );
}

function point(row: Record<string, unknown>): {
  value: number | null;
  low: number | null;
  high: number | null;
} {
  const at = (name: string) => (typeof row[name] === 'number' ? row[name] : null);
  return { value: at('value'), low: at('low'), high: at('high') };
}

function footOf({ frontmatter: { date, lang }, dataset }: Page): string {
  const { extent } = dataset;
  return [
    date && formatDate(date, lang),
    extent && messages(lang).dataFrom(formatDate(extent.from, lang), formatDate(extent.to, lang)),
  ]
    .filter(Boolean)
    .join(' · ');
}
