import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { didYouMean } from '../dataset/nearest.ts';
import { UsageError } from './usageError.ts';

/** A command as its help tells it; `reports` when names of reports follow it. */
export type Command<Options extends ParseArgsOptionsConfig> = {
  about: string;
  examples: readonly string[];
  reports?: boolean;
  options: Options;
};

/** The options of the command line, and its other words. Prints the help, or what is wrong, and ends the process. */
export function commandLine<Options extends ParseArgsOptionsConfig>(command: Command<Options>) {
  const words = process.argv.slice(2);
  if (words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(usageOf(command));
    process.exit(0);
  }
  try {
    return readWords(command, words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** The same for given words. Throws UsageError. */
export function readWords<Options extends ParseArgsOptionsConfig>(
  { options, reports = false }: Command<Options>,
  args: string[],
) {
  try {
    return parseArgs({ args, options, allowPositionals: reports, strict: true });
  } catch (error) {
    throw new UsageError(refusal(error as Error, Object.keys(options), args));
  }
}

function refusal({ message }: Error, names: string[], args: string[]): string {
  const known = [...names, 'help'].map((name) => `--${name}`);
  const unknown = args.map((word) => word.replace(/=.*/, '')).find((word) => isUnknown(word, known));
  const [said = ''] = message.split('\n');
  const lines =
    unknown === undefined
      ? [said.replace(/^./, (first) => first.toLowerCase())]
      : [`unknown option: ${unknown}`, didYouMean(unknown, known)];
  return [...lines, `valid: ${known.join(', ')}`].filter(Boolean).join('\n    ');
}

function isUnknown(word: string, known: string[]): boolean {
  return word.startsWith('-') && word !== '--' && !known.includes(word);
}

type Told = { type?: string; value?: string; about?: string };

/** What `--help` prints. */
export function usageOf({ about, examples, options }: Command<ParseArgsOptionsConfig>): string {
  const told: [string, Told][] = [...Object.entries(options), ['help', { about: 'this text' }]];
  const lines = told.map(([name, each]) =>
    [`  --${name} ${each.value ?? ''}`.padEnd(26), each.about].join(' ').trimEnd(),
  );
  return `${[about, '', ...examples, '', ...lines].join('\n')}\n`;
}
