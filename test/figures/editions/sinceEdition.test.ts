import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drawn } from '../../../src/figures/draw.ts';
import { headlines, type Headline } from '../../../src/figures/editions/headlines.ts';
import { figures } from '../../../src/figures/registry.ts';
import { sinceEdition } from '../../../src/figures/editions/sinceEdition.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const context = () => ({ dataset: fixture.dataset, locale: 'en' as const });
const draw = (name: string, input: Record<string, unknown>, cells = {}) =>
  drawFixture(fixture, figures[name] as Drawn['figure'], input, { cells });

const csat = (more: Partial<Headline> = {}): Headline => ({
  ...{ key: 'csat', label: 'CSAT', from: '2026-07-01', to: '2026-09-30', value: 0.8, low: 0.78, high: 0.82 },
  ...{ n: 1000, format: { kind: 'share' }, meaning: { scale: '1–5', question: 'Satisfied?', version: '1' } },
  ...more,
});
const before = { from: '2026-04-01', to: '2026-06-30', value: 0.7, low: 0.67, high: 0.73 };

describe('the headline numbers of a report', () => {
  it('are its cards and the numbers in its text, each once', async () => {
    const drawn = [
      await draw('value', { measure: 'csat', change: 'quarter', words: true }),
      await draw('big-number', { measure: 'csat', change: 'quarter' }),
      await draw('value', { measure: 'csat', show: 'n' }),
      await draw('big-number', { measure: 'nps', where: { region: 'North' } }),
      await draw('trend', { measure: 'ces' }),
    ];
    const found = headlines(drawn, context());
    expect(found.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['CSAT', '2025-10-01', '2025-12-31'],
      ['NPS, Region: North', '2025-01-01', '2025-12-31'],
    ]);
    expect(found[0]).toMatchObject({
      n: expect.any(Number) as number,
      low: expect.any(Number) as number,
      meaning: { scale: '1–5', version: '1', question: 'How satisfied are you?' },
    });
  });

  it('have the same key whatever the order of conditions, and another for other conditions', async () => {
    const keys = await Promise.all(
      [
        { region: 'North', channel: 'phone' },
        { channel: 'phone', region: 'North' },
        { region: 'South', channel: 'phone' },
      ].map(
        async (where) => headlines([await draw('big-number', { measure: 'csat', where })], context())[0]?.key,
      ),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('withhold what a figure withholds', async () => {
    const where = { region: 'Isle "quoted" </script> 😀' };
    const [found] = headlines([await draw('big-number', { measure: 'csat', where })], context());
    expect(found).toMatchObject({ value: null, low: null, high: null });
  });

  it('may come from an SQL cell, whose query is their meaning', async () => {
    const cells = { totals: 'select sum(n) as answers from answers' };
    const drawn = await draw('value', { data: 'totals', column: 'answers' }, cells);
    const [found] = headlines([drawn], context());
    expect(found).toMatchObject({ label: 'answers (totals)', value: 600 });
    expect(found?.meaning.query).toContain('sum(n)');
  });
});

describe('what changed since the last edition', () => {
  it('is the difference, with the interval that follows from both', () => {
    const [change] = sinceEdition([csat()], [csat(before)]);
    expect(change?.difference).toBeCloseTo(0.1, 10);
    // sqrt(0.02² + 0.03²)
    expect(change?.interval?.low).toBeCloseTo(0.1 - 0.036056, 6);
    expect(change?.interval?.high).toBeCloseTo(0.1 + 0.036056, 6);
  });

  it('has no interval where both editions count the answers of the same days', () => {
    const [change] = sinceEdition([csat()], [csat({ ...before, to: '2026-07-01' })]);
    expect(change).toMatchObject({ sharesAnswers: true });
    expect(change?.difference).toBeCloseTo(0.1, 10);
    expect(change?.interval).toBeUndefined();
  });

  it.each([
    ['scale', { scale: '1–10', question: 'Satisfied?', version: '2' }],
    ['version', { scale: '1–5', question: 'Very satisfied?', version: '2' }],
    ['question', { scale: '1–5', question: 'Very satisfied?', version: '1' }],
    ['definition', { scale: '1–5', question: 'Satisfied?', version: '1', definition: '{}' }],
  ] as const)('compares nothing when the %s is another', (why, meaning) => {
    const [change] = sinceEdition([csat()], [csat({ ...before, meaning })]);
    expect(change?.incomparable).toBe(why);
    expect(change?.difference).toBeUndefined();
  });

  it('compares nothing where either edition withholds its number', () => {
    expect(sinceEdition([csat()], [csat({ value: null })])[0]).toMatchObject({ incomparable: 'too-few' });
  });

  it('names what is new and what is gone', () => {
    const changes = sinceEdition([csat({ key: 'a' })], [csat({ key: 'b', label: 'gone' })]);
    expect(changes).toMatchObject([{ now: { key: 'a' } }, { label: 'gone', then: { key: 'b' } }]);
    expect(changes[0]?.then).toBeUndefined();
    expect(changes[1]?.now).toBeUndefined();
  });
});
