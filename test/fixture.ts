import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Window } from 'happy-dom';
import type { Column, Dataset } from '../src/dataset/dataset.ts';
import { startNodeEngine, type NodeEngine } from '../src/engine/node.ts';
import { draw, type Drawn } from '../src/figures/draw.ts';
import type { Figure, Source } from '../src/figures/figure.ts';
import { frame } from '../src/figures/frame.ts';
import { emptyScope, type Scope } from '../src/sql/scope.ts';
import type { Locale } from '../src/words/format.ts';

/** A small dataset, made by arithmetic: 600 answers over 2025 in two regions and three that are nearly empty. */
export type Fixture = NodeEngine & { dataset: Dataset };

const rows = `
  select i as id,
    (date '2025-01-01' + (i % 365)::integer)::date as answered_on,
    case when i % 97 = 0 then null when i < 9 then 'Isle "quoted" </script> 😀' when i % 2 = 0 then 'North' else 'South' end as region,
    ['phone', 'mail', 'shop'][1 + (i % 3)] as channel,
    case when i % 11 = 0 then null else 1 + ((i * 7 + i // 60) % 5) end::integer as csat,
    case when i % 13 = 0 then null else (i * 5 + i // 50) % 11 end::integer as nps,
    case when i % 5 = 0 then null else 1 + ((i * 3) % 7) end::integer as ces,
    (i % 40) * 2.5 as spend,
    1 as n, 1.0::double as weight
  from range(600) t(i)`;

const columns: Record<string, Omit<Column, 'name' | 'answered'>> = {
  id: { type: 'integer', sqlType: 'INTEGER' },
  answered_on: { type: 'date', sqlType: 'DATE', label: 'Answered on', extent: ['2025-01-01', '2025-12-31'] },
  region: {
    type: 'category',
    sqlType: 'VARCHAR',
    label: 'Region',
    values: ['North', 'South', 'Isle "quoted" </script> 😀'],
  },
  channel: { type: 'category', sqlType: 'VARCHAR', label: 'Channel', values: ['phone', 'mail', 'shop'] },
  csat: { type: 'score', sqlType: 'INTEGER', range: [1, 5], labels: { 1: 'very bad', 5: 'very good' } },
  nps: { type: 'score', sqlType: 'INTEGER', range: [0, 10] },
  ces: { type: 'score', sqlType: 'INTEGER', range: [1, 7] },
  spend: { type: 'money', sqlType: 'DOUBLE', currency: 'EUR' },
};

export const fixtureDataset: Dataset = {
  name: 'fixture',
  hash: '0123456789ab',
  title: 'Fixture',
  source: 'made by arithmetic for the tests',
  period: { table: 'answers', column: 'answered_on' },
  extent: { from: '2025-01-01', to: '2025-12-31' },
  minimum: { publish: 10, flag: 30 },
  publish: 'rows',
  tables: {
    answers: {
      name: 'answers',
      rows: 600,
      answers: 600,
      frequency: 'n',
      weight: 'weight',
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, { name, answered: 1, ...column }]),
      ),
    },
  },
  measures: {
    csat: {
      kind: 'share',
      name: 'csat',
      table: 'answers',
      column: 'csat',
      satisfied: [4, 5],
      question: 'How satisfied are you?',
      version: 1,
    },
    nps: { kind: 'nps', name: 'nps', table: 'answers', column: 'nps' },
    ces: { kind: 'mean', name: 'ces', table: 'answers', column: 'ces', high: 'easy' },
  },
  dimensions: ['region', 'channel'],
  benchmarks: [],
  events: [{ on: '2025-07-01', label: 'new opening hours' }],
  file: { name: 'fixture.duckdb', bytes: 0, compressed: 0 },
};

/** Publishes the fixture and starts the engine over it. */
export async function openFixture(): Promise<Fixture> {
  const path = join(mkdtempSync(join(tmpdir(), 'fixture-')), 'fixture.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`create table answers as ${rows}`);
  connection.closeSync();
  instance.closeSync();
  return { ...(await startNodeEngine([{ name: 'fixture', path }])), dataset: fixtureDataset };
}

type Options = {
  scope?: Scope;
  cells?: Record<string, string>;
  parameters?: Source['parameters'];
  locale?: Locale;
};

/** Draws a figure over a fixture as the build does; gives the drawn parts and the element that stands in a page. */
export async function drawFixture(
  { dataset, run }: Pick<Fixture, 'dataset' | 'run'>,
  figure: Figure,
  input: Record<string, unknown>,
  { scope = emptyScope, cells = {}, parameters = {}, locale = 'en' }: Options = {},
): Promise<Drawn & { element: HTMLElement }> {
  const document = new Window().document as unknown as Document;
  const context = { document, locale, dataset };
  const drawn = await draw(figure, input, run, { source: { dataset, cells, parameters }, scope, context });
  return { ...drawn, element: frame(drawn, 'f1', context) };
}
