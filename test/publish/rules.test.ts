import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { publishAll, publishDataset } from '../../src/publish/publish.ts';
import { column, places, problemsOf, problemsOfCsv, publishCsv, workshop } from './workshop.ts';

describe('columns', () => {
  it('that are declared must be in the file', async () => {
    const [problem, ...others] = await problemsOfCsv(
      'touchpiont,score\nx,1\n',
      'touchpoint: {type: category}\nscore: {type: integer}',
    );
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      rule: 'missing-column',
      file: 't.csv',
      line: 1,
      suggestion: 'did you mean "touchpiont"?',
      valid: ['touchpiont', 'score'],
    });
  });

  it('that are in the file but not declared are not published, and warned of', async () => {
    const { warnings, dataset } = await publishCsv('a,secret,other\n1,2,3\n', 'a: {type: integer}');
    expect(warnings).toMatchObject([
      { rule: 'unknown-column', severity: 'warning', message: expect.stringContaining('secret, other') },
    ]);
    expect(Object.keys(dataset.tables['t']?.columns ?? {})).toEqual(['a']);
  });

  it('are found by their headers: whole questions, with HTML, quotes and line ends in them', async () => {
    const csv = '"Would you recommend us?<br>Say <b>0</b> to 10","He said ""well""\nor not"\n9,yes\n';
    const declared =
      'nps: {type: score, range: [0, 10], from: "Would you recommend us? Say 0 to 10"}\nwell: {type: boolean, from: "He said \\"well\\" or not"}';
    const published = await publishCsv(csv, declared);
    expect(await column(published, 'nps')).toEqual([9]);
    expect(await column(published, 'well')).toEqual([true]);
  });

  it('with the same header are told apart by number', async () => {
    const csv = 'v,v,w\n1,2,3\n';
    expect(
      await column(
        await publishCsv(csv, 'second: {type: integer, from: "v #2"}\nw: {type: integer}'),
        'second',
      ),
    ).toEqual([2]);
    const problems = await problemsOfCsv(csv, 'v: {type: integer}');
    expect(problems).toMatchObject([
      { rule: 'ambiguous-column', suggestion: 'write "from: v #1"', valid: ['v #1', 'v #2'] },
    ]);
  });
});

describe('cells', () => {
  it('break rules each at its own line and column, all told together', async () => {
    const csv =
      'id,csat,where,on,hours,sure\na,6,shop,2025-13-01,x,perhaps\n,0,,,,\na,5,support,2025-01-01,1,no\n';
    const declared =
      'id: {type: text, publish: drop}\ncsat: {type: score, range: [1, 5]}\nwhere: {type: category, values: [support], required: true}\non: {type: date}\nhours: {type: number}\nsure: {type: boolean}';
    expect(places(await problemsOfCsv(csv, declared, '', 'key: id')).sort()).toEqual([
      'duplicate-key 4:1',
      'missing-value 3:1',
      'missing-value 3:4',
      'score-out-of-range 2:3',
      'score-out-of-range 3:2',
      'unknown-category 2:5',
      'unparsable-boolean 2:23',
      'unparsable-date 2:10',
      'unparsable-number 2:21',
    ]);
  });

  it('are told as expected, found, where and what to write', async () => {
    const problems = await problemsOfCsv('v\n99\n', 'v: {type: score, range: [0, 10]}');
    expect(problems.map(formatProblem)).toEqual([
      't.csv:2:1: score out of range: "99" in v, expected 0 to 10 [score-out-of-range]\n    if it means no answer, write "not_applicable: [99]"',
    ]);
  });

  it('are told twenty times for each rule and column, the others counted', async () => {
    const csv = `v\n${'7\n'.repeat(332)}`;
    const problems = await problemsOfCsv(csv, 'v: {type: score, range: [1, 5]}');
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('and 312 more of this in v');
  });

  it('are told at their own line when quoted values hold line ends', async () => {
    const csv = 'note,v\n"one\ntwo\n",1\n"three\nfour",9\n"five\n\nsix",8\n';
    expect(places(await problemsOfCsv(csv, 'note: {type: text}\nv: {type: score, range: [1, 5]}'))).toEqual([
      'score-out-of-range 6:7',
      'score-out-of-range 9:6',
    ]);
  });

  it('may not be applicable: these and empty ones are no answers, counted apart', async () => {
    const csv = 'v\n1\n99\nN/A\n\n5\n"99 - do not know"\n" "\n';
    const published = await publishCsv(
      `x,${csv.trimEnd().split('\n').join('\nx,')}\n`,
      'x: {type: text}\nv: {type: score, range: [1, 5], not_applicable: [99, n/a]}',
    );
    expect(await column(published, 'v')).toEqual([1, 5, null, null, null, null, null]);
    expect(published.dataset.tables['t']?.columns['v']).toMatchObject({ answered: 2 / 7, notApplicable: 3 });
  });

  it('of frequencies and weights are whole or not negative, and never empty', async () => {
    const declared = 'v: {type: integer}\nw: {type: weight}\nc: {type: frequency}';
    expect(places(await problemsOfCsv('v,w,c\n1,-1,2\n2,,1.5\n3,1,\n4,0.5,-2\n', declared)).sort()).toEqual([
      'missing-value 3:3',
      'missing-value 4:5',
      'number-out-of-range 2:3',
      'number-out-of-range 5:7',
      'unparsable-number 3:4',
    ]);
  });
});

