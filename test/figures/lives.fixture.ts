import type { Column } from '../../src/dataset/dataset.ts';
import type { Fixture } from '../fixture.ts';
import { openTables } from '../sql/tables.ts';

const score = { type: 'score', sqlType: 'INTEGER' } as const;
const date = { type: 'date', sqlType: 'DATE' } as const;
const text = { type: 'text' } as const;
const counted = '1 as n, 1.0::double as weight';

export const lifeColumns: Record<string, Pick<Column, 'type'> & Partial<Column>> = {
  who: text,
  answered_on: { ...date, extent: ['2025-01-01', '2025-12-31'] },
  csat: { ...score, range: [1, 5], labels: { 1: 'very "bad" </script>', 5: 'very good' } },
  nps: { ...score, range: [0, 10] },
  followed_up_on: date,
};

const customers = {
  who: text,
  started_on: date,
  ended_on: { ...date, extent: ['2025-01-01', '2025-12-30'] as [string, string] },
  spend: { type: 'money', sqlType: 'DOUBLE', currency: 'EUR' } as const,
  plan: { type: 'category' } as const,
};

export const lifeMeasures = {
  csat: {
    kind: 'share',
    table: 'answers',
    column: 'csat',
    satisfied: [4, 5],
    label: 'CSAT',
    customer: 'who',
  },
  nps: { kind: 'nps', table: 'answers', column: 'nps', customer: 'who' },
  mean: { kind: 'mean', table: 'answers', column: 'csat', customer: 'who' },
  silent: {
    kind: 'share',
    table: 'answers',
    column: 'csat',
    satisfied: [5],
    where: { csat: 99 },
    customer: 'who',
  },
  churn: { kind: 'churn', table: 'customers', start: 'started_on', end: 'ended_on', customer: 'who' },
} as const;

/** Customers by the SQL of their answers and lives. */
export async function openLives(name: string, answers: string, lives: string): Promise<Fixture> {
  return openTables({
    name,
    tables: {
      answers: { sql: `select *, ${counted} from (${answers})`, columns: lifeColumns },
      customers: { sql: `select *, ${counted} from (${lives})`, columns: customers },
    },
    measures: lifeMeasures as never,
    period: { table: 'answers', column: 'answered_on' },
    extent: { from: '2025-01-01', to: '2025-12-31' },
  });
}
