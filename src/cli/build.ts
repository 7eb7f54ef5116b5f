import { currentSite } from '../hosts/build/current.ts';
import { buildSite } from './buildSite.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';

/** `npm run build [-- --base /path/] [--site https://…] [--out-dir folder]` */
const { values } = commandLine(commands.build);
const start = performance.now();
if (await buildSite(values)) {
  const pages = currentSite().pages.length;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `${pages} ${pages === 1 ? 'page' : 'pages'} in ${values['out-dir'] ?? 'dist'}/, ${seconds} s\n`,
  );
} else process.exitCode = 1;
