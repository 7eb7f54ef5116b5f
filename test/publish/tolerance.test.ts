import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import { column, problemsOf, problemsOfCsv, publishCsv, rowsOf, workshop } from './workshop.ts';

const declared = 'id: {type: text, publish: public}\nv: {type: score, range: [1, 5], not_applicable: [0]}';
const csv = 'id,v\na,1\nb,9\n"c\n",x\nd,0\ne,5,6\nd,2\n';

describe('tolerance', () => {
  it('leaves out the rows that break rules and reports them with line and reason', async () => {
    const published = await publishCsv(csv, declared, 'tolerance: {rows: 4}', 'key: id');
    expect(await column(published, 'v')).toEqual([1, null]);
    expect(published.warnings).toMatchObject([
      {
        rule: 'rows-left-out',
        severity: 'warning',
        message: '4 rows break rules and are left out of table t',
      },
    ]);
    const report = readFileSync(published.rejected ?? '', 'utf8').replaceAll(/[^,\n]*\/t\.csv/g, 't.csv');
    expect(report.split('\n')).toEqual([
      'table,file,line,column,rule,value',
      't,t.csv,7,,wrong-cell-count,"wrong cell count: expected 2 cells, found 3"',
      't,t.csv,3,v,score-out-of-range,9',
      't,t.csv,5,v,unparsable-number,x',
      't,t.csv,8,id,duplicate-key,d',
      '',
    ]);
    expect(published.dataset.tables['t']?.columns['v']).toMatchObject({ notApplicable: 1, answered: 0.5 });
  });

  it.each(['{rows: 3}', '{share: 0.5}', '{rows: 100, share: 0.5}', '{}'])(
    'stops the build over %s, with all violations',
    async (tolerance) => {
      const problems = await problemsOfCsv(csv, declared, `tolerance: ${tolerance}`, 'key: id');
      expect(problems.map(({ rule }) => rule)).toEqual([
        'over-tolerance',
        'wrong-cell-count',
        'unparsable-number',
        'score-out-of-range',
        'duplicate-key',
      ]);
      expect(problems[0]?.message).toContain('4 of 6 in table t');
    },
  );

  it('reports nothing when no row breaks a rule', async () => {
    const published = await publishCsv('id,v\na,1\n', declared, 'tolerance: {rows: 4}');
    expect([published.rejected, published.warnings]).toEqual([undefined, []]);
  });

  it('keeps the report when nothing changed', async () => {
    const place = workshop({
      'dataset.yaml': `title: T\ntolerance: {rows: 9}\ntables: {t: {file: t.csv, columns: {id: {type: text}, v: {type: integer}}}}`,
      't.csv': 'id,v\na,x\nb,2\n',
    });
    const first = await publishDataset(place);
    const second = await publishDataset(place);
    expect([second.fromCache, second.rejected, second.warnings]).toEqual([
      true,
      first.rejected,
      first.warnings,
    ]);
    expect(existsSync(second.rejected ?? '')).toBe(true);
  });

  const linked = (tolerance: string) =>
    workshop({
      'dataset.yaml': `title: T
tolerance: ${tolerance}
tables:
  answers: {file: answers.csv, columns: {customer: {type: text, references: customers.id}, v: {type: integer}}}
  customers: {file: customers.csv, key: id, columns: {id: {type: text}, boss: {type: text, references: customers.id}, age: {type: integer}}}`,
      'answers.csv': 'customer,v\na,1\nb,2\nc,3\nd,4\n',
      'customers.csv': 'id,boss,age\na,,x\nb,a,20\nc,,30\nd,b,40\n',
    });

  it('leaves out what refers to a row that is left out, and what refers to that', async () => {
    const published = await publishDataset(linked('{rows: 3}'));
    expect(await rowsOf(published, 'select id from customers')).toEqual([{ id: 'c' }]);
    expect(await rowsOf(published, 'select customer from answers')).toEqual([{ customer: 'c' }]);
  });

  it('counts these as well', async () => {
    const problems = await problemsOf(publishDataset(linked('{rows: 2}')));
    expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
      'over-tolerance 1',
      'over-tolerance 1',
      'unparsable-number 2',
      'unknown-reference 2',
      'unknown-reference 3',
      'unknown-reference 3',
      'unknown-reference 5',
      'unknown-reference 5',
    ]);
  });
});
