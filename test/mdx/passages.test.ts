import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/mdx/passages.ts';
import { readPage } from '../../src/mdx/readPage.ts';
import { shownPassages } from '../../src/mdx/shownPassages.ts';
import { mark, parseMdx } from '../../src/mdx/tree.ts';
import { fixtureDataset } from '../fixture.ts';

const text = `Always here: <Value measure="csat" />.

<When measure="csat" is="above" than={0.5}>
  It is high, at <Value measure="csat" show="low" />.

  <When measure="csat" is="above" than={0.9}>Very high indeed.</When>
</When>

<Trend measure="csat" />`;

function passages() {
  const tree = parseMdx(text);
  mark(tree);
  return passagesOf(tree);
}

describe('the passages of a page', () => {
  it('part what stands in a condition from what always stands', () => {
    expect(passages()).toEqual([
      { within: [], words: 3, nodes: ['value-1', 'when-1', 'trend-1'] },
      { within: ['when-1'], words: 5, nodes: ['value-2', 'when-2'] },
      { within: ['when-1', 'when-2'], words: 3, nodes: [] },
    ]);
  });

  it('are shown where every condition around them holds', () => {
    const { page } = readPage({
      file: 'a.mdx',
      text: `---\ntitle: A\n---\n\n${text}`,
      slug: 'a',
      datasets: [fixtureDataset],
    });
    const shown = (outer: boolean, inner: boolean) =>
      shownPassages(
        page!,
        new Map([
          ['when-1', outer],
          ['when-2', inner],
        ]),
      ).map(({ words }) => words);
    expect(shown(true, true)).toEqual([3, 5, 3]);
    expect(shown(true, false)).toEqual([3, 5]);
    expect(shown(false, true)).toEqual([3]);
  });
});
