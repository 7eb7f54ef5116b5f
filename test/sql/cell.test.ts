import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CellError, cellQuery, parametersOf, type CellContext, type Cells } from '../../src/sql/cell.ts';
import type { Scalar } from '../../src/sql/query.ts';
import { emptyScope, scoped } from '../../src/sql/scope.ts';
import { openFixture, type Fixture } from '../fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const parameters: CellContext['parameters'] = {
  low: 'integer',
  ratio: 'number',
  name: 'text',
  all: 'boolean',
  day: 'date',
};
const context = (cells: Cells): CellContext => ({ dataset: fixture.dataset, cells, parameters });
const query = (text: string, others: Cells = {}) => cellQuery('cell', context({ cell: text, ...others }));
const text = (sql: string, others: Cells = {}) =>
  query(sql, others)
    .text.replace(/\s+/g, ' ')
    .replace(/^\( | \)$/g, '');

const run = async (sql: string, others: Cells = {}, params: Record<string, Scalar> = {}) => {
  const bound = scoped(fixture.dataset, { ...emptyScope, params }, query(sql, others));
  return (await fixture.run(bound)).rows;
};
const errorOf = (sql: string, others: Cells = {}): CellError => {
  try {
    query(sql, others);
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
  throw new Error(`no error in ${sql}`);
};

describe('a parameter in a cell', () => {
  it('is bound with its type and never spliced', () => {
    expect(query('select $low, $ratio, $name, $all, $day')).toEqual({
      text: '(\nselect cast(? as bigint), cast(? as double), cast(? as varchar), cast(? as boolean), cast(? as date)\n)',
      params: ['low', 'ratio', 'name', 'all', 'day'].map((parameter) => ({ parameter })),
    });
  });

  it('stands for exactly the value that the reader chose', async () => {
    const values = { low: 3, ratio: 0.5, name: "'; drop table answers; --", all: true, day: '2025-02-28' };
    expect(
      await run('select $low as low, $ratio as ratio, $name as name, $all as "all", $day as day', {}, values),
    ).toEqual([values]);
  });

  it('may be used more than once', async () => {
    expect(await run('select $low * $low as v, $low + 1 as w', {}, { low: 7 })).toEqual([{ v: 49, w: 8 }]);
  });

  it.each([
    `select '$low' as v`,
    `select 'it''s $low' as v`,
    `select e'it\\'s $low' as v`,
    `select $$ $low $$ as v`,
    `select $tag$ $low $$ $tag$ as v`,
    `select 1 as "$low"`,
    `select 1 as v -- $low and measure(nothing)`,
    `select 1 as v /* $low */`,
    `select 1 as v /* a /* $low */ measure(nothing) */`,
    `select 1 as a$low`,
  ])('is left alone in text, names and comments: %s', async (sql) => {
    expect(query(sql).params).toEqual([]);
    expect(await run(sql)).toHaveLength(1);
  });

  it('that no input supplies is an error, with its place and the nearest name', () => {
    const error = errorOf('select\n  $lwo');
    expect(error).toMatchObject({
      rule: 'unknown-parameter',
      message: 'unknown parameter: $lwo',
      cell: 'cell',
      offset: 9,
      suggestion: 'did you mean "low"?',
      valid: Object.keys(parameters),
    });
    expect(errorOf('select $something_else').suggestion).toBe(
      'write an input for it, such as <Slider name="something_else" min={0} max={10} value={5} />',
    );
    expect(errorOf('select $constructor').rule).toBe('unknown-parameter');
  });
});

describe('measure() in a cell', () => {
  it('is the aggregate of the measure, as its figures compute it', async () => {
    const sql =
      'select measure(csat) as a, Measure ( nps ) as b, measure("ces") as c, measure(count) as n from answers';
    const [row] = await run(sql);
    const [hand] = await run(
      `select avg(case when csat >= 4 then 1.0 else 0 end) filter (csat is not null) as a,
        100.0 * (count(*) filter (nps >= 9) - count(*) filter (nps <= 6)) / count(nps) as b,
        avg(ces) as c, count(*) as n from answers`,
    );
    for (const name of ['a', 'b', 'c', 'n'])
      expect(Number(row?.[name])).toBeCloseTo(Number(hand?.[name]), 12);
  });

  it('is empty under the minimum of answers, also where the cell counts none or more', async () => {
    const few = `with few as (select * replace (case when row_number() over (order by rowid) <= 9 then 5 end as csat)
      from (select *, row_number() over () as rowid from answers limit 40))`;
    const sql = `${few} select measure(csat) as v, sum(n) as answers from few`;
    expect(await run(sql)).toEqual([{ v: null, answers: 40 }]);
    expect(await run(sql.replace('<= 9', '<= 10'))).toEqual([{ v: 1, answers: 40 }]);
    const open = cellQuery('cell', { ...context({ cell: sql }), minimum: 1 });
    const shown = await fixture.run(scoped(fixture.dataset, { ...emptyScope, params: {} }, open));
    expect(shown.rows).toEqual([{ v: 1, answers: 40 }]);
  });

  it('may be of a table’s alias, in a join', async () => {
    const sql =
      'select measure(r.csat) as v from answers r join (select distinct channel from answers) c on r.channel = c.channel';
    expect(await run(sql)).toEqual(await run('select measure(csat) as v from answers'));
  });

  it('may stand in conditions, in arithmetic and in an order', async () => {
    const sql =
      'select channel, round(100 * measure(csat)) as v from answers group by channel having measure(count) > 0 order by measure(csat) desc';
    const rows = await run(sql);
    expect(rows).toHaveLength(3);
    expect([...rows].sort((a, b) => Number(b['v']) - Number(a['v']))).toEqual(rows);
  });

  it('is nothing special in text, in comments, or as a column’s name', async () => {
    expect(await run(`select 'measure(nothing)' as v -- measure(nothing)`)).toEqual([
      { v: 'measure(nothing)' },
    ]);
    expect(await run('select measure from (select 3 as measure)')).toEqual([{ measure: 3 }]);
  });

  it('of an unknown measure is an error, with its place and the nearest name', () => {
    expect(errorOf('select 1,\n measure(cast) from answers')).toMatchObject({
      rule: 'unknown-measure',
      message: 'unknown measure: cast',
      offset: 11,
      suggestion: 'did you mean "csat"?',
      valid: ['csat', 'nps', 'ces', 'count'],
    });
  });

  it('of churn is an error that says why', () => {
    const churn = {
      kind: 'churn',
      name: 'churn',
      table: 'answers',
      start: 'answered_on',
      end: 'answered_on',
    };
    const dataset = { ...fixture.dataset, measures: { churn } as never };
    const cells = { cell: 'select measure(churn) from answers' };
    expect(() => cellQuery('cell', { dataset, cells, parameters })).toThrow(
      expect.objectContaining({ rule: 'no-aggregate', offset: 7, cell: 'cell' }),
    );
  });
});

describe('a cell', () => {
  it('stands on lines of its own, so that the engine’s line numbers can be traced back', () => {
    expect(query('select 1\nfrom answers').text).toBe('(\nselect 1\nfrom answers\n)');
  });

  it.each([
    'select 1 as v;',
    'select 1 as v ;;\n',
    'select 1 as v -- done',
    'select 1 as v; -- done;',
    'select 1 as v /* done */ ; /* really */',
    '-- first\nselect 1 as v',
    'with a as (select 1 as v) select * from a',
    'values (1)',
    'from (select 1 as v)',
  ])('may end with a semicolon or a comment, and begin as SQL may: %s', async (sql) => {
    expect((await run(sql)).map((row) => Object.values(row))).toEqual([[1]]);
  });

  it.each([
    'select 1 as v; select 2',
    'drop table answers',
    "attach ':memory:' as x",
    'detach fixture',
    'create table x as select 1',
    'set threads = 1',
    'select ?',
    '',
    '-- nothing',
    `select 'open`,
  ])('that is anything but one query fails in the engine, and harms nothing: %s', async (sql) => {
    await expect(run(sql)).rejects.toMatchObject({ name: 'QueryError' });
    expect(await run('select count(*) as n from answers')).toEqual([{ n: 600 }]);
  });

  it('of any text makes a query or a CellError, never another exception', () => {
    const part = fc.constantFrom(
      ...'select from join , ( ) measure . csat $low $no other "other" ; -- /* */ \' " \n as with'.split(' '),
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const sql = parts.join(' ');
        try {
          expect(query(sql, { other: 'select 1' }).text.endsWith('\n)')).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CellError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a cell that reads another', () => {
  const base = { base: 'select channel, csat from answers where csat >= $low' };

  it('has it as a table of its own before it', () => {
    expect(query('select * from base', { base: 'select 1 as v' }).text).toBe(
      'with "base" as ((\nselect 1 as v\n)) select * from (\nselect * from base\n)',
    );
  });

  it.each([
    'select count(*) as n from base',
    'select count(*) as n from BASE b',
    'select count(*) as n from "base"',
    'select count(*) as n from answers a, base',
    'select count(*) as n from answers a join answers b on a.id = b.id, base',
    'select count(*) as n from answers a join answers b using (id), base',
    'select count(*) as n from answers a left join base using (channel)',
    'select count(*) as n from (select * from base) x',
    'select count(*) as n from (base join (select 1) on true)',
    'select (select count(*) from base) as n',
    'with b as (select * from base) select count(*) as n from b',
    'select count(*) as n from answers where channel in (select channel from base)',
    'from base select count(*) as n',
    'select count(*) as n from (pivot base on channel in (mail, phone) using count(*))',
  ])('finds it wherever a table may stand: %s', async (sql) => {
    const rows = await run(sql, base, { low: 4 });
    expect(rows[0]?.['n']).toBeGreaterThan(0);
  });

  it.each([
    'select base from (select 1 as base)',
    'select csat as base, channel from answers',
    `select 'from base' as v`,
    'select 1 as v -- from base',
    'select greatest(1, base) as v from (select 2 as base)',
    'select * from answers order by channel, base',
  ])('is not made to read it by a column or text of that name: %s', (sql) => {
    expect(query(sql, base).params).toEqual([]);
  });

  it('reads the cells that it reads, in turn', async () => {
    const cells = {
      first: 'select 1 as v union all select 2',
      second: 'select v + $low as v from first',
      third: 'select v * 10 as v from second',
    };
    expect(await run('select sum(v) as v from third join first using (v)', cells, { low: 0 })).toEqual([
      { v: null },
    ]);
    expect(await run('select sum(v) as v from third', cells, { low: 1 })).toEqual([{ v: 50 }]);
    const withs = { first: 'with a as (select 3 as v) select * from a' };
    expect(await run('with b as (from first) select v from b', withs)).toEqual([{ v: 3 }]);
    expect(parametersOf('third', context(cells))).toEqual(['low']);
    expect(parametersOf('first', context(cells))).toEqual([]);
  });

  it('gives each parameter the value of its name, however the cells are nested', async () => {
    const cells = { a: 'select $low as v', b: 'select $ratio as w, a.v from a' };
    expect(
      await run('select $name as n, * from b, a as again', cells, { low: 1, ratio: 0.5, name: 'x' }),
    ).toEqual(
      [{ n: 'x', w: 0.5, v: 1, v_1: 1 }].map((row) =>
        expect.objectContaining({ n: row.n, w: row.w, v: row.v }),
      ),
    );
  });

  it('is filtered as the cell that it reads is', async () => {
    const filters = [{ column: 'channel', kind: 'in' as const, values: ['mail'] }];
    const bound = scoped(
      fixture.dataset,
      { filters, params: { low: 1 } },
      query('select distinct channel from base', base),
    );
    expect((await fixture.run(bound)).rows).toEqual([{ channel: 'mail' }]);
  });

  it.each([
    [{ a: 'from b', b: 'from a' }, 'a → b → a'],
    [{ a: 'from b', b: 'from c', c: 'from a' }, 'a → b → c → a'],
    [{ a: 'from b', b: 'from c', c: 'from b' }, 'b → c → b'],
  ])('in a circle is an error that names the circle: %j', (cells, steps) => {
    expect(() => cellQuery('a', context(cells as Cells))).toThrow(
      expect.objectContaining({
        rule: 'circular-cells',
        message: `cells read each other in a circle: ${steps}`,
        offset: 5,
      }),
    );
  });

  it('keeps the error of the cell that it reads, with that cell’s name', () => {
    expect(errorOf('select * from other', { other: 'select $nope' })).toMatchObject({
      cell: 'other',
      offset: 7,
    });
  });

  it('that is not there is left to the engine, which names it', async () => {
    await expect(run('select * from missing')).rejects.toThrow(/Table with name missing does not exist/);
    expect(() => cellQuery('missing', context({ cell: 'select 1' }))).toThrow('unknown cell: missing');
  });

  it('may be called as something that every object has', async () => {
    expect(await run('select * from constructor', { constructor: 'select 1 as v' } as never)).toEqual([
      { v: 1 },
    ]);
    await expect(run('select * from constructor')).rejects.toMatchObject({ name: 'QueryError' });
    expect(text('select 1 from toString')).toBe('select 1 from toString');
  });
});
