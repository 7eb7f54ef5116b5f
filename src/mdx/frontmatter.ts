import { isMap, isScalar, LineCounter, parseDocument, type Document, type YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../dataset/problem.ts';
import { didYouMean } from '../dataset/nearest.ts';
import { isWindow } from '../sql/period.ts';
import { locales, type Locale } from '../words/format.ts';

const isoDay = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-10-05'),
);

/** What an author writes between the `---` lines of a report. */
export const frontmatterSchema = z.strictObject({
  title: z.string().min(1).describe('title of the report; {value} stands for the value of a template page'),
  description: z.string().optional().describe('one or two sentences for the index and for search engines'),
  lang: z
    .enum(locales)
    .default('en')
    .describe('language of the report; default: that of the file name (quarter.fr.mdx), else English'),
  dataset: z.string().optional().describe('folder in data/; may be left out when there is only one'),
  authors: z.array(z.string()).default([]).describe('who wrote it'),
  date: isoDay.optional().describe('day of the report'),
  updated: isoDay.optional().describe('day of the last change, where it is another'),
  tags: z.array(z.string()).default([]).describe('each has a page that lists its reports'),
  draft: z
    .boolean()
    .default(false)
    .describe('not built into the site; shown by npm run dev and npm run build -- --drafts'),
  edition: z.string().min(1).optional().describe('name of this edition, such as Q3 2026; default: the date'),
  previous: z
    .string()
    .optional()
    .describe(
      'the report that this one follows: the page shows what changed since; default: its own last edition',
    ),
  order: z.number().optional().describe('place in the index; default: by date'),
  period: z
    .string()
    .refine(isWindow, 'a period such as "last 24 months" or "2025-01-01..2025-12-31"')
    .optional()
    .describe('only answers of this period'),
  each: z.string().optional().describe('a column: the page is made once for each of its values'),
  onePage: z.boolean().default(false).describe('prints on one page, A4 or Letter: small figures, no notes'),
  results: z.boolean().default(true).describe('compute answers to foreseen questions at build'),
});

export type Frontmatter = z.output<typeof frontmatterSchema>;

/**
 * The frontmatter of a page and the body with the frontmatter blanked, so that line numbers stay true. `named` is the
 * language that the file's name says.
 */
export function readFrontmatter(
  text: string,
  file: string,
  named?: Locale,
): { frontmatter?: Frontmatter; usable?: Frontmatter | undefined; body: string; problems: Problem[] } {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:([^]*?)\r?\n)?---[ \t]*(\r?\n|$)/.exec(text);
  const at = { file, column: 1, severity: 'error' as const };
  if (!match) {
    const suggestion = 'begin the page with:\n    ---\n    title: My report\n    ---';
    return {
      body: text,
      problems: [{ ...at, line: 1, rule: 'missing-frontmatter', message: 'missing frontmatter', suggestion }],
    };
  }
  const body = match[0].replace(/[^\n\r]/g, ' ') + text.slice(match[0].length);
  const lines = new LineCounter();
  const document = parseDocument(match[1] ?? '', { lineCounter: lines });
  if (document.errors.length)
    return { body, problems: document.errors.map((error) => ({ ...at, ...yamlProblem(error) })) };
  const read = valueOf(document);
  if ('invalid' in read) {
    const message = `invalid frontmatter: ${read.invalid}`;
    const suggestion = 'quote a text that begins with * or &';
    return { body, problems: [{ ...at, line: 2, rule: 'invalid-frontmatter', message, suggestion }] };
  }
  const parsed = frontmatterSchema.safeParse(read.value);
  if (parsed.success) {
    const lang = named ?? parsed.data.lang;
    const contradicts = document.has('lang') && parsed.data.lang !== lang;
    const problem = { ...at, ...contradiction(parsed.data.lang, lang), line: lineOf('lang') };
    return { frontmatter: { ...parsed.data, lang }, body, problems: contradicts ? [problem] : [] };
  }
  const problems = parsed.error.issues.flatMap((issue) =>
    problemsOf(issue, document).map((problem) => ({ ...at, ...problem, line: lineOf(problem.key) })),
  );
  return {
    usable: withoutWrong(
      read.value,
      problems.map(({ key }) => key),
    ),
    body,
    problems: problems.map(({ key: _key, ...problem }) => problem),
  };

  function lineOf(key: string): number {
    const pair = isMap(document.contents)
      ? document.contents.items.find(({ key: name }) => isScalar(name) && name.value === key)
      : undefined;
    const range = isScalar(pair?.key) ? pair.key.range : undefined;
    return range ? lines.linePos(range[0]).line + 1 : 1;
  }
}

function yamlProblem({ message, linePos }: YAMLParseError) {
  return {
    line: (linePos?.[0].line ?? 1) + 1,
    column: linePos?.[0].col ?? 1,
    rule: 'invalid-frontmatter',
    message: `invalid frontmatter: ${message.split('\n')[0]}`,
    ...(/mapping/.test(message)
      ? { suggestion: "quote a text that has a colon in it: title: 'Support: the last quarter'" }
      : {}),
  };
}

function contradiction(written: Locale, named: Locale) {
  return {
    rule: 'contradicting-lang',
    message: `the frontmatter says lang: ${written}, the name of the file says ${named}`,
    suggestion: 'leave lang out, or rename the file',
  };
}

/** What is right of a frontmatter, so that the mistakes of the body are found in the same run. */
function withoutWrong(value: unknown, wrong: string[]): Frontmatter | undefined {
  const right = Object.entries(value as object).filter(([key]) => !wrong.includes(key));
  return frontmatterSchema.safeParse({ title: '?', ...Object.fromEntries(right) }).data;
}

type Wrong = Pick<Problem, 'rule' | 'message' | 'suggestion' | 'valid'> & { key: string };

function problemsOf(issue: z.core.$ZodIssue, document: Document): Wrong[] {
  const valid = Object.keys(frontmatterSchema.shape);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      key,
      rule: 'unknown-frontmatter',
      message: `unknown frontmatter: ${key}`,
      suggestion: didYouMean(key, valid),
      valid,
    }));
  const key = String(issue.path[0] ?? '');
  if (issue.code === 'invalid_type' && document.get(key) === undefined)
    return [{ key, rule: 'missing-frontmatter', message: `missing frontmatter: ${key}` }];
  const message = `invalid frontmatter: ${key}: ${issue.message}, found ${JSON.stringify(document.get(key))}`;
  return [{ key, rule: 'invalid-frontmatter', message }];
}

/** What the YAML says; an alias of nothing shows only here. */
function valueOf(document: Document): { value: unknown } | { invalid: string } {
  try {
    const value: unknown = document.toJS() ?? {};
    if (typeof value === 'object' && !Array.isArray(value)) return { value };
    return { invalid: 'expected lines such as "title: My report"' };
  } catch (error) {
    return { invalid: (error as Error).message.split('\n')[0] ?? '' };
  }
}
