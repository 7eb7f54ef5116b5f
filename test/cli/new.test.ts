import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryOf, readLibrary } from '../../src/cli/new/library.ts';
import { openSite } from '../../src/hosts/build/site.ts';
import { cafeFiles } from '../setup/cafe.ts';
import { makeRoot, projectRoot, removeRoot, runNode, type Ran } from '../setup/site.ts';

const cafe = cafeFiles();
let root: string;
beforeAll(() => {
  root = makeRoot(
    {
      'data/cafe/dataset.yaml': cafe['data/cafe/dataset.yaml'] ?? '',
      'data/cafe/visits.csv': cafe['data/cafe/visits.csv'] ?? '',
      'data/lone/dataset.yaml': loneYaml,
      'data/lone/answers.csv': `score\n${Array.from({ length: 400 }, (_, i) => i % 11).join('\n')}\n`,
    },
    { from: ['data/sample', 'content/reports'] },
  );
});
afterAll(() => removeRoot(root));

/** One question, no dates, no groups. */
const loneYaml = `title: One question (invented)
source: made by arithmetic
tables:
  answers:
    file: answers.csv
    columns:
      score: {type: score, range: [0, 10], label: Recommends}
measures:
  loyalty: {kind: nps, column: score, label: Loyalty}
`;

/** A churn table as published: no day, no question, a share of those who left. */
const goneYaml = `title: Who left (invented)
tables:
  people:
    file: people.csv
    columns:
      tenure: {type: integer, unit: months}
      monthly: {type: money, currency: USD}
      left: {type: boolean}
measures:
  lost: {kind: share, column: left, satisfied: [true]}
  churn: {kind: churn, time: tenure, left: left}
`;

const make = (...words: string[]): Promise<Ran> => runNode(root, ['src/cli/new.ts', ...words]);
const read = (name: string) => readFileSync(join(root, 'content/reports', `${name}.mdx`), 'utf8');
const errors = async () => {
  const { stdout } = await runNode(root, ['src/cli/check.ts', '--json']);
  const problems = JSON.parse(stdout) as { file: string; severity: string; message: string }[];
  return problems.filter(({ file, severity }) => severity === 'error' && /reports\/(my-|lone)/.test(file));
};

