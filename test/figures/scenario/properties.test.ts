import fc from 'fast-check';
import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../../src/figures/draw.ts';
import type { Figure } from '../../../src/figures/figure.ts';
import type { Input } from '../../../src/figures/input.ts';
import { modelFor } from '../../../src/figures/scenario/builders.ts';
import { evaluate, resolve, type Model } from '../../../src/figures/scenario/model.ts';
import { monteCarlo } from '../../../src/figures/scenario/monteCarlo.ts';
import { tornado } from '../../../src/figures/scenario/tornado.ts';
import { dimensionsOf } from '../../../src/figures/scenario/unit.ts';
import { emptyScope } from '../../../src/sql/scope.ts';
import { openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const own = {
  name: 'own',
  inputs: [
    { name: 'price', unit: 'money/customer/month', max: 1e6, value: 20 },
    { name: 'people', unit: 'customers', max: 1e6, value: 10 },
    { name: 'fee', unit: 'money', max: 1e9, value: 500 },
    { name: 'rate', unit: 'share', max: 1, value: 0.02 },
    { name: 'time', unit: 'months', max: 60, value: 12 },
  ],
  formulas: {
    worth: 'npv(rate, t, time, t == 0 ? 0 - fee : price * people * time / 12)',
    back: 'payback(t, time, t == 0 ? 0 - fee : price * people * time / 12)',
    inner: 'irr(t, time, t == 0 ? 0 - fee : price * people * time / 12)',
    most: 'max(fee, price * people * time)',
    part: 'fee / (price * people * time)',
  },
  result: 'most',
};

/** Every scenario, and each of its kinds. */
const scenarios: [string, { figure: string; input: Record<string, unknown> }][] = [
  ['exposure', { figure: 'exposure', input: {} }],
  ['keep-or-replace', { figure: 'keep-or-replace', input: {} }],
  ['raise-satisfaction', { figure: 'raise-satisfaction', input: {} }],
  ['churn-value', { figure: 'churn-value', input: {} }],
  ['programme against churn', { figure: 'programme', input: {} }],
  ['programme for satisfaction', { figure: 'programme', input: { effect: 'satisfaction' } }],
  ['benchmark-gap of a share', { figure: 'benchmark-gap', input: { measure: 'csat' } }],
  ['benchmark-gap of a net score', { figure: 'benchmark-gap', input: { measure: 'nps' } }],
  ['advocates', { figure: 'advocates', input: {} }],
  ['model', { figure: 'model', input: own }],
];
const made = (name: string): Model =>
  modelFor('it', {
    ...{ dataset: fixture.dataset, locale: 'en' },
    models: { it: scenarios.find(([each]) => each === name)?.[1] as never },
  });

type Chosen = Record<string, number>;

/** Values that an input may have, none of them an edge at which a result is not defined. */
function valueOf({ name, unit, options }: Input): fc.Arbitrary<number> {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  if (options) return fc.constantFrom(...options.map(({ value }) => value));
  if (name === 'days') return fc.integer({ min: 30, max: 365 });
  const [head] = unit.split('/');
  if (head === 'money') return between(1, 1e5);
  if (head === 'customers') return fc.integer({ min: 1, max: 1e5 });
  if (head === 'months') return fc.integer({ min: 1, max: 36 });
  if (head === 'points') return between(-100, 100);
  if (head === 'ratio') return between(5, 25);
  if (name === 'change') return between(-0.3, 0.3);
  return between(0.01, 0.9);
}

const choices = (model: Model): fc.Arbitrary<Chosen> =>
  fc.record(Object.fromEntries(model.inputs.map((input) => [input.key, valueOf(input)])));

function resultsOf(model: Model, inputs: Chosen): Record<string, number | null> {
  const results = evaluate(model, resolve(model, [], { inputs }));
  return Object.fromEntries(results.map(({ name, value }) => [name, value]));
}

const moneyIn = (unit: string) => dimensionsOf(unit)?.money ?? 0;

/** The same with all money in another currency. */
const exchanged = ({ inputs }: Model, chosen: Chosen, factor: number): Chosen =>
  Object.fromEntries(inputs.map(({ key, unit }) => [key, (chosen[key] ?? 0) * factor ** moneyIn(unit)]));

const factors = fc.constantFrom(0.001, 0.5, 1.1, 7, 160, 12_000);

function expectNear(found: number | null, wanted: number | null, what: string): void {
  if (found === null || wanted === null) expect(found, what).toBe(wanted);
  else expect(Math.abs(found - wanted), what).toBeLessThanOrEqual(1e-6 * Math.abs(wanted) + 1e-9);
}

describe.each(scenarios)('%s', (name) => {
  it('gives the same in every currency: money by the rate, every ratio, month and customer as it was', () => {
    const model = made(name);
    expect(model.inputs.some(({ unit }) => moneyIn(unit) === 1)).toBe(true);
    fc.assert(
      fc.property(choices(model), factors, (chosen, factor) => {
        const [one, other] = [resultsOf(model, chosen), resultsOf(model, exchanged(model, chosen, factor))];
        for (const { name: output, unit } of model.outputs) {
          const value = one[output] ?? null;
          // the rounding of a sum of large flows is no difference
          const scaled = value === null ? null : value * factor ** moneyIn(unit);
          expectNear(other[output] ?? null, scaled, output);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('without an effect', () => {
  it.each([
    ['exposure', { leaving: 0 }, ['exposure']],
    ['keep-or-replace', { leaving: 0 }, ['exposure', 'keeping', 'gap']],
    ['raise-satisfaction', { raise: 0 }, ['stay', 'saving']],
    ['churn-value', { churn_cut: 0 }, ['gained']],
    ['programme against churn', { churn_cut: 0 }, ['benefit_total']],
    ['programme for satisfaction', { raise: 0 }, ['benefit_total']],
    ['benchmark-gap of a share', { benchmark: 0 }, ['level_gap', 'closing']],
    ['benchmark-gap of a net score', { benchmark: -100 }, ['level_gap', 'closing']],
    ['advocates', { change: 0 }, ['effect_share', 'effect']],
  ] as [string, Chosen, string[]][])('%s is worth nothing', (name, still, outputs) => {
    const model = made(name);
    fc.assert(
      fc.property(choices(model), (chosen) => {
        const results = resultsOf(model, { ...chosen, ...still });
        for (const output of outputs) expect(Math.abs(results[output] ?? NaN), output).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('with more of what it depends on', () => {
  it.each([
    ['exposure', 'exposure', ['customers', 'leaving', 'win_cost'], ['satisfied']],
    ['keep-or-replace', 'gap', ['customers', 'leaving', 'win_cost', 'cost_ratio'], ['satisfied']],
    ['raise-satisfaction', 'saving', ['customers', 'raise', 'leaving', 'win_cost'], ['leaving_satisfied']],
    ['churn-value', 'gained', ['customers', 'churn_cut', 'revenue', 'margin'], ['discount']],
    [
      'programme against churn',
      'npv',
      ['customers', 'churn_cut', 'revenue', 'margin'],
      ['cost_once', 'cost_month', 'delay'],
    ],
    [
      'programme for satisfaction',
      'npv',
      ['customers', 'raise', 'leaving', 'win_cost'],
      ['cost_once', 'cost_month', 'delay'],
    ],
    ['benchmark-gap of a share', 'closing', ['benchmark', 'customers', 'leaving', 'win_cost'], ['satisfied']],
    ['benchmark-gap of a net score', 'closing', ['benchmark', 'point_value'], ['own']],
    ['advocates', 'effect', ['change'], []],
  ] as [string, string, string[], string[]][])(
    '%s: %s rises with %s and falls with %s',
    (name, output, up, down) => {
      const model = made(name);
      const cases = [...up.map((key) => [key, 1] as const), ...down.map((key) => [key, -1] as const)];
      for (const [key, sign] of cases) {
        const input = model.inputs.find((each) => each.key === key);
        expect(input, key).toBeDefined();
        fc.assert(
          fc.property(choices(model), valueOf(input as Input), (chosen, other) => {
            // who is satisfied leaves no more often than who is not
            const calm: Chosen = {
              ...chosen,
              ...('leaving_satisfied' in chosen ? { leaving_satisfied: 0.005 } : {}),
            };
            const [low, high] = [Math.min(calm[key] ?? 0, other), Math.max(calm[key] ?? 0, other)];
            const less = resultsOf(model, { ...calm, [key]: low })[output] ?? NaN;
            const more = resultsOf(model, { ...calm, [key]: high })[output] ?? NaN;
            expect(sign * (more - less), `${key} from ${low} to ${high}`).toBeGreaterThanOrEqual(
              -1e-9 * (Math.abs(more) + Math.abs(less) + 1),
            );
          }),
          { numRuns: 25 },
        );
      }
    },
  );
});

describe('what is said about a scenario', () => {
  const about = async (figure: Figure, name: string, params: Chosen) => {
    const { dataset, run } = fixture;
    const context = {
      document: new Window().document as unknown as Document,
      locale: 'en' as const,
      dataset,
    };
    const models = { it: scenarios.find(([each]) => each === name)?.[1] as never };
    const source = { dataset, cells: {}, parameters: {}, models };
    const input = figure === monteCarlo ? { of: 'it', draws: 1000 } : { of: 'it' };
    return (await draw(figure, input, run, { source, scope: { ...emptyScope, params }, context })).shown;
  };

  it.each(['programme against churn', 'advocates'])(
    'is the same in every currency: the chance of gaining by %s, and what moves it most',
    async (name) => {
      const model = made(name);
      await fc.assert(
        fc.asyncProperty(choices(model), fc.constantFrom(2, 64, 1024), async (chosen, factor) => {
          const scaled = exchanged(model, chosen, factor);
          const [row] = (await about(monteCarlo, name, chosen)).rows;
          const [other] = (await about(monteCarlo, name, scaled)).rows;
          expectNear(Number(other?.['positive']), Number(row?.['positive']), 'positive');
          for (const part of ['p10', 'p50', 'p90', 'mean'])
            expectNear(Number(other?.[part]), Number(row?.[part]) * factor, part);
          const bars = (await about(tornado, name, chosen)).rows;
          const others = (await about(tornado, name, scaled)).rows;
          expect(others.map(({ input }) => input)).toEqual(bars.map(({ input }) => input));
        }),
        { numRuns: 3 },
      );
    },
  );
});
