import type { z } from 'zod';
import type { Path } from './locator.ts';

type Schema = z.core.$ZodType;

/** The keys that the schema knows at a path of a document; a union is entered by what was written there. */
export function keysAt(schema: Schema, path: Path, written: unknown): string[] {
  let current: Schema | undefined = schema;
  let value = written;
  for (const step of path) {
    current = current && stepInto(unwrap(current, value), step);
    value = isRecord(value) ? value[step] : undefined;
  }
  const found = current && unwrap(current, value);
  return found ? Object.keys(definition(found).shape ?? {}) : [];
}

type Definition = {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  valueType?: Schema;
  element?: Schema;
  in?: Schema;
  out?: Schema;
  options?: Schema[];
  discriminator?: string;
  values?: unknown[];
};

function definition(schema: Schema): Definition {
  return schema._zod.def as Definition;
}

/** The schema behind optional, default, transform and union. */
function unwrap(schema: Schema, value: unknown): Schema {
  const { innerType, options, type, in: input, out } = definition(schema);
  if (innerType) return unwrap(innerType, value);
  if (options) return unwrap(branch(schema, value), value);
  if (type === 'pipe' && input && out)
    return unwrap(definition(input).type === 'transform' ? out : input, value);
  return schema;
}

function branch(schema: Schema, value: unknown): Schema {
  const { options = [], discriminator } = definition(schema);
  const written = isRecord(value) ? value : {};
  const score = (option: Schema) => {
    const shape = definition(unwrap(option, value)).shape ?? {};
    const tag = discriminator && shape[discriminator];
    if (tag) return definition(tag).values?.includes(written[discriminator]) ? 1 : 0;
    return Object.keys(shape).filter((key) => key in written).length;
  };
  return options.reduce((best, option) => (score(option) > score(best) ? option : best));
}

function stepInto(schema: Schema, step: PropertyKey): Schema | undefined {
  const { shape, valueType, element } = definition(schema);
  return shape?.[String(step)] ?? valueType ?? element;
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
