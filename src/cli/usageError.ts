import { ProblemsError } from '../dataset/problem.ts';

/** What the user of a command can put right: its message is printed without a stack. */
export class UsageError extends Error {}

/** Runs a command; what its user can put right is printed and makes the exit status 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProblemsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
