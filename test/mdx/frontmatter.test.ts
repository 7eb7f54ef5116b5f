import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../src/mdx/frontmatter.ts';

const read = (text: string) => readFrontmatter(text, 'content/reports/a.mdx');
const problem = (lines: string) => {
  const { problems, frontmatter } = read(`---\n${lines}\n---\n\nText`);
  expect(frontmatter).toBeUndefined();
  expect(problems).not.toEqual([]);
  return problems[0];
};

describe('the frontmatter of a page', () => {
  it('needs a title, and has defaults for the rest', () => {
    expect(read('---\ntitle: A\n---\n')).toEqual({
      frontmatter: {
        title: 'A',
        lang: 'en',
        authors: [],
        tags: [],
        draft: false,
        onePage: false,
        results: true,
      },
      body: '   \n        \n   \n',
      problems: [],
    });
  });

  it('leaves every line and column of the body where it was', () => {
    const text = '---\r\ntitle: "é 😀"\r\n---\r\nfirst\n\n<Trend />';
    const { body } = read(text);
    expect(body).toHaveLength(text.length);
    expect(body.split('\n').map((line) => line.trim())).toEqual(['', '', '', 'first', '', '<Trend />']);
  });

  it.each([
    ['spaces after the dashes', '---  \ntitle: A\n--- \t\nText'],
    ['a byte order mark, as some editors write', '\ufeff---\ntitle: A\n---\nText'],
    ['Windows line ends', '---\r\ntitle: A\r\n---\r\nText'],
    ['nothing after it', '---\ntitle: A\n---'],
  ])('is read with %s', (_what, text) => {
    expect(read(text).frontmatter?.title).toBe('A');
  });

  it('ends at a line of dashes, not at dashes in a line', () => {
    expect(read('---\ntitle: before ---\ntags: [a]\n---\nText').frontmatter).toMatchObject({
      title: 'before ---',
      tags: ['a'],
    });
  });

  it('takes days as days', () => {
    expect(read('---\ntitle: A\ndate: 2026-10-05\nupdated: "2026-10-06"\n---\n').frontmatter).toMatchObject({
      date: '2026-10-05',
      updated: '2026-10-06',
    });
  });

  it('that is missing is a problem which shows how it looks', () => {
    expect(read('# Title\n').problems).toEqual([
      {
        file: 'content/reports/a.mdx',
        line: 1,
        column: 1,
        severity: 'error',
        rule: 'missing-frontmatter',
        message: 'missing frontmatter',
        suggestion: 'begin the page with:\n    ---\n    title: My report\n    ---',
      },
    ]);
  });

  it.each([
    ['lang: en', 1, 'missing-frontmatter', 'missing frontmatter: title'],
    ['title: A\nlang: de', 3, 'invalid-frontmatter', /^invalid frontmatter: lang: .*found "de"$/],
    [
      'title: A\ntags: a, b',
      3,
      'invalid-frontmatter',
      /^invalid frontmatter: tags: .*expected array.*found "a, b"$/,
    ],
    ['title: A\n\ndate: yesterday', 4, 'invalid-frontmatter', /a day such as 2026-10-05, found "yesterday"$/],
    ['title: A\nperiod: soon', 3, 'invalid-frontmatter', /a period such as "last 24 months"/],
    ['title: A\nperiod: 2025-02-30..2025-03-01', 3, 'invalid-frontmatter', /found "2025-02-30/],
    ['title: ""', 2, 'invalid-frontmatter', /^invalid frontmatter: title/],
    ['title: 5', 2, 'invalid-frontmatter', /expected string/],
    ['title: A\nauthor: me', 3, 'unknown-frontmatter', 'unknown frontmatter: author'],
    ['title: *Important*', 2, 'invalid-frontmatter', /alias/],
    ['- title', 2, 'invalid-frontmatter', /expected lines such as/],
    ['just words', 2, 'invalid-frontmatter', /expected lines such as/],
  ])('with %j has a problem in line %i: %s', (lines, line, rule, message) => {
    expect(problem(lines)).toMatchObject({
      line,
      rule,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('that is no YAML has a problem where the YAML breaks', () => {
    expect(problem('title: A\ntags: [a, b')).toMatchObject({ rule: 'invalid-frontmatter' });
    expect(problem('title: A\nauthors: b: c')).toMatchObject({ rule: 'invalid-frontmatter', line: 3 });
  });

  it('suggests the name that was meant, and lists the valid ones', () => {
    const { suggestion, valid } = problem('title: A\ndatset: sample') ?? {};
    expect(suggestion).toBe('did you mean "dataset"?');
    expect(valid).toContain('authors');
  });

  it('tells every problem at once', () => {
    const { problems } = read('---\nlang: de\nauthor: x\ndraft: perhaps\n---\n');
    expect(problems.map(({ rule }) => rule).sort()).toEqual([
      'invalid-frontmatter',
      'invalid-frontmatter',
      'missing-frontmatter',
      'unknown-frontmatter',
    ]);
  });

  it('of any text is read without an exception, into values or problems', () => {
    const word = fc.constantFrom(
      'title',
      ': ',
      'A',
      '\n',
      '- ',
      '*',
      '&',
      '"',
      '[',
      '{',
      '#',
      '|',
      '---',
      ' ',
      '!!x ',
    );
    const lines = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(lines, (text) => {
        const { frontmatter, problems, body } = read(`---\n${text}\n---\nBody`);
        expect(frontmatter === undefined).toBe(problems.length > 0);
        expect(body.split('\n')).toHaveLength(`---\n${text}\n---\nBody`.split('\n').length);
      }),
      { numRuns: 1000 },
    );
  });
});
