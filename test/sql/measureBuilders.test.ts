import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/dataset/parse.ts';
import { measureOf } from '../../src/dataset/dataset.ts';
import { observedUntil, standing } from '../../src/sql/churn.ts';
import { answers, grouped, moments, withTotal } from '../../src/sql/measure.ts';
import { pairs } from '../../src/sql/paired.ts';
import { periodName, periodNamed } from '../../src/sql/periodName.ts';
import { ident, sql, type Query } from '../../src/sql/query.ts';
import { momentsOfRatio } from '../../src/sql/ratioMoments.ts';
import { emptyScope, scoped } from '../../src/sql/scope.ts';
import { lifetimes } from '../../src/sql/survival.ts';
import { estimate } from '../../src/stats/estimate.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { ratioEstimate } from '../../src/stats/ratioEstimate.ts';
import type { Fixture } from '../fixture.ts';
import { openTables } from './tables.ts';

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: {
      visits: {
        sql: `select * from (values
          ('a', date '2025-01-05', 'one', 4, 10.0, 2.0, 1, 1.0::double),
          ('a', date '2025-02-05', 'two', 2, 0.0, 1.0, 1, 1.0),
          ('a', date '2025-02-09', 'two', 5, 8.0, 0.0, 1, 2.0),
          ('b', date '2025-01-01', 'one', 1, 6.0, 3.0, 1, 1.0),
          ('b', date '2025-02-01', 'two', 1, null, 3.0, 1, 1.0),
          ('c', date '2025-01-01', 'one', 3, 5.0, null, 5, 1.0),
          (null, date '2025-02-01', 'two', 3, 5.0, 1.0, 1, 1.0),
          ('d', date '2025-01-01', 'one', 5, 3.0, 4.0, 7, 1.0),
          ('d', date '2025-02-01', 'two', 4, 9.0, 2.0, 4, 1.0)) t(who, day, wave, csat, spend, visits, n, weight)`,
        columns: {
          who: { type: 'text' },
          day: { type: 'date', sqlType: 'DATE' },
          wave: { type: 'category' },
          csat: { type: 'score', sqlType: 'INTEGER', range: [1, 5] },
          spend: { type: 'money', sqlType: 'DOUBLE' },
          visits: { type: 'number', sqlType: 'DOUBLE' },
        },
      },
      customers: {
        sql: `select * from (values
          (date '2025-01-01', null, 'x', 2, 1.0::double),
          (date '2025-01-01', date '2025-01-31', 'x', 1, 1.0),
          (date '2025-02-10', date '2025-04-01', 'y', 1, 1.0),
          (date '2025-05-01', null, 'y', 1, 1.0),
          (null, null, 'y', 1, 1.0)) t(came, gone, plan, n, weight)`,
        columns: {
          came: { type: 'date', sqlType: 'DATE', extent: ['2025-01-01', '2025-05-01'] },
          gone: { type: 'date', sqlType: 'DATE', extent: ['2025-01-31', '2025-04-01'] },
          plan: { type: 'category' },
        },
      },
    },
    measures: {
      csat: { kind: 'share', table: 'visits', column: 'csat', satisfied: [4, 5] },
      per_visit: { kind: 'ratio', table: 'visits', numerator: 'spend', denominator: 'visits' },
      churn: { kind: 'churn', table: 'customers', start: 'came', end: 'gone', as_of: '2025-03-31' },
    } as never,
    period: { table: 'visits', column: 'day' },
    extent: { from: '2025-01-01', to: '2025-02-09' },
  });
});
afterAll(() => made.close());

const ask = async (query: Query) => (await made.run(scoped(made.dataset, emptyScope, query))).rows;
const measure = (name: string) => measureOf(made.dataset, name);

describe('a ratio', () => {
  it('is made of the answers that have both values, a denominator of 0 included', async () => {
    const ratio = measure('per_visit');
    const [row] = await ask(sql`select ${moments(ratio)} from (${answers(made.dataset, ratio)})`);
    // 10÷2, 0÷1, 8÷0 with weight 2, 6÷3, 5÷1, seven times 3÷4, four times 9÷2
    expect(row).toEqual({ n: 16, w: 17, w2: 19, s1: 94, s2: 676, d1: 43, d2: 143, sd: 199 });
    const { value } = estimate('mean', momentsOfRatio(row as never)) ?? {};
    expect(value).toBeCloseTo(94 / 43, 14);
    const [together] = await ask(grouped(answers(made.dataset, ratio), [], undefined, ratio));
    expect(together).toEqual(row);
  });

  it('has as a mean of its linearisation the interval of the delta method, for any answers', () => {
    const answer = fc.tuple(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 30 }), (all) => {
        const [ys, xs, weights] = [all.map(([y]) => y), all.map(([, x]) => x), all.map(([, , w]) => w)];
        const [y, x] = [momentsOf(ys, { weights }), momentsOf(xs, { weights })];
        const cross = all.reduce((total, [a, b, w]) => total + a * b * w, 0);
        const expected = ratioEstimate(y, x, cross);
        const got = estimate('mean', momentsOfRatio({ ...y, d1: x.s1, d2: x.s2, sd: cross }));
        expect(got?.value).toBeCloseTo(expected?.value ?? NaN, 9);
        expect(got?.low).toBeCloseTo(expected?.low ?? NaN, 5);
        expect(got?.high).toBeCloseTo(expected?.high ?? NaN, 5);
      }),
    );
  });
});

