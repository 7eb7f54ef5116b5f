import { describe, expect, it } from 'vitest';
import { committed, read } from './files.ts';

/** Where sources name the rule of a problem; what is found may hold several, as in `a ? 'x-y' : 'z-y'`. */
const places = [
  /\brule(?:: string)?(?::| =) ([^;]{0,60})/g,
  /\bFigureError\(\s*([^,]+),/g,
  /\breport\(\s*[^']*?('[a-z-]+')/g,
  /\bproblem\(page, ('[a-z-]+')/g,
  /\b(?:status\.\w+\) return|`unparsable-\$\{type\}` :) ([^;]+)/g,
];
const unknownNames = [
  /\bUnknownName\(\s*'([a-z]+)'/g,
  /\bunknown\(report, [^']*?(?:'[a-z]+'\], )?'([a-z]+)'/g,
];

/** Lines of drawings, rules of control charts and unknown names of the terminal are no problems of files. */
const others = /^src\/(stats|words|charts|cli|figures\/time\/controlPoints)/;

function rulesOf(text: string): string[] {
  const named = places.flatMap((place) =>
    [...text.matchAll(place)].flatMap(([, found = '']) =>
      [...found.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, rule = '']) => rule),
    ),
  );
  const unknown = unknownNames.flatMap((place) =>
    [...text.matchAll(place)].map(([, kind = '']) => `unknown-${kind}`),
  );
  const [, types = ''] = /return ((?:type === '\w+'(?: \|\| )?)+) \? `unparsable-/.exec(text) ?? [];
  const unparsable = [...types.matchAll(/'(\w+)'/g)].map(([, type = '']) => `unparsable-${type}`);
  return [...named, ...unknown, ...unparsable];
}

const sources = committed().filter((file) => /^src\/.*\.ts$/.test(file) && !others.test(file));
const rules = [...new Set(sources.flatMap((file) => rulesOf(read(file))))].sort();
const table = read('docs/troubleshooting.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'));
const documented = new Set(
  table.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, rule = '']) => rule),
  ),
);

describe('the list of rules in docs/troubleshooting.md', () => {
  it('has every rule that a problem can end in', () => {
    expect(rules.length).toBeGreaterThan(80);
    expect(rules.filter((rule) => !documented.has(rule))).toEqual([]);
  });

  it('has none that no source names', () => {
    const sourceText = sources.map(read).join('\n');
    const isNamed = (rule: string) => rules.includes(rule) || sourceText.includes(`'${rule}'`);
    expect([...documented].filter((rule) => !isNamed(rule))).toEqual([]);
  });
});
