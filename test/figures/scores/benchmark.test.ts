import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmark } from '../../../src/figures/scores/benchmark.ts';
import { estimate } from '../../../src/stats/estimate.ts';
import { momentsOf } from '../../../src/stats/moments.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { shareMoments } from '../../stats/groups.ts';
import { openWaves, waveDataset } from '../wave.fixture.ts';

let waves: Fixture;
beforeAll(async () => {
  waves = await openWaves();
});
afterAll(() => waves.close());

const target = { measure: 'csat', benchmarks: ['target'], where: { shop: 'other' } };
const withDataset = (more: Partial<Dataset>) => ({ ...waves, dataset: { ...waveDataset, ...more } });
const titles = (element: Element) =>
  [...element.querySelectorAll('.pl-wide title')].map((each) => each.textContent);

describe('a benchmark', () => {
  it('is compared with the own value by its interval', async () => {
    const { shown } = await drawFixture(waves, benchmark, target);
    const made = estimate('share', shareMoments(705, 1000));
    expect(shown.rows[0]).toMatchObject({
      benchmark: 'own value: CSAT',
      value: 0.705,
      low: made?.low,
      high: made?.high,
      n: 1000,
    });
    expect(shown.rows[1]).toMatchObject({
      benchmark: 'target, 2026',
      year: 2026,
      value: 0.7,
      verdict: 'not clearly different',
    });
    expect(shown.rows[1]?.['gap_low']).toBeCloseTo((made?.low ?? NaN) - 0.7, 12);
    expect(shown.rows[1]?.['gap_high']).toBeCloseTo((made?.high ?? NaN) - 0.7, 12);
    expect(shown.sentence).toBe(
      'CSAT (other): 70.5% (n = 1,000), not clearly different from target, 2026 (70.0%): +0.5 percentage points, 95 % interval −2.4 to 3.2.',
    );
  });

  it.each([
    [
      'drift',
      /^CSAT \(drift\): 55\.5% \(n = 4,000\), below target, 2026 \(70\.0%\) by 14\.5 percentage points, 95 % interval 13\.0 to 16\.1\.$/,
    ],
    ['other', /not clearly different/],
  ])('is said to be above or below only beyond the interval: %s', async (shop, said) => {
    const { shown } = await drawFixture(waves, benchmark, { ...target, where: { shop } });
    expect(shown.sentence).toMatch(said);
  });

  it('takes those declared for the measure when none is named', async () => {
    const dataset = { benchmarks: waveDataset.benchmarks.filter(({ unit }) => !unit) };
    const { shown } = await drawFixture(withDataset(dataset), benchmark, { measure: 'csat' });
    expect(shown.rows.map((row) => row['benchmark'])).toEqual([
      ...['own value: CSAT', 'target, 2026', 'own value: Score index', 'industry 2018'],
    ]);
  });

  it('is chosen for the measure where a label is used twice', async () => {
    const { shown } = await drawFixture(waves, benchmark, { measure: 'nps', benchmarks: ['target'] });
    expect(shown.rows[1]).toMatchObject({ benchmark: 'target', value: 30 });
    expect(shown.sentence).toMatch(/points, 95 % interval/);
    expect(shown.sentence).not.toContain('percentage');
  });

  it('is asked for in one query', async () => {
    const { query, answer } = await drawFixture(waves, benchmark, {
      measure: 'csat',
      benchmarks: ['target', 'industry 2018'],
    });
    expect(answer.rows.map(({ part }) => part)).toEqual(['index', 'own']);
    expect(query.text.match(/union all/g)).toHaveLength(1);
  });
});

