import type { z } from 'zod';
import { declarationSchema } from './declaration.ts';
import { hintFor, hintForKey } from './hints.ts';
import type { Locate, Path } from './locator.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import { keysAt } from './schemaKeys.ts';

type Issue = z.core.$ZodIssue;
type Details = Omit<Problem, 'file' | 'line' | 'column' | 'severity'>;

/** What zod found, as problems of the YAML file: each says what was expected and what was found. */
export function issueProblems(issues: Issue[], written: unknown, locate: Locate, file: string): Problem[] {
  return issues
    .flatMap((issue) => flatten(issue))
    .flatMap((issue) => {
      const unknown = issue.code === 'unrecognized_keys';
      const what = issue.code === 'invalid_key' ? 'key' : 'value';
      if (!unknown) return [at(issue.path, what, describe(issue, written))];
      return issue.keys.map((key) => at([...issue.path, key], 'key', unknownKey(key, issue.path, written)));
    });

  function at(path: Path, what: 'key' | 'value', details: Details): Problem {
    const { line, column } = locate(path, what);
    return { file, line, column, severity: 'error', ...details };
  }
}

/** A union reports every branch: keep the branch that came closest, unless none got past the type. */
function flatten(issue: Issue, parent: Path = []): Issue[] {
  const own = { ...issue, path: [...parent, ...issue.path] as PropertyKey[] };
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [own];
  const deep = issue.errors.filter((branch) => !branch.every(isWrongType));
  const closest = deep.sort((a, b) => a.length - b.length)[0];
  return closest ? closest.flatMap((each) => flatten(each, own.path)) : [own];
}

function isWrongType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function describe(issue: Issue, written: unknown): Details {
  const name = issue.path.join('.');
  const found = valueAt(written, issue.path);
  if (found === undefined) return missing(issue, name);
  const expected = expectation(issue);
  const message = `invalid ${lastName(issue.path)}: expected ${expected}, found ${show(found)}`;
  if (issue.code === 'invalid_key')
    return {
      rule: 'invalid-name',
      message: `invalid name: expected ${expected}, found "${lastName(issue.path)}"`,
      suggestion: hintForKey(lastName(issue.path), found),
    };
  const valid = options(issue);
  const suggestion = hintFor(issue.path, found);
  if (!valid) return { rule: 'invalid-value', message, suggestion };
  return {
    rule: 'invalid-value',
    message,
    suggestion: suggestion ?? didYouMean(String(found), valid),
    valid,
  };
}

function missing(issue: Issue, name: string): Details {
  const valid = options(issue);
  const message = `missing key: ${name}, expected ${expectation(issue)}`;
  const suggestion = valid ? undefined : hintFor(issue.path, undefined);
  return { rule: 'missing-key', message, ...(suggestion && { suggestion }), ...(valid ? { valid } : {}) };
}

function unknownKey(key: string, path: Path, written: unknown): Details {
  const valid = keysAt(declarationSchema, path, written);
  const where = path.length ? ` in ${path.join('.')}` : '';
  const suggestion = hintForKey(key, valueAt(written, [...path, key])) ?? didYouMean(key, valid);
  return { rule: 'unknown-key', message: `unknown key: ${key}${where}`, suggestion, valid };
}

function options(issue: Issue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  // zod's type leaves out what a discriminated union adds
  if ('options' in issue && Array.isArray(issue.options)) return issue.options.map(String);
  return undefined;
}

function expectation(issue: Issue): string {
  const valid = options(issue);
  if (valid) return `one of ${valid.join(', ')}`;
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected);
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'array' ? ' values' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'array' ? ' values' : ''}`;
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(expectation))].join(', or ');
    case 'invalid_key':
      return issue.issues.map(expectation).join(', ');
    default:
      return issue.message;
  }
}

const articles: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map of keys and values',
  record: 'a map of names and values',
};

function article(expected: string): string {
  return articles[expected] ?? expected;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function lastName(path: Path): string {
  const named = path.filter((step) => typeof step === 'string');
  return String(named.at(-1) ?? 'document');
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
