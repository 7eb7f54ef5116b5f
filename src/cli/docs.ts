import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { openSite } from '../hosts/build/site.ts';
import { libraryOf, libraryPath } from './new/library.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import { reference } from './reference.ts';

/** `npm run docs`: writes docs/figures.md from the schemas in src/, and the library that `npm run new` copies from. */
commandLine(commands.docs);
await write('docs/figures.md', reference(), 'markdown');
const site = await openSite({ root: process.cwd() });
const library = libraryOf(site, process.cwd());
site.close();
// a project without the sample keeps the library as it is
if (library) await write(libraryPath, JSON.stringify(library), 'json');

async function write(path: string, text: string, parser: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser }));
  process.stdout.write(`${path}\n`);
}
