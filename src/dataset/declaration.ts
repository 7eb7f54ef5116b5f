import { z } from 'zod';
import type { Plain } from './text.ts';

/** What `data/<name>/dataset.yaml` says: the owner's declaration, before any data is read. */

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and underscores, not starting with a digit');
const isoDate = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2025-11-03'),
);
const scalePoint = z.number();
const languageCode = z.string().regex(/^[a-z]{2}$/, 'a language such as fr');
/** What readers see: one text, or one for each language, `{ en: Region, fr: Région }`. */
const text = z.union([
  z.string(),
  z
    .record(languageCode, z.string())
    .refine((texts) => Object.keys(texts).length > 0, 'a text in at least one language')
    .transform((translations) => ({ translations })),
]);

const columnTypes = [
  'text',
  'category',
  'boolean',
  'date',
  'integer',
  'number',
  'money',
  'score',
  'comment',
  'frequency',
  'weight',
] as const;

const bands = z.array(z.number()).min(2);
const periods = z.enum(['week', 'month', 'quarter', 'year']);

const columnSchema = z.strictObject({
  type: z.enum(columnTypes).describe('what the column holds'),
  from: z
    .string()
    .optional()
    .describe(
      'the header in the file, when it is not the name of the column (survey tools export whole questions)',
    ),
  label: text.optional().describe('how a reader sees the column named'),
  unit: text.optional().describe('unit of the values, such as months'),
  description: text.optional(),
  values: z
    .array(z.union([z.string(), z.number(), z.boolean()]).transform(String))
    .optional()
    .describe('the allowed values of a category, in display order'),
  range: z.tuple([z.number(), z.number()]).optional().describe('lowest and highest allowed value, inclusive'),
  labels: z
    .record(z.string(), text)
    .optional()
    .describe(
      'words for scale points, {1: very dissatisfied, 5: very satisfied}; answers exported as these words are read as the numbers',
    ),
  not_applicable: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .describe('codes that mean "not applicable" or "do not know": never counted as an answer'),
  missing: text.optional().describe('what an empty cell means, such as "still a customer"'),
  required: z.boolean().optional().describe('an empty cell is a violation'),
  language: z
    .string()
    .optional()
    .describe('for comments: the column that holds the language, or a language code'),
  redact: z.array(z.string()).optional().describe('for comments: names and words to redact as well'),
  references: z
    .string()
    .regex(/^\w+\.\w+$/, 'table.column')
    .optional()
    .describe('every value must occur in that table.column'),
  currency: z.string().length(3).optional().describe('ISO 4217 code of a money column'),
  date_format: z.string().optional().describe('strptime format of a date column, such as %d.%m.%Y'),
  publish: z
    .enum(['public', 'drop', 'pseudonym', 'redact'])
    .optional()
    .describe('default public; redact for comments'),
  generalise: z
    .union([bands, periods])
    .optional()
    .describe('publish only the lower edge of the band, or the start of the period, that the value lies in'),
});

const tableSchema = z.strictObject({
  file: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe(
      'file, glob or list of files beside dataset.yaml: .csv, .tsv, .txt, .parquet, .json, .ndjson (and .gz of them)',
    ),
  key: name.optional().describe('the column whose values are unique'),
  label: text.optional(),
  delimiter: z.string().optional().describe('default: found by looking'),
  quote: z.string().optional(),
  decimal: z.enum([',', '.']).optional().describe('decimal sign of a CSV; default .'),
  encoding: z.enum(['utf-8', 'utf-16', 'latin-1', 'windows-1252']).optional(),
  skip_before_header: z
    .int()
    .min(0)
    .optional()
    .describe('lines above the header, such as a title; blank lines do not count'),
  skip_after_header: z
    .int()
    .min(0)
    .optional()
    .describe(
      'rows under the header that are no answers (SurveyMonkey writes a second header row, Qualtrics two)',
    ),
  columns: z.record(name, columnSchema),
});

const measureBase = {
  label: text.optional(),
  question: text.optional().describe('the wording that people answered'),
  version: z
    .union([z.number(), z.string()])
    .optional()
    .describe('version of question and scale: two versions are not compared'),
  scope: text.optional().describe('what the answer is about: interaction, brand, …'),
  better: z
    .enum(['high', 'low'])
    .optional()
    .describe('which direction is good; default high, or read from "high"'),
  high: text.optional().describe('what a high answer means, such as easy or effort'),
  table: name.optional().describe('default: the table that has the column'),
  customer: name
    .optional()
    .describe(
      'the column that says who answered, which pairs answers of the same person; default: that of the dataset',
    ),
  where: z
    .record(name, z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]))
    .optional(),
};
const set = z.array(scalePoint).min(1);

type ChurnColumns = Partial<Record<'start' | 'end' | 'time' | 'left', string>>;