describe('an index', () => {
  const both = { measure: 'csat', benchmarks: ['target', 'industry 2018'] };

  it('is drawn on an axis of 0 to 100 beside the index of the same answers, never on one of percent', async () => {
    const { element, shown } = await drawFixture(waves, benchmark, both);
    const [percent, points] = [...element.querySelectorAll('.pl-wide svg')];
    expect(percent?.textContent).toMatch(/%/);
    expect(percent?.textContent).not.toContain('industry');
    expect(points?.textContent).toContain('industry 2018');
    expect(points?.textContent).not.toMatch(/\d%/);
    const ticks = [...(points?.querySelectorAll('[data-part="x-axis tick label"] text') ?? [])].map(
      (each) => each.textContent,
    );
    expect([ticks[0], ticks.at(-1)]).toEqual(['0', '100']);
    expect(shown.columns.find(({ name }) => name === 'index_value')?.format).toEqual({ kind: 'index' });
  });

  it('has the value, the interval and the gap of the index measure', async () => {
    const { shown } = await drawFixture(waves, benchmark, { ...both, where: { shop: 'changed' } });
    const made = estimate('index', momentsOf([5, 2], { counts: [540, 260] }), { min: 1, max: 5 });
    expect(shown.rows[2]).toMatchObject({ index_value: made?.value, index_low: made?.low, n: 800 });
    expect(shown.rows[3]?.['index_gap']).toBeCloseTo((made?.value ?? NaN) - 62, 12);
    expect(shown.rows[3]).toMatchObject({ source: 'Report of 2018', year: 2018 });
    expect(shown.sentence).toMatch(
      /Score index \(changed\): [\d.]+ of 100 \(n = 800\), above industry 2018 \(62\.0 of 100\) by [\d.]+ index points/,
    );
    expect(shown.sentence).toMatch(/2 comparisons with fixed levels, not corrected for their number\.$/);
    expect(shown.notes).toEqual([expect.stringMatching(/^An index from elsewhere/)]);
  });

  it('is only told, with the reason, where the dataset has no index', async () => {
    const kept = Object.entries(waveDataset.measures).filter(([, { kind }]) => kind !== 'index');
    const measures = Object.fromEntries(kept);
    const { shown, element } = await drawFixture(withDataset({ measures }), benchmark, both);
    expect(shown.notes).toEqual([
      'Not drawn, because an index of 100 points is no percentage and no index of CSAT is declared to compare it with: industry 2018 (62.0 of 100).',
    ]);
    expect(element.querySelectorAll('.pl-wide svg')).toHaveLength(1);
    expect(element.querySelector('.pl-wide')?.textContent).not.toContain('industry');
  });

  it('stands on the axis of a measure that is an index itself', async () => {
    const { shown, element } = await drawFixture(waves, benchmark, { measure: 'index' });
    expect(shown.rows.map((row) => row['benchmark'])).toEqual(['own value: Score index', 'industry 2018']);
    expect(element.querySelectorAll('.pl-wide svg')).toHaveLength(1);
  });

  it('is compared with the index that the author names', async () => {
    const { shown } = await drawFixture(waves, benchmark, {
      measure: 'nps',
      benchmarks: ['target', 'industry 2018'],
      indexMeasure: 'index',
    });
    expect(shown.rows[2]?.['benchmark']).toBe('own value: Score index');
    await expect(
      drawFixture(waves, benchmark, { measure: 'nps', indexMeasure: 'csat' }),
    ).rejects.toMatchObject({ rule: 'invalid-prop', prop: 'indexMeasure' });
  });
});

describe('a benchmark is refused', () => {
  it('in another unit', async () => {
    await expect(
      drawFixture(waves, benchmark, { measure: 'csat', benchmarks: ['wrong unit'] }),
    ).rejects.toMatchObject({
      rule: 'different-scales',
      suggestion: 'write 0.7 for 70 %',
    });
    await expect(
      drawFixture(waves, benchmark, { measure: 'csat', benchmarks: ['points'] }),
    ).rejects.toMatchObject({ rule: 'different-scales' });
  });

  it('when it is declared for another measure, unknown, or missing', async () => {
    const of = (input: Record<string, unknown>) => drawFixture(waves, benchmark, input);
    await expect(of({ measure: 'mean', benchmarks: ['target'] })).rejects.toMatchObject({
      rule: 'different-measure',
    });
    await expect(of({ measure: 'csat', benchmarks: ['tarket'] })).rejects.toMatchObject({
      rule: 'unknown-benchmark',
    });
    await expect(of({ measure: 'silent' })).rejects.toMatchObject({ rule: 'missing-benchmark' });
  });
});

describe('few answers beside a benchmark', () => {
  it('under the minimum give no number anywhere', async () => {
    const { shown, drawings } = await drawFixture(waves, benchmark, {
      ...target,
      where: { shop: 'small' },
      period: '2025-09-01..2026-03-19',
    });
    expect(shown).toMatchObject({ state: 'too-few', n: 6, sentence: '', notes: [] });
    expect(shown.rows).toEqual([{ benchmark: 'own value: CSAT', value: null, low: null, high: null, n: 6 }]);
    expect(drawings).toEqual([]);
  });

  it('none at all are an empty figure', async () => {
    const { shown } = await drawFixture(waves, benchmark, { ...target, where: { shop: 'nowhere' } });
    expect(shown).toMatchObject({ state: 'empty', n: 0, sentence: '' });
  });

  it('are flagged', async () => {
    const { shown } = await drawFixture(waves, benchmark, {
      ...target,
      where: { shop: 'small' },
      period: '2025-01-01..2025-08-31',
    });
    expect(shown.notes).toEqual(['Fewer than 30 answers: read with care.']);
  });

  it('that never vary leave the gap without an interval', async () => {
    const benchmarks = [{ label: 'level', measure: 'same', value: 4 }];
    const { shown, element } = await drawFixture(withDataset({ benchmarks }), benchmark, { measure: 'same' });
    expect(shown.rows[1]).toMatchObject({ gap: -1 });
    expect(element.outerHTML).not.toMatch(/NaN|undefined/);
  });
});

describe('the drawing of a benchmark', () => {
  it('speaks the own value and each gap', async () => {
    const { element, shown } = await drawFixture(waves, benchmark, target);
    expect(titles(element)).toEqual([
      'CSAT: 70.5%, 95 %: 67.6% to 73.2%, n = 1,000',
      'target, 2026: 70.0%; own value is not clearly different: +0.5 percentage points, −2.4 to 3.2',
    ]);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const input = { measure: 'csat', benchmarks: ['target', 'industry 2018'] };
    const { element } = await drawFixture(waves, benchmark, input, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/benchmark-${locale}.html`,
    );
  });
});
