import type { ZodType } from 'zod';
import { controlTags } from '../mdx/controlTags.ts';
import { frontmatterSchema } from '../mdx/frontmatter.ts';
import { figureTags, propRows } from '../mdx/reference.ts';

/** The reference of tags, inputs and frontmatter, made from their schemas: what the code takes is what the page says. */
export function reference(): string {
  return `# Figures, inputs and frontmatter

Made by \`npm run docs\` from the schemas in \`src/\`. Props in braces take values: \`target={0.75}\`, \`where={{plan: 'basic'}}\`;
texts may stand in quotes: \`measure="csat"\`; a prop without a value is \`true\`.

A figure may have an \`id\`, so that the text reads its numbers: after \`<Linkage id="leaving" measure="csat" />\` the sentence
\`<When figure="leaving" column="difference" is="below">They leave <Value figure="leaving" column="difference" show="size" /> less
often.</When>\` stands there only while the whole interval is below zero. The columns are those of the rows in the audit of the figure (the
names in its CSV).

## Figures

${figureTags()
  .map(({ tag, about, props }) => section(tag, about, props))
  .join('\n')}
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
  const rows = propRows(schema).map(({ name, value, about, required }) => {
    const words = [about, required ? '**required**' : ''].filter(Boolean).join('; ');
    return `| \`${name}\` | ${cell(value)} | ${cell(words)} |`;
  });
  return `| prop | value | |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replace(/(?<!\\)\|/g, '\\|');
}
