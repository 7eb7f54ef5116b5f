import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../src/engine/node.ts';
import { value } from '../../../src/figures/text/value.ts';
import { when } from '../../../src/figures/text/when.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openShop, shopDataset } from '../shop.fixture.ts';

/** Towns of known shares: A 30 %, B and C 75 %, D 74 %, and E with four answers; years from 1 on that get better. */
const towns = { A: [400, 120], B: [400, 300], C: [400, 300], D: [400, 296], E: [4, 4] } as const;
const answers = Object.entries(towns)
  .map(
    ([town, [n, good]]) =>
      `select date '2026-01-01' + (i % 270)::integer as visited_on, '${town}' as town,
        case when i < ${good} then 5 else 2 end as score, case when i < ${n} * 0.5 then 1 else 2 end as effort,
        case when i < ${good} then 3 else 1 end as years from range(${n}) t(i)`,
  )
  .join(' union all ');

let towned: Fixture;
let shop: Fixture;
beforeAll(async () => ([towned, shop] = [await openTowns(), await openShop()]));
afterAll(() => (towned.close(), shop.close()));

async function openTowns(): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'towns-')), 'towns.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`create table visits as select *, 1 as n, 1.0::double as weight from (${answers})`);
  connection.closeSync();
  instance.closeSync();
  const visits = shopDataset.tables['visits'];
  if (!visits) throw new Error('no visits');
  const columns = {
    ...visits.columns,
    town: { name: 'town', answered: 1, type: 'category', sqlType: 'VARCHAR', label: 'Town' } as const,
    years: { name: 'years', answered: 1, type: 'integer', sqlType: 'INTEGER', unit: 'years' } as const,
  };
  const dataset = {
    ...shopDataset,
    name: 'towns',
    extent: { from: '2026-01-01', to: '2026-09-27' },
    tables: { visits: { ...visits, columns } },
  };
  return { ...(await startNodeEngine([{ name: 'towns', path }])), dataset };
}

const draw = (figure: typeof value, input: Record<string, unknown>, more = {}) =>
  drawFixture(towned, figure, { measure: 'csat', by: 'town', ...input }, more);
const text = async (input: Record<string, unknown>, more = {}) =>
  (await draw(value, input, more)).drawings[0]?.element.textContent;
const holds = async (input: Record<string, unknown>, more = {}) =>
  (await draw(when, input, more)).drawings[0]?.element.getAttribute('data-holds') === 'true';
const only = (...values: string[]) => ({
  scope: { filters: [{ kind: 'in', column: 'town', values }], params: {} },
});

describe('a number of one group', () => {
  it('names the worst group and gives its number', async () => {
    expect(await text({ pick: 'worst', show: 'name' })).toBe('A');
    expect(await text({ pick: 'worst' })).toBe('30.0%');
    expect(await text({ pick: 'worst', show: 'n' })).toBe('400');
    expect(await text({ pick: 'worst', interval: true })).toMatch(/^30\.0% \(25\.\d% to 34\.\d%\)$/);
  });

  it('says how far the group is from the others together', async () => {
    // 30 % against 896 of 1,200
    expect(await text({ pick: 'worst', show: 'gap' })).toBe('44.7 pp');
  });

  it('knows the direction of the measure', async () => {
    expect(await text({ measure: 'sour', pick: 'best', show: 'name' })).toBe('A');
  });

  it('takes the first and the last in the order of the column, with the unit', async () => {
    expect(await text({ by: 'years', pick: 'first', show: 'name' })).toBe('1 years');
    expect(await text({ by: 'years', pick: 'last' })).toBe('100.0%');
  });

  it('never speaks of a group under the minimum', async () => {
    // E has the highest share, of four answers
    expect(await text({ pick: 'best', show: 'name' })).not.toBe('E');
    const alone = (await draw(value, { pick: 'best' }, only('E'))).element;
    expect(alone.querySelector('.pl-value, .pl-inline-message')?.textContent ?? alone.textContent).toContain(
      'too few',
    );
    expect(alone.textContent).not.toContain('100');
  });
});

describe('the groups that differ', () => {
  it('are listed with “and”, the farthest first', async () => {
    expect(await text({ pick: 'worse', show: 'name' })).toBe('A');
    expect(await text({ pick: 'better', show: 'name' })).toMatch(/^[BC], [BC],? and D$/);
    expect(await text({ pick: 'better', show: 'groups' })).toBe('3');
    expect(await text({ pick: 'better', show: 'name' }, { locale: 'ru' })).toMatch(/^[BC], [BC] и D$/);
  });

  it('are none where chance could have made the differences', async () => {
    expect(await text({ pick: 'worse', show: 'name' }, only('B', 'C', 'D'))).toBe('none');
    expect(await text({ pick: 'worse', show: 'groups' }, only('B', 'C', 'D'))).toBe('0');
  });

  it('are counted without a pick: those with enough answers', async () => {
    expect(await text({ show: 'groups' })).toBe('4');
    expect(await text({ show: 'column' })).toBe('town');
  });

  it('stand with their numbers in the audit', async () => {
    const { shown } = await draw(value, { pick: 'worse', show: 'name' });
    expect(shown.rows[0]).toMatchObject({ group: 'A', n: 400, verdict: 'below the rest' });
    expect(shown.rows.map(({ group }) => group)).not.toContain('E');
    expect(shown.sentence).toBe(
      'CSAT. Groups of “Town” with enough answers: 4; worse than the rest: A 30.0%.',
    );
  });
});

