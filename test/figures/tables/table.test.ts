import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell } from '../../../src/figures/tables/cell.ts';
import { sortRows } from '../../../src/figures/tables/sortTable.ts';
import { table } from '../../../src/figures/tables/table.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const cells = {
  monthly: `select date_trunc('month', answered_on) as month, measure(csat) as csat, count(*) as answers
from answers group by month order by month`,
  regions:
    'select region, avg(csat) as csat, sum(spend) as spend, count(*) as n from answers group by region order by n desc',
  odd: `select * from (values
    (1, '</script><b>x</b>', -5.5, true, null), (2, 'Zoë 😀', 12345.678, false, null), (3, '', null, null, null)
  ) t(year, name, change, answered, nothing)`,
  long: 'select i, i % 7 as rest from range(1500) t(i) order by i',
  none: "select region, count(*) as n from answers where region = 'nowhere' group by region",
  tiny: 'select region, avg(csat) as csat, count(*) as n from answers where id < 5 group by region',
};
const draw = (input: Record<string, unknown>, locale: 'en' | 'fr' | 'ru' = 'en') =>
  drawFixture(fixture, table, input, { cells, locale });
const texts = (root: Element, selector: string) =>
  [...root.querySelectorAll(selector)].map((each) => each.textContent);

describe('a table of an SQL cell', () => {
  it('shows the rows of the cell, columns written as the dataset says', async () => {
    const { element, shown } = await draw({ data: 'monthly' });
    expect(shown.rows).toHaveLength(12);
    expect(texts(element, '.pl-table thead th')).toEqual(['Month', 'CSAT', 'Answers']);
    expect(texts(element, '.pl-table tbody tr:first-child > *')).toEqual(['Jan 2025', '38.6%', '62']);
    expect(shown.n).toBe(600);
  });

  it('does not write a mean of scores as a share', async () => {
    const { shown } = await draw({ data: 'regions' });
    expect(shown.columns.map(({ format }) => format.kind)).toEqual(['text', 'number', 'money', 'count']);
  });

  it('takes columns, their order, names and formats from the author', async () => {
    const { element } = await draw({
      data: 'monthly',
      columns: ['csat', 'month'],
      labels: { csat: 'Happy' },
      format: { month: 'date', csat: 'score' },
    });
    expect(texts(element, '.pl-table thead th')).toEqual(['Happy', 'Month']);
    expect(texts(element, '.pl-table tbody tr:first-child > *')).toEqual(['0.39', '1 Jan 2025']);
  });

  it('withholds the numbers of rows under the minimum and names the rows', async () => {
    const { element, shown } = await draw({ data: 'regions' });
    const few = shown.rows.filter(({ csat }) => csat === null);
    expect(few.map(({ spend, n }) => [spend, n])).toEqual([
      [null, 8],
      [null, 7],
    ]);
    expect(shown.notes.join(' ')).toContain('fewer than 10 answers: Isle "quoted" </script> 😀');
    expect(texts(element, '.pl-few')).toEqual(Array(4).fill('too few'));
  });

  it('shows rows under the minimum when the author says so', async () => {
    const { shown } = await draw({ data: 'regions', small: 'show' });
    expect(shown.rows.every(({ csat }) => csat !== null)).toBe(true);
    expect(shown.notes).toEqual(['Fewer than 30 answers: read with care.']);
  });

  it('says that there are too few answers when every row is under the minimum', async () => {
    const { shown, element } = await draw({ data: 'tiny' });
    expect(shown.state).toBe('too-few');
    expect(element.querySelector('.pl-body')?.textContent).toBe('Too few answers (n = 4, minimum 10).');
  });

  it('says how many the largest group of measures side by side had, when all are withheld', async () => {
    const few = { region: 'Isle "quoted" </script> 😀' };
    const { element } = await draw({ measures: ['csat', 'nps'], by: 'region', where: few });
    expect(element.querySelector('.pl-body')?.textContent).toMatch(
      /^Too few answers \(n = [1-9], minimum 10\)\.$/,
    );
  });

  it('sorts by a column in the query, so that the limit keeps the highest', async () => {
    const { shown, element, query } = await draw({ data: 'long', sort: '-i', limit: 3 });
    expect(shown.rows.map(({ i }) => i)).toEqual([1499, 1498, 1497]);
    expect(shown.notes).toEqual(['Only the first 3 rows are shown.']);
    expect(query.params).toEqual([4]);
    expect(element.querySelector('th')?.getAttribute('aria-sort')).toBe('descending');
  });

  it('draws bars beside numbers as SVG, with a line at zero when values fall below it', async () => {
    const { element } = await draw({ data: 'odd', bars: 'change' });
    expect(element.querySelectorAll('.pl-bar')).toHaveLength(3);
    expect(element.querySelectorAll('.pl-bar-minus')).toHaveLength(1);
    expect(element.querySelectorAll('.pl-bar-zero')).toHaveLength(2);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it('keeps markup in values as text, and holds the raw value of each cell', async () => {
    const { element } = await draw({ data: 'odd' });
    expect(element.querySelector('td b')).toBeNull();
    expect(texts(element, '.pl-table tbody tr:first-child > *')).toEqual([
      '1',
      '</script><b>x</b>',
      '−5.5',
      'yes',
      '–',
    ]);
    const raw = element.querySelector('.pl-table tbody tr:nth-child(2) > td:nth-child(3)');
    expect([raw?.textContent, raw?.getAttribute('data-value')]).toEqual(['12,345.68', '12345.678']);
  });

  it('says that nothing matched when there are no rows', async () => {
    const { shown, element } = await draw({ data: 'none' });
    expect(shown.state).toBe('empty');
    expect(shown.columns.map(({ name }) => name)).toEqual(['region', 'n']);
    expect(element.textContent).toContain('No answers match this question.');
  });

  it('refuses columns that the query does not return, also when there are no rows', async () => {
    await expect(draw({ data: 'none', columns: ['regoin'] })).rejects.toMatchObject({
      rule: 'wrong-row-shape',
      prop: 'columns',
      suggestion: 'did you mean "region"?',
      valid: ['region', 'n'],
    });
    await expect(draw({ data: 'none', bars: 'region' })).rejects.toThrow('expected numbers');
  });

  it('refuses props that do not go together', async () => {
    await expect(draw({})).rejects.toThrow('missing prop: data of <Table>');
    await expect(draw({ data: 'none', by: 'region' })).rejects.toThrow('goes with measures');
    await expect(draw({ data: 'none', format: { n: 'percents' } })).rejects.toThrow('one of percent');
  });

  it('speaks the language of the page', async () => {
    const { shown } = await draw({ data: 'long', limit: 3 }, 'fr');
    expect(shown.notes).toEqual(['Seules les 3 premières lignes sont montrées.']);
  });
});

describe('a table of measures', () => {
  it('puts value, interval and number of answers of each measure side by side, from one query', async () => {
    const { element, shown, drawings } = await draw({ measures: ['csat', 'nps', 'ces'], by: 'region' });
    expect(texts(element, '.pl-table thead th[scope=colgroup]')).toEqual(['CSAT', 'NPS', 'CES']);
    expect(texts(element, '.pl-table tbody tr:first-child > *').slice(0, 4)).toMatchInlineSnapshot(`
      [
        "North",
        "39.2%",
        "33.6% to 45.2%",
        "265",
      ]
    `);
    expect(shown.columns.map(({ name }) => name).slice(0, 5)).toEqual([
      'region',
      'csat',
      'csat_low',
      'csat_high',
      'csat_n',
    ]);
    expect(shown.interval?.method).toBe('Wilson, adjusted Wald, t');
    await expect(drawings[0]?.element.outerHTML).toMatchFileSnapshot('snapshots/table-measures.html');
  });

  it('withholds each measure under the minimum by itself', async () => {
    const { element, shown } = await draw({ measures: ['csat', 'ces'], by: 'region' });
    const isle = shown.rows.find(({ region }) => String(region).startsWith('Isle'));
    expect(isle).toMatchObject({ csat: null, csat_low: null, csat_n: 8, ces: null });
    expect(texts(element, '.pl-few').length).toBeGreaterThanOrEqual(4);
    expect(shown.notes.join(' ')).toContain('(CSAT, CES)');
  });

  it('gives a row to each period, in order', async () => {
    const { shown, element } = await draw({ measures: ['csat'], by: 'quarter' });
    expect(texts(element, '.pl-table tbody th')).toEqual(['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025']);
    expect(shown.n).toBeGreaterThan(500);
  });

  it('shows the values alone where it is compact, and keeps the rest for the file', async () => {
    const { shown, element } = await draw({ measures: ['csat', 'ces'], by: 'region', compact: true });
    const heads = [...element.querySelectorAll('.pl-body thead th')].map((each) => each.textContent);
    expect(heads).toEqual(['Region', 'CSAT', 'CES']);
    expect(shown.columns.map(({ name }) => name)).toContain('csat_low');
  });

  it('sorts by a measure with the withheld last', async () => {
    const { shown } = await draw({ measures: ['csat'], by: 'region', sort: '-csat' });
    const values = shown.rows.map(({ csat }) => csat);
    expect(values.at(-1)).toBeNull();
    expect(Number(values[0])).toBeGreaterThan(Number(values[1]));
  });

  it('refuses unknown measures and columns', async () => {
    await expect(draw({ measures: ['cast'], by: 'region' })).rejects.toThrow('unknown measure: cast');
    await expect(draw({ measures: ['csat'], by: 'regio' })).rejects.toThrow('unknown column: regio');
    await expect(draw({ measures: ['csat'], by: 'region', sort: 'nps' })).rejects.toThrow('no column nps');
  });
});

describe('sorting a drawn table', () => {
  it('sorts numbers by value, up and then down, with empty cells last', async () => {
    const { element } = await draw({ data: 'odd' });
    const drawn = element.querySelector('table.pl-table') as HTMLTableElement;
    const order = () => texts(drawn, 'tbody tr > :nth-child(1)');
    sortRows(drawn, 2);
    expect(order()).toEqual(['1', '2', '3']);
    sortRows(drawn, 2);
    expect(order()).toEqual(['2', '1', '3']);
    expect(
      [...drawn.querySelectorAll('th[aria-sort]')].map((head) => head.getAttribute('aria-sort')),
    ).toEqual(['none', 'none', 'descending', 'none', 'none']);
  });

  it('finds the column of a head also where heads stand in two rows', async () => {
    const { element } = await draw({ measures: ['csat', 'nps'], by: 'region' });
    const drawn = element.querySelector('table.pl-table') as HTMLTableElement;
    const button = [...drawn.querySelectorAll('button')].find((each) => each.title === 'Sort by NPS, Value');
    sortRows(drawn, Number(button?.dataset['column']));
    const values = [...drawn.querySelectorAll('tbody tr > :nth-child(5)')].map((each) => each.textContent);
    expect(values.at(-1)).toBe('too few');
    expect(parseFloat(String(values[0]).replace('−', '-'))).toBeLessThan(
      parseFloat(String(values[1]).replace('−', '-')),
    );
  });

  it('sorts words as the alphabet does', async () => {
    const { element } = await draw({ measures: ['csat'], by: 'channel' });
    const drawn = element.querySelector('table.pl-table') as HTMLTableElement;
    sortRows(drawn, 0);
    expect(texts(drawn, 'tbody th')).toEqual(['mail', 'phone', 'shop']);
  });
});

describe('an SQL cell', () => {
  const drawCell = (name: keyof typeof cells, more: Record<string, unknown> = {}) =>
    drawFixture(fixture, cell, { name, text: cells[name], ...more }, { cells });

  it('shows its text as written, folded, over the first ten rows', async () => {
    const { element, shown } = await drawCell('long');
    expect(element.querySelector('.pl-sql summary')?.textContent).toBe('SQL cell: long');
    expect(element.querySelector('.pl-sql')?.hasAttribute('open')).toBe(false);
    expect(element.querySelector('.pl-sql code')?.textContent).toBe(cells.long);
    expect(element.querySelectorAll('.pl-table tbody tr')).toHaveLength(10);
    expect(shown.notes).toEqual(['Only the first 10 rows are shown.']);
  });

  it('marks keywords, strings, numbers, comments and parameters', async () => {
    const text = "-- who\nselect 'a', 1.5 from answers where id < $top";
    const { element } = await drawFixture(
      fixture,
      cell,
      { name: 'q', text, code: 'open' },
      { cells: { q: text }, parameters: { top: 'integer' }, scope: { filters: [], params: { top: 20 } } },
    );
    expect(texts(element, '.pl-sql-keyword')).toEqual(['select', 'from', 'where']);
    expect(texts(element, '.pl-sql-string, .pl-sql-number, .pl-sql-comment, .pl-sql-param')).toEqual([
      '-- who',
      "'a'",
      '1.5',
      '$top',
    ]);
    expect(element.querySelector('.pl-sql')?.hasAttribute('open')).toBe(true);
  });

  it('can hide its text or its rows', async () => {
    expect((await drawCell('long', { code: 'hidden' })).element.querySelector('.pl-sql')).toBeNull();
    expect((await drawCell('long', { result: 'hidden' })).element.querySelector('.pl-table')).toBeNull();
  });

  it('still shows its text when there are no rows or too few answers', async () => {
    const none = await drawCell('none');
    expect(none.element.querySelector('.pl-cell')?.textContent).toContain('The query returns no rows.');
    const tiny = await drawCell('tiny');
    expect(texts(tiny.element, '.pl-few')).toEqual(['too few', 'too few']);
    expect(tiny.element.querySelector('.pl-sql')).not.toBeNull();
  });
});

describe('the rows of a table of measures', () => {
  it('carry the group that they stand for', async () => {
    const props = { measures: ['csat'], by: 'channel' };
    const { element, shown } = await drawFixture(fixture, table, props);
    const buttons = [...element.querySelectorAll('tbody th button[data-drill="channel"]')];
    expect(buttons.map((each) => each.getAttribute('data-value'))).toEqual(
      shown.rows.map(({ channel }) => channel),
    );
    expect(table.drill?.(props)).toBe('channel');
  });

  it('carry none where they are periods', async () => {
    const props = { measures: ['csat'], by: 'quarter' };
    const { element } = await drawFixture(fixture, table, props);
    expect(element.querySelector('[data-drill]')).toBeNull();
    expect(table.drill?.(props)).toBeUndefined();
  });
});