/** Churn is read from two days, or from a duration and whether it ended; a snapshot has no duration. */
function churnColumns({ start, end, time, left }: ChurnColumns, { addIssue }: z.RefinementCtx): void {
  const wrong = (key: string) =>
    addIssue({ code: 'custom', path: [key], message: 'start and end, or time and left' });
  if (start === undefined && end === undefined && left !== undefined) return;
  if (start === undefined) wrong(time === undefined ? 'start' : 'left');
  else if (end === undefined) wrong('end');
  else if (time !== undefined) wrong('time');
  else if (left !== undefined) wrong('left');
}

const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('share'),
    column: name,
    satisfied: z
      .union([set, z.array(z.union([z.string(), z.boolean()]).transform(String)).min(1)])
      .describe('the answers that count: scale points, labels of them, categories, true or false'),
    ...measureBase,
  }),
  z.strictObject({ kind: z.literal('nps'), column: name, ...measureBase }),
  z.strictObject({ kind: z.literal('net'), column: name, positive: set, negative: set, ...measureBase }),
  z.strictObject({ kind: z.literal('mean'), column: name, ...measureBase }),
  z.strictObject({ kind: z.literal('index'), column: name, ...measureBase }),
  z.strictObject({ kind: z.literal('sum'), column: name, ...measureBase }),
  z.strictObject({ kind: z.literal('count'), ...measureBase }),
  z.strictObject({ kind: z.literal('ratio'), numerator: name, denominator: name, ...measureBase }),
  z
    .strictObject({
      kind: z.literal('churn'),
      start: name.optional().describe('the day on which a customer came'),
      end: name.optional().describe('the day on which a customer left; empty while still a customer'),
      time: name.optional().describe('instead of two days: how long a customer was followed'),
      left: name
        .optional()
        .describe('instead of two days: whether the customer left at that time (yes or no, 1 or 0)'),
      as_of: isoDate
        .optional()
        .describe('last day of observation; default: that of the dataset, else the latest day of the data'),
      ...measureBase,
    })
    .superRefine(churnColumns),
]);

const benchmarkSchema = z.strictObject({
  label: text,
  measure: name.optional(),
  value: z.number().optional().describe('in the unit of the measure'),
  index: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('index points of 100: never drawn on a percentage axis'),
  year: z.int().optional(),
  unit: text.optional(),
  source: text.optional(),
});

const words = z.array(z.string().regex(/[\p{L}\p{N}]/u, 'a word of letters or digits')).min(1);

export const declarationSchema = z.strictObject({
  title: text,
  description: text.optional(),
  source: text.optional(),
  licence: text.optional(),
  synthetic: z.boolean().optional(),
  period: z.string().optional().describe('the date column that says when: column, or table.column'),
  as_of: isoDate
    .optional()
    .describe('last day of observation, for churn and survival; default: the latest day of the data'),
  customer: name
    .optional()
    .describe(
      'the column that says who answered; default: the column that references another table, else the pseudonym',
    ),
  minimum: z
    .strictObject({ publish: z.int().min(1).default(10), flag: z.int().min(1).default(30) })
    .prefault({})
    .describe('answers under which a number is withheld, and flagged'),
  publish: z.enum(['rows', 'rollup']).default('rows'),
  tolerance: z
    .strictObject({ rows: z.int().min(0).optional(), share: z.number().min(0).max(1).optional() })
    .optional()
    .describe('how many rows with violations may be left out (into a report) instead of stopping the build'),
  tables: z
    .record(name, tableSchema)
    .refine((tables) => Object.keys(tables).length > 0, 'at least one table'),
  measures: z.record(name, measureSchema).default({}),
  dimensions: z.array(name).optional().describe('columns to break down by; default: every public category'),
  benchmarks: z.array(benchmarkSchema).default([]),
  events: z.array(z.strictObject({ on: isoDate, label: text })).default([]),
  themes: z
    .record(
      z.string().min(1),
      z.union([words, z.record(z.string().regex(/^[a-z]{2}$/, 'a language such as en'), words)]),
    )
    .optional()
    .describe(
      'what comments are about: name → words, or words by language; a word stands for all that begin with it, =word for itself alone',
    ),
  checks: z
    .array(
      z.union([
        z.strictObject({ unique: z.string() }),
        z.strictObject({ sql: z.string(), label: z.string().optional() }),
      ]),
    )
    .default([])
    .describe('unique: table.column; sql: a query that must return no row'),
});

export type Declaration = z.output<typeof declarationSchema>;
export type ColumnDeclaration = z.output<typeof columnSchema>;
export type TableDeclaration = z.output<typeof tableSchema>;
export type MeasureDeclaration = z.output<typeof measureSchema>;
/** A benchmark with its texts in one language. */
export type Benchmark = Plain<z.output<typeof benchmarkSchema>>;
