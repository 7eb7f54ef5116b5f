import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filtersIn,
  foreseen,
  formatState,
  initial,
  isDefault,
  parameterTypes,
  parseState,
  scopeOf,
  type Control,
  type State,
} from '../../src/sql/controls.ts';
import { add } from '../../src/sql/period.ts';
import { wild } from './wild.ts';

const options = ['North', 'South', 'a&b=c', 'x, y', '100 %', '😀', '</script>'].map((value) => ({
  value,
  label: value,
}));

const region: Control = { kind: 'one', key: 'region', label: 'Region', column: 'region', options };
const plan: Control = { kind: 'many', key: 'plan', label: 'Plan', column: 'plan', options, initial: [] };
const score: Control = {
  kind: 'range',
  key: 'score',
  label: 'Score',
  column: 'score',
  min: 0,
  max: 10,
  step: 1,
};
const day: Control = {
  kind: 'dates',
  key: 'day',
  label: 'Day',
  column: 'day',
  min: '2025-01-01',
  max: '2025-12-31',
};
const span: Control = { kind: 'dates', key: 'span', label: 'Span', min: '2025-01-01', max: '2025-12-31' };
const text: Control = { kind: 'search', key: 'comment', label: 'Comment', column: 'comment' };
const tenure: Control = { kind: 'slider', key: 'tenure', label: 'Tenure', min: 0, max: 6, step: 1, value: 3 };
const wave: Control = {
  kind: 'select',
  key: 'wave',
  label: 'Wave',
  options,
  value: 'North',
  numeric: false,
};
const level: Control = {
  kind: 'select',
  key: 'level',
  label: 'Level',
  options: ['0.9', '0.95'].map((value) => ({ value, label: value })),
  value: '0.95',
  numeric: true,
};
const all: Control = { kind: 'toggle', key: 'all', label: 'All', value: false };
const cost: Control = {
  ...{ kind: 'number', key: 'cost', label: 'Cost', min: 0, max: 1e6, step: 1, value: 100 },
  shownAs: { times: 1, places: 2, unit: '€' },
};
const csat: Control = { ...cost, key: 'csat', max: 1, step: 0.005, value: undefined };
const months: Control = {
  ...{ kind: 'number', key: 'months', label: 'Months', min: 1, max: 36, step: 1, value: 12 },
  shownAs: { times: 1, places: 0, unit: 'months' },
};
const controls: Control[] = [region, plan, score, day, span, text, tenure, wave, level, all, cost, csat];

const parse = (query: string, on = controls) => parseState(on, new URLSearchParams(query));
const chosen = [region, plan].map((control) =>
  control.kind === 'one' ? { ...control, initial: 'North' } : { ...control, initial: ['North', 'South'] },
) as Control[];

