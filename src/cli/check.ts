import { formatProblem, ProblemsError, type Problem } from '../dataset/problem.ts';
import { checkSite, openSite } from '../hosts/build/site.ts';
import { progressPrinter } from '../publish/progress.ts';
import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';

/** `npm run check [-- --json]`: every problem of data and pages, without building. Exit status 1 when there is an error. */
const { values } = commandLine(commands.check);
const problems = await find();
const errors = problems.filter(({ severity }) => severity === 'error');

if (values.json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
else {
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  process.stdout.write(
    `${counted(errors.length, 'error')}, ${counted(problems.length - errors.length, 'warning')}\n`,
  );
}
process.exitCode = errors.length ? 1 : 0;

async function find(): Promise<Problem[]> {
  try {
    const site = await openSite({ root: process.cwd(), drafts: true, onProgress: progressPrinter() });
    const found = await checkSite(site);
    site.close();
    return found;
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}
