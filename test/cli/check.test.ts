import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/dataset/problem.ts';
import { cafeFiles } from '../setup/cafe.ts';
import { astroCli, makeRoot, removeRoot, runNode, type Files, type Ran } from '../setup/site.ts';

/** A page with one mistake; `¦` stands where it is. */
type Mistake = { rule: string; page: string; says: string; suggests?: RegExp; valid?: string };

const head = '---\ntitle: A page\ndataset: cafe\n---\n\n';
const inPage = (text: string) => `${head}# One\n\n${text}\n`;
const cell = (sql: string, name = 'waits') => `${head}${'```'}sql ${name}\n${sql}\n${'```'}\n`;

const mistakes: Mistake[] = [
  {
    rule: 'unknown-tag',
    page: inPage('¦<Trendd measure="happy" />'),
    says: 'unknown tag: <Trendd>',
    suggests: /Trend/,
    valid: 'BigNumber',
  },
  {
    rule: 'unknown-prop',
    page: inPage('<Trend measure="happy" ¦bye="month" />'),
    says: 'unknown prop: bye',
    suggests: /by/,
    valid: 'series',
  },
  { rule: 'missing-prop', page: inPage('¦<Trend by="month" />'), says: 'missing prop: measure' },
  {
    rule: 'invalid-prop',
    page: inPage('<Trend measure="happy" ¦by="fortnight" />'),
    says: 'expected one of',
  },
  {
    rule: 'unknown-measure',
    page: inPage('<Trend ¦measure="hapy" />'),
    says: 'unknown measure: hapy',
    suggests: /happy/,
    valid: 'recommend',
  },
  {
    rule: 'unknown-column',
    page: inPage('<Breakdown measure="happy" ¦by="shopp" />'),
    says: 'unknown column: shopp',
    suggests: /shop/,
    valid: 'product',
  },
  {
    rule: 'unknown-column',
    page: inPage('<Filter ¦column="regin" />'),
    says: 'unknown column: regin',
    valid: 'product',
  },
  {
    rule: 'unknown-cell',
    page: `${cell('select 1 as one')}\n<Chart ¦data="wait" mark="line" />\n`,
    says: 'unknown cell: wait',
    suggests: /waits/,
    valid: 'waits',
  },
  {
    rule: 'unknown-parameter',
    page: cell('select count(*) as visits from visits\nwhere wait_minutes < ¦$mst'),
    says: 'mst',
  },
  {
    rule: 'unknown-measure',
    page: cell('select ¦measure(hapy) as happy from visits'),
    says: 'unknown measure: hapy',
    suggests: /happy/,
    valid: 'easy',
  },
  {
    rule: 'bad-sql',
    page: cell('select shop, count(*) as visits\nfrom visits\nwhere ¦shp = 1\ngroup by shop'),
    says: 'shp',
    suggests: /shop/,
    valid: 'product',
  },
  {
    rule: 'bad-sql',
    page: cell('select shop\nfrom visits\ngrup ¦by shop order by shop'),
    says: 'syntax error',
  },
  {
    rule: 'wrong-row-shape',
    page: `${cell('select shop, count(*) as visits from visits group by shop')}\n<Chart data="waits" mark="bar" x="shop" ¦y="vists" />\n`,
    says: 'vists',
    suggests: /visits/,
    valid: 'shop',
  },
  {
    rule: 'duplicate-cell',
    page: `${cell('select 1 as one')}\n¦${'```'}sql waits\nselect 2 as two\n${'```'}\n`,
    says: 'duplicate cell name: waits',
  },
  {
    rule: 'circular-cells',
    page: `${head}¦${'```'}sql waits\nselect * from later\n${'```'}\n\n${'```'}sql later\nselect * from waits\n${'```'}\n`,
    says: 'later',
  },
  {
    rule: 'different-scales',
    page: inPage(`<Trend ¦measure={['happy', 'recommend']} />`),
    says: 'different scales',
  },
  {
    rule: 'unknown-frontmatter',
    page: '---\ntitle: A page\n¦dataste: cafe\ndataset: cafe\n---\n\nText.\n',
    says: 'unknown frontmatter: dataste',
    suggests: /dataset/,
    valid: 'title',
  },
  {
    rule: 'invalid-frontmatter',
    page: '---\ntitle: A page\ndataset: cafe\n¦date: yesterday\n---\n\nText.\n',
    says: 'date',
  },
  {
    rule: 'unknown-dataset',
    page: '---\ntitle: A page\n¦dataset: caffe\n---\n\nText.\n',
    says: 'unknown dataset: caffe',
    suggests: /cafe/,
    valid: 'cafe',
  },
  { rule: 'missing-frontmatter', page: '¦Text without a head.\n', says: 'missing frontmatter' },
  {
    rule: 'invalid-mdx',
    page: inPage('¦A sentence with an open <b>tag.'),
    says: 'invalid MDX',
  },
  {
    rule: 'invalid-mdx',
    page: inPage('Fewer than <¦5 answers.'),
    says: 'invalid MDX',
    suggests: /\\</,
  },
  {
    rule: 'not-a-literal',
    page: inPage('<Trend ¦measure={fetch("happy")} />'),
    says: 'expected a literal',
  },
  {
    rule: 'block-in-text',
    page: inPage('In a sentence ¦<Trend measure="happy" /> stands a chart.'),
    says: 'stands inside a sentence',
  },
];

