import { describe, expect, it } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import { publishCsv, rowsOf, workshop } from './workshop.ts';

async function columnOf(csv: string, declared: string, name = 'v') {
  return (await publishCsv(csv, declared)).dataset.tables['t']?.columns[name];
}

describe('the manifest', () => {
  it('says of every column what a reader may know', async () => {
    const column = await columnOf(
      'v\n4\n\n2\n',
      'v: {type: score, range: [1, 5], label: Satisfaction, labels: {1: bad, 5: good}, description: how it was, missing: not asked, unit: points, from: v}\nw: {type: boolean, from: v, publish: drop, labels: {true: "4", false: "2"}}',
    );
    expect(column).toEqual({
      name: 'v',
      type: 'score',
      range: [1, 5],
      label: 'Satisfaction',
      labels: { 1: 'bad', 5: 'good' },
      description: 'how it was',
      missing: 'not asked',
      unit: 'points',
      sqlType: 'INTEGER',
      values: ['1', '2', '3', '4', '5'],
      extent: [2, 4],
      answered: 1,
    });
  });

  it.each([
    ['declared', 'v: {type: category, values: [b, c, a]}', 'a\na\nb', ['b', 'c', 'a']],
    ['of frequency', 'v: {type: category}', 'rare\noften\noften', ['often', 'rare']],
    [
      'of the first numbers',
      'v: {type: category}',
      '> 60\n18-29\n< 18\n30-44\n60\n30-44',
      ['< 18', '18-29', '30-44', '60', '> 60'],
    ],
    [
      'of money',
      'v: {type: category}',
      '"$150,000+"\n"$0 - $24,999"\n"$100,000 - $149,999"',
      ['$0 - $24,999', '$100,000 - $149,999', '$150,000+'],
    ],
    ['of bands', 'v: {type: number, generalise: [0, 2.5, 10, 100]}', '120\n3\n1', ['0', '2.5', '100']],
    ['of a scale, with the points between', 'v: {type: score, range: [0, 3]}', '3\n0', ['0', '1', '2', '3']],
    ['of a scale with halves', 'v: {type: score, range: [1, 2]}', '1.5\n1', ['1', '1.5', '2']],
    ['of truth', 'v: {type: boolean}', 'no\nyes', ['true', 'false']],
  ])('lists values in the order %s', async (_, declared, rows, expected) => {
    expect((await columnOf(`v\n${rows}\n`, declared))?.values).toEqual(expected);
  });

  it('lists no values where there are over 200, nor those of free numbers, texts, dates and pseudonyms', async () => {
    const csv = `a,b,c,d,e\n${Array.from({ length: 201 }, (_, i) => `x${i},${i},y${i},2025-01-01,z`).join('\n')}\n`;
    const { dataset } = await publishCsv(
      csv,
      'a: {type: category}\nb: {type: integer}\nc: {type: text}\nd: {type: date}\ne: {type: category, publish: pseudonym}',
      'synthetic: true',
    );
    const columns = Object.values(dataset.tables['t']?.columns ?? {});
    expect(columns.map(({ name, type, values, extent }) => ({ name, type, values, extent }))).toEqual([
      { name: 'a', type: 'category' },
      { name: 'b', type: 'integer', extent: [0, 200] },
      { name: 'c', type: 'text' },
      { name: 'd', type: 'date', extent: ['2025-01-01', '2025-01-01'] },
      { name: 'e', type: 'text' },
    ]);
  });

  it('has n and weight in every table, whatever the file had', async () => {
    const { dataset, path } = await publishCsv(
      'v,times,importance\n1,3,0.5\n2,4,1.5\n',
      'v: {type: integer}\ntimes: {type: frequency}\nimportance: {type: weight}',
    );
    expect(dataset.tables['t']).toMatchObject({ rows: 2, answers: 7, frequency: 'n', weight: 'weight' });
    expect(Object.keys(dataset.tables['t']?.columns ?? {})).toEqual(['v']);
    expect(await rowsOf({ path }, 'from t')).toEqual([
      { v: 1, n: 3, weight: 0.5 },
      { v: 2, n: 4, weight: 1.5 },
    ]);
    const types = await rowsOf(
      { path },
      "select column_name, data_type from duckdb_columns() where column_name in ('n', 'weight')",
    );
    expect(types).toEqual([
      { column_name: 'n', data_type: 'INTEGER' },
      { column_name: 'weight', data_type: 'DOUBLE' },
    ]);
  });

  it('knows the table of each measure, the period and the dimensions', async () => {
    const { dataset } = await publishDataset(
      workshop({
        'dataset.yaml': `title: Two
licence: CC0-1.0
period: on
tables:
  people: {file: p.csv, columns: {plan: {type: category}, left: {type: date}, csat: {type: score, range: [1, 5], publish: drop}}}
  answers: {file: a.csv, columns: {on: {type: date}, csat: {type: score, range: [1, 5], labels: {4: good, 5: great}}, plan: {type: category}, place: {type: category}}}
measures:
  csat: {kind: share, column: csat, satisfied: [good, GREAT]}
  gone: {kind: churn, start: left, end: left}
  all: {kind: count}
benchmarks: [{label: target, measure: csat, value: 0.8}]
events: [{on: 2025-01-02, label: change}]`,
        'p.csv': 'plan,left,csat\na,2025-01-01,1\n',
        'a.csv': 'on,csat,plan,place\n2025-01-05,4,a,x\n2025-02-07,5,b,x\n',
      }),
    );
    expect(dataset).toMatchObject({
      name: 'survey',
      title: 'Two',
      licence: 'CC0-1.0',
      publish: 'rows',
      minimum: { publish: 10, flag: 30 },
      period: { table: 'answers', column: 'on' },
      extent: { from: '2025-01-05', to: '2025-02-07' },
      dimensions: ['plan', 'place'],
      measures: {
        csat: { name: 'csat', table: 'answers', satisfied: [4, 5] },
        gone: { name: 'gone', table: 'people' },
        all: { name: 'all', table: 'answers' },
      },
      benchmarks: [{ label: 'target', measure: 'csat', value: 0.8 }],
      events: [{ on: '2025-01-02', label: 'change' }],
    });
  });

  it('names the language of comments when that is a code or a published column', async () => {
    const language = async (declared: string, name = 'lang') =>
      (await columnOf(`v,${name}\nhello,en\n`, `v: {type: comment, language: ${name}}\n${declared}`))
        ?.language;
    expect(await language('lang: {type: category}')).toBe('lang');
    expect(await language('lang: {type: category, publish: drop}')).toBeUndefined();
    expect(await language('x: {type: category, from: en}', 'en')).toBe('en');
  });
});
