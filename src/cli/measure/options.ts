import { parseArgs } from 'node:util';
import { didYouMean } from '../../dataset/nearest.ts';

/** A command line that makes no sense: exit status 2. */
export class UsageError extends Error {
  readonly suggestion: string | undefined;
  readonly valid: string[];
  constructor(
    message: string,
    { suggestion, valid = [] }: { suggestion?: string | undefined; valid?: string[] } = {},
  ) {
    super(message);
    this.name = 'UsageError';
    this.suggestion = suggestion;
    this.valid = valid;
  }
}

/** A question that does not fit a measure: passed over when all measures are asked. */
export class Unfitting extends UsageError {}

/** What each option is for; `value` names what follows it, in brackets where it may be left out. */
const options = {
  dataset: { value: 'NAME', about: 'folder under data/; may be left out when there is one' },
  data: { value: 'DIR', about: 'read datasets from another folder' },
  measure: { value: 'NAMES', about: 'measures, repeated or with commas; default all' },
  of: { value: 'NAME', about: 'the same as --measure' },
  by: {
    value: 'COLUMN',
    about: 'a row for each value of a column, or each day, week, month, quarter or year',
  },
  from: { value: 'DAY', about: 'first day, or a period such as 2025-10 or 2025-Q4' },
  to: { value: 'DAY', about: 'last day, or a period' },
  where: {
    value: 'COLUMN=VALUE,…',
    about: 'only these rows; also COLUMN>=NUMBER, COLUMN<=NUMBER; repeatable',
  },
  level: { value: 'LEVEL', about: 'confidence level, default .95' },
  minimum: { value: 'N', about: "answers under which a number is withheld; default: the dataset's" },
  json: { value: '', about: 'print an array with every digit' },
  compare: { value: 'A..B', about: 'B minus A, two values of the column --on, or two periods' },
  on: { value: 'COLUMN', about: 'the column of --compare' },
  at: {
    value: 'DAY',
    about: "the day that --compare before..after turns on; default: that of the dataset's only event",
  },
  paired: { value: '[COLUMN]', about: 'compare answers of the same customers' },
  test: {
    value: '[ranks|exact|plain|corrected]',
    about: 'with --by: do the groups differ at all; else which test',
  },
  rest: { value: '[holm|bh|none]', about: 'with --by: each group against all others, p corrected' },
  survival: { value: '', about: 'how long customers stay (Kaplan–Meier), by group with --by' },
  unit: { value: 'day|week|month', about: 'unit of time of --survival' },
  drivers: { value: '[COLUMNS]', about: 'what moves the measure (LMG shares); default: the other scores' },
  draws: { value: 'N', about: 'bootstrap resamples of --drivers, default 1000' },
  seed: { value: 'N', about: 'seed of --drivers, default 1' },
  control: {
    value: '[auto|p|laney|xmr]',
    about: 'control chart by month, or by the period or column of --by',
  },
  baseline: { value: 'N', about: 'the first periods that give the limits of --control; default all' },
  impact: {
    value: 'COLUMN=VALUE',
    about: 'measure with all answers minus without these; COLUMN~WORD finds words',
  },
  weights: { value: '', about: 'design effect and effective answers of the weights' },
  rake: {
    value: 'FILE',
    about: 'weights that fit the sample to margins in a YAML file: {column: {value: total}}',
  },
  margin: {
    value: 'POINTS',
    about: 'answers for an interval of ± this: points of 100 for a share, else in the unit of the measure',
  },
  population: { value: 'N', about: 'with --margin: everyone who could be asked, where they are few' },
  answers: { value: '', about: 'answered, unanswered, not applicable, off the scale' },
  help: { value: '', about: 'this text' },
} as const;

export type OptionName = keyof typeof options;

/** The analyses that stand for themselves; without one, the estimates are printed. */
const modes = [
  'compare',
  'survival',
  'drivers',
  'control',
  'impact',
  'weights',
  'rake',
  'margin',
  'answers',
] as const;
export type Mode = (typeof modes)[number] | 'estimates';

/** The command line: each option as written, undefined when it is not there, empty when it has no value. */
export type Asked = Partial<
  Record<Exclude<OptionName, 'measure' | 'of' | 'where' | 'json' | 'help'>, string>
> & {
  mode: Mode;
  measures: string[];
  where: string[];
  json: boolean;
  help: boolean;
};

