import { z, type ZodType } from 'zod';
import { columnOf, findColumn, labelOf, tableOf, type Column, type Dataset } from '../dataset/dataset.ts';
import type { Control, Option } from '../sql/controls.ts';
import { bandLabel } from '../dataset/band.ts';

/** The tags of inputs: what an author writes, and the control that it makes of a dataset. */
export type ControlTag<P = unknown> = {
  tag: string;
  about: string;
  props: ZodType<P>;
  control(props: P, dataset: Dataset): Control;
};

const name = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'a name of letters, digits and underscores')
  .describe('name in SQL cells, as $name, and in the URL');
const label = z.string().optional().describe('words before the input');
const day = z.iso.date();
const optionValue = z.union([z.string(), z.number()]);

const filter = tag({
  tag: 'Filter',
  about: 'narrows all figures of the page to answers with the chosen values of a column',
  props: z.strictObject({
    column: z.string().describe('the column to filter by'),
    table: z.string().optional().describe('only needed when tables have different columns of that name'),
    label,
    many: z.boolean().optional().describe('several values may be chosen'),
    range: z.boolean().optional().describe('lowest and highest value of a number'),
    date: z.boolean().optional().describe('first and last day of a date'),
    search: z.boolean().optional().describe('text that the value contains'),
    value: z
      .union([optionValue, z.array(optionValue)])
      .optional()
      .describe('chosen at first; default: all'),
  }),
  control(props, dataset) {
    const column = props.table
      ? columnOf(tableOf(dataset, props.table), props.column)
      : findColumn(dataset, props.column).column;
    const base = { key: column.name, column: column.name, label: props.label ?? labelOf(column) };
    if (props.search || (!column.values && ['text', 'comment'].includes(column.type)))
      return { ...base, kind: 'search' };
    if (props.date || column.type === 'date') return dates(base, column);
    if (props.range || !column.values) return range(base, column);
    const chosen = [props.value ?? []].flat().map(String);
    const options = optionsOf(column);
    return props.many || chosen.length > 1
      ? { ...base, kind: 'many', options, initial: chosen }
      : { ...base, kind: 'one', options, initial: chosen[0] };
  },
});

const dateRange = tag({
  tag: 'DateRange',
  about: 'narrows the page to a span of days; or, with a name, gives $name_from and $name_to to SQL cells',
  props: z
    .strictObject({
      column: z.string().optional().describe('the date column to filter by'),
      name: name.optional(),
      label,
    })
    .refine(({ column, name }) => column ?? name, { message: 'expected column or name', path: ['column'] }),
  control(props, dataset) {
    const period = dataset.period?.column ?? '';
    const { column } = findColumn(dataset, props.column ?? period);
    const { key, ...rest } = { key: props.name ?? column.name, label: props.label ?? labelOf(column) };
    return dates({ key, ...rest, ...(props.column ? { column: column.name } : {}) }, column);
  },
});

const slider = tag({
  tag: 'Slider',
  about: 'a number for SQL cells, as $name',
  props: z
    .strictObject({
      name,
      label,
      unit: z.string().optional(),
      min: z.number(),
      max: z.number(),
      step: z.number().positive().default(1),
      value: z.number().describe('at first'),
    })
    .refine(({ min, max, value }) => min < max && value >= min && value <= max, 'expected min ≤ value ≤ max'),
  control: ({ name, label, unit, min, max, step, value }) => ({
    kind: 'slider',
    key: name,
    label: label ?? labelOf({ name }),
    unit,
    min,
    max,
    step,
    value,
  }),
});

const select = tag({
  tag: 'Select',
  about: 'one of several values for SQL cells, as $name',
  props: z
    .strictObject({
      name,
      label,
      options: z
        .array(z.union([optionValue, z.strictObject({ value: optionValue, label: z.string() })]))
        .min(1)
        .optional()
        .describe("['a', 'b'] or [{value: 'a', label: 'A'}]"),
      column: z.string().optional().describe('offer the values of this column'),
      value: optionValue.optional().describe('at first; default: the first'),
    })
    .refine(({ options, column }) => options ?? column, 'expected options or column'),
  control(props, dataset) {
    const options = props.options?.map(optionOf) ?? optionsOf(findColumn(dataset, props.column ?? '').column);
    const numeric =
      (props.options ?? []).length > 0 &&
      (props.options ?? []).every(
        (each) => typeof (typeof each === 'object' ? each.value : each) === 'number',
      );
    const value = String(props.value ?? options[0]?.value ?? '');
    return { kind: 'select', key: props.name, label: props.label ?? labelOf(props), options, value, numeric };
  },
});

const toggle = tag({
  tag: 'Toggle',
  about: 'yes or no for SQL cells, as $name',
  props: z.strictObject({ name, label, value: z.boolean().default(false).describe('at first') }),
  control: ({ name, label, value }) => ({
    kind: 'toggle',
    key: name,
    label: label ?? labelOf({ name }),
    value,
  }),
});

/** Every input by its tag. */
export const controlTags: Record<string, ControlTag> = Object.fromEntries(
  [filter, dateRange, slider, select, toggle].map((each) => [each.tag, each]),
);

function tag<P>(made: ControlTag<P>): ControlTag {
  return made as unknown as ControlTag;
}

/** The values of a column with the words a reader knows them by. */
export function optionsOf(column: Column): Option[] {
  return (column.values ?? []).map((value) => ({
    value,
    label: bandLabel(column, value) ?? column.labels?.[value] ?? value,
  }));
}

function optionOf(option: string | number | { value: string | number; label: string }): Option {
  return typeof option === 'object'
    ? { value: String(option.value), label: option.label }
    : { value: String(option), label: String(option) };
}

function dates(base: { key: string; label: string; column?: string }, column: Column): Control {
  const [min, max] = (column.extent ?? ['2000-01-01', '2100-01-01']).map(String) as [string, string];
  return { ...base, kind: 'dates', min: day.parse(min.slice(0, 10)), max: day.parse(max.slice(0, 10)) };
}

function range(base: { key: string; label: string; column: string }, column: Column): Control {
  const [min, max] = (column.range ?? column.extent ?? [0, 100]).map(Number) as [number, number];
  return {
    ...base,
    kind: 'range',
    min,
    max,
    step: column.sqlType === 'DOUBLE' ? (max - min) / 100 || 1 : 1,
    unit: column.unit,
  };
}
