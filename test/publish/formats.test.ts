import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import { duckdb, places, problemsOf, rowsOf, workshop, type Files } from './workshop.ts';

const columns = `
    columns:
      who: {type: text}
      on: {type: date}
      score: {type: score, range: [0, 10]}
      share: {type: number}
      sure: {type: boolean}
`;
const yaml = (file: string, more = '') => `title: Test\ntables:\n  t:\n    file: ${file}\n${more}${columns}`;
const expected = [
  { who: 'Ann, "the first"', on: '2025-01-02', score: 7, share: 0.5, sure: true },
  { who: 'Bea', on: null, score: null, share: 1.25, sure: false },
];
const select = 'select who, "on", score, share, sure from t order by who';
const rows = `(values ('Ann, "the first"', date '2025-01-02', 7, 0.5::double, true), ('Bea', null, null, 1.25, false)) as v(who, "on", score, share, sure)`;

async function parquet(query: string): Promise<Buffer> {
  const { folder } = workshop({ 'x.txt': '' });
  const path = join(folder, 'made.parquet');
  await duckdb(`copy (${query}) to '${path}' (format parquet)`);
  return readFileSync(path);
}

async function publish(files: Files) {
  return await publishDataset(workshop(files));
}

describe('a data file', () => {
  it('may be Parquet', async () => {
    const published = await publish({
      'dataset.yaml': yaml('t.parquet'),
      't.parquet': await parquet(`from ${rows}`),
    });
    expect(await rowsOf(published, select)).toEqual(expected);
  });

  it('may be Parquet with timestamps, decimals and enumerations, whatever decimal sign is declared', async () => {
    const query = `select 'Ann, "the first"' as who, timestamptz '2025-01-02 23:00:00+00' as "on", 7::decimal(4,1) as score, 0.5::decimal(5,2) as share, 'yes'::enum('yes', 'no') as sure`;
    const published = await publish({
      'dataset.yaml': yaml('t.parquet', "    decimal: ','\n"),
      't.parquet': await parquet(query),
    });
    expect(await rowsOf(published, select)).toEqual(expected.slice(0, 1));
  });

  const first = { who: 'Ann, "the first"', on: '2025-01-02', score: 7, share: 0.5, sure: true };
  const second = { who: 'Bea', on: null, share: 1.25, sure: false };

  it('may be JSON: an array of objects', async () => {
    const published = await publish({
      'dataset.yaml': yaml('t.json'),
      't.json': JSON.stringify([first, second], null, 2),
    });
    expect(await rowsOf(published, select)).toEqual(expected);
  });

  it('may be newline-delimited JSON', async () => {
    const json = `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`;
    const published = await publish({ 'dataset.yaml': yaml('t.ndjson'), 't.ndjson': json });
    expect(await rowsOf(published, select)).toEqual(expected);
  });

  it('may be JSON whose values are taken as they are written', async () => {
    const declared =
      'title: T\ntables: {t: {file: t.json, columns: {on: {type: date}, id: {type: text}, more: {type: text}}}}';
    const json = '[{"on": "2025-01-02T23:30:00-05:00", "id": 12345678901234567890, "more": {"a": [1, "x"]}}]';
    const published = await publish({ 'dataset.yaml': declared, 't.json': json });
    expect(await rowsOf(published, 'select "on", id, more from t')).toEqual([
      { on: '2025-01-02', id: '12345678901234567890', more: '{"a":[1,"x"]}' },
    ]);
  });

  it('may be compressed with gzip', async () => {
    const csv = 'who,on,score,share,sure\n"Ann, ""the first""",2025-01-02,7,0.5,true\nBea,,,1.25,no\n';
    const published = await publish({ 'dataset.yaml': yaml('t.csv.gz'), 't.csv.gz': gzipSync(csv) });
    expect(await rowsOf(published, select)).toEqual(expected);
  });

  it('may be one of several, named or found by a glob, each with its own order of columns', async () => {
    const one = 'who,on,score,share,sure\n"Ann, ""the first""",2025-01-02,7,0.5,true\n';
    const two = 'sure;share;score;on;who\nno;1.25;;;Bea\n';
    const named = await publish({
      'dataset.yaml': yaml('[one.csv, two.csv]'),
      'one.csv': one,
      'two.csv': two,
    });
    const found = await publish({
      'dataset.yaml': yaml('waves/*.csv'),
      'waves/one.csv': one,
      'waves/two.csv': two,
    });
    expect(await rowsOf(named, select)).toEqual(expected);
    expect(await rowsOf(found, select)).toEqual(expected);
    expect(named.dataset.hash).toBe(found.dataset.hash);
  });
});

describe('a violation', () => {
  it('is told with its line in JSON, and with its row in Parquet', async () => {
    const json = '[\n  {"who": "a{\\"", "score": 1},\n  {\n    "who": "b", "score": 11}\n]\n';
    const declared =
      'title: Test\ntables:\n  t:\n    file: FILE\n    columns:\n      who: {type: text}\n      score: {type: score, range: [0, 10]}\n';
    const inJson = problemsOf(
      publish({ 'dataset.yaml': declared.replace('FILE', 't.json'), 't.json': json }),
    );
    expect(await inJson).toMatchObject([
      { rule: 'score-out-of-range', line: 3, message: expect.stringContaining('"11"') },
    ]);
    const file = await parquet(`select 'a' as who, unnest([1, 2, 12]) as score`);
    const inParquet = problemsOf(
      publish({ 'dataset.yaml': declared.replace('FILE', 't.parquet'), 't.parquet': file }),
    );
    expect(await inParquet).toMatchObject([
      { rule: 'score-out-of-range', line: 3, message: expect.stringContaining('"12"') },
    ]);
  });

  it('is told with its file where there are several', async () => {
    const declared =
      'title: Test\ntables:\n  t:\n    file: "*.csv"\n    columns:\n      v: {type: score, range: [1, 5]}\n';
    const problems = await problemsOf(
      publish({ 'dataset.yaml': declared, 'a.csv': 'v\n1\n', 'b.csv': 'v\n1\n9\n' }),
    );
    expect(problems).toMatchObject([{ file: 'b.csv', line: 3 }]);
  });
});

describe('files that cannot be read', () => {
  it('are told at the line of dataset.yaml that names them', async () => {
    const problems = await problemsOf(
      publish({ 'dataset.yaml': yaml('[gone.csv, notes.docx]'), 'notes.docx': 'x' }),
    );
    expect(problems).toMatchObject([
      { rule: 'missing-file', file: 'dataset.yaml', line: 4 },
      { rule: 'unreadable-file', file: 'dataset.yaml', line: 4 },
    ]);
  });

  it.each([
    ['t.parquet', 'PAR1 this is none'],
    ['t.json', '[{"who": '],
  ])('are told by name: a broken %s', async (name, content) => {
    const problems = await problemsOf(publish({ 'dataset.yaml': yaml(name), [name]: content }));
    expect(places(problems)).toEqual(['unreadable-file 1:1']);
  });
});
