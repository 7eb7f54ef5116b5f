import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trend } from '../../../src/figures/time/trend.ts';
import { directionsOf } from '../../../src/figures/time/trendDirection.ts';
import type { TrendPoint } from '../../../src/figures/time/trendPoints.ts';
import { formatPeriod } from '../../../src/words/format.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

describe('a trend', () => {
  it('draws one point for each period with enough answers', async () => {
    const { element, shown } = await drawFixture(fixture, trend, { measure: 'csat', target: 0.5 });
    expect(shown.rows).toHaveLength(12);
    expect(element.querySelectorAll('.pl-wide circle')).toHaveLength(12);
  });

  it('withholds the periods under the minimum and names them', async () => {
    const { shown } = await drawFixture(fixture, trend, { measure: 'csat', by: 'week' });
    expect(shown.rows.filter(({ value }) => value === null).length).toBeGreaterThan(0);
    expect(shown.notes.join(' ')).toContain('fewer than 10 answers');
  });

  it('has no style element and no style attribute, which the content security policy would block', async () => {
    const { element } = await drawFixture(fixture, trend, { measure: 'nps', series: 'channel' });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it('refuses measures of different units or scales, with the reason', async () => {
    await expect(drawFixture(fixture, trend, { measure: ['csat', 'nps'] })).rejects.toThrow(
      'different scales: CSAT and NPS: one is a share, the other a net score',
    );
  });

  it('refuses a target that is not in the unit of the measure, and says what to write', async () => {
    await expect(drawFixture(fixture, trend, { measure: 'csat', target: 75 })).rejects.toMatchObject({
      rule: 'invalid-prop',
      suggestion: 'write 0.75 for 75 %',
    });
  });

  it('draws measures of one scale as a line each', async () => {
    const dataset = { ...fixture.dataset, measures: { ...fixture.dataset.measures } };
    dataset.measures['phone'] = { ...dataset.measures['csat']!, name: 'phone', where: { channel: 'phone' } };
    const { shown } = await drawFixture({ ...fixture, dataset }, trend, {
      measure: ['csat', 'phone'],
      by: 'quarter',
    });
    expect(new Set(shown.rows.map(({ series }) => series))).toEqual(new Set(['CSAT', 'Phone']));
  });

  it('says where a line begins and ends, its highest and lowest period, and no direction within chance', async () => {
    const { shown } = await drawFixture(fixture, trend, { measure: 'csat', by: 'quarter' });
    const words = (period: string) => formatPeriod(period, 'quarter', 'en');
    const points = shown.rows.map(({ period, value }) => ({
      at: words(String(period)),
      value: Number(value),
    }));
    const sorted = points.toSorted((a, b) => a.value - b.value);
    expect(shown.sentence).toContain(points[0]!.at);
    expect(shown.sentence).toContain(`in ${points.at(-1)!.at}. No clear direction: `);
    expect(shown.sentence).toContain(`(${sorted.at(-1)!.at}); lowest: `);
    expect(shown.sentence).toContain(`(${sorted[0]!.at}). `);
  });

  it('says what of which line is highest, and counts the lines beyond four', async () => {
    const { shown } = await drawFixture(fixture, trend, {
      measure: 'count',
      series: 'channel',
      by: 'quarter',
    });
    const names = new Set(shown.rows.map(({ series }) => String(series)));
    for (const name of [...names].slice(0, 4)) expect(shown.sentence).toContain(`${name} `);
    expect(shown.sentence).toMatch(/Highest: [\d,]+ \(.+, Q\d 2025\)/);
  });
});

describe('the direction of a line', () => {
  const dataset = () => fixture.dataset;
  const line = (good: number[], each = 200, series = 'a'): TrendPoint[] =>
    good.map((count, index) => ({
      ...{ period: `2025-${String(index + 1).padStart(2, '0')}-01`, at: new Date(Date.UTC(2025, index)) },
      ...{ series, measure: dataset().measures['csat']!, value: count / each, low: 0, high: 1, n: each },
      ...{ sums: { n: each, w: each, w2: each, s1: count, s2: count }, few: false, flagged: false },
    }));

  it('is told where the last third of the periods differs from the first by more than chance', () => {
    const [up, down, flat] = [
      [100, 102, 120, 118, 150, 149],
      [150, 149, 120, 118, 100, 102],
      [100, 103, 99, 101, 102, 100],
    ];
    expect(directionsOf([line(up)], dataset())[0]).toMatchObject({ way: 'rose', count: 2 });
    expect(directionsOf([line(up)], dataset())[0]!.by).toBeCloseTo((150 + 149 - 100 - 102) / 400);
    expect(directionsOf([line(down)], dataset())[0]).toMatchObject({ way: 'fell' });
    expect(directionsOf([line(flat)], dataset())[0]).toMatchObject({ way: 'unclear' });
  });

  it('needs more from each of many lines, since one of many differs by chance', () => {
    // a difference of 10.5 percentage points: p of about 0.03 alone
    const rising = [100, 121];
    const alone = directionsOf([line(rising)], dataset())[0];
    const many = directionsOf(
      Array.from({ length: 8 }, (_, index) => line(index ? [100, 100] : rising, 200, `line ${index}`)),
      dataset(),
    )[0];
    expect([alone?.way, many?.way]).toEqual(['rose', 'unclear']);
  });

  it('does not exist for one period', () => {
    expect(directionsOf([line([100])], dataset())).toEqual([null]);
  });
});
