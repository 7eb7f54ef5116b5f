import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advocates } from '../../../src/figures/scenario/models/advocates.ts';
import { benchmarkGap } from '../../../src/figures/scenario/models/benchmarkGap.ts';
import { churnValue } from '../../../src/figures/scenario/models/churnValue.ts';
import { draw } from '../../../src/figures/draw.ts';
import type { Figure, Models } from '../../../src/figures/figure.ts';
import { keepOrReplace } from '../../../src/figures/scenario/models/keepOrReplace.ts';
import { model } from '../../../src/figures/scenario/models/authorModel.ts';
import { monteCarlo } from '../../../src/figures/scenario/monteCarlo.ts';
import { programme } from '../../../src/figures/scenario/models/programme.ts';
import { raiseSatisfaction } from '../../../src/figures/scenario/models/raiseSatisfaction.ts';
import { scenarios } from '../../../src/figures/scenario/scenarios.ts';
import { tornado } from '../../../src/figures/scenario/tornado.ts';
import { emptyScope } from '../../../src/sql/scope.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { Window } from 'happy-dom';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const textbook = { customers: 100, satisfied: 0.6, leaving: 'textbook', winCost: 2000, currency: 'USD' };

/** What a figure reads out for the text of its page, by name. */
async function valuesOf(
  figure: Figure,
  input: Record<string, unknown>,
): Promise<Record<string, number | null>> {
  const { shown } = await drawFixture(fixture, figure, input);
  return shown.read?.rows[0] as Record<string, number | null>;
}

/** A figure about a model of the page. */
async function about(figure: Figure, input: Record<string, unknown>, models: Models, params = {}) {
  const { dataset, run } = fixture;
  const context = { document: new Window().document as unknown as Document, locale: 'en' as const, dataset };
  const source = { dataset, cells: {}, parameters: {}, models };
  return (await draw(figure, input, run, { source, scope: { ...emptyScope, params }, context })).shown;
}

const npvModel = {
  name: 'growth',
  inputs: [
    { name: 'sales', unit: 'money', max: 1000, value: 100 },
    { name: 'growth', unit: 'share', max: 1, value: 0.06 },
    { name: 'margin', unit: 'share', max: 1, value: 0.18 },
    { name: 'rate', unit: 'share', max: 1, value: 0.1 },
  ],
  formulas: { worth: 'sum(t, 1, 5, sales * (1 + growth) ^ t * margin / (1 + rate) ^ t)' },
  units: { worth: 'money' },
  result: 'worth',
  currency: 'USD',
};
const models = { growth: { figure: 'model', input: npvModel } };

describe('the published cases', () => {
  // 33: keeping costs a fifth
  it('of keeping instead of replacing', async () => {
    expect(await valuesOf(keepOrReplace, textbook)).toMatchObject({
      exposure: 80_000,
      keeping: 16_000,
      gap: 64_000,
    });
  });

  // 33: at 70 % satisfied
  it('of raising satisfaction from 60 to 70 %, exposure and saving apart', async () => {
    const values = await valuesOf(raiseSatisfaction, { ...textbook, raise: 0.1 });
    expect(values).toMatchObject({
      exposure_now: 80_000,
      exposure_then: expect.closeTo(60_000, 6) as number,
      saving: expect.closeTo(20_000, 6) as number,
    });
  });

  // 34: advocates spend 15 % more, satisfied 78 → 75 %
  it('of advocates: the premium lost, or the customers', async () => {
    const input = { satisfied: 0.78, change: -0.03, premium: 0.15, revenueYear: 100 };
    const premium = await valuesOf(advocates, { ...input, mode: 'premium' });
    const customers = await valuesOf(advocates, { ...input, mode: 'customers' });
    expect(premium['effect_share']).toBeCloseTo(-0.00403, 5);
    expect(customers['effect_share']).toBeCloseTo(-0.0309, 4);
  });

  // 30: numpy-financial
  it('of a net present value in a formula of an author', async () => {
    const flows = 't == 0 ? 0 - 15000 : t == 1 ? 1500 : t == 2 ? 2500 : t == 3 ? 3500 : t == 4 ? 4500 : 6000';
    const values = await valuesOf(model, {
      name: 'cash',
      inputs: [{ name: 'rate', unit: 'share', max: 1, value: 0.05 }],
      formulas: { worth: `npv(rate, t, 5, ${flows})` },
      result: 'worth',
    });
    expect(values['worth']).toBeCloseTo(122.89, 2);
  });

  // 31: phucnguyenvan.com
  it('of a tornado: sales ±10 %', async () => {
    const { rows } = await about(tornado, { of: 'growth', spread: 0.1 }, models);
    const sales = rows.find(({ input }) => input === 'Sales');
    expect(sales?.['at_low']).toBeCloseTo(72.6, 1);
    expect(sales?.['at_high']).toBeCloseTo(88.7, 1);
    expect((await valuesOf(model, npvModel))['worth']).toBeCloseTo(80.6, 1);
  });

  // 32: the multiple of a margin of 1
  it('of a lifetime value in a formula: retention 0.8, rate 0.10', async () => {
    const values = await valuesOf(model, {
      name: 'life',
      inputs: [
        { name: 'stay', unit: 'share', max: 1, value: 0.8 },
        { name: 'rate', unit: 'share', max: 1, value: 0.1 },
      ],
      formulas: { worth: 'stay / (1 + rate - stay)' },
      result: 'worth',
    });
    expect(values['worth']).toBeCloseTo(2.67, 2);
  });
});

