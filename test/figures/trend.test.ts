import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trend } from '../../src/figures/trend.ts';
import { drawFixture, openFixture, type Fixture } from '../fixture.ts';

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
});
