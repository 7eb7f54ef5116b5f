import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contrast } from '../../../src/charts/contrast.ts';
import { formatProblem } from '../../../src/dataset/problem.ts';
import { brandCss, brandGrounds, readBrand } from '../../../src/hosts/build/brand.ts';
import { projectRoot } from '../../setup/site.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

/** A project whose brand file says this, with the files of `content/` that are named. */
function read(yaml: string, files: string[] = []) {
  const root = mkdtempSync(join(tmpdir(), 'plaudit-brand-'));
  roots.push(root);
  mkdirSync(join(root, 'content/brand'), { recursive: true });
  writeFileSync(join(root, 'content/brand.yaml'), yaml);
  for (const file of files) writeFileSync(join(root, 'content', file), '');
  return readBrand(root);
}

const said = (yaml: string, files?: string[]) => read(yaml, files).problems.map(formatProblem);

describe('a brand file', () => {
  it('may be missing: the site looks as it is built', () => {
    const root = mkdtempSync(join(tmpdir(), 'plaudit-brand-'));
    roots.push(root);
    expect(readBrand(root)).toEqual({ problems: [] });
  });

  it('gives name, logo, colours and font', () => {
    const { brand, problems } = read(
      'name: Harbour Café\nlogo: brand/logo.svg\ncolours:\n  accent: "#7a1fa2"\n  series: ["#7a1fa2", {light: "#00695c", dark: "#4db6ac"}]\nfont:\n  family: Harbour Sans\n  files: [{file: brand/sans.woff2, weight: 100 900}]\n',
      ['brand/logo.svg', 'brand/sans.woff2'],
    );
    expect(problems).toEqual([]);
    const css = brandCss(brand!);
    expect(css).toContain('url("./brand/sans.woff2")');
    expect(css).toContain('--pl-font:"Harbour Sans"');
    expect(css).toContain('--pl-series-2:light-dark(#00695c, #4db6ac)');
  });

  it('with one colour for both schemes gets a readable one for dark pages', () => {
    const { brand } = read('colours: {accent: "#7a1fa2"}\n');
    const [, light = '', dark = ''] = /--pl-accent:light-dark\((#\w+), (#\w+)\)/.exec(brandCss(brand!)) ?? [];
    expect(light).toBe('#7a1fa2');
    for (const ground of brandGrounds.dark) expect(contrast(dark, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('with a colour that cannot be read is refused, at its line, with the nearest that can', () => {
    const [problem = ''] = said('name: Harbour\ncolours:\n  accent: "#ffb300"\n');
    expect(problem).toMatch(
      /^content\/brand\.yaml:3:3: colours\.accent: #ffb300 has a contrast of 1\.\d\d in the light theme/,
    );
    const [, nearest = ''] = /nearest colour that passes: "(#\w{6})"/.exec(problem) ?? [];
    expect(said(`colours:\n  accent: "${nearest}"\n`)).toEqual([]);
  });

  it.each([
    ['an unknown key', 'nmae: Harbour\n', /brand\.yaml:1:1: unknown brand key: nmae[^]*name/],
    ['a colour by name', 'colours:\n  accent: red\n', /:2:3: invalid brand: colours\.accent/],
    ['a file that is not there', 'logo: brand/none.svg\n', /:1:1: missing file: content\/brand\/none\.svg/],
    ['a file outside of content/', 'logo: ../secret.png\n', /:1:1: invalid brand: logo/],
    [
      'a family that would end its quotes',
      "font: {family: 'a\"b', files: [{file: a.woff2}]}\n",
      /invalid brand: font\.family/,
    ],
    ['no YAML', 'name: [\n', /brand\.yaml:\d+:\d+: invalid brand/],
  ])('with %s is refused at its line', (_what, yaml, expected) => {
    expect(said(yaml).join('\n')).toMatch(expected);
  });

  it('is checked on the grounds that the themes have', () => {
    const css = ['src/charts/styles/theme.css', 'src/shell/styles/tokens.css']
      .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
      .join('\n');
    const of = (token: string) =>
      new RegExp(`--${token}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
    for (const token of ['pl-surface', 'pl-raised', 'sh-bar']) {
      const [light, dark] = of(token) ?? [];
      expect(brandGrounds.light).toContain(light);
      expect(brandGrounds.dark).toContain(dark);
    }
  });
});