it('groups and all together come from one query, in which a missing value is a group', async () => {
  const csat = measure('csat');
  const rows = await ask(withTotal(answers(made.dataset, csat), ident('who'), csat));
  expect(rows.map(({ key, overall, n, s1 }) => [key, overall, n, s1])).toEqual([
    ['a', false, 3, 3],
    ['b', false, 2, 0],
    ['c', false, 5, 0],
    ['d', false, 11, 11],
    [null, false, 1, 0],
    [null, true, 22, 14],
  ]);
});

it('pairs the latest answers of a customer on two occasions, a row for several with as many', async () => {
  const source = answers(made.dataset, measure('csat'));
  const rows = await ask(pairs(source, 'who', [sql`wave = ${'one'}`, sql`wave = ${'two'}`]));
  // b said no twice; a answered twice in the second wave and the later answer is 5; d stands for four
  expect(rows).toEqual([
    { a: 0, b: 0, n: 1, repeated: 0 },
    { a: 1, b: 1, n: 5, repeated: 1 },
  ]);
});

it('follows customers to the last day of observation and no further', async () => {
  const churn = measure('churn') as never;
  expect(await ask(lifetimes(made.dataset, churn, { by: 'plan' }))).toEqual([
    { group: 'x', time: 30, left: true, n: 1 },
    { group: 'x', time: 89, left: false, n: 2 },
    { group: 'y', time: 49, left: false, n: 1 },
  ]);
  expect(observedUntil(made.dataset, { ...(churn as object), as_of: undefined } as never)).toBe('2025-05-01');
});

it('tells who was there at the start and the end of each period', async () => {
  const windows = [{ from: '2025-01-15', before: '2025-03-01' }];
  const rows = await ask(
    standing(made.dataset, measure('churn') as never, windows, { condition: sql`true` }),
  );
  expect(rows).toEqual([{ group: null, period: '2025-01-15', start: 3, left: 1, end: 3 }]);
});

describe('the name of a period', () => {
  it.each([
    ['2025-11-03', 'week', '2025-W45'],
    ['2024-12-30', 'week', '2025-W01'],
    ['2020-12-28', 'week', '2020-W53'],
    ['2025-10-01', 'quarter', '2025-Q4'],
    ['2025-02-01', 'month', '2025-02'],
    ['2025-01-01', 'year', '2025'],
    ['2025-02-28', 'day', '2025-02-28'],
  ] as const)('of %s is, for a %s, %s, and names it again', (day, unit, name) => {
    expect(periodName(day, unit)).toBe(name);
    expect(periodNamed(name)?.from).toBe(day);
  });

  it('may span from one to another, and is none when there is no such day', () => {
    expect(periodNamed('2025-01/2025-Q2')).toEqual({ from: '2025-01-01', before: '2025-07-01' });
    for (const none of ['2025-02-30', '2025-13', '2025-Q5', '2025-W54', '2025-06/2025-01', 'last month', ''])
      expect(periodNamed(none), none).toBeUndefined();
  });
});

describe('the declaration of who answered and until when', () => {
  const yaml = (measures: string, more = '') =>
    `title: T\n${more}tables:\n  people:\n    file: p.csv\n    columns:\n      id: {type: text, publish: pseudonym}\n  answers:\n    file: a.csv\n    columns:\n      person: {type: text, references: people.id, publish: pseudonym}\n      came: {type: date}\n      gone: {type: date}\n      weeks: {type: integer}\n      ended: {type: boolean}\n      csat: {type: score, range: [1, 5]}\nmeasures:\n  m: ${measures}\n`;
  const declared = (measures: string, more = '') => {
    const { declaration, problems } = parseDeclaration(yaml(measures, more), 'dataset.yaml');
    return declaration?.measures['m'] ?? problems.map(({ line, message }) => `${line}: ${message}`);
  };

  it('goes from the dataset to its measures', () => {
    const churn = '{kind: churn, start: came, end: gone}';
    expect(declared(churn, 'as_of: 2025-12-31\n')).toMatchObject({ as_of: '2025-12-31', customer: 'person' });
    expect(declared('{kind: mean, column: csat}', 'customer: person\n')).toMatchObject({
      customer: 'person',
    });
    expect(declared('{kind: churn, time: weeks, left: ended}')).toMatchObject({
      time: 'weeks',
      left: 'ended',
    });
  });

  it.each([
    ['{kind: churn, start: came}', 'missing key: measures.m.end, expected start and end, or time and left'],
    ['{kind: churn, time: weeks}', 'missing key: measures.m.left, expected start and end, or time and left'],
    ['{kind: churn}', 'missing key: measures.m.start, expected start and end, or time and left'],
    [
      '{kind: churn, time: ended, left: ended}',
      'wrong type of column: churn needs integer, number, score, ended is boolean',
    ],
    ['{kind: churn, start: weeks, end: gone}', 'wrong type of column: churn needs date, weeks is integer'],
    ['{kind: mean, column: csat, customer: persn}', 'unknown column: persn in table answers'],
  ])('is refused as %s', (measures, message) => {
    expect(declared(measures)).toEqual([expect.stringContaining(message)]);
  });
});
