import { expect, test } from 'vitest';
import { readPage } from '../../src/mdx/readPage.ts';
import type { PageNode } from '../../src/mdx/page.ts';
import { fixtureDataset } from '../fixture.ts';

test('a figure is found under its title', () => {
  expect(ids('<Trend measure="csat" title="Satisfaction, by month!" />')).toEqual([
    'trend-satisfaction-by-month',
  ]);
  expect(ids('<Trend measure="csat" title="Удовлетворённость" />')).toEqual(['trend-удовлетворённость']);
});

test('a figure is found under the id that its author gave it, also by the numbers that read it', () => {
  const [figure, value] = nodes(
    '<Trend id="main" measure="csat" title="Satisfaction" />\n\nSo <Value figure="main" column="value" />.',
  );
  expect(figure?.id).toBe('trend-main');
  expect(value).toMatchObject({ input: { figure: { id: 'trend-main' } } });
});

test('a figure without title is found under what it is about', () => {
  expect(
    ids('<Breakdown measure="csat" by="region" />\n\n<Table measures={["csat", "nps"]} by="channel" />'),
  ).toEqual(['breakdown-csat-region', 'table-csat-nps-channel']);
});

test('an id survives what is written before the figure', () => {
  const figure = '<Trend measure="csat" title="Satisfaction" />';
  const other = '<Trend measure="nps" title="Loyalty" />\n\n';
  expect(ids(other + figure).at(-1)).toBe(ids(figure)[0]);
});

test('figures that say the same have different ids', () => {
  const figure = '<Trend measure="csat" title="Same" />\n\n';
  expect(ids(figure + figure + figure)).toEqual(['trend-same', 'trend-same-2', 'trend-same-3']);
  const clever = '<Trend measure="csat" title="Same 2" />\n\n';
  expect(new Set(ids(figure + clever + figure)).size).toBe(3);
});

test('an id ends at a word when the title is long, and has something to say when it has no letters', () => {
  const long = 'word '.repeat(40);
  expect(ids(`<Trend measure="csat" title="${long}" />`)[0]).toMatch(/^trend(-word){12}$/);
  expect(ids('<Trend measure="csat" title="?!" />')).toEqual(['trend-csat']);
});

test('numbers in the text and cells keep the ids of their place', () => {
  expect(ids('So <Value measure="csat" />.\n\n```sql named\nselect 1 as one\n```')).toEqual([
    'value-1',
    'cell-named',
  ]);
});

function ids(body: string): string[] {
  return nodes(body).map(({ id }) => id);
}

function nodes(body: string): PageNode[] {
  const read = readPage({
    file: 'a.mdx',
    text: `---\ntitle: A\n---\n\n${body}`,
    slug: 'a',
    datasets: [fixtureDataset],
  });
  expect(read.problems).toEqual([]);
  return [...(read.page?.nodes.values() ?? [])];
}
