import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEngineThread, type EngineThread } from '../../src/engine/nodeThread.ts';
import { QueryError } from '../../src/engine/run.ts';

const path = join(mkdtempSync(join(tmpdir(), 'thread-')), 'numbers.duckdb');
beforeAll(async () => {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(
    `create table t as select 1 as a, 'é' as b, null as c, date '2025-01-31' as d, 0.5::double as e`,
  );
  connection.closeSync();
  instance.closeSync();
});

let engine: EngineThread;
const open = (...files: { name: string; path: string }[]) => {
  engine = startEngineThread();
  if (files.length) engine.open(files);
  return engine;
};
const numbers = { name: 'numbers', path };
const ask = (text: string, ...params: (string | number)[]) => engine.run({ text, params });
afterEach(() => engine.close());

describe('the engine in a thread of its own', () => {
  it('answers with the rows and types that the engine gives', async () => {
    open(numbers);
    expect(await ask('select *, ? as p from numbers.t', 7)).toEqual({
      columns: [
        { name: 'a', type: 'number' },
        { name: 'b', type: 'text' },
        { name: 'c', type: 'number' },
        { name: 'd', type: 'date' },
        { name: 'e', type: 'number' },
        { name: 'p', type: 'number' },
      ],
      rows: [{ a: 1, b: 'é', c: null, d: '2025-01-31', e: 0.5, p: 7 }],
    });
  });

  it('gives each of many questions its own answer, in whatever order they are waited for', async () => {
    open(numbers);
    const answers = Array.from({ length: 20 }, (_, i) => ask(`select ${i} as v`));
    expect((await Promise.all(answers.reverse())).map(({ rows }) => rows[0]?.['v'])).toEqual(
      Array.from({ length: 20 }, (_, i) => 19 - i),
    );
  });

  it('keeps questions until its files are there', async () => {
    open();
    const answer = ask('select a from numbers.t');
    engine.open([numbers]);
    expect((await answer).rows).toEqual([{ a: 1 }]);
  });

  it('says what was wrong with a question, and answers the next', async () => {
    open(numbers);
    const error: unknown = await ask('select nothing from numbers.t').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QueryError);
    expect((error as QueryError).message).toContain('nothing');
    expect((error as QueryError).query.text).toBe('select nothing from numbers.t');
    expect((await ask('select 1 as v')).rows).toEqual([{ v: 1 }]);
  });

  it('refuses files that are none, instead of waiting', async () => {
    open({ name: 'missing', path: `${path}.missing` });
    await expect(ask('select 1')).rejects.toThrow();
  });

  it('leaves nobody waiting when it is closed', async () => {
    open(numbers);
    const answer = ask('select count(*) from range(1e9::bigint)');
    engine.close();
    await expect(answer).rejects.toThrow('the engine has stopped');
    await expect(ask('select 1')).rejects.toThrow('the engine has stopped');
  });
});
