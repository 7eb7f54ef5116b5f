import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryError } from '../../src/engine/run.ts';
import type { Scalar } from '../../src/sql/query.ts';
import { openFixture, type Fixture } from '../fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'outside-'));
const secret = join(folder, 'secret.csv');
const stolen = join(folder, 'stolen.csv');
writeFileSync(secret, 'a,b\n1,secret\n');

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const run = (text: string, params: Scalar[] = []) => fixture.run({ text, params });
const failure = async (text: string, params: Scalar[] = []) => {
  const error: unknown = await run(text, params).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(QueryError);
  return error as QueryError;
};
const count = async () =>
  (await run('select count(*) as n, sum(id) as ids, sum(n) as ns from fixture.answers')).rows;

describe('the locked engine', () => {
  it.each([
    `select * from '${secret}'`,
    `select * from read_csv('${secret}')`,
    `select * from read_text('${secret}')`,
    `select * from read_blob('${secret}')`,
    `select * from glob('${folder}/*')`,
    `select * from read_parquet('${secret}')`,
    `select * from read_json('${secret}')`,
    `attach '${secret}' as other`,
    `import database '${folder}'`,
    `select * from sniff_csv('${secret}')`,
  ])('reads no file: %s', async (text) => {
    expect((await failure(text)).message).not.toContain('secret\n');
  });

  it.each([
    `copy (select 1) to '${stolen}'`,
    `export database '${folder}/out'`,
    `attach '${folder}/new.db' as other`,
    `copy fixture.answers to '${stolen}' (format csv)`,
  ])('writes no file: %s', async (text) => {
    await failure(text);
    expect(existsSync(stolen) || existsSync(join(folder, 'out')) || existsSync(join(folder, 'new.db'))).toBe(
      false,
    );
  });

  it.each([
    `select * from 'https://example.org/x.csv'`,
    `select * from read_csv('https://example.org/x.csv')`,
    `attach 'https://example.org/x.duckdb' as other`,
    `select * from read_text('s3://bucket/key')`,
  ])('asks no network: %s', async (text) => {
    expect((await failure(text)).message).toMatch(/disabled|not exist/);
  });

  it.each(['load parquet', 'load httpfs', `load '${secret}'`, 'load icu'])(
    'loads no extension: %s',
    async (text) => {
      await failure(text);
    },
  );

  it.each([
    'set enable_external_access = true',
    'set lock_configuration = false',
    'reset lock_configuration',
    'set autoinstall_known_extensions = true',
    `set memory_limit = '100GB'`,
    'pragma threads = 8',
    `set home_directory = '/'`,
    `set custom_extension_repository = 'https://example.org'`,
  ])('changes no setting: %s', async (text) => {
    await failure(text);
  });

  it.each([
    'delete from fixture.answers',
    'update fixture.answers set n = 2',
    'drop table fixture.answers',
    'insert into fixture.answers select * from fixture.answers',
    'alter table fixture.answers add column x integer',
    'create table fixture.other as select 1',
    'create or replace view fixture.answers as select 1',
    'create macro fixture.f() as 1',
    'truncate fixture.answers',
  ])('writes nothing to the dataset: %s', async (text) => {
    const before = await count();
    await failure(text);
    expect(await count()).toEqual(before);
  });

  it('knows no environment variable', async () => {
    await failure(`select getenv('PATH')`);
  });
});

describe('a refused query', () => {
  it('carries its SQL, its values and what the engine said', async () => {
    const error = await failure('select nope from fixture.answers where id = ?', [1]);
    expect(error.query).toEqual({ text: 'select nope from fixture.answers where id = ?', params: [1] });
    expect(error.message).toMatch(/^Binder Error: Referenced column "nope" not found/);
    expect(error.message).toContain('LINE 1: select nope from fixture.answers');
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('names what it failed at while it ran, not only while it was prepared', async () => {
    expect((await failure(`select cast(region as integer) from fixture.answers`)).message).toMatch(
      /Conversion Error/,
    );
    expect((await failure('select ?', [])).message).not.toBe('');
  });

  it('is not run when its asker went away', async () => {
    await expect(
      fixture.run({ text: 'select 1', params: [] }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('leaves the engine as it was', async () => {
    await failure('select');
    expect((await run('select 1 as v')).rows).toEqual([{ v: 1 }]);
  });
});

describe('the values of a result', () => {
  const value = async (expression: string) => {
    const { columns, rows } = await run(`select ${expression} as v`);
    return [columns[0]?.type, rows[0]?.['v']];
  };

  it.each([
    ['null', 'number', null],
    ['1::tinyint', 'number', 1],
    ['9007199254740991::bigint', 'number', 9007199254740991],
    ['170141183460469231731687303715884105727::hugeint', 'number', 2 ** 127],
    ['(select sum(x) from range(4) t(x))', 'number', 6],
    ['12.345::decimal(10, 3)', 'number', 12.345],
    ['12.345::decimal(30, 3)', 'number', 12.345],
    ['-0.5::float', 'number', -0.5],
    [`'nan'::double`, 'number', null],
    [`'-inf'::double`, 'number', null],
    ['1 / 0', 'number', null],
    ['true', 'boolean', true],
    [`'it''s "😀" </script>'`, 'text', 'it\'s "😀" </script>'],
    [`''`, 'text', ''],
    [`'a'::enum ('a', 'b')`, 'text', 'a'],
    [`date '2024-02-29'`, 'date', '2024-02-29'],
    [`date '1969-12-31'`, 'date', '1969-12-31'],
    [`date '0001-01-01'`, 'date', '0001-01-01'],
    [`'infinity'::date`, 'date', null],
    [`timestamp '2025-01-02 03:04:05.678'`, 'timestamp', '2025-01-02T03:04:05.678'],
    [`timestamp '2025-01-02 00:00:00'`, 'timestamp', '2025-01-02T00:00:00'],
    [`timestamp_s '2025-01-02 03:04:05'`, 'timestamp', '2025-01-02T03:04:05'],
    ['[1, 2, null]', 'text', '[1,2,null]'],
    [`['a', 'b']`, 'text', '["a","b"]'],
    [`{a: 1, b: 'x'}`, 'text', '{"a":1,"b":"x"}'],
  ])('%s is %s %j', async (expression, type, expected) => {
    expect(await value(expression)).toEqual([type, expected]);
  });

  it('of an interval are text', async () => {
    expect((await value('interval 3 day'))[0]).toBe('text');
  });

  it('keep the order of rows and columns', async () => {
    const { columns, rows } = await run('select x as z, -x as a from range(5) t(x) order by x desc');
    expect(columns.map(({ name }) => name)).toEqual(['z', 'a']);
    expect(rows.map(({ z }) => z)).toEqual([4, 3, 2, 1, 0]);
  });

  it('have their columns also without rows', async () => {
    expect(await run(`select 1 as n, date '2025-01-01' as d where false`)).toEqual({
      columns: [
        { name: 'n', type: 'number' },
        { name: 'd', type: 'date' },
      ],
      rows: [],
    });
  });
});
