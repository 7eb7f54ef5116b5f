import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureOf, type Measure } from '../../src/dataset/dataset.ts';
import {
  aggregate,
  answers,
  bucket,
  grouped,
  momentColumns,
  moments,
  scaleOf,
  valueOf,
  type Where,
} from '../../src/sql/measure.ts';
import { sql, type Query } from '../../src/sql/query.ts';
import { emptyScope, scoped } from '../../src/sql/scope.ts';
import type { Fixture } from '../fixture.ts';
import { openTables } from './tables.ts';

type Row = {
  region: string | null;
  day: string;
  csat: number | null;
  nps: number | null;
  spend: number | null;
  visits: number | null;
  loyal: boolean | null;
  n: number;
  weight: number;
};

const regions = ['North', "it's", null];
/** Answers made by arithmetic, some standing for several, all weighted. */
const rows: Row[] = Array.from({ length: 60 }, (_, i) => ({
  region: regions[i % 3] ?? null,
  day: `2025-0${1 + (i % 6)}-${i % 2 ? '01' : '28'}`,
  csat: i % 7 === 0 ? null : 1 + (i % 5),
  nps: i % 6 === 0 ? null : (i * 3) % 11,
  spend: i % 5 === 0 ? null : i / 2,
  visits: i % 4,
  loyal: i % 10 === 0 ? null : i % 3 === 0,
  n: 1 + (i % 3),
  weight: [0.5, 1, 2, 0][i % 4] as number,
}));

const literal = (value: string | number | boolean | null) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
const tuples = rows.map((row) => `(${Object.values(row).map(literal).join(', ')})`).join(', ');
const rowsSql = `select region, cast(day as date) as day, csat::integer as csat, nps::integer as nps, spend::double as spend, visits::integer as visits, loyal::boolean as loyal, n::integer as n, weight::double as weight from (values ${tuples}) t(region, day, csat, nps, spend, visits, loyal, n, weight)`;

const kinds = {
  csat: { kind: 'share', table: 'answers', column: 'csat', satisfied: [4, 5] },
  happy: { kind: 'share', table: 'answers', column: 'region', satisfied: ["it's"] },
  nps: { kind: 'nps', table: 'answers', column: 'nps' },
  net: { kind: 'net', table: 'answers', column: 'csat', positive: [5], negative: [1, 2] },
  mean: { kind: 'mean', table: 'answers', column: 'csat' },
  index: { kind: 'index', table: 'answers', column: 'csat' },
  spent: { kind: 'sum', table: 'answers', column: 'spend' },
  north: { kind: 'share', table: 'answers', column: 'csat', satisfied: [4, 5], where: { region: 'North' } },
  northCount: { kind: 'count', table: 'answers', where: { region: 'North' } },
} satisfies Record<string, Omit<Measure, 'name'> & Record<string, unknown>>;

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: {
      answers: {
        sql: rowsSql,
        columns: {
          region: { type: 'category' },
          day: { type: 'date', sqlType: 'DATE' },
          csat: { type: 'score', sqlType: 'INTEGER', range: [1, 5] },
          nps: { type: 'score', sqlType: 'INTEGER', range: [0, 10] },
          spend: { type: 'money', sqlType: 'DOUBLE' },
          visits: { type: 'integer', sqlType: 'INTEGER' },
          loyal: { type: 'boolean', sqlType: 'BOOLEAN' },
        },
      },
    },
    measures: kinds as never,
    period: { table: 'answers', column: 'day' },
    extent: { from: '2025-01-01', to: '2025-06-28' },
  });
});
afterAll(() => made.close());

const ask = async (query: Query) => (await made.run(scoped(made.dataset, emptyScope, query))).rows;
const measure = (name: string) => measureOf(made.dataset, name);
const momentsOf = async (name: string, options: Parameters<typeof answers>[2] = {}) =>
  (await ask(sql`select ${moments()} from (${answers(made.dataset, measure(name), options)})`))[0];

