import { currentSite } from '../hosts/build/current.ts';
import { astroConfig, basePath, buildSite } from './buildSite.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';

/** `npm start [-- --port 4321] [--base /path/]`: builds the site, serves it and says where it is. */
const { values } = commandLine(commands.start);
if (!(await buildSite(values))) process.exit(1);

const { preview } = await import('astro');
const server = await preview({
  logLevel: 'warn',
  ...astroConfig(values),
  server: { port: Number(values.port) },
});
const address = `http://localhost:${server.port}${basePath(values)}`;
const reports = currentSite().pages.map(
  ({ slug, title }) => `  ${address}reports/${encodeURI(slug)}/  ${title}`,
);
process.stdout.write(`
Plaudit is at ${address}

Reports:
${reports.join('\n') || '  none yet: write one in content/reports/'}

Ctrl+C stops it.
`);
