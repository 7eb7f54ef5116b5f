import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/dataset/problem.ts';
import { placelessProblems, setCurrentSite, setUnread } from '../../../src/hosts/build/current.ts';
import type { Site } from '../../../src/hosts/build/site.ts';

const problem = (rule: string, severity: Problem['severity'] = 'error'): Problem => ({
  ...{ file: 'content/reports/p.mdx', line: 1, column: 1, message: `${rule}: x`, rule, severity },
});
const open = (...problems: Problem[]) => setCurrentSite({ problems } as unknown as Site);

describe('what the dev server says on every page', () => {
  afterEach(() => setUnread(undefined));

  it('is mistakes that no figure can show in its place', () => {
    open(problem('unknown-frontmatter'), problem('unknown-measure'), problem('unknown-dataset', 'warning'));
    expect(placelessProblems()).toEqual([expect.stringContaining('[unknown-frontmatter]')]);
  });

  it('is why the data could not be read again, for as long as they cannot', () => {
    open(problem('unknown-frontmatter'));
    setUnread('data/d/a.csv:2:3: score out of range [score-out-of-range]');
    expect(placelessProblems()).toEqual(['data/d/a.csv:2:3: score out of range [score-out-of-range]']);
    setUnread(undefined);
    expect(placelessProblems()).toHaveLength(1);
  });
});
