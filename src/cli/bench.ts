import { cpus, totalmem } from 'node:os';
import { busy } from './bench/busy.ts';
import { buildsFromCsv, buildsOfSite } from './bench/builds.ts';
import { draws } from './bench/draws.ts';
import { readers, type ReaderGroup } from './bench/readers.ts';
import { summary, type Row } from './bench/row.ts';
import { table } from './bench/table.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';

/**
 * `npm run bench [-- --quick] [--only csv|site|weight|open|filter|draws] [--runs 5] [--json]`: measures builds, pages and
 * answers against the budgets. Progress goes to stderr.
 */
const { values } = commandLine(commands.bench);
const groups = ['weight', 'open', 'filter', 'draws', 'csv', 'site'] as const;
const unknown = values.only?.find((name) => !groups.includes(name as never));
const runs = Number(values.runs ?? (values.quick ? 1 : 5));
if (unknown !== undefined) fail(`unknown measurement: ${unknown}, expected one of ${groups.join(', ')}`);
if (!Number.isInteger(runs) || runs < 1) fail(`invalid runs: ${values.runs}, expected a whole number from 1`);

const before = busy();
const wanted = groups.filter((name) => !values.only || values.only.includes(name));
const settings = {
  runs,
  sizes: values.quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000],
  say: (text: string) => process.stderr.write(`${text}\n`),
};
const seen = wanted.filter((name): name is ReaderGroup => !['draws', 'csv', 'site'].includes(name));
const rows: Row[] = [];
if (seen.length) rows.push(...(await readers(settings, seen)));
if (wanted.includes('draws')) rows.push(...(await draws(settings)));
if (wanted.includes('csv')) rows.push(...(await buildsFromCsv(settings)));
if (wanted.includes('site')) rows.push(...(await buildsOfSite(settings)));

const summaries = rows.map(summary);
const machine = {
  cores: cpus().length,
  memory: Math.round(totalmem() / 1024 ** 3),
  // other work on the machine makes every time longer
  busy: Number(((before + busy()) / 2).toFixed(2)),
  node: process.version,
};
if (values.json) process.stdout.write(`${JSON.stringify({ machine, rows: summaries }, null, 2)}\n`);
else {
  const { cores, memory, busy: factor, node } = machine;
  process.stdout.write(
    `${table(summaries)}\n\n${cores} cores, ${memory} GiB, Node ${node}; time passed ÷ time computed: ${factor}\n`,
  );
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
