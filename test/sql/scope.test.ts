import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trusted } from '../../src/sql/query.ts';
import { emptyScope, scoped, type Filter, type Scope } from '../../src/sql/scope.ts';
import type { Fixture } from '../fixture.ts';
import { openTables } from './tables.ts';
import { wild } from './wild.ts';

const comments = [
  '50% off',
  '50 off',
  "it's",
  'say "hi"',
  'a_b',
  'aXb',
  'C:\\path',
  'ÉCLAIR',
  'Привет',
  '',
  '😀 ok',
  '</script>',
  "'; drop table answers; --",
  'null',
];
const values = comments
  .map(
    (text, i) =>
      `('${text.replaceAll("'", "''")}', ${i}, ${i} / 4, date '2025-01-01' + ${i}, ${i % 2 === 0})`,
  )
  .join(', ');

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: {
      answers: {
        sql: `select *, 1 as n, 1.0::double as weight from (values ${values}, (null, null, null, null, null)) t(comment, score, spend, day, loyal)`,
        columns: {
          comment: { type: 'comment' },
          score: { type: 'integer', sqlType: 'INTEGER' },
          spend: { type: 'number', sqlType: 'DOUBLE' },
          day: { type: 'date', sqlType: 'DATE' },
          loyal: { type: 'boolean', sqlType: 'BOOLEAN' },
        },
      },
      people: {
        sql: 'select i as id, 1 as n, 1.0::double as weight from range(3) t(i)',
        columns: { id: { type: 'integer' } },
      },
    },
  });
});
afterAll(() => made.close());

const read = 'select comment from answers order by score';
const kept = async (...filters: Filter[]): Promise<(string | null)[]> => {
  const { rows } = await made.run(scoped(made.dataset, { filters, params: {} }, trusted(read)));
  return rows.map((row) => row['comment'] as string | null);
};

describe('the scope of a query', () => {
  it('stands before it as one filtered table for each table of the dataset', () => {
    const filters: Filter[] = [
      { column: 'comment', kind: 'in', values: ['a', 'b'] },
      { column: 'score', kind: 'range', min: 1, max: 9 },
      { column: 'day', kind: 'dates', from: '2025-01-02' },
      { column: 'comment', kind: 'search', text: '%' },
    ];
    expect(scoped(made.dataset, { filters, params: {} }, trusted('select 1'))).toEqual({
      text:
        'with "answers" as (select * from "made"."answers" where cast("comment" as varchar) in (?, ?) ' +
        'and "score" >= cast(? as double) and "score" <= cast(? as double) and "day" >= cast(? as date) ' +
        'and contains(lower(cast("comment" as varchar)), lower(?))), ' +
        '"people" as (select * from "made"."people" where true) select * from (select 1)',
      params: ['a', 'b', 1, 9, '2025-01-02', '%'],
    });
  });

  it('leaves everything in when nothing is asked', async () => {
    expect(await kept()).toEqual([...comments, null]);
    expect(scoped(made.dataset, emptyScope, trusted('select 1')).params).toEqual([]);
  });

  it('narrows the tables that have the column, and no other', async () => {
    const scope: Scope = { filters: [{ column: 'score', kind: 'range', max: 3 }], params: {} };
    const { rows } = await made.run(
      scoped(
        made.dataset,
        scope,
        trusted('select (select count(*) from answers) as a, (select count(*) from people) as p'),
      ),
    );
    expect(rows).toEqual([{ a: 4, p: 3 }]);
  });

  it('holds inside the author’s own tables, subqueries and joins', async () => {
    const scope: Scope = { filters: [{ column: 'score', kind: 'range', max: 3 }], params: {} };
    const author = `with mine as (select * from answers) select count(*) as n from mine join (select score from answers) using (score)`;
    const { rows } = await made.run(scoped(made.dataset, scope, trusted(author)));
    expect(rows).toEqual([{ n: 4 }]);
  });

  it('keeps the order that the query asks for', async () => {
    const { rows } = await made.run(
      scoped(
        made.dataset,
        emptyScope,
        trusted('select score from answers where score < 4 order by score desc'),
      ),
    );
    expect(rows.map((row) => row['score'])).toEqual([3, 2, 1, 0]);
  });

  it('finds the tables of a dataset whatever its name', async () => {
    for (const name of ['answers', 'select', 'my data', "it's"]) {
      const named = await openTables({ name, tables: { answers: { sql: 'select 1 as x', columns: {} } } });
      const { rows } = await named.run(scoped(named.dataset, emptyScope, trusted('select x from answers')));
      expect(rows).toEqual([{ x: 1 }]);
      named.close();
    }
  });
});