const name = (index: number) => `mistakes/page-${index}.mdx`;

function files(): Files {
  const pages = mistakes.map(({ page }, index) => [`content/reports/${name(index)}`, page.replace('¦', '')]);
  return { ...cafeFiles(), ...(Object.fromEntries(pages) as Files) };
}

function placeOf(page: string): { line: number; column: number } {
  const before = page.slice(0, page.indexOf('¦')).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe('npm run check over pages with mistakes', () => {
  let root: string;
  let plain: Ran;
  let json: Ran;
  let problems: Problem[];

  beforeAll(async () => {
    root = makeRoot(files());
    plain = await runNode(root, ['src/cli/check.ts']);
    json = await runNode(root, ['src/cli/check.ts', '--json']);
    problems = JSON.parse(json.stdout) as Problem[];
  });
  afterAll(() => removeRoot(root));

  test.each(mistakes.map((mistake, index) => ({ ...mistake, index })))(
    'finds $rule where it is: $says',
    ({ rule, page, says, suggests, valid, index }) => {
      const file = `content/reports/${name(index)}`;
      const found = problems.filter((problem) => problem.file === file);
      // a circle is told at every cell in it
      expect(new Set(found.map((problem) => problem.rule))).toEqual(new Set([rule]));
      const { line, column, message, suggestion } = found[0]!;
      expect({ line, column }, message).toEqual(placeOf(page));
      expect(message).toContain(says);
      expect(plain.stdout).toContain(`${file}:${line}:${column}: ${message} [${rule}]\n`);
      if (suggests) expect(suggestion).toMatch(suggests);
      if (valid) expect(found[0]?.valid).toContain(valid);
      if (found[0]?.valid) expect(plain.stdout).toContain(`    valid: ${found[0].valid.join(', ')}`);
    },
  );

  test('finds nothing in good pages, counts what it found, and exits with status 1', () => {
    expect(problems.map(({ file }) => file).filter((file) => !file.includes('mistakes/'))).toEqual([]);
    expect(plain.stdout.trimEnd().split('\n').at(-1)).toBe(`${problems.length} errors, 0 warnings`);
    expect([plain.code, json.code]).toEqual([1, 1]);
  });

  test('the build fails with the same words', async () => {
    const built = await runNode(root, [astroCli, 'build']);
    expect(built.code).toBe(1);
    for (const { file, line, column, message, rule } of problems)
      expect(built.output).toContain(`${file}:${line}:${column}: ${message} [${rule}]`);
  });
});

test('npm run check over good pages says so and exits with status 0', async () => {
  const root = makeRoot(cafeFiles());
  const { code, stdout } = await runNode(root, ['src/cli/check.ts']);
  removeRoot(root);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '0 errors, 0 warnings\n' });
});

test('npm run check over bad data names file, line, column, value and rule', async () => {
  const files = cafeFiles();
  const csv = files['data/cafe/visits.csv']!.split('\n');
  const fields = csv[3]!.split(';');
  fields[5] = '11';
  csv[3] = fields.join(';');
  const root = makeRoot({ ...files, 'data/cafe/visits.csv': csv.join('\n') });
  const { code, stdout } = await runNode(root, ['src/cli/check.ts']);
  removeRoot(root);
  const column = fields.slice(0, 5).join(';').length + 2;
  expect(code).toBe(1);
  expect(stdout).toMatch(
    new RegExp(`^data/cafe/visits\\.csv:4:${column}: .*11.* \\[score-out-of-range\\]$`, 'm'),
  );
});
