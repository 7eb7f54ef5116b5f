import { z } from 'zod';
import { element } from '../../charts/element.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type Models } from '../figure.ts';
import { aboutModel, aboutProps, headProps } from './aboutModel.ts';
import { modelFor } from './builders.ts';
import { rangeText } from './drawing.ts';
import type { Input } from '../input.ts';
import type { Maker } from './inputs.ts';
import { evaluate, resolve, shownInputs, type Model, type ModelRow, type Result } from './model.ts';
import { formatUnit, nameOfUnit } from './unit.ts';

const plan = z.record(z.string(), z.number());
const props = z.strictObject({
  ...aboutProps,
  a: plan.describe('inputs that plan A sets, by name: {{raise: 0.05, win_cost: 180}}'),
  b: plan.optional().describe('inputs that plan B sets'),
  labels: z
    .strictObject({ now: z.string().optional(), a: z.string().optional(), b: z.string().optional() })
    .optional()
    .describe('names of the three'),
  ...headProps,
});
type Props = z.output<typeof props>;
type PlanName = 'a' | 'b';

export const scenarios = figure<Props, ModelRow>({
  name: 'scenarios',
  tag: 'Scenarios',
  about:
    'a scenario as it stands beside plan A and plan B, each with its own values of some inputs; the address carries them',
  props,
  ...aboutModel,
  inputs(props, source) {
    const model = modelFor(props.of, source);
    return [...model.inputs, ...planInputs(props, model, source)];
  },
  shown,
  render: (rows, props, context) => table(sidesOf(rows, props, context), context),
  definition: (_props, { locale }) => [scenarioWords(locale).definition, scenarioWords(locale).carried],
});

/** Plan A's own inputs are called a_raise, plan B's b_raise. Throws FigureError for a name that the model has not. */
function planInputs(
  props: Props,
  model: Model,
  { locale }: Maker & { models?: Models | undefined },
): Input[] {
  return (['a', 'b'] as const).flatMap((side) =>
    Object.entries(props[side] ?? {}).map(([name, value]) => {
      const input = model.inputs.find((each) => each.name === name);
      const valid = model.inputs.map((each) => each.name);
      if (!input)
        throw new FigureError('unknown-input', `unknown input of ${props.of}: ${name}`, {
          ...{ prop: side, valid, suggestion: didYouMean(name, valid) },
        });
      const own = { ...input, measured: undefined, presets: undefined };
      const label = `${labelOf(side, props, locale)}: ${input.label}`;
      return { ...own, key: `${side}_${input.key}`, name: `${side}_${name}`, label, value, explicit: true };
    }),
  );
}

function labelOf(side: 'now' | PlanName, { labels = {} }: Props, locale: Context['locale']): string {
  return labels[side] ?? scenarioWords(locale).plans[side];
}

function sidesOf(rows: ModelRow[], props: Props, context: Context) {
  const model = modelFor(props.of, context);
  const now = resolve(model, rows, context);
  const own = resolve({ ...model, inputs: planInputs(props, model, context), facts: {} }, [], context);
  const sides = (['now', 'a', 'b'] as const).flatMap((side) => {
    if (side !== 'now' && !props[side]) return [];
    const set = Object.keys(side === 'now' ? {} : (props[side] ?? {}));
    const inputs = now.inputs.map((input) =>
      set.includes(input.name)
        ? { ...input, now: own.values[`${side}_${input.name}`] ?? input.now, from: 'chosen' as const }
        : input,
    );
    const values = Object.fromEntries(inputs.map(({ name, now: value }) => [name, value]));
    return [
      {
        side,
        label: labelOf(side, props, context.locale),
        inputs,
        results: evaluate(model, { inputs, values }),
        set,
      },
    ];
  });
  const shower = { locale: context.locale, currency: model.currency };
  return { model, now, own, sides, shower };
}
type Sides = ReturnType<typeof sidesOf>;

function mainOf({ model }: Sides, results: Result[]): Result | undefined {
  return results.find(({ name }) => name === model.result);
}