describe('a filter', () => {
  it('by values keeps rows with one of them, and none without values', async () => {
    expect(await kept({ column: 'comment', kind: 'in', values: ["it's", 'a_b', 'absent'] })).toEqual([
      "it's",
      'a_b',
    ]);
    expect(await kept({ column: 'comment', kind: 'in', values: [] })).toEqual([]);
    expect(await kept({ column: 'score', kind: 'in', values: ['2'] })).toEqual(["it's"]);
    expect(await kept({ column: 'loyal', kind: 'in', values: ['true'] })).toHaveLength(7);
  });

  it('by a range has inclusive bounds, either of which may be absent', async () => {
    expect(await kept({ column: 'score', kind: 'range', min: 1, max: 2 })).toEqual(['50 off', "it's"]);
    expect(await kept({ column: 'spend', kind: 'range', max: 0.25 })).toEqual(['50% off', '50 off']);
    expect(await kept({ column: 'score', kind: 'range', min: 12 })).toEqual(comments.slice(12));
    expect(await kept({ column: 'score', kind: 'range' })).toHaveLength(comments.length + 1);
  });

  it('by dates has inclusive days', async () => {
    expect(await kept({ column: 'day', kind: 'dates', from: '2025-01-02', to: '2025-01-03' })).toEqual([
      '50 off',
      "it's",
    ]);
  });

  it('of several columns keeps rows that all of them keep', async () => {
    expect(
      await kept(
        { column: 'comment', kind: 'search', text: '50' },
        { column: 'score', kind: 'range', min: 1 },
      ),
    ).toEqual(['50 off']);
  });

  it('on a column that no table has changes nothing', async () => {
    expect(await kept({ column: 'nowhere"; --', kind: 'in', values: ['a'] })).toHaveLength(
      comments.length + 1,
    );
  });

  it.each([
    ['%', ['50% off']],
    ['_', ['a_b']],
    ["'", ["it's", "'; drop table answers; --"]],
    ['"', ['say "hi"']],
    ['\\', ['C:\\path']],
    ['éclair', ['ÉCLAIR']],
    ['ПРИВЕТ', ['Привет']],
    ['😀', ['😀 ok']],
    ['OFF', ['50% off', '50 off']],
  ])('by the search text %s takes it as it is, in any case', async (text, found) => {
    expect(await kept({ column: 'comment', kind: 'search', text })).toEqual(found);
  });

  it('by any values keeps exactly what the same condition in JavaScript keeps', async () => {
    const value = fc.oneof(fc.constantFrom(...comments), wild);
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 4 }), value, async (chosen, text) => {
        expect(await kept({ column: 'comment', kind: 'in', values: chosen })).toEqual(
          comments.filter((comment) => chosen.includes(comment)),
        );
        const ascii = text.replace(/[^ -~]/g, '');
        expect(await kept({ column: 'comment', kind: 'search', text: ascii })).toEqual(
          comments.filter((comment) => comment.toLowerCase().includes(ascii.toLowerCase())),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('a parameter', () => {
  const query = { text: 'select cast(? as bigint) + 1 as v', params: [{ parameter: 'low' }] };

  it('gets the value of the scope, also a false, a zero and a null', async () => {
    expect(scoped(made.dataset, { filters: [], params: { low: 41 } }, query).params).toEqual([41]);
    for (const value of [0, false, null, ''])
      expect(scoped(made.dataset, { filters: [], params: { low: value } }, query).params).toEqual([value]);
    const { rows } = await made.run(scoped(made.dataset, { filters: [], params: { low: 41 } }, query));
    expect(rows).toEqual([{ v: 42 }]);
  });

  it('without a value is an error that names it', () => {
    expect(() => scoped(made.dataset, emptyScope, query)).toThrow('no value for the parameter $low');
  });
});