/** The value of one answer, as the definitions in words say it. */
const value: Record<string, (row: Row) => number | null> = {
  csat: ({ csat }) => csat && Number(csat >= 4),
  happy: ({ region }) => (region === null ? null : Number(region === "it's")),
  nps: ({ nps }) => (nps === null ? null : nps >= 9 ? 1 : nps <= 6 ? -1 : 0),
  net: ({ csat }) => csat && (csat === 5 ? 1 : csat <= 2 ? -1 : 0),
  mean: ({ csat }) => csat,
  index: ({ csat }) => csat,
  spent: ({ spend }) => spend,
  north: ({ csat, region }) => (region === 'North' && csat ? Number(csat >= 4) : null),
  northCount: ({ region }) => (region === 'North' ? 1 : null),
  count: () => 1,
};

function byHand(name: string, keep: (row: Row) => boolean = () => true) {
  const sums = { n: 0, w: 0, w2: 0, s1: 0, s2: 0 };
  for (const row of rows.filter(keep)) {
    const v = value[name]?.(row) ?? null;
    if (v === null) continue;
    sums.n += row.n;
    sums.w += row.n * row.weight;
    sums.w2 += row.n * row.weight ** 2;
    sums.s1 += row.n * row.weight * v;
    sums.s2 += row.n * row.weight * v * v;
  }
  return sums;
}

const names = Object.keys(value);