describe('a report copied for a very different dataset', () => {
  it('has the names of that dataset, leaves out what it lacks, and passes the check', async () => {
    for (const template of ['csat', 'nps', 'effort', 'overview', 'summary']) {
      const { code, output } = await make(
        '--template',
        template,
        '--dataset',
        'cafe',
        '--name',
        `my-${template}`,
      );
      expect(output).toContain(`content/reports/my-${template}.mdx: from content/reports/${template}.mdx`);
      expect(code).toBe(0);
    }
    expect(await errors()).toEqual([]);

    const csat = read('my-csat');
    expect(csat).toContain('dataset: cafe');
    expect(csat).toMatch(/<Distribution measure="happy"/);
    expect(csat).toMatch(/<Ranking measure="happy" by="(shop|product)"/);
    expect(csat.replace(/\{\/\*.*?\*\/\}/g, '')).not.toMatch(
      /Northlight|invented company|welcome video|touchpoint|\bcsat_mean\b|="csat"/,
    );
    expect(csat).toMatch(/\{\/\* left out: <Breakdown>: needs a column such as tenure_months/);
    // the figure is gone, and so are its heading and its conclusions
    expect(csat).not.toContain('Along the time as a customer');

    expect(read('my-nps')).toContain('measure="recommend"');
    expect(read('my-effort')).toContain('measure="easy"');
    expect(read('my-summary')).toContain('onePage: true');
    expect(read('my-overview')).toContain('<BigNumber measure="happy" change="quarter" spark />');
  }, 240_000);

  it('says in the terminal what is left out', async () => {
    const { output } = await make(
      '--template',
      'effort',
      '--dataset',
      'cafe',
      '--name',
      'again',
      '--lang',
      'fr',
    );
    expect(output).toMatch(/left out: <Risk>: .+/);
    expect(output).toContain('its words are en: translate them');
    expect(read('again')).toContain('lang: fr');
  }, 120_000);

  it('is a page of what a dataset of one measure can show', async () => {
    const { code } = await make('--template', 'nps', '--dataset', 'lone');
    expect(code).toBe(0);
    const text = read('lone-nps');
    expect(text).toContain('measure="loyalty"');
    expect(text).not.toMatch(/^<(Trend|Control|Ranking|Filter)/m);
    expect(await errors()).toEqual([]);
  }, 120_000);

  it('is refused where nothing can be drawn', async () => {
    const { code, output } = await make('--template', 'churn', '--dataset', 'lone');
    expect(code).toBe(1);
    expect(output).toContain('no figure of template churn can be drawn from dataset lone');
    expect(output).toContain('needs a measure such as churn (kind: churn)');
    expect(existsSync(join(root, 'content/reports/lone-churn.mdx'))).toBe(false);
  }, 120_000);
});

describe('a report copied for its own dataset', () => {
  it('keeps every figure but those that tell of the example alone', async () => {
    const { code, output } = await make('--template', 'nps', '--dataset', 'sample', '--name', 'mine/nps');
    expect(code).toBe(0);
    expect(output).not.toContain('left out');
    const tags = (text: string) => [...text.matchAll(/<(Trend|Control|Ranking|Distribution)/g)].length;
    expect(tags(read('mine/nps'))).toBe(tags(read('nps')));
  }, 120_000);
});

describe('a project whose sample and reports are deleted', () => {
  let bare: string;
  beforeAll(() => {
    bare = makeRoot({
      'data/gone/dataset.yaml': goneYaml,
      'data/gone/people.csv': `tenure,monthly,left\n${Array.from({ length: 600 }, (_, i) => `${1 + (i % 40)},${20 + (i % 7)},${i % 5 ? 'No' : 'Yes'}`).join('\n')}\n`,
      'data/lone/dataset.yaml': loneYaml,
      'data/lone/answers.csv': `score\n${Array.from({ length: 400 }, (_, i) => i % 11).join('\n')}\n`,
    });
  });
  afterAll(() => removeRoot(bare));
  const run = (...words: string[]) => runNode(bare, ['src/cli/new.ts', ...words]);

  it('still has the library', async () => {
    const { output } = await run('--list');
    expect(output).toContain('csat (en): Satisfaction in depth');
    expect(output).toContain('overview (fr, en, ru)');
    const { code, output: told } = await run('--template', 'nps', '--dataset', 'lone');
    expect(told).toContain('content/reports/lone-nps.mdx: from the library, for dataset lone');
    expect(code).toBe(0);
    expect(readFileSync(join(bare, 'content/reports/lone-nps.mdx'), 'utf8')).toContain('measure="loyalty"');
  }, 120_000);

  it('takes who left for nobody who is satisfied, and what no column gives for an assumption', async () => {
    const { output } = await run('--template', 'csat', '--dataset', 'gone');
    expect(output).toContain('needs a measure such as csat (kind: share)');
    expect((await run('--template', 'return', '--dataset', 'gone')).code).toBe(0);
    const text = readFileSync(join(bare, 'content/reports/gone-return.mdx'), 'utf8');
    expect(text).toContain('<ChurnValue id="churn" churn="churn" margin={0.7} />');
    expect(text).not.toMatch(/="(lost|mrr|acquisition_cost)"/);
  }, 120_000);

  it.each(['comments', 'journey'])(
    'is told what it would need for the template %s, and gets no page of inputs alone',
    async (template) => {
      const { code, output } = await run('--template', template, '--dataset', 'lone');
      expect(output).toContain(`no figure of template ${template} can be drawn from dataset lone`);
      expect(output).not.toContain('unknown cell');
      expect(output).not.toContain('does not exist');
      expect(code).toBe(1);
    },
    120_000,
  );
});

it('the library is what `npm run docs` writes from content/reports', async () => {
  const site = await openSite({ root });
  const { reports, dataset } = readLibrary();
  const now = libraryOf(site, projectRoot);
  site.close();
  expect(reports).toEqual(now?.reports);
  expect(dataset).toEqual(now?.dataset);
}, 120_000);

describe('the command', () => {
  it('lists the templates with their languages', async () => {
    const { output, code } = await make('--list');
    expect(code).toBe(0);
    expect(output).toContain('csat (en): Satisfaction in depth');
  }, 120_000);

  it.each([
    [['--dataset', 'cafe'], 'missing --template', 'write npm run new -- --template csat --dataset mydata'],
    [['--template', 'cast', '--dataset', 'cafe'], 'unknown template: cast', 'csat'],
    [['--template', 'csat', '--dataset', 'caffe'], 'unknown dataset: caffe', 'datasets: cafe, lone, sample'],
    [['--template', 'csat', '--dataset', 'cafe', '--lang', 'de'], 'unknown language: de', 'en, fr, ru'],
    [
      ['--template', 'csat', '--dataset', 'cafe', '--name', '../x'],
      'invalid --name: ../x',
      'such as my-report',
    ],
    [
      ['--template', 'csat', '--dataset', 'cafe', '--name', 'nps'],
      'content/reports/nps.mdx exists already',
      '--name',
    ],
    [['--nonsense'], 'unknown option: --nonsense', '--list'],
  ])(
    '%j fails with what to write',
    async (words, says, suggests) => {
      const { code, output } = await make(...words);
      expect(code).toBe(1);
      expect(output).toContain(says);
      expect(output).toContain(suggests);
      expect(output).not.toMatch(/^\s+at /m);
    },
    120_000,
  );
});
