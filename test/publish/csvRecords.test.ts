import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCells, csvRecords } from '../../src/publish/csvRecords.ts';
import { problemsOfCsv, publishCsv, rowsOf } from './workshop.ts';

const piece = fc.oneof(
  fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', ' ', "'", '😀', 'é', '\u00a0', '""', '#', '\\', 'null'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const cell = fc.record({ value: text, quoted: fc.boolean() });

type Cell = { value: string; quoted: boolean };

/** RFC 4180, quoted where it must be and where the test likes. */
function written(rows: Cell[][], delimiter: string, lineEnd: string): string {
  const one = ({ value, quoted }: Cell) => {
    const must =
      quoted || /["\r\n]/.test(value) || value.includes(delimiter) || value !== value.trim() || value === '';
    return must ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return rows.map((row) => `${row.map(one).join(delimiter)}${lineEnd}`).join('');
}

const lineEnds = fc.constantFrom('\n', '\r\n');
const delimiters = fc.constantFrom(',', ';', '\t');

describe('the records of a CSV file', () => {
  it('have the cells that were written, each with its line and column', () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, delimiters, lineEnds, (cells, delimiter, lineEnd) => {
        const csv = written(cells, delimiter, lineEnd);
        const bytes = Buffer.from(csv);
        const signs = { delimiter, quote: '"' };
        const records = [...csvRecords(bytes, signs)];
        const found = records.map((record) => csvCells(bytes, record, signs));
        expect(found.map((row) => row.map(({ text: value }) => value))).toEqual(
          cells.map((row) => row.map(({ value }) => value)),
        );
        expect(records.every(({ fault }) => fault === undefined)).toBe(true);
        const lines = csv.split(/\r\n|\n/);
        for (const { line, column, text: value } of found.flat()) {
          const start = lines[line - 1]?.slice(column - 1) ?? '';
          const [first = ''] = value.replaceAll('"', '""').split(/\r\n|\n|\r/);
          expect(start.replace(/^"/, '').startsWith(first)).toBe(true);
        }
      }),
    );
  });
});

describe('publishing a CSV file', () => {
  it('returns every text as it was written, without the space around it', async () => {
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, delimiters, lineEnds, async (cells, delimiter, lineEnd) => {
        const numbered = cells.map((row, index) => [{ value: String(index), quoted: false }, ...row]);
        const header = ['id', 'a', 'b'].map((value) => ({ value, quoted: false }));
        const csv = written([header, ...numbered], delimiter, lineEnd);
        const published = await publishCsv(csv, 'id: {type: integer}\na: {type: text}\nb: {type: category}');
        const expected = cells.map(([a, b]) => ({ a: tidy(a.value), b: tidy(b.value) }));
        expect(await rowsOf(published, 'select a, b from t order by id')).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('tells the line of every violation, whatever stands in the lines before', async () => {
    const rows = fc.array(fc.tuple(cell, fc.constantFrom('1', '5', '6', 'x', '')), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(rows, lineEnds, async (cells, lineEnd) => {
        const header = [
          { value: 'a', quoted: true },
          { value: 'v', quoted: false },
        ];
        const records = cells.map(([a, v]) => [a, { value: v, quoted: false }]);
        const csv = written([header, ...records], ',', lineEnd);
        const expected = records.flatMap(([, v], index) => {
          const before = written([header, ...records.slice(0, index + 1)], ',', lineEnd);
          return v?.value === '6' || v?.value === 'x' ? [before.split(/\r\n|\r|\n/).length - 1] : [];
        });
        const problems = await problemsOfCsv(
          csv +
            written(
              [
                [
                  { value: 'end', quoted: false },
                  { value: '1', quoted: false },
                ],
              ],
              ',',
              lineEnd,
            ),
          'a: {type: text}\nv: {type: score, range: [1, 5]}',
        );
        expect(problems.map(({ line }) => line).sort((x, y) => x - y)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('tells the line where there is one column and blank lines between', async () => {
    const problems = await problemsOfCsv('\nv\n\n1\n\n\n9\n', 'v: {type: score, range: [1, 5]}');
    expect(problems).toMatchObject([{ line: 7 }]);
  });
});

function tidy(value: string): string | null {
  return value.replace(/^[ \t\r\n\u00a0\u202f\ufeff]+|[ \t\r\n\u00a0\u202f\ufeff]+$/g, '') || null;
}