describe('text that depends on groups', () => {
  it('is shown where some differ, or where none does, never both', async () => {
    expect([await holds({ is: 'differ' }), await holds({ is: 'alike' })]).toEqual([true, false]);
    const same = only('B', 'C', 'D');
    expect([await holds({ is: 'differ' }, same), await holds({ is: 'alike' }, same)]).toEqual([false, true]);
  });

  it('says neither of a lone group', async () => {
    const lone = only('A', 'E');
    for (const is of ['differ', 'alike', 'enough']) expect(await holds({ is }, lone)).toBe(false);
    expect(await holds({ is: 'too-few' }, lone)).toBe(true);
  });

  it('is shown where the picked group differs in the direction of the pick', async () => {
    expect(await holds({ pick: 'worst', is: 'clear' })).toBe(true);
    expect(await holds({ pick: 'worst', is: 'clear' }, only('B', 'C', 'D'))).toBe(false);
    expect(await holds({ measure: 'sour', pick: 'best', is: 'clear' })).toBe(true);
    expect(await holds({ pick: 'better', is: 'clear' })).toBe(true);
  });

  it('compares the picked group with a level', async () => {
    expect(await holds({ pick: 'worst', is: 'below', than: 0.4 })).toBe(true);
    expect(await holds({ pick: 'worst', is: 'below', than: 0.31 })).toBe(false);
    expect(await holds({ pick: 'best', is: 'above', than: 0.6 })).toBe(true);
  });

  it('follows an ordered column from its first group to its last', async () => {
    expect(await holds({ by: 'years', is: 'rose' })).toBe(true);
    expect(await holds({ by: 'years', is: 'improved' })).toBe(true);
    expect(await holds({ by: 'years', measure: 'sour', is: 'worsened' })).toBe(true);
    expect(await holds({ by: 'years', is: 'fell' })).toBe(false);
    expect(await holds({ is: 'unchanged' }, only('B', 'C'))).toBe(true);
  });
});

describe('before and after a day', () => {
  const since = { measure: 'csat', since: '2026-07-01' };
  const ask = (figure: typeof value, input: Record<string, unknown>) => drawFixture(shop, figure, input);

  it('compares the answers from the day on with all before it', async () => {
    const { shown } = await ask(value, since);
    // 300 of 400 against 406 of 625
    expect(shown.rows).toMatchObject([
      { n: 400, value: 0.75 },
      { n: 625, value: 0.6496 },
    ]);
    expect(shown.rows[0]?.['difference']).toBeCloseTo(0.1004, 10);
    expect(shown.rows[1]).toMatchObject({ from: '2025-08-10', to: '2026-06-30' });
  });

  it('decides a text by it, in the direction that is good', async () => {
    const shownIf = async (input: Record<string, unknown>) =>
      (await ask(when, input)).drawings[0]?.element.getAttribute('data-holds');
    expect(await shownIf({ ...since, is: 'rose' })).toBe('true');
    expect(await shownIf({ ...since, is: 'improved' })).toBe('true');
    expect(await shownIf({ ...since, measure: 'sour', is: 'improved' })).toBe('false');
    expect(await shownIf({ ...since, measure: 'sour', is: 'worsened' })).toBe('true');
  });

  it('refuses a day outside the data', async () => {
    await expect(ask(value, { ...since, since: '2024-01-01' })).rejects.toThrow(
      'invalid prop: since: expected a day after 2025-08-10 and up to 2026-09-28, the days of the data, found 2024-01-01',
    );
  });
});

describe('the words of a measure', () => {
  const said = async (show: string, over: Fixture, locale: 'en' | 'fr' = 'en') =>
    (await drawFixture(over, value, { measure: 'csat', show }, { locale })).drawings[0]?.element.textContent;

  it('are its question in quotation marks, and its label where it has none', async () => {
    const asked = shopDataset.measures['csat'];
    if (!asked) throw new Error('no csat');
    const dataset = {
      ...shop.dataset,
      measures: { csat: { ...asked, label: 'Happy', question: 'Are you happy?' } },
    };
    expect(await said('question', { ...shop, dataset })).toBe('“Are you happy?”');
    expect(await said('question', { ...shop, dataset }, 'fr')).toMatch(/^«.Are you happy\?.»$/);
    expect(await said('label', { ...shop, dataset })).toBe('Happy');
    expect(await said('question', shop)).toBe('“CSAT”');
  });
});

describe('what cannot be asked', () => {
  it.each([
    [value, { pick: 'best', by: undefined }, 'expected by beside it, found "best"'],
    [value, { pick: 'worse' }, 'expected best, worst, first or last'],
    [value, { show: 'name' }, 'missing prop: pick of <Value>'],
    [value, { pick: 'best', change: 'year' }, 'expected no by beside it'],
    [value, { by: undefined, since: '2026-02-01', change: 'year' }, 'expected either since or change'],
    [value, { measure: 'count', pick: 'worse', show: 'name' }, 'a count cannot be tested against the rest'],
    [when, { is: 'differ', by: undefined }, 'expected a column whose groups are compared'],
    [when, { is: 'clear', pick: 'first' }, 'expected best, worst, better or worse'],
    [when, { is: 'above', than: 0.5, pick: 'better' }, 'expected best, worst, first or last'],
    [when, { measure: 'count', is: 'differ' }, 'a count cannot be tested against the rest'],
  ])('is refused (%#)', async (figure, input, message) => {
    await expect(draw(figure, input)).rejects.toThrow(message);
  });

  it('lets a count name its largest group', async () => {
    expect(await text({ measure: 'count', pick: 'worst', show: 'name' }, only('A', 'E'))).toBe('A');
  });
});