function shown(rows: ModelRow[], props: Props, context: Context): Shown {
  const words = scenarioWords(context.locale);
  const made = sidesOf(rows, props, context);
  const { model, sides, shower } = made;
  const [now] = sides;
  const text = { kind: 'text' } as const;
  const line = (part: string, label: string, unit: string, values: (number | null)[]) => ({
    ...{ part, name: label, unit: nameOfUnit(unit, shower) },
    ...Object.fromEntries(sides.map(({ side }, index) => [side, values[index] ?? null])),
  });
  const main = model.outputs.find(({ name }) => name === model.result);
  return {
    title: words.titles.scenarios(main?.label ?? ''),
    columns: [
      { name: 'part', label: words.columns.part, format: text },
      { name: 'name', label: words.columns.name, format: text },
      ...sides.map(({ side, label }) => ({ name: side, label, format: { kind: 'number' } as const })),
      { name: 'unit', label: words.columns.unit, format: text },
    ],
    rows: [
      ...(now?.inputs ?? []).map(({ label, unit }, at) =>
        line(
          words.parts.input,
          label,
          unit,
          sides.map(({ inputs }) => inputs[at]?.now ?? null),
        ),
      ),
      ...(now?.results ?? []).map(({ label, unit }, at) =>
        line(
          words.parts.output,
          label,
          unit,
          sides.map(({ results }) => results[at]?.value ?? null),
        ),
      ),
      ...model.assumptions(made.now).map((each) => line(words.parts.assumption, each, '', [])),
    ],
    sentence: sides
      .slice(1)
      .map((each) => sentence(each, made))
      .join(' '),
    state: 'ok',
    notes: [],
    inputs: [...shownInputs(made.now, shower), ...shownInputs(made.own, shower)],
  };
}

function sentence({ label, results }: Sides['sides'][number], made: Sides): string {
  const { shower, sides } = made;
  const [value, before] = [mainOf(made, results), mainOf(made, sides[0]?.results ?? [])];
  if (!value) return '';
  return scenarioWords(shower.locale).scenariosSentence({
    ...{ plan: label, value: formatUnit(value.value, value.unit, shower) },
    difference: differenceText(value, before, made),
  });
}

function differenceText(value: Result, before: Result | undefined, { shower }: Sides): string {
  if (value.value === null || before?.value === undefined || before.value === null)
    return scenarioWords(shower.locale).undefined;
  const difference = value.value - before.value;
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  return `${sign}${formatUnit(Math.abs(difference), value.unit.replace('pp', 'share'), shower).replace(/^\+/, '')}`;
}

function table(made: Sides, { document }: Context): Element {
  const { sides, shower } = made;
  const [now] = sides;
  const head = element(
    document,
    'tr',
    { role: 'row' },
    element(document, 'td', { role: 'cell' }),
    ...sides.map(({ label }) => element(document, 'th', { scope: 'col', role: 'columnheader' }, label)),
  );
  const against = sides.slice(1).map(({ side, label, results }) => {
    const main = mainOf(made, results);
    const text = main ? differenceText(main, mainOf(made, now?.results ?? []), made) : '';
    const cells = sides.map((each) =>
      element(document, 'td', { role: 'cell' }, each.side === side ? text : ''),
    );
    return line(document, scenarioWords(shower.locale).against(label), cells);
  });
  const body = [...inputLines(made, document), ...resultLines(made, document), ...against];
  const group = { role: 'rowgroup' };
  const parts = [element(document, 'thead', group, head), element(document, 'tbody', group, ...body)];
  return element(
    document,
    'div',
    {
      class: 'pl-scroll pl-scn-table',
      tabindex: '0',
      role: 'group',
      'aria-label': scenarioWords(shower.locale).calculation,
    },
    // said aloud: a phone lays it out otherwise, and some browsers then know no table any more
    element(document, 'table', { role: 'table' }, ...parts),
  );
}

function line(document: Document, label: string, cells: Element[], attributes = {}): Element {
  const head = element(document, 'th', { scope: 'row', role: 'rowheader' }, label);
  return element(document, 'tr', { role: 'row', ...attributes }, head, ...cells);
}

/** Inputs; those that a plan sets itself stand out. */
function inputLines({ sides, shower }: Sides, document: Document): Element[] {
  return (sides[0]?.inputs ?? []).map(({ label, unit, name, options }, at) => {
    const cells = sides.map(({ inputs, set }) => {
      const value = inputs[at]?.now ?? null;
      const choice = options?.find((option) => option.value === value)?.label;
      const text = choice ?? formatUnit(value, unit.split('/')[0] ?? unit, shower);
      return element(document, 'td', { role: 'cell', 'data-set': set.includes(name) }, text);
    });
    return line(document, label, cells);
  });
}

/** Results, the main one with its interval. */
function resultLines({ model, sides, shower }: Sides, document: Document): Element[] {
  const words = scenarioWords(shower.locale);
  return (sides[0]?.results ?? []).map(({ label, name }, at) => {
    const main = name === model.result;
    const cells = sides.map(({ results }) => {
      const result = results[at];
      const range = result && main ? rangeText(result, shower) : '';
      return element(
        document,
        'td',
        { role: 'cell' },
        result ? formatUnit(result.value, result.unit.split('/')[0] ?? '', shower) : '',
        range && element(document, 'span', { class: 'pl-big-interval' }, words.interval(range)),
      );
    });
    return line(document, label, cells, { 'data-main': main });
  });
}
