import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { reference } from './reference.ts';

/** `npm run docs`: writes docs/figures.md from the schemas of figures, inputs and frontmatter. */
const path = 'docs/figures.md';
writeFileSync(path, await format(reference(), { ...(await resolveConfig(path)), parser: 'markdown' }));
process.stdout.write(`${path}\n`);
