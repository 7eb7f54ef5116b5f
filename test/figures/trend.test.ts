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
});