describe('a result, by what it rests on', () => {
  const originsOf = async (input: Record<string, unknown>, params = {}) => {
    const { dataset, run } = fixture;
    const context = {
      document: new Window().document as unknown as Document,
      locale: 'en' as const,
      dataset,
    };
    const source = { dataset, cells: {}, parameters: {} };
    const inputs = { ...context, inputs: params };
    const drawn = await draw(raiseSatisfaction, input, run, {
      ...{ source, scope: { ...emptyScope, params } },
      context: inputs,
    });
    return Object.fromEntries((drawn.shown.read?.columns ?? []).map(({ name, origin }) => [name, origin]));
  };
  const assumed = { customers: 100, satisfied: 0.6, leaving: 0.2, winCost: 2000 };

  it('is assumed where the author wrote the inputs, and chosen once the reader moves one that it rests on', async () => {
    expect(await originsOf(assumed)).toMatchObject({ saving: 'assumed', exposure_now: 'assumed' });
    const moved = await originsOf(assumed, { raise: 0.3 });
    expect(moved).toMatchObject({ raise: 'chosen', saving: 'chosen', exposure_now: 'assumed' });
  });

  it('says of a negative saving that it is a loss', async () => {
    const backwards = { ...assumed, leaving: 0.1, leavingSatisfied: 0.3, raise: 0.1 };
    const { shown } = await drawFixture(fixture, raiseSatisfaction, { ...backwards, currency: 'USD' });
    expect(shown.sentence).toMatch(/^A loss of US\$4,000\b/);
    expect(shown.sentence).not.toContain('−');
  });
});

describe('what a result says of itself', () => {
  it('names how many of its uncertain inputs its interval comes from', async () => {
    const text = async (input: Record<string, unknown>) =>
      (await drawFixture(fixture, advocates, input)).drawings[0]?.element.querySelector('.pl-scn-head')
        ?.textContent;
    expect(await text({ measure: 'csat' })).toContain(
      'from 1 of 3 uncertain inputs; the others as they stand',
    );
    expect(await text({ satisfied: 0.7 })).not.toContain('uncertain');
  });

  it('shows an internal rate of return as a level, not as a change', async () => {
    const input = {
      customers: 1000,
      churnNow: 0.03,
      churnCut: 0.2,
      revenue: 40,
      costOnce: 5000,
      costMonth: 0,
    };
    const { drawings } = await drawFixture(fixture, programme, input);
    const heads = [...(drawings[0]?.element.querySelectorAll('.pl-scn-head') ?? [])].map(
      (each) => each.textContent,
    );
    expect(heads[1]).toMatch(/[1-9][\d,.]*%/);
    expect(heads[1]).not.toContain('+');
  });
});

