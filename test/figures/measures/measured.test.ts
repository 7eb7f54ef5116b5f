import { expect, it } from 'vitest';
import { datasetIn, measureOf, type Column, type Manifest } from '../../../src/dataset/dataset.ts';
import { formatOf, measureLabel } from '../../../src/figures/measures/measured.ts';
import { fixtureDataset } from '../../fixture.ts';

const table = Object.values(fixtureDataset.tables)[0]!;
const column = (name: string, more: Partial<Column>): Column => ({
  ...{ name, type: 'number', sqlType: 'DOUBLE', answered: 1 },
  ...more,
});
const columns = {
  delay: column('delay', { unit: 'minutes' }),
  total: column('total', { type: 'money', currency: 'USD' }),
  months: column('months', { type: 'integer' }),
};
const mean = { kind: 'mean', table: table.name, column: 'delay' } as const;
const ratio = (numerator: string, denominator: string) =>
  ({ kind: 'ratio', table: table.name, numerator, denominator }) as const;
const dataset = datasetIn({
  ...fixtureDataset,
  tables: { [table.name]: { ...table, columns } },
  measures: {
    delay: { ...mean, name: 'delay', label: 'Arrival delay' },
    wait: { ...mean, name: 'wait', label: 'Minutes late' },
    monthly: { ...ratio('total', 'months'), name: 'monthly' },
    margin: { ...ratio('total', 'total'), name: 'margin' },
  },
} as Manifest);
const named = (name: string) => measureOf(dataset, name);

it('the name of a mean says the unit of its numbers, once', () => {
  expect(measureLabel(named('delay'))).toBe('Arrival delay (minutes)');
  expect(measureLabel(named('wait'))).toBe('Minutes late');
});

it('money for each of something is money, money for money is a number', () => {
  expect(formatOf(dataset, named('monthly'))).toEqual({ kind: 'money', currency: 'USD' });
  expect(formatOf(dataset, named('margin'))).toEqual({ kind: 'score' });
});
