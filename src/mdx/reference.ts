import { z, type ZodType } from 'zod';
import { figures } from '../figures/registry.ts';
import { controlTags } from './controlTags.ts';
import { frontmatterSchema } from './frontmatter.ts';

type Json = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  items?: Json;
  properties?: Record<string, Json>;
  required?: string[];
  description?: string;
};

/** A prop, or a line of frontmatter: its name, what it takes, and what it does. */
export type PropRow = { name: string; value: string; about: string; required: boolean };

/** `<Reference of="Trend" />`: the props of a figure, of an input, or of "frontmatter", from the schemas themselves. */
export const referenceTag = 'Reference';

/** What `of` may be. */
export function referenceNames(): string[] {
  return [...figureTags().map(({ tag }) => tag), ...Object.keys(controlTags), 'frontmatter'];
}

/** The props of a tag, or the frontmatter; undefined when there is none of that name. */
export function referenceOf(name: string): PropRow[] | undefined {
  if (name === 'frontmatter') return propRows(frontmatterSchema);
  const found = figureTags().find(({ tag }) => tag === name) ?? controlTags[name];
  return found && propRows(found.props);
}

/** Every figure that an author writes as a tag. */
export function figureTags() {
  return Object.values(figures).filter(({ name }) => name !== 'cell');
}

/** The props of a schema, in their order. */
export function propRows(schema: ZodType): PropRow[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json;
  return Object.entries(properties).map(([name, prop]) => ({
    name,
    value: typeOf(prop),
    about: prop.description ?? '',
    required: required.includes(name),
  }));
}

function typeOf(prop: Json): string {
  if (prop.enum) return prop.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (prop.const !== undefined) return JSON.stringify(prop.const);
  if (prop.anyOf) return [...new Set(prop.anyOf.map(typeOf))].join(' or ');
  if (prop.type === 'array') return `list of ${typeOf(prop.items ?? {})}`;
  if (prop.type === 'object')
    return prop.properties ? `{${Object.keys(prop.properties).join(', ')}}` : 'object';
  const words = { string: 'text', number: 'number', integer: 'whole number', boolean: 'true or false' };
  return { ...words, null: 'null' }[prop.type ?? ''] ?? 'any';
}