describe('the moments of a measure', () => {
  it.each(names)('%s are the sums by hand, weights and frequencies included', async (name) => {
    const found = await momentsOf(name);
    const expected = byHand(name);
    for (const column of momentColumns) expect(found?.[column]).toBeCloseTo(expected[column], 9);
  });

  it('are zeros where there are no answers', async () => {
    expect(await momentsOf('csat', { where: { region: 'nowhere' } })).toEqual({
      n: 0,
      w: 0,
      w2: 0,
      s1: 0,
      s2: 0,
    });
  });

  const conditions: [string, Where, (row: Row) => boolean][] = [
    ['a text', { region: "it's" }, ({ region }) => region === "it's"],
    ['one of several', { region: ['North', "it's"] }, ({ region }) => region !== null],
    ['no value', { region: null }, ({ region }) => region === null],
    [
      'one of several or no value',
      { region: ['North', null] },
      ({ region }) => region === 'North' || region === null,
    ],
    ['none of an empty list', { region: [] }, () => false],
    ['an integer', { csat: 5 }, ({ csat }) => csat === 5],
    ['integers', { csat: [1, 5] }, ({ csat }) => csat === 1 || csat === 5],
    ['a number of a column with decimals', { spend: 3 }, ({ spend }) => spend === 3],
    ['numbers of such a column', { spend: [3, 3.5] }, ({ spend }) => spend === 3 || spend === 3.5],
    ['a number written as text', { csat: '5' }, ({ csat }) => csat === 5],
    ['yes', { loyal: true }, ({ loyal }) => loyal === true],
    ['no', { loyal: false }, ({ loyal }) => loyal === false],
    ['at least', { spend: { min: 10 } }, ({ spend }) => spend !== null && spend >= 10],
    [
      'between, both included',
      { csat: { min: 2, max: 4 } },
      ({ csat }) => csat !== null && csat >= 2 && csat <= 4,
    ],
    ['days', { day: { min: '2025-02-01', max: '2025-02-28' } }, ({ day }) => day.startsWith('2025-02')],
    ['two columns', { region: 'North', csat: 5 }, ({ region, csat }) => region === 'North' && csat === 5],
  ];
  it.each(conditions)('are those of the answers with %s', async (_what, where, keep) => {
    expect(await momentsOf('count', { where })).toMatchObject({ n: byHand('count', keep).n });
    const expected = byHand('nps', keep);
    const found = await momentsOf('nps', { where });
    for (const column of momentColumns) expect(found?.[column]).toBeCloseTo(expected[column], 9);
  });

  it('are of the days from the first of a window to before its end', async () => {
    const window = { from: '2025-02-01', before: '2025-04-01' };
    const inside = ({ day }: Row) => day >= window.from && day < window.before;
    expect(await momentsOf('csat', { window })).toMatchObject({ n: byHand('csat', inside).n });
  });

  it('may be grouped, and the groups add up', async () => {
    const keys = [
      { name: 'month', value: bucket('month') },
      { name: 'region', value: sql`region` },
    ];
    const found = await ask(
      grouped(answers(made.dataset, measure('mean')), keys, sql`month, region nulls last`),
    );
    expect(found[0]).toMatchObject({ month: '2025-01-01', region: 'North' });
    expect(found).toHaveLength(new Set(rows.map(({ day, region }) => day.slice(0, 7) + region)).size);
    const total = byHand('mean');
    for (const column of momentColumns) {
      const sum = found.reduce((before, row) => before + Number(row[column]), 0);
      expect(sum).toBeCloseTo(total[column], 9);
    }
  });

  it('bind the values of a condition and refuse a column that the table has not', () => {
    const { text, params } = answers(made.dataset, measure('csat'), { where: { region: "it's" } });
    expect(text).not.toContain("it's");
    expect(params).toContain("it's");
    expect(() => answers(made.dataset, measure('csat'), { where: { 'region" or true --': 1 } })).toThrow(
      'unknown column: region" or true -- in table answers',
    );
  });

  it('take any text as a value and find nothing by it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await momentsOf('count', { where: { region: text } })).toMatchObject({
          n: text === 'North' ? 20 : 0,
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('a measure as one aggregate', () => {
  const expected: Record<string, (m: ReturnType<typeof byHand>) => number> = {
    csat: ({ s1, w }) => s1 / w,
    happy: ({ s1, w }) => s1 / w,
    north: ({ s1, w }) => s1 / w,
    mean: ({ s1, w }) => s1 / w,
    nps: ({ s1, w }) => (100 * s1) / w,
    net: ({ s1, w }) => (100 * s1) / w,
    index: ({ s1, w }) => (100 * (s1 / w - 1)) / 4,
    spent: ({ s1 }) => s1,
    count: ({ n }) => n,
    northCount: ({ n }) => n,
  };

  it.each(names)('%s is what its figures show, with or without an alias of the table', async (name) => {
    const [plain] = await ask(sql`select ${aggregate(measure(name), made.dataset)} as v from answers`);
    const [prefixed] = await ask(
      sql`select ${aggregate(measure(name), made.dataset, 'r')} as v from answers r`,
    );
    expect(plain?.['v']).toBeCloseTo(expected[name]?.(byHand(name)) ?? NaN, 9);
    expect(prefixed).toEqual(plain);
  });

  it('is null where nothing was answered', async () => {
    for (const name of ['csat', 'nps', 'index', 'mean']) {
      const query = sql`select ${aggregate(measure(name), made.dataset)} as v from answers where csat is null and nps is null`;
      expect(await ask(query)).toEqual([{ v: null }]);
    }
  });

  it('does not exist for churn, which is not made of rows', () => {
    const churn: Measure = {
      kind: 'churn',
      name: 'churn',
      table: 'answers',
      start: 'day',
      end: 'day',
    };
    expect(() => aggregate(churn, made.dataset)).toThrow(/churn/);
  });
});

describe('the scale of an index', () => {
  it('is the range of its column, which must be declared', () => {
    expect(scaleOf(made.dataset, measure('index'))).toEqual([1, 5]);
    expect(() =>
      scaleOf(made.dataset, { kind: 'index', name: 'x', table: 'answers', column: 'spend' }),
    ).toThrow('column spend declares no range, which an index needs');
  });

  it('never enters the text of a value: only names do', () => {
    for (const name of names) expect(valueOf(measure(name)).text).not.toMatch(/it's/);
  });
});
