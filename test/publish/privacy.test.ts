import { createHash, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import type { Published } from '../../src/publish/publishOne.ts';
import { column, declared, places, problemsOfCsv, publishCsv, rowsOf, workshop } from './workshop.ts';

afterEach(() => vi.unstubAllEnvs());

const yaml = `title: Secrets
period: on
tables:
  answers:
    file: answers.csv
    key: answer
    columns:
      answer: {type: text, publish: drop}
      customer: {type: text, publish: pseudonym, references: people.customer}
      manager: {type: text, publish: pseudonym}
      on: {type: date, generalise: month}
      age: {type: integer, generalise: [0, 18, 30, 60]}
      income: {type: money, currency: EUR, generalise: [0, 100.5, 1000]}
      salary: {type: money, currency: EUR, publish: drop}
      team: {type: category, publish: drop, values: [SecretTeamA, SecretTeamB], labels: {SecretTeamA: HiddenLabelA}}
      csat: {type: score, range: [1, 5]}
      comment: {type: comment, redact: [Priya Raman, Ольга]}
  people:
    file: people.csv
    key: customer
    columns:
      customer: {type: text, publish: pseudonym}
      email: {type: text, publish: drop}
measures:
  csat: {kind: mean, column: csat}
checks:
  - {sql: select * from people where email = 'CheckSecret'}
`;
const answers = `answer,customer,manager,on,age,income,salary,team,csat,comment,undeclared
AnswerSecret1,CustomerSecret1,CustomerSecret1,2025-03-17,17,99.99,123456.5,SecretTeamA,4,"Priya Raman called me on +49 30 901820, mail priya@example.com",UndeclaredSecret
AnswerSecret2,CustomerSecret2,CustomerSecret1,2025-04-01,30,100.5,654321.5,SecretTeamB,5,nice,UndeclaredSecret
AnswerSecret3,CustomerSecret1,CustomerSecret2,2025-04-30,95,7777,987654.5,SecretTeamA,1,"Спасибо, Ольга!",UndeclaredSecret
`;
const people =
  'customer,email\nCustomerSecret1,EmailSecret1@example.com\nCustomerSecret2,EmailSecret2@example.com\n';
const files = { 'dataset.yaml': yaml, 'answers.csv': answers, 'people.csv': people };
const secrets = [
  'AnswerSecret',
  'CustomerSecret',
  'EmailSecret',
  'UndeclaredSecret',
  'SecretTeam',
  'HiddenLabel',
  'CheckSecret',
  'Priya',
  'Ольга',
  '901820',
  'priya@',
  'salary',
  'email',
  'team',
  'undeclared',
  '123456',
  '654321',
  'people where',
];

function everything({ path, packed, dataset }: Published): Buffer[] {
  return [readFileSync(path), gunzipSync(readFileSync(packed)), Buffer.from(JSON.stringify(dataset))];
}

describe('what is published', () => {
  it('holds no private value, name or text anywhere in its bytes', async () => {
    const published = await publishDataset(workshop(files));
    for (const bytes of everything(published))
      for (const secret of secrets) expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
    // as numbers, dates and strings of two bytes too
    const [raw = Buffer.alloc(0)] = everything(published);
    const salary = Buffer.alloc(8);
    salary.writeDoubleLE(123456.5);
    const day = Buffer.alloc(4);
    day.writeInt32LE(Date.parse('2025-03-17') / 86_400_000);
    for (const bytes of [salary, day, Buffer.from('CustomerSecret', 'utf16le')])
      expect(raw.includes(bytes)).toBe(false);
  });

  it('is the same whatever the private values are', async () => {
    const one = await publishCsv(
      'id,v,email\n1,3,a@a.de\n2,4,b@b.de\n',
      'id: {type: text, publish: drop}\nv: {type: integer}',
    );
    const two = await publishCsv(
      'id,v,email\nx,4,long secret text that goes on and on\ny,3,\n',
      'id: {type: text, publish: drop}\nv: {type: integer}',
    );
    expect(two.dataset.hash).toBe(one.dataset.hash);
    expect(readFileSync(two.path).equals(readFileSync(one.path))).toBe(true);
  });

  it('is only what was declared', async () => {
    const published = await publishDataset(workshop(files));
    const tables = await rowsOf(
      published,
      "select table_name, string_agg(column_name, ' ' order by column_index) as columns from duckdb_columns() where not internal group by 1 order by 1",
    );
    expect(tables).toEqual([
      { table_name: 'answers', columns: 'customer manager on age income csat comment n weight' },
      { table_name: 'people', columns: 'customer n weight' },
    ]);
    expect(
      await rowsOf(published, 'select count(*) as views from duckdb_views() where not internal'),
    ).toEqual([{ views: '0' }]);
    expect(Object.keys(published.dataset.tables['answers']?.columns ?? {})).toEqual([
      'customer',
      'manager',
      'on',
      'age',
      'income',
      'csat',
      'comment',
    ]);
  });

  it('has numbers and dates generalised to the lower edge of their band and the start of their period', async () => {
    const published = await publishDataset(workshop(files));
    expect(await rowsOf(published, 'select "on", age, income from answers order by all')).toEqual([
      { on: '2025-03-01', age: 0, income: 0 },
      { on: '2025-04-01', age: 30, income: 100.5 },
      { on: '2025-04-01', age: 60, income: 1000 },
    ]);
    expect(published.dataset.extent).toEqual({ from: '2025-03-01', to: '2025-04-01' });
  });

  it.each([
    ['week', '2025-12-29'],
    ['month', '2025-12-01'],
    ['quarter', '2025-10-01'],
    ['year', '2025-01-01'],
  ])('has dates at the start of their %s', async (period, expected) => {
    expect(
      await column(await publishCsv('v\n2025-12-31\n', `v: {type: date, generalise: ${period}}`), 'v'),
    ).toEqual([expected]);
  });

  it('has no number below its first band', async () => {
    const problems = await problemsOfCsv('v\n-1\n', 'v: {type: number, generalise: [0, 10]}');
    expect(problems).toMatchObject([
      { rule: 'number-out-of-range', message: expect.stringContaining('0 or more, the first band edge') },
    ]);
  });

  it('is sorted, so that the order of the rows says nothing', async () => {
    const csv = (values: number[]) => `id,v\n${values.map((value, index) => `${index},${value}\n`).join('')}`;
    const declaredColumns = 'id: {type: text, publish: drop}\nv: {type: integer}';
    const one = await publishCsv(csv([3, 1, 2]), declaredColumns);
    const two = await publishCsv(csv([2, 3, 1]), declaredColumns);
    expect(await column(one, 'v')).toEqual([1, 2, 3]);
    expect(readFileSync(two.path).equals(readFileSync(one.path))).toBe(true);
  });
});

describe('pseudonyms', () => {
  it('are the same in columns that refer to one another, and others elsewhere', async () => {
    const published = await publishDataset(workshop(files));
    const [row] = await rowsOf(
      published,
      'select count(*) as joined, count(distinct a.customer) as customers from answers a join people p using (customer)',
    );
    expect(row).toEqual({ joined: '3', customers: '2' });
    const others = await rowsOf(
      published,
      'select manager from answers where manager in (select customer from people)',
    );
    expect(others).toEqual([]);
    const [shape] = await rowsOf(
      published,
      "select bool_and(regexp_full_match(customer, '[0-9a-f]{12}')) as hex from people",
    );
    expect(shape).toEqual({ hex: true });
  });

  it('are the HMAC-SHA-256 of the value under a key that is not published', async () => {
    vi.stubEnv('PLAUDIT_KEY', 'a key');
    const published = await publishCsv('id\nabc\n', 'id: {type: text, publish: pseudonym}');
    const key = createHash('sha256').update('a key').digest();
    const expected = createHmac('sha256', key).update('survey\u001fid\u001fabc').digest('hex').slice(0, 12);
    expect(await column(published, 'id')).toEqual([expected]);
  });

  it('depend on a key that is made once and kept beside the data, readable by its owner only', async () => {
    const place = workshop({
      'dataset.yaml': declared('id: {type: text, publish: pseudonym}'),
      't.csv': 'id\nabc\n',
    });
    const first = await publishDataset(place);
    const key = join(place.folder, '.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    for (const bytes of everything(first))
      expect(bytes.includes(readFileSync(key, 'utf8').trim())).toBe(false);
    rmSync(place.cacheDir, { recursive: true });
    const second = await publishDataset(place);
    expect(second.dataset.hash).toBe(first.dataset.hash);
    writeFileSync(key, 'another');
    const third = await publishDataset(place);
    expect(third.fromCache).toBe(false);
    expect(await column(third, 'id')).not.toEqual(await column(first, 'id'));
  });

  it('of invented data are the same on every machine, without a key', async () => {
    const place = workshop({
      'dataset.yaml': declared('id: {type: text, publish: pseudonym}', 'synthetic: true'),
      't.csv': 'id\nabc\n',
    });
    vi.stubEnv('PLAUDIT_KEY', 'whatever');
    const published = await publishDataset(place);
    expect(existsSync(join(place.folder, '.key'))).toBe(false);
    const key = createHash('sha256').update('synthetic survey').digest();
    const expected = createHmac('sha256', key).update('survey\u001fid\u001fabc').digest('hex').slice(0, 12);
    expect(await column(published, 'id')).toEqual([expected]);
    expect(published.dataset.synthetic).toBe(true);
  });

  it('leave an empty cell empty', async () => {
    expect(
      await column(
        await publishCsv(
          'id,v\nabc,1\n,2\n',
          'id: {type: text, publish: pseudonym}\nv: {type: integer}',
          'synthetic: true',
        ),
        'id',
      ),
    ).toContain(null);
  });
});

describe('temporary files', () => {
  it('are gone, also when the data break rules', async () => {
    const place = workshop({
      'dataset.yaml': declared('v: {type: integer}'),
      't.csv': Buffer.from('\ufeffv\nx\n', 'utf16le'),
    });
    await expect(publishDataset(place)).rejects.toThrow('unparsable');
    expect(readdirSync(place.cacheDir)).toEqual([]);
  });
});

describe('what looks private', () => {
  it('is warned of: e-mail addresses in a column that is published as it is', async () => {
    const { warnings } = await publishCsv(
      'who,ok\nann@example.com,a @ b\nbob,c\n',
      'who: {type: category}\nok: {type: text}',
    );
    expect(warnings).toMatchObject([
      {
        rule: 'personal-data',
        line: 8,
        column: 7,
        message: 'personal data: 1 e-mail address in who, which is published as it is',
      },
    ]);
  });

  it('is warned of: a key that is published as it is, unless that is written', async () => {
    const csv = 'id\na\n';
    expect(places((await publishCsv(csv, 'id: {type: text}', '', 'key: id')).warnings)).toEqual([
      'public-key 8:7',
    ]);
    expect((await publishCsv(csv, 'id: {type: text, publish: public}', '', 'key: id')).warnings).toEqual([]);
  });
});

describe('comments', () => {
  it('are redacted unless their owner says otherwise, which is warned of', async () => {
    const csv = 'v\nwrite to a@b.org\n';
    expect(await column(await publishCsv(csv, 'v: {type: comment}'), 'v')).toEqual(['write to [e-mail]']);
    const open = await publishCsv(csv, 'v: {type: comment, publish: public}');
    expect(await column(open, 'v')).toEqual(['write to a@b.org']);
    expect(places(open.warnings)).toEqual(['unredacted-comment 8:35', 'personal-data 8:7']);
  });

  it('lose the names that are listed', async () => {
    const published = await publishDataset(workshop(files));
    const comments = (await rowsOf(published, 'select comment from answers order by 1')).map(
      ({ comment }) => comment,
    );
    expect(comments).toEqual(['[name] called me on [phone], mail [e-mail]', 'nice', 'Спасибо, [name]!']);
  });
});
