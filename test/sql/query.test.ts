import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  all,
  ident,
  isBindable,
  joined,
  sql,
  trusted,
  type BoundQuery,
  type Scalar,
} from '../../src/sql/query.ts';
import { openFixture, type Fixture } from '../fixture.ts';
import { wild } from './wild.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const rows = async (query: { text: string; params: unknown[] }) =>
  (await fixture.run(query as BoundQuery)).rows;

describe('a query', () => {
  it('binds every value and never writes one into the text', () => {
    const query = sql`select ${1}, ${"it's"}, ${true}, ${null}`;
    expect(query).toEqual({ text: 'select ?, ?, ?, ?', params: [1, "it's", true, null] });
  });

  it('expands a list, since the engine binds no arrays', () => {
    expect(sql`x in ${['a', 'b', 'c']}`).toEqual({ text: 'x in (?, ?, ?)', params: ['a', 'b', 'c'] });
  });

  it('matches nothing with an empty list', async () => {
    expect(sql`x in ${[]}`).toEqual({ text: 'x in (null)', params: [] });
    expect(await rows(sql`select count(*) as n from range(3) r(x) where x in ${[]}`)).toEqual([{ n: 0 }]);
  });

  it('takes other queries with their values, in order', () => {
    const inner = sql`a = ${1}`;
    expect(sql`${0} ${inner} ${2} ${inner}`).toEqual({ text: '? a = ? ? a = ?', params: [0, 1, 2, 1] });
    expect(joined([sql`${1}`, sql`${2}`], ', ')).toEqual({ text: '?, ?', params: [1, 2] });
  });

  it('joins conditions by and, and is true without any', () => {
    expect(all([sql`a`, sql`b = ${1}`])).toEqual({ text: 'a and b = ?', params: [1] });
    expect(all([])).toEqual({ text: 'true', params: [] });
  });

  it('binds whole numbers that the engine refuses as text', () => {
    expect(sql`x > ${33145862847304910}`).toEqual({
      text: 'x > cast(? as double)',
      params: ['33145862847304910'],
    });
    expect(sql`x in ${[1, -2e17]}`).toEqual({
      text: 'x in (?, cast(? as double))',
      params: [1, '-200000000000000000'],
    });
  });

  it('takes the text of the program as it is', () => {
    expect(sql`select ${trusted('now() -- ?')}`).toEqual({ text: 'select now() -- ?', params: [] });
  });

  it('has as many question marks as values, whatever the values are', () => {
    const scalar = fc.oneof(wild, fc.double().filter(isBindable), fc.boolean(), fc.constant(null));
    const part = fc.oneof(scalar, fc.array(scalar, { minLength: 1 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const strings = ['select ', ...parts.map(() => ' ')] as unknown as TemplateStringsArray;
        const { text, params } = sql(strings, ...(parts as Scalar[]));
        expect(params).toEqual(parts.flat());
        expect(text.match(/\?/g)?.length ?? 0).toBe(params.length);
        expect(text).toMatch(/^[select ?(),]*$/);
      }),
    );
  });
});

// Arrow reads text with a TextDecoder, which takes a byte order mark at its start for none of the text
const decoded = (text: string) => text.replace(/^\ufeff/, '');

describe('in a real engine', () => {
  it('any text comes back as the value that it was', async () => {
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        expect(await rows(sql`select ${text} as v, ${text} = ${text} as same`)).toEqual([
          { v: decoded(text), same: true },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('any finite number comes back as the number that it was', async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const whole = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(Number);
    const finite = fc.oneof(double, whole);
    await fc.assert(
      fc.asyncProperty(finite, async (value) => {
        const [row] = await rows(sql`select cast(${value} as double) as v`);
        expect(Math.abs(Number(row?.['v']) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-15);
      }),
    );
  });

  it('any text but the empty one is a name when it is quoted', async () => {
    const name = wild.filter((text) => text.replaceAll('\0', '') !== '');
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const { columns, rows: found } = await fixture.run(
          sql`select 1 as ${ident(text)} from (select 2 as ${ident(`${text}_`)})` as BoundQuery,
        );
        expect(columns.map((column) => column.name)).toEqual([decoded(text.replaceAll('\0', ''))]);
        expect(found).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('a list of any texts finds exactly its members', async () => {
    await fc.assert(
      fc.asyncProperty(wild, fc.array(wild, { maxLength: 5 }), async (text, list) => {
        const [row] = await rows(sql`select coalesce(${text} in ${list}, false) as found`);
        expect(row).toEqual({ found: list.includes(text) });
      }),
      { numRuns: 200 },
    );
  });
});