const two = (more = '') => `title: Test
${more}
tables:
  answers:
    file: answers.csv
    columns:
      customer: {type: text, publish: pseudonym, references: customers.id}
      on: {type: date}
  customers:
    file: customers.csv
    key: id
    columns:
      id: {type: text, publish: pseudonym}
`;

describe('tables', () => {
  it('refer to rows that exist', async () => {
    const files = {
      'dataset.yaml': two(),
      'answers.csv': 'customer,on\na,2025-01-01\nz,2025-01-02\n',
      'customers.csv': 'id\na\n',
    };
    expect(await problemsOf(publishDataset(workshop(files)))).toMatchObject([
      { rule: 'unknown-reference', file: 'answers.csv', line: 3, message: expect.stringContaining('"z"') },
    ]);
  });

  const checked = (check: string) =>
    problemsOf(
      publishDataset(
        workshop({
          'dataset.yaml': two(`checks:\n  - ${check}`),
          'answers.csv': 'customer,on\na,2025-01-01\na,2031-01-02\n',
          'customers.csv': 'id\na\n',
        }),
      ),
    );

  it('keep the checks of their owner, told at the row where the query shows it', async () => {
    expect(
      await checked(
        '{sql: select * from answers where "on" > date \'2030-01-01\', label: no answer in the future}',
      ),
    ).toMatchObject([
      {
        rule: 'check-failed',
        file: 'answers.csv',
        line: 3,
        message: 'check failed: no answer in the future',
        suggestion: 'customer: a, on: 2031-01-02',
      },
    ]);
  });

  it('keep the checks of their owner, told at the check where the query hides the row', async () => {
    expect(
      await checked(
        '{sql: "select customer, count(*) as times from answers group by all having times > 1; "}',
      ),
    ).toMatchObject([
      {
        rule: 'check-failed',
        file: 'dataset.yaml',
        line: 3,
        message: 'check failed: the query returns rows: 1 row',
        suggestion: 'customer: a, times: 2',
      },
    ]);
  });

  it('keep unique what a check says is unique', async () => {
    expect(await checked('unique: answers.customer')).toMatchObject([
      { rule: 'duplicate-key', file: 'answers.csv', line: 3 },
    ]);
  });

  it('pass a check that returns nothing', async () => {
    expect(await checked('sql: select * from answers where customer is null -- nobody')).toEqual([]);
  });

  it('are told of a check that is no query', async () => {
    expect(await checked('sql: select * from answer')).toMatchObject([
      { rule: 'invalid-check', file: 'dataset.yaml', line: 3 },
    ]);
    expect(await checked('sql: drop table answers')).toMatchObject([
      { rule: 'invalid-check', file: 'dataset.yaml', line: 3 },
    ]);
  });
});

describe('publishAll', () => {
  it('publishes every folder with a dataset.yaml, and nothing of an empty or missing folder', async () => {
    const { folder, cacheDir } = workshop({
      'b/dataset.yaml': 'title: B\ntables: {t: {file: t.csv, columns: {v: {type: integer}}}}',
      'b/t.csv': 'v\n1\n',
      'a/dataset.yaml': 'title: A\ntables: {t: {file: ../b/t.csv, columns: {v: {type: integer}}}}',
      'none/t.csv': 'v\n1\n',
      'file.txt': '',
    });
    const published = await publishAll({ dataDir: folder, cacheDir });
    expect(published.map(({ dataset }) => dataset.name)).toEqual(['a', 'b']);
    expect(await publishAll({ dataDir: `${folder}/none`, cacheDir })).toEqual([]);
    expect(await publishAll({ dataDir: `${folder}/gone`, cacheDir })).toEqual([]);
  });

  it('tells the problems of all datasets together', async () => {
    const { folder, cacheDir } = workshop({
      'a/dataset.yaml': 'title: A\ntables: {t: {file: gone.csv, columns: {v: {type: integer}}}}',
      'b/dataset.yaml': 'titel: B',
      'c c/dataset.yaml': 'title: C\ntables: {t: {file: t.csv, columns: {v: {type: integer}}}}',
    });
    const problems = await problemsOf(publishAll({ dataDir: folder, cacheDir }));
    expect(problems.map(({ rule }) => rule)).toEqual([
      'missing-file',
      'missing-key',
      'missing-key',
      'unknown-key',
      'invalid-name',
    ]);
  });

  it.each(['main', 'Temp', 'memory', 'system'])(
    'refuses a folder called %s, which DuckDB uses itself',
    async (name) => {
      const { folder, cacheDir } = workshop({
        [`${name}/dataset.yaml`]: 'title: A\ntables: {t: {file: t.csv, columns: {v: {type: integer}}}}',
        [`${name}/t.csv`]: 'v\n1\n',
      });
      const problems = await problemsOf(publishAll({ dataDir: folder, cacheDir }));
      expect(problems).toMatchObject([
        { rule: 'reserved-name', suggestion: `rename the folder, for example to ${name}_surveys` },
      ]);
    },
  );
});
