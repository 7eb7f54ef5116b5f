import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigNumber } from '../../../src/figures/scores/bigNumber.ts';
import { breakdown } from '../../../src/figures/comparison/breakdown.ts';
import { trend } from '../../../src/figures/time/trend.ts';
import { value } from '../../../src/figures/text/value.ts';
import { ratioEstimate } from '../../../src/stats/ratioEstimate.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  const open = await openFixture();
  const measures = {
    ...open.dataset.measures,
    rate: { kind: 'ratio', name: 'rate', table: 'answers', numerator: 'spend', denominator: 'ces' } as const,
  };
  fixture = { ...open, dataset: { ...open.dataset, measures } };
});
afterAll(() => fixture.close());

const sums = `sum(spend) as y, sum(spend * spend) as yy, sum(ces) as x, sum(ces * ces) as xx, sum(spend * ces) as xy, count(*)::double as n`;

async function expected(where = 'true') {
  const { rows } = await fixture.run({
    text: `select ${sums} from fixture.answers where ces is not null and ${where}`,
    params: [],
  });
  const { y, yy, x, xx, xy, n } = rows[0] as Record<string, number>;
  const made = ratioEstimate(
    { n: n!, w: n!, w2: n!, s1: y!, s2: yy! },
    { n: n!, w: n!, w2: n!, s1: x!, s2: xx! },
    xy!,
  );
  return { value: made!.value, low: made!.low!, high: made!.high! };
}

describe('a ratio in a figure', () => {
  it('is sum over sum with the delta-method interval, not the mean of quotients', async () => {
    const { shown } = await drawFixture(fixture, value, { measure: 'rate', interval: true });
    const { value: ratio, low, high } = await expected();
    expect(shown.rows[0]!['value']).toBeCloseTo(ratio, 10);
    expect(shown.rows[0]!['low']).toBeCloseTo(low, 10);
    expect(shown.rows[0]!['high']).toBeCloseTo(high, 10);
  });

  it('is so for each group, and for all groups together', async () => {
    const { shown } = await drawFixture(fixture, breakdown, { measure: 'rate', by: 'channel' });
    const phone = shown.rows.find(({ group }) => group === 'phone')!;
    expect(phone['value']).toBeCloseTo((await expected("channel = 'phone'")).value, 10);
    expect(shown.rows.at(-1)!['value']).toBeCloseTo((await expected()).value, 10);
  });

  it('is so for periods, and for the periods of a card', async () => {
    const quarter = await expected("answered_on >= date '2025-10-01'");
    const { shown } = await drawFixture(fixture, trend, { measure: 'rate', by: 'quarter' });
    expect(shown.rows.at(-1)!['value']).toBeCloseTo(quarter.value, 10);
    const card = await drawFixture(fixture, bigNumber, { measure: 'rate', change: 'quarter', spark: true });
    expect(card.shown.rows[0]!['value']).toBeCloseTo(quarter.value, 10);
  });
});
