import { expect, test } from 'vitest';
import { readPage } from '../../src/mdx/readPage.ts';
import { foreseen, formatState, parseState, scopeOf } from '../../src/sql/controls.ts';
import { fixtureDataset } from '../fixture.ts';

test('a column whose groups a figure draws can be asked for without an input', () => {
  const controls = controlsOf('<Breakdown measure="csat" by="region" />');
  expect(controls).toMatchObject([{ key: 'drill.region', column: 'region', hidden: true }]);
  const { state, ignored } = parseState(controls, new URLSearchParams('drill.region=North'));
  expect(ignored).toEqual([]);
  expect(formatState(controls, state)).toBe('drill.region=North');
  expect(scopeOf(controls, state).filters).toEqual([{ column: 'region', kind: 'in', values: ['North'] }]);
  expect(parseState(controls, new URLSearchParams('drill.region=Nowhere')).ignored).toEqual([
    'drill.region=Nowhere',
  ]);
});

test('a column that has a filter in the page gets no second one', () => {
  const controls = controlsOf('<Filter column="region" />\n\n<Breakdown measure="csat" by="region" />');
  expect(controls.map(({ key }) => key)).toEqual(['region']);
});

test('groups that nobody can see as an input are not answered in advance', () => {
  expect(foreseen(controlsOf('<Breakdown measure="csat" by="region" />'))).toEqual([]);
});

test('a column without a list of values has no groups to click on', () => {
  expect(controlsOf('<Breakdown measure="csat" by="spend" />')).toEqual([]);
});

function controlsOf(body: string) {
  const read = readPage({
    file: 'a.mdx',
    text: `---\ntitle: A\n---\n\n${body}`,
    slug: 'a',
    datasets: [fixtureDataset],
  });
  expect(read.problems).toEqual([]);
  return read.page?.controls ?? [];
}
