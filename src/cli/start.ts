import { parseArgs } from 'node:util';
import { build, preview } from 'astro';
import { currentSite } from '../hosts/build/current.ts';

/** `npm start [-- --port 4321] [--base /path/]`: builds the site, serves it and says where it is. */
const { values } = parseArgs({ options: { port: { type: 'string' }, base: { type: 'string' } } });
const base = `/${(values.base ?? process.env['BASE_PATH'] ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/');

try {
  await build({ logLevel: 'warn', base });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const server = await preview({ logLevel: 'warn', base, server: { port: Number(values.port ?? 4321) } });
const address = `http://localhost:${server.port}${base}`;
const reports = currentSite().pages.map(({ slug, title }) => `  ${address}reports/${slug}/  ${title}`);
process.stdout.write(`\nPlaudit is at ${address}\n\nReports:\n${reports.join('\n') || '  none yet: write one in content/reports/'}\n\nCtrl+C stops it.\n`);
