import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/node.ts';
import { linkage } from '../../src/figures/outcomes/linkage.ts';
import { quality } from '../../src/figures/quality/quality.ts';
import { recovery } from '../../src/figures/outcomes/recovery.ts';
import { themes } from '../../src/figures/themes/themes.ts';
import { publishDataset } from '../../src/publish/publish.ts';
import { drawFixture, type Fixture } from '../fixture.ts';

let sample: Fixture;
beforeAll(async () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'planted-'));
  const { dataset, path } = await publishDataset({ folder: 'data/sample', cacheDir });
  sample = { ...(await startNodeEngine([{ name: 'sample', path }])), dataset };
});
afterAll(() => sample.close());

describe('what was planted in the sample is found again', () => {
  it('the dissatisfied leave more often', async () => {
    const { shown } = await drawFixture(sample, linkage, { measure: 'csat', days: 120 });
    const left = shown.rows.map(({ value }) => Number(value));
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(shown.sentence).toContain('more than chance');
  });

  it('promoters spend more', async () => {
    const { shown } = await drawFixture(sample, linkage, {
      measure: 'nps',
      outcome: 'value',
      where: { plan: 'plus' },
    });
    const [detractors, , promoters] = shown.rows.map(({ value }) => Number(value));
    expect(Number(promoters) / Number(detractors)).toBeGreaterThan(1.05);
    expect(shown.sentence).toContain('more than chance');
  });

  it('a call after a low answer helps, without a service-recovery paradox', async () => {
    const { shown } = await drawFixture(sample, recovery, { measure: 'csat', days: 120 });
    const [, contacted, alone] = shown.rows.map(({ value }) => Number(value));
    expect(contacted).toBeCloseTo(0.74, 1);
    expect(Number(contacted) - Number(alone)).toBeGreaterThan(0.1);
    expect(shown.rows[6]?.['adjusted_p']).toBeLessThan(0.001);
    expect(shown.sentence).toContain('is not shown by these data');
  });

  it('praise is about people, complaints about bills, prices and outages', async () => {
    const { shown } = await drawFixture(sample, themes, { measure: 'csat' });
    const impact = Object.fromEntries(shown.rows.map((row) => [row['theme'], Number(row['impact'])]));
    expect(impact['Kindness']).toBeGreaterThan(0);
    for (const theme of ['Billing', 'Price', 'Outages']) expect(impact[theme]).toBeLessThan(0);
  });

  it('the speeders stand out, and fatigue that is not there does not', async () => {
    const { shown } = await drawFixture(sample, quality, {});
    const check = (name: string) => shown.rows.find((row) => String(row['check']).startsWith(name));
    expect(check('Speeders')?.['share']).toBeCloseTo(0.01, 2);
    expect(check('Speeders')).toMatchObject({ verdict: 'look' });
    expect(check('Fatigue: usual')).toMatchObject({ verdict: 'fine' });
    expect(check('Duplicates')).toMatchObject({ verdict: 'fine' });
  });
});