describe('a scenario', () => {
  it('is worth nothing when nothing changes', async () => {
    expect((await valuesOf(raiseSatisfaction, { ...textbook, raise: 0 }))['saving']).toBe(0);
    const still = { customers: 1000, churnNow: 0.03, churnCut: 0, revenue: 40 };
    expect((await valuesOf(churnValue, still))['gained']).toBe(0);
    const idle = await valuesOf(programme, { ...still, costOnce: 500, costMonth: 0 });
    expect(idle).toMatchObject({ npv: -500, irr: null, payback: null });
    expect((await valuesOf(advocates, { satisfied: 0.7, change: 0 }))['effect']).toBeCloseTo(0, 9);
    expect((await valuesOf(benchmarkGap, { ...textbook, benchmark: 0.5 }))['closing']).toBe(0);
  });

  it('grows with what is at stake, and no currency changes it', async () => {
    const share = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        share,
        share,
        fc.integer({ min: 1, max: 9999 }),
        async (satisfied, leaving, winCost) => {
          const input = { customers: 500, satisfied, leaving, winCost };
          const of = (more: Record<string, unknown>) => valuesOf(keepOrReplace, { ...input, ...more });
          const [base, dearer, other] = [
            await of({}),
            await of({ winCost: winCost * 2 }),
            await of({ currency: 'JPY' }),
          ];
          expect(dearer['exposure']).toBeCloseTo((base['exposure'] ?? 0) * 2, 5);
          expect(other['gap']).toBe(base['gap']);
          const better = await of({ satisfied: Math.min(1, satisfied + 0.05) });
          expect(better['exposure']).toBeLessThan(base['exposure'] ?? 0);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says that no rate of return exists, and what must be true', async () => {
    const { shown } = await drawFixture(fixture, programme, {
      customers: 10,
      churnNow: 0.01,
      revenue: 1,
      costOnce: 1e6,
    });
    expect(shown.notes.join(' ')).toContain('No internal rate of return');
    expect(shown.sentence).toContain('No value of “churn reduced by” makes it break even');
    const pays = {
      customers: 10_000,
      churnNow: 0.05,
      churnCut: 0.5,
      revenue: 50,
      costOnce: 100_000,
      costMonth: 0,
      delay: 0,
    };
    const { break_even: even } = await valuesOf(programme, pays);
    expect((await valuesOf(programme, { ...pays, churnCut: even }))['npv']).toBeCloseTo(0, 3);
  });

  it('stands beside its plans, each with its own values', async () => {
    const shown = await about(
      scenarios,
      { of: 'raise-satisfaction', a: { raise: 0.05 }, b: { raise: 0.2 } },
      { 'raise-satisfaction': { figure: 'raise-satisfaction', input: textbook } },
      { b_raise: 0.3 },
    );
    const saving = shown.rows.find(({ name }) => name === 'Saving');
    expect(saving).toMatchObject({
      now: expect.closeTo(20_000, 6) as number,
      a: expect.closeTo(10_000, 6) as number,
      b: expect.closeTo(60_000, 6) as number,
    });
  });
});

describe('the simulation', () => {
  const sum = {
    name: 'sum',
    inputs: [
      { name: 'one', unit: 'money', min: -1e6, max: 1e6, value: 100 },
      { name: 'two', unit: 'money', min: -1e6, max: 1e6, value: 50 },
    ],
    formulas: { total: 'one - two' },
    result: 'total',
  };
  const of = (input: Record<string, unknown> = {}) =>
    about(monteCarlo, { of: 'sum', ...input }, { sum: { figure: 'model', input: sum } });

  it('gives the same draws again, and others for another seed', async () => {
    const [first, again, other] = [await of(), await of(), await of({ seed: 2 })];
    expect(again.rows).toEqual(first.rows);
    expect(other.rows).not.toEqual(first.rows);
  });

  it('has the mean and the spread of the closed form: two triangles of ±20 %', async () => {
    const [row] = (await of({ draws: 50_000 })).rows;
    // variance of a triangle of half width a is a²/6
    const sd = Math.sqrt((20 ** 2 + 10 ** 2) / 6);
    expect(Math.abs((row?.['mean'] as number) - 50)).toBeLessThan((4 * sd) / Math.sqrt(50_000));
    expect(row?.['p90']).toBeCloseTo(50 + 1.28 * sd, 0);
    expect(row?.['positive']).toBe(1);
  });
});

describe('a model of an author', () => {
  const with_ = (formulas: Record<string, string>, more: Record<string, unknown> = {}) =>
    drawFixture(fixture, model, {
      name: 'own',
      inputs: [
        { name: 'price', unit: 'money/customer', max: 100, value: 20 },
        { name: 'people', unit: 'customers', max: 1000, value: 10 },
        { name: 'time', unit: 'months', max: 12, value: 6 },
      ],
      formulas,
      result: 'out',
      ...more,
    });

  it.each([
    [
      'out',
      'price + people',
      /units do not fit in out = price \+ people: cannot add money per customer and customers/,
    ],
    ['out', 'price * pepole', /unknown name in out = price \* pepole: pepole/],
    ['out', 'out + 1', /in a circle: out → out/],
    ['out', 'fetch(price)', /unknown function: fetch/],
    ['out', 'price.constructor', /found member expression/],
    ['out', 'price; people', /found several/],
    ['out', 'exp(price)', /needs a plain number/],
    [
      'out',
      'price * price * people',
      /out = price \* price \* people is money\^2 per customer: expected a result in one of/,
    ],
    ['out', 'people * people', /is customers\^2: expected/],
    ['out', 'people ^ 0.5', /is customers\^0.5: expected/],
    ['out', 'people * time', /is customers × months: expected/],
  ])('refuses %s = %s', async (name, text, message) => {
    await expect(with_({ [name]: text })).rejects.toThrow(message);
  });

  it('refuses a unit that a formula has not', async () => {
    await expect(with_({ out: 'price * people' }, { units: { out: 'share' } })).rejects.toThrow(
      'out = price * people is money, but its unit says share',
    );
  });

  it('takes a square inside a formula, and names what is under the line twice', async () => {
    const { element } = await with_({ out: 'price * price / price', pace: 'people / time / time' });
    expect(element.textContent).toContain('€20 per customer');
    expect(element.textContent).toContain('per month per month');
  });

  it('says not defined for a quotient by zero, also further on', async () => {
    const { shown, element } = await with_({ rate: 'price / (people - people)', out: 'rate > 0 ? 1 : 2' });
    expect(shown.read?.rows[0]).toMatchObject({ rate: null, out: null });
    expect(element.textContent).toContain('not defined');
    expect(element.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('binds powers from the right and over products', async () => {
    const { shown } = await with_({ out: '2 * 3 ^ 2 ^ 0.5 - 10 / 4' });
    expect(shown.read?.rows[0]?.['out']).toBeCloseTo(2 * 3 ** (2 ** 0.5) - 2.5, 10);
  });
});
