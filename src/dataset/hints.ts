/** What to write instead of what people often write into a `dataset.yaml`. */

/** Names of other programs for what a key can be. */
const synonyms: Record<string, Record<string, string>> = {
  type: {
    ...{ string: 'text', str: 'text', varchar: 'text', id: 'text', free: 'comment', freetext: 'comment' },
    ...{ rating: 'score', scale: 'score', likert: 'score', stars: 'score', nps: 'score', csat: 'score' },
    ...{ int: 'integer', float: 'number', double: 'number', decimal: 'number', numeric: 'number' },
    ...{ bool: 'boolean', enum: 'category', choice: 'category', factor: 'category', currency: 'money' },
    ...{ datetime: 'date', timestamp: 'date', day: 'date' },
  },
  kind: {
    ...{ average: 'mean', avg: 'mean', csat: 'share', percent: 'share', percentage: 'share', top: 'share' },
    ...{ total: 'sum', ces: 'mean', retention: 'churn', attrition: 'churn' },
  },
  publish: { private: 'drop', hidden: 'drop', no: 'drop', never: 'drop', hash: 'pseudonym', yes: 'public' },
  encoding: { ansi: 'windows-1252', cp1252: 'windows-1252', 'iso-8859-1': 'latin-1', unicode: 'utf-16' },
  decimal: { comma: ',', point: '.', dot: '.' },
};

/** How values that are more than a word are written. */
const examples: Record<string, string> = {
  range: 'range: [1, 5]',
  satisfied: 'satisfied: [4, 5]',
  positive: 'positive: [9, 10]',
  negative: 'negative: [1, 2, 3]',
  values: 'values: [North, South]',
  not_applicable: 'not_applicable: [99]',
  labels: 'labels: { 1: very bad, 5: very good }',
  minimum: 'minimum: { publish: 10, flag: 30 }',
  tolerance: 'tolerance: { share: 0.01 }, which is 1 % of the rows, or { rows: 20 }',
  events: 'events: [{ on: 2026-03-01, label: new breakfast }]',
  on: '{ on: 2026-03-01, label: new breakfast }',
  checks: 'checks: [{ unique: guests.id }]',
  currency: 'currency: EUR',
  tables: 'tables: { guests: { file: export.csv, columns: { … } } }, each table with its name',
  columns: 'columns: { hotel: { type: category } }, each column with its name',
};

/** What to write for a value that cannot be, by the path to it. */
export function hintFor(path: readonly PropertyKey[], found: unknown): string | undefined {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const word = String(found).toLowerCase();
  const synonym = Object.hasOwn(synonyms, key) ? synonyms[key]?.[word] : undefined;
  if (synonym !== undefined) return `write "${key}: ${synonym}"`;
  if (path.at(-2) === 'columns' && typeof found === 'string') return `write "${key}: { type: ${found} }"`;
  return Object.hasOwn(examples, key) ? `for example ${examples[key]}` : undefined;
}

/** What went wrong where a key is one that nobody would choose. */
export function hintForKey(key: string, value: unknown): string | undefined {
  if (value !== null) return undefined;
  const colon = /^(\w+):(\S+)$/.exec(key);
  if (colon) return `write a space after the colon: "${colon[1]}: ${colon[2]}"`;
  if (/^\d+$/.test(key)) return 'write numbers with a point: 0.01';
  return /[^\w-]/.test(key)
    ? 'a text with a comma must stand in quotes: "first part, second part"'
    : undefined;
}

/** What to write where YAML itself cannot be read, by the code of the error. */
export function hintForSyntax(code: string): string | undefined {
  const hints: Record<string, string> = {
    TAB_AS_INDENT: 'write spaces in place of tabs',
    BLOCK_AS_IMPLICIT_KEY: 'a text with a colon must stand in quotes: title: "Guests: summer"',
    MULTILINE_IMPLICIT_KEY: 'a key ends in a colon and a space: "title: Guests"',
    BAD_SCALAR_START: 'write the text in quotes',
    BAD_INDENT: 'keys of one level begin in the same column; a { or [ is closed before the next key',
    MISSING_CHAR: 'close what is open: a quote, a { or a [',
    UNEXPECTED_TOKEN: `a quote within a text in quotes is written twice: 'What''s up?', or use the other: "What's up?"`,
    DUPLICATE_KEY: 'two keys have the same name: rename one or delete it',
  };
  return hints[code];
}
