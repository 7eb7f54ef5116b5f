import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../../src/engine/node.ts';
import { compare } from '../../../src/figures/comparison/compare.ts';
import { ranking } from '../../../src/figures/comparison/ranking.ts';
import { drawFixture, fixtureDataset, type Fixture } from '../../fixture.ts';

/** The sample's answers as they are in the file: data/sample/README.md says what was planted in them. */
let sample: Fixture;
beforeAll(async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sample-')), 'sample.duckdb');
  const connection = await (await DuckDBInstance.create(path)).connect();
  const file = join(import.meta.dirname, '../../../data/sample/responses.csv');
  await connection.run(
    `create table responses as select responded_on::date as responded_on, touchpoint, region, plan, language,
     csat::integer as csat, nps::integer as nps, 1 as n, 1.0::double as weight from read_csv('${file}')`,
  );
  await connection.run('checkpoint');
  connection.closeSync();
  sample = { ...(await startNodeEngine([{ name: 'sample', path }])), dataset };
});
afterAll(() => sample.close());

const category = (name: string) => [name, { name, type: 'category', sqlType: 'VARCHAR', answered: 1 }];
const dataset = {
  ...fixtureDataset,
  name: 'sample',
  period: { table: 'responses', column: 'responded_on' },
  extent: { from: '2024-07-01', to: '2026-09-30' },
  events: [],
  tables: {
    responses: {
      ...{ name: 'responses', rows: 47855, answers: 47855, frequency: 'n', weight: 'weight' },
      columns: Object.fromEntries([
        ['responded_on', { name: 'responded_on', type: 'date', sqlType: 'DATE', answered: 1 }],
        ...['touchpoint', 'region', 'plan', 'language'].map(category),
        ['csat', { name: 'csat', type: 'score', sqlType: 'INTEGER', range: [1, 5], answered: 1 }],
        ['nps', { name: 'nps', type: 'score', sqlType: 'INTEGER', range: [0, 10], answered: 1 }],
      ]),
    },
  },
  measures: {
    csat: { kind: 'share', name: 'csat', table: 'responses', column: 'csat', satisfied: [4, 5] },
    nps: { kind: 'nps', name: 'nps', table: 'responses', column: 'nps' },
  },
} as unknown as Dataset;

const day = '2025-11-03';

describe('what was planted in the sample', () => {
  it('is found: the video raised satisfaction with onboarding by 8.9 points, beyond what support did', async () => {
    const where = { touchpoint: 'onboarding' };
    const control = { touchpoint: 'support' };
    const { shown } = await drawFixture(sample, compare, {
      measure: 'csat',
      where,
      before: day,
      after: day,
      control,
    });
    expect(shown.sentence).toMatch(
      /^CSAT \(onboarding\) rose by 8\.9 percentage points, 95 % interval 6\.4 to 11\.3: more than chance\./,
    );
    expect(shown.sentence).toMatch(/Beyond it: \+8\.7 percentage points, .*: more than chance\.$/);
  });

  it('is found: Coast is below the other regions, and nothing else differs among them', async () => {
    for (const measure of ['csat', 'nps']) {
      const { shown } = await drawFixture(sample, ranking, { measure, by: 'region' });
      const marked = shown.rows.filter(({ verdict }) => verdict !== 'not clearly different');
      expect(marked).toEqual([expect.objectContaining({ group: 'Coast', verdict: 'below the rest' })]);
    }
  });

  it.each(['support', 'sales', 'checkout', 'event'])('leaves %s as it was', async (touchpoint) => {
    const { shown } = await drawFixture(sample, compare, {
      measure: 'csat',
      where: { touchpoint },
      before: day,
    });
    expect(shown.sentence).toContain('no clear difference');
  });

  it('is not found where it is not: basic and plus, languages', async () => {
    const plans = { a: { plan: 'basic' }, b: { plan: 'plus' } };
    const { shown } = await drawFixture(sample, compare, { measure: 'csat', ...plans });
    expect(shown.sentence).toContain('no clear difference between plus and basic');
    const languages = await drawFixture(sample, ranking, { measure: 'csat', by: 'language' });
    expect(languages.shown.sentence).toContain('No group is clearly different');
  });
});