const names = Object.keys(options) as OptionName[];
const valueOf = (name: OptionName): string => options[name].value;

/** Reads the command line. Throws UsageError. */
export function readOptions(argv: string[]): Asked {
  const values = parse(argv);
  const { measure = [], of = [], where = [], json, help, ...others } = values;
  const single: Record<string, string> = Object.fromEntries(
    Object.entries(others).map(([name, all]) => [name, all?.at(-1) ?? '']),
  );
  const asked = modes.filter((mode) => mode in single);
  if (asked.length > 1)
    throw new UsageError(`two analyses at once: ${asked.map((mode) => `--${mode}`).join(' and ')}`);
  for (const [name, valid] of Object.entries(words))
    if (single[name]) wordOf(single, name as keyof typeof words, valid, valid[0] ?? '');
  return {
    ...single,
    mode: asked[0] ?? 'estimates',
    measures: [...measure, ...of].flatMap(list),
    where,
    json: json !== undefined,
    help: help !== undefined,
  };
}

/** The parts of a list with commas. */
export function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A number of an option, or its default. Throws UsageError. */
export function numberOf(
  asked: Asked,
  name: 'level' | 'minimum' | 'draws' | 'seed' | 'baseline' | 'margin' | 'population',
  otherwise: number,
  isValid: (value: number) => boolean,
): number {
  const text = asked[name];
  if (text === undefined) return otherwise;
  const value = text.trim() === '' ? NaN : Number(text);
  if (isValid(value)) return value;
  throw new UsageError(`invalid --${name}: ${text || 'nothing'}`, { suggestion: options[name].about });
}

/** One of several words of an option, or its default. Throws UsageError. */
export function wordOf<T extends string>(
  asked: Partial<Record<keyof typeof words, string>>,
  name: keyof typeof words,
  valid: readonly T[],
  otherwise: T,
): T {
  const text = asked[name];
  if (text === undefined || text === '') return otherwise;
  const found = valid.find((word) => word === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`unknown --${name}: ${text}`, {
    suggestion: didYouMean(text, valid),
    valid: [...valid],
  });
}

/** What `--help` prints. */
export function usage(): string {
  const lines = names.map((name) => {
    const left = `  --${name} ${valueOf(name)}`;
    return `${left.padEnd(40)} ${options[name].about}`;
  });
  return `npm run measure -- --dataset NAME --measure nps [--by region] [options]\n\n${lines.join('\n')}\n\nSee docs/measures.md.\n`;
}

/** Every word that an option knows; each analysis takes those that mean something to it. */
const words = {
  test: ['auto', 'ranks', 'exact', 'plain', 'corrected'],
  rest: ['holm', 'bh', 'none'],
  unit: ['day', 'week', 'month'],
  control: ['auto', 'p', 'laney', 'xmr'],
} as const;

type Values = Partial<Record<OptionName, string[]>>;

function parse(argv: string[]): Values {
  const config = Object.fromEntries(
    names.map((name) => [name, { type: 'string' as const, multiple: true as const }]),
  );
  try {
    return parseArgs({ args: argv.flatMap(explicit), options: config, strict: true }).values as Values;
  } catch (error) {
    throw refusal(error, argv);
  }
}

/** Options whose value may be left out get an empty one, as node:util knows none such. */
function explicit(token: string, index: number, argv: string[]): string[] {
  const name = names.find((each) => token === `--${each}`);
  if (name === undefined) return [token];
  const next = argv[index + 1];
  const optional = valueOf(name) === '' || valueOf(name).startsWith('[');
  const alone = valueOf(name) === '' || next === undefined || next.startsWith('--');
  return [optional && alone ? `${token}=` : token];
}

function refusal(error: unknown, argv: string[]): UsageError {
  const written = argv.find((token) => token.startsWith('-') && !names.some((name) => isOption(token, name)));
  if (written !== undefined)
    return new UsageError(`unknown option: ${written}`, {
      suggestion: didYouMean(
        written.replace(/=.*/, ''),
        names.map((name) => `--${name}`),
      ),
      valid: names.map((name) => `--${name}`),
    });
  const message = error instanceof Error ? error.message : String(error);
  return new UsageError((message.split('\n')[0] ?? message).replace(/^./, (first) => first.toLowerCase()));
}

function isOption(token: string, name: OptionName): boolean {
  return token === `--${name}` || token.startsWith(`--${name}=`);
}
