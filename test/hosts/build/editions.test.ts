import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  editionName,
  readEditions,
  savedBefore,
  seriesOf,
  unknownPrevious,
  type Edition,
} from '../../../src/hosts/build/editions.ts';
import type { Page } from '../../../src/mdx/page.ts';
import { writeFiles } from '../../setup/site.ts';

const page = (frontmatter: Partial<Page['frontmatter']>, more: Partial<Page> = {}) =>
  ({
    report: 'quarter',
    file: 'content/reports/quarter.mdx',
    dataset: { hash: 'abc', extent: { from: '2025-01-01', to: '2026-09-30' } },
    ...more,
    frontmatter: { ...frontmatter },
  }) as Page;
const edition = (name: string, date?: string): Edition => ({
  ...{ name, title: 'Quarter', numbers: [], data: { name: 'd', hash: 'h', to: date } },
  ...(date ? { date } : {}),
});
const saved = (slug: string, ...all: Edition[]) => new Map([[slug, all]]);

function rootWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'editions-'));
  writeFiles(root, files);
  return root;
}

describe('the saved editions of a site', () => {
  it('are read by report, oldest first, whatever their files are called', () => {
    const root = rootWith({
      'content/editions/a/b/z.json': JSON.stringify(edition('Q1', '2026-04-01')),
      'content/editions/a/b/a.json': JSON.stringify(edition('Q2', '2026-07-01')),
    });
    const { editions, problems } = readEditions(root);
    expect(problems).toEqual([]);
    expect(editions.get('a/b')?.map(({ name }) => name)).toEqual(['Q1', 'Q2']);
  });

  it('are none in a project without them', () => {
    expect(readEditions(rootWith({})).editions.size).toBe(0);
  });

  it('that are broken are problems with their file', () => {
    const root = rootWith({ 'content/editions/a/x.json': '{"name": 3}', 'content/editions/a/y.json': '{' });
    expect(readEditions(root).problems.map(({ file, rule }) => [file, rule])).toEqual([
      ['content/editions/a/x.json', 'invalid-edition'],
      ['content/editions/a/y.json', 'invalid-edition'],
    ]);
  });
});

describe('the edition before', () => {
  const all = saved(
    'quarter',
    edition('Q1', '2026-04-01'),
    edition('Q2', '2026-07-01'),
    edition('Q3', '2026-10-01'),
  );

  it('is the last one of another name', () => {
    expect(savedBefore(page({ edition: 'Q3', date: '2026-10-05' }), all)?.name).toBe('Q2');
    expect(savedBefore(page({ edition: 'Q4', date: '2027-01-05' }), all)?.name).toBe('Q3');
  });

  it('is never a later one', () => {
    expect(savedBefore(page({ edition: 'Q2', date: '2026-07-05' }), all)?.name).toBe('Q1');
  });

  it('may be of another report, which the page names as authors name files', () => {
    for (const previous of ['old', 'reports/old', 'content/reports/old.mdx', '/reports/old/']) {
      const next = page({ previous, edition: 'Q3' });
      expect(seriesOf(next)).toBe('old');
      expect(savedBefore(next, saved('old', edition('Q3')))?.name).toBe('Q3');
    }
  });

  it('of a template page is that of the same value', () => {
    const value = { column: 'region', value: 'North', label: 'North' };
    expect(seriesOf(page({ previous: 'old' }, { report: 'regions/north', value }))).toBe('old/north');
  });

  it('that is nowhere is a problem', () => {
    const next = page({ previous: 'qarter-1' });
    const other = page({}, { report: 'quarter-1' });
    expect(unknownPrevious([next, other], new Map())).toMatchObject([
      { rule: 'unknown-previous', suggestion: 'did you mean "quarter-1"?' },
    ]);
    expect(unknownPrevious([page({ previous: 'quarter-1' }), other], new Map())).toEqual([]);
  });
});

describe('the name of an edition', () => {
  it('is the author’s, else the date of the report, else the last day of the data', () => {
    expect(editionName(page({ edition: 'Q3', date: '2026-10-05' }))).toBe('Q3');
    expect(editionName(page({ date: '2026-10-05' }))).toBe('2026-10-05');
    expect(editionName(page({}))).toBe('2026-09-30');
  });
});