describe('the state in an address', () => {
  it.each([
    ['region=North', { region: ['North'] }],
    ['region=North&region=South', { region: ['South'] }],
    ['plan=North&plan=South&plan=North', { plan: ['North', 'South'] }],
    ['score=3..7', { score: ['3..7'] }],
    ['score=-2.5..', { score: ['-2.5..'] }],
    ['score=..7', { score: ['..7'] }],
    ['day=2025-02-01..2025-02-28', { day: ['2025-02-01..2025-02-28'] }],
    ['comment=50%25+off', { comment: ['50% off'] }],
    ['tenure=05', { tenure: ['5'] }],
    ['all=true', { all: ['true'] }],
    ['utm_source=mail&fbclid=1', {}],
  ])('%s is %j', (query, state) => {
    expect(parse(query)).toEqual({ state, ignored: [] });
  });

  it.each([
    'region=Atlantis',
    'region=',
    'region=north',
    'plan=North&plan=Atlantis',
    'score=high..low',
    'score=7..3',
    'score=3',
    'score=..',
    'score=1e3..',
    'score=Infinity..',
    'score=1..2..3',
    'day=2025-02-30..',
    'day=2025-13-01..2025-13-02',
    'day=2025-03-01..2025-02-01',
    'day=yesterday..',
    'comment=+',
    `comment=${'a'.repeat(201)}`,
    'tenure=7',
    'tenure=-1',
    'tenure=3;drop table',
    'tenure=0x1',
    'tenure=',
    'wave=Atlantis',
    'level=1',
    'all=yes',
    'all=1',
  ])('%s is left out and named', (query) => {
    const { state, ignored } = parse(query);
    const [key] = query.split('=');
    expect(ignored).toHaveLength(1);
    expect(ignored[0]?.startsWith(`${key}=`)).toBe(true);
    expect(ignored[0]?.length).toBeLessThanOrEqual(80);
    expect(state[key as string] ?? []).toEqual(key === 'plan' ? ['North'] : []);
  });

  it('is read from any address without an exception, and holds nothing but valid choices', () => {
    const key = fc.oneof(
      fc.constantFrom(...controls.map((control) => control.key)),
      fc.constantFrom('__proto__', 'constructor', 'toString', ''),
      fc.string(),
    );
    const value = fc.oneof(
      wild,
      fc.constantFrom('..', '1..2', '2025-02-30..', 'true', 'North', '5', '-0', '1e9'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (pairs) => {
        const { state } = parseState(controls, new URLSearchParams(pairs));
        expect(parse(formatState(controls, state))).toEqual({ state, ignored: [] });
        expect(() => scopeOf(controls, state)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('is read from any query text without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        expect(() => parse(query)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('never says what is the default anyway', () => {
    expect(formatState(controls, { tenure: ['3'], wave: ['North'], level: ['0.95'], all: ['false'] })).toBe(
      '',
    );
    expect(parse('tenure=3&all=false&wave=North').state).toEqual({});
    expect(formatState(chosen, { region: ['North'], plan: ['South', 'North'] })).toBe('');
  });

  it('names of several values those alone that it refuses', () => {
    const { state, ignored } = parseState(
      [plan, region],
      new URLSearchParams('plan=North&plan=nowhere&plan=South&plan=__proto__&region=North&region=South'),
    );
    expect(state).toEqual({ plan: ['North', 'South'], region: ['South'] });
    expect(ignored).toEqual(['plan=nowhere, __proto__']);
  });

  it('holds the steps of a slider, and takes no half month', () => {
    const on = [tenure, months, cost, csat];
    expect(parse('tenure=2.5&months=5.5&cost=99.5&csat=0.6183', on)).toEqual({
      state: { cost: ['99.5'], csat: ['0.6183'] },
      ignored: ['tenure=2.5', 'months=5.5'],
    });
    const tenths = { ...tenure, max: 1, step: 0.1, value: 0.5 } as Control;
    for (let step = 0; step <= 10; step++)
      expect(parse(`tenure=${step / 10}`, [tenths]).ignored, String(step)).toEqual([]);
  });

  it('counts as filters what narrows the answers, not a parameter', () => {
    const state = { tenure: ['4'], all: ['true'], region: ['North'], span: ['2025-02-01..'] };
    expect(filtersIn([tenure, all, region, plan, span, day], state)).toEqual([region]);
  });

  it('says when a reader took away what the page had chosen', () => {
    const state = { region: [], plan: [] };
    expect(formatState(chosen, state)).toBe('region=&plan=');
    expect(parse('region=&plan=', chosen)).toEqual({ state, ignored: [] });
    expect(scopeOf(chosen, state).filters).toEqual([]);
    expect(scopeOf(chosen, {}).filters).toEqual([
      { column: 'region', kind: 'in', values: ['North'] },
      { column: 'plan', kind: 'in', values: ['North', 'South'] },
    ]);
  });
});

const optionValue = fc.constantFrom(...options.map(({ value }) => value));
const number = fc.integer({ min: -9999, max: 9999 }).map((value) => value / 100);
const isoDay = fc.integer({ min: 0, max: 5000 }).map((days) => add('2020-01-01', days, 'day'));
const span2 = <T>(low: fc.Arbitrary<T>, order: (a: T, b: T) => boolean) =>
  fc
    .tuple(fc.option(low), fc.option(low))
    .filter(([a, b]) => !(a === null && b === null) && (a === null || b === null || order(a, b)))
    .map(([a, b]) => [`${a ?? ''}..${b ?? ''}`]);
const validState: fc.Arbitrary<State> = fc
  .record(
    {
      region: optionValue.map((value) => [value]),
      plan: fc.uniqueArray(optionValue, { minLength: 1 }),
      score: span2(number, (a, b) => a <= b),
      day: span2(isoDay, (a, b) => a <= b),
      span: span2(isoDay, (a, b) => a <= b),
      comment: wild.filter((each) => each.trim() !== '').map((each) => [each]),
      tenure: fc.constantFrom(0, 1, 2, 4, 5, 6).map((value) => [String(value)]),
      wave: optionValue.filter((value) => value !== 'North').map((value) => [value]),
      level: fc.constant(['0.9']),
      cost: fc.constantFrom('0', '12.5', '1000000').map((value) => [value]),
      csat: fc.constantFrom('0', '0.618', '1').map((value) => [value]),
      all: fc.constant(['true']),
    },
    { requiredKeys: [] },
  )
  .map((state) => state as State);

describe('writing a state and reading it again', () => {
  it('gives the same state, for every state that a reader can make', () => {
    fc.assert(
      fc.property(validState, (state) => {
        expect(parse(formatState(controls, state))).toEqual({ state, ignored: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same address, whatever the order in which the reader chose', () => {
    fc.assert(
      fc.property(validState, (state) => {
        const reversed = Object.fromEntries(Object.entries(state).reverse());
        expect(formatState(controls, reversed)).toBe(formatState(controls, state));
      }),
    );
  });
});

describe('the scope of a state', () => {
  it('has filters of the reader after those of the page', () => {
    const fixed = [{ column: 'region', kind: 'in' as const, values: ['South'] }];
    const state = {
      region: ['North'],
      plan: ['North', 'South'],
      score: ['3..'],
      day: ['..2025-02-28'],
      comment: ['50%'],
    };
    expect(scopeOf(controls, state, fixed).filters).toEqual([
      ...fixed,
      { column: 'region', kind: 'in', values: ['North'] },
      { column: 'plan', kind: 'in', values: ['North', 'South'] },
      { column: 'score', kind: 'range', min: 3, max: undefined },
      { column: 'day', kind: 'dates', from: undefined, to: '2025-02-28' },
      { column: 'comment', kind: 'search', text: '50%' },
    ]);
  });

  it('leaves the filters of the page as they are', () => {
    const fixed = [{ column: 'region', kind: 'in' as const, values: ['South'] }];
    scopeOf(controls, { region: ['North'] }, fixed);
    expect(fixed).toHaveLength(1);
  });

  it('has a value for every parameter, of its type, also when the reader chose nothing', () => {
    expect(scopeOf(controls, {}).params).toEqual({
      day_from: '2025-01-01',
      day_to: '2025-12-31',
      span_from: '2025-01-01',
      span_to: '2025-12-31',
      tenure: 3,
      wave: 'North',
      level: 0.95,
      all: false,
      cost: 100,
      // the data say
      csat: null,
    });
    fc.assert(
      fc.property(validState, (state) => {
        expect(Object.keys(scopeOf(controls, state).params).sort()).toEqual(
          Object.keys(parameterTypes(controls)).sort(),
        );
      }),
    );
    expect(scopeOf(controls, { span: ['2025-03-01..'], tenure: ['5'], all: ['true'] }).params).toMatchObject({
      span_from: '2025-03-01',
      span_to: '2025-12-31',
      tenure: 5,
      all: true,
    });
  });

  it('takes a slider of whole steps for an integer', () => {
    expect(parameterTypes(controls)).toEqual({
      tenure: 'integer',
      wave: 'text',
      level: 'number',
      all: 'boolean',
      cost: 'number',
      csat: 'number',
      day_from: 'date',
      day_to: 'date',
      span_from: 'date',
      span_to: 'date',
    });
    expect(parameterTypes([{ ...tenure, step: 0.5 } as Control])).toEqual({ tenure: 'number' });
  });
});

describe('the foreseen states', () => {
  it('are every single choice but the default', () => {
    const few = [{ ...region, options: options.slice(0, 2) } as Control, tenure, level, all];
    expect(foreseen(few)).toEqual([
      { region: ['North'] },
      { region: ['South'] },
      ...['0', '1', '2', '4', '5', '6'].map((value) => ({ tenure: [value] })),
      { level: ['0.9'] },
      { all: ['true'] },
    ]);
  });

  it('are states that an address can say', () => {
    for (const state of foreseen([...controls, ...chosen.slice(0, 1)]))
      expect(parse(formatState(controls, state)).ignored).toEqual([]);
    for (const state of foreseen(controls)) expect(parse(formatState(controls, state)).state).toEqual(state);
  });

  it('have the stops of a slider without the dust of floating point', () => {
    const fine = { ...tenure, min: 0.1, max: 0.7, step: 0.1, value: 0.3 } as Control;
    expect(foreseen([fine]).map(({ tenure: stop }) => stop?.[0])).toEqual([
      '0.1',
      '0.2',
      '0.4',
      '0.5',
      '0.6',
      '0.7',
    ]);
  });

  it('are none for free texts, spans and sliders of many stops', () => {
    expect(foreseen([score, day, span, text, { ...tenure, max: 100 } as Control])).toEqual([]);
  });

  it('are at most 24 of one input', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ value: String(index), label: '' }));
    expect(foreseen([{ ...region, options: many } as Control])).toHaveLength(24);
  });
});

describe('the default', () => {
  it('is what the inputs show at first', () => {
    expect(controls.map(initial)).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      ['3'],
      ['North'],
      ['0.95'],
      ['false'],
      ['100'],
      [],
    ]);
  });

  it('is the same in any order of several values', () => {
    expect(isDefault(chosen[1] as Control, ['South', 'North'])).toBe(true);
    expect(isDefault(chosen[1] as Control, ['South'])).toBe(false);
    expect(isDefault(chosen[1] as Control, [])).toBe(false);
  });
});
