import { z, type ZodType } from 'zod';
import { figures } from '../figures/registry.ts';
import { controlTags } from '../mdx/controlTags.ts';
import { frontmatterSchema } from '../mdx/frontmatter.ts';

type Json = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  items?: Json;
  properties?: Record<string, Json>;
  required?: string[];
  default?: unknown;
  description?: string;
  additionalProperties?: Json | boolean;
};

/** The reference of tags, inputs and frontmatter, made from their schemas: what the code takes is what the page says. */
export function reference(): string {
  const tags = Object.values(figures).filter(({ name }) => name !== 'cell');
  return `# Figures, inputs and frontmatter

Made by \`npm run docs\` from the schemas in \`src/\`. Props in braces take values: \`target={0.75}\`, \`where={{plan: 'basic'}}\`;
texts may stand in quotes: \`measure="csat"\`; a prop without a value is \`true\`.

## Figures

${tags.map(({ tag, about, props }) => section(tag, about, props)).join('\n')}
## Inputs

An input changes what every figure of its page shows, and stands in the page's address.

${Object.values(controlTags)
  .map(({ tag, about, props }) => section(tag, about, props))
  .join('\n')}
## SQL cells

A code block \`\`\`sql name\`\`\` is a cell. After the name may stand \`open\`, \`folded\` or \`hidden\` for its code, \`no-result\` and \`limit=20\`
for its rows. A cell reads other cells by their names, \`$name\` is the value of an input, \`measure(csat)\` the aggregate of a
measure (\`measure(r.csat)\` when the table has the alias \`r\`). Every published table has \`n\`, the number of answers that a row
stands for, and \`weight\`: count answers with \`sum(n)\`. A measure of fewer answers than the minimum of the dataset is
empty, whatever the cell counts; a figure with \`small="show"\` shows it.

## Frontmatter

${table(frontmatterSchema)}`;
}

function section(tag: string, about: string, props: ZodType): string {
  return `### \`<${tag}>\`\n\n${about[0]?.toUpperCase()}${about.slice(1)}.\n\n${table(props)}`;
}

function table(schema: ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json;
  const rows = Object.entries(properties).map(([name, prop]) => {
    const words = [prop.description ?? '', required.includes(name) ? '**required**' : '']
      .filter(Boolean)
      .join('; ');
    return `| \`${name}\` | ${cell(typeOf(prop))} | ${cell(words)} |`;
  });
  return `| prop | value | |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function typeOf(prop: Json): string {
  if (prop.enum) return prop.enum.map((value) => JSON.stringify(value)).join(' \\| ');
  if (prop.const !== undefined) return JSON.stringify(prop.const);
  if (prop.anyOf) return [...new Set(prop.anyOf.map(typeOf))].join(' or ');
  if (prop.type === 'array') return `list of ${typeOf(prop.items ?? {})}`;
  if (prop.type === 'object')
    return prop.properties ? `{${Object.keys(prop.properties).join(', ')}}` : 'object';
  return (
    { string: 'text', number: 'number', integer: 'whole number', boolean: 'true or false', null: 'null' }[
      prop.type ?? ''
    ] ?? 'any'
  );
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replace(/(?<!\\)\|/g, '\\|');
}
