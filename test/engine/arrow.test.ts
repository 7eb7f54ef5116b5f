import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/engine/arrow.ts';

const table = (columns: [string, string, unknown[]][]) => ({
  numRows: columns[0]?.[2].length ?? 0,
  schema: { fields: columns.map(([name, type]) => ({ name, type: { toString: () => type } })) },
  getChildAt: (index: number) => ({ get: (row: number) => columns[index]?.[2][row] }),
});
const cells = (type: string, ...values: unknown[]) =>
  resultOf(table([['v', type, values]])).rows.map(({ v }) => v);
const typeOf = (type: string) => resultOf(table([['v', type, []]])).columns[0]?.type;

describe('a table of the engine as rows', () => {
  it('has its columns in order, also without rows', () => {
    expect(
      resultOf(
        table([
          ['b', 'Utf8', []],
          ['a', 'Int32', []],
        ]),
      ),
    ).toEqual({
      columns: [
        { name: 'b', type: 'text' },
        { name: 'a', type: 'number' },
      ],
      rows: [],
    });
  });

  it.each([
    ['Int32', 'number'],
    ['Uint64', 'number'],
    ['Float64', 'number'],
    ['Decimal[18e+3]', 'number'],
    ['Interval<MONTH_DAY_NANO>', 'text'],
    ['Date32<DAY>', 'date'],
    ['Timestamp<MICROSECOND>', 'timestamp'],
    ['Bool', 'boolean'],
    ['Utf8', 'text'],
    ['Dictionary<Int32, Utf8>', 'text'],
    ['List<Int32>', 'text'],
  ])('takes %s for %s', (arrow, type) => {
    expect(typeOf(arrow)).toBe(type);
  });

  it('has null for what is missing and for what JSON cannot say', () => {
    expect(cells('Float64', null, undefined, NaN, Infinity, -Infinity, 0, -0.5)).toEqual([
      null,
      null,
      null,
      null,
      null,
      0,
      -0.5,
    ]);
  });

  it('has big integers as numbers', () => {
    expect(cells('Int64', 5n, 2n ** 60n)).toEqual([5, 2 ** 60]);
  });

  it('has days and moments as ISO text in UTC, and null for what no calendar has', () => {
    const at = Date.UTC(2025, 1, 3, 4, 5, 6, 789);
    expect(cells('Date32<DAY>', at, new Date(at), 8.64e18)).toEqual(['2025-02-03', '2025-02-03', null]);
    expect(cells('Date32<DAY>', -62_167_219_200_000)).toEqual(['0000-01-01']);
    expect(cells('Timestamp<MICROSECOND>', at, Math.floor(at / 1000) * 1000, 8.64e18)).toEqual([
      '2025-02-03T04:05:06.789',
      '2025-02-03T04:05:06',
      null,
    ]);
  });

  it('has lists and structures as JSON text', () => {
    expect(cells('List<Int64>', [1n, 2n], { a: 1, b: ['x'] })).toEqual(['[1,2]', '{"a":1,"b":["x"]}']);
  });

  it('can be written as JSON, whatever is in it', () => {
    const result = resultOf(table([['v', 'Struct', [{ a: 2n, b: NaN }, [null], 'x', true, 1n]]]));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
