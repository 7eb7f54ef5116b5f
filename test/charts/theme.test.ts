import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/contrast.ts';
import { projectRoot } from '../setup/site.ts';

type Tokens = Record<string, { light: string; dark: string }>;

const css = ['src/charts/styles/theme.css', 'src/shell/styles/tokens.css']
  .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
  .join('\n');

/** The colours that the blocks of a selector declare, in both schemes. */
function tokensOf(selector: string): Tokens {
  const tokens: Tokens = {};
  for (const [, body = ''] of css.matchAll(new RegExp(`(?:^|\\n)\\s*${selector} \\{([^}]*)\\}`, 'g')))
    for (const [, name = '', light = '', dark = ''] of body.matchAll(
      /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ))
      tokens[name] = { light, dark };
  return tokens;
}

const usual = tokensOf(':root');
const more = tokensOf(":root\\[data-theme\\^='hc-'\\]");
const themes = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: scheme, colourOf: (token: string) => usual[token]?.[scheme] ?? '' },
  {
    name: `high contrast, ${scheme}`,
    colourOf: (token: string) => (more[token] ?? usual[token])?.[scheme] ?? '',
  },
]);

const series = Array.from({ length: 8 }, (_, index) => `pl-series-${index + 1}`);
const scale = Array.from({ length: 5 }, (_, index) => `pl-div-${index + 1}`);
const grounds = ['pl-surface', 'pl-raised'];
const bars = ['sh-bar', 'sh-hover', 'sh-chosen', 'pl-surface'];

/** Text on ground: 4.5:1 (WCAG 2.2, 1.4.3). */
const texts: [string[], string[]][] = [
  [
    ['pl-text', 'pl-muted', 'pl-accent', 'pl-good', 'pl-bad', 'pl-warn'],
    [...grounds, 'sh-bar'],
  ],
  [['sh-text'], bars],
  [['sh-muted'], ['sh-bar', 'sh-hover', 'pl-surface']],
  [['pl-text'], ['sh-chosen']],
  [['sh-on-busy'], ['sh-busy', 'sh-failed']],
  // the words inside the segments of a bar: see onColour
  [['pl-surface'], [...series, 'pl-div-1', 'pl-div-5', 'pl-accent', 'pl-text']],
  [['pl-on-middle'], ['pl-div-2', 'pl-div-3', 'pl-div-4']],
];

/** What must be seen to be understood, on its ground: 3:1 (WCAG 2.2, 1.4.11). */
const marks: [string[], string[]][] = [
  [[...series, ...scale], grounds],
  [['pl-field', 'pl-focus'], grounds],
  [
    ['pl-focus', 'sh-line'],
    ['sh-bar', 'pl-surface'],
  ],
];

function tooFaint(pairs: [string[], string[]][], least: number, colourOf: (token: string) => string) {
  return pairs.flatMap(([tokens, on]) =>
    tokens.flatMap((token) =>
      on.flatMap((ground) => {
        const found = contrast(colourOf(token), colourOf(ground));
        return found < least ? [`${token} on ${ground}: ${found.toFixed(2)}`] : [];
      }),
    ),
  );
}

describe.each(themes)('the theme $name', ({ colourOf }) => {
  it('has every text at 4.5:1 on each of its grounds', () => {
    expect(tooFaint(texts, 4.5, colourOf)).toEqual([]);
  });

  it('has every mark at 3:1 on each of its grounds', () => {
    expect(tooFaint(marks, 3, colourOf)).toEqual([]);
  });
});

describe('high contrast', () => {
  it('is the same asked for by the system and by name', () => {
    expect(Object.keys(more).length).toBeGreaterThan(20);
    expect(tokensOf(':root:not\\(\\[data-theme\\]\\)')).toEqual(more);
  });

  it('has text at 7:1 (WCAG 2.2, 1.4.6)', () => {
    for (const { name, colourOf } of themes.filter((each) => each.name.startsWith('high')))
      expect([
        name,
        ...tooFaint(
          [[['pl-text', 'pl-muted', 'pl-accent', 'pl-good', 'pl-bad', 'pl-warn'], grounds]],
          7,
          colourOf,
        ),
      ]).toEqual([name]);
  });
});
