import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { Run } from '../../../src/engine/run.ts';
import { drawPage, type DrawnPage } from '../../../src/hosts/build/drawPage.ts';
import { keptDrawings, type KeptFigure } from '../../../src/hosts/build/keptDrawings.ts';
import type { Page } from '../../../src/mdx/page.ts';
import { readPage } from '../../../src/mdx/readPage.ts';
import { fixtureDataset, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
let folder: string;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plaudit-drawn-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const body = `
<Slider name="least" min={0} max={5} value={2} />

\`\`\`sql totals
select count(*) as v from answers where csat >= $least
\`\`\`

CSAT is <Value measure="csat" />.

<When measure="csat" is="above" than={0.1}>

It is above.

</When>

<Breakdown measure="csat" by="region" id="regions" />

The first is <Value figure="regions" column="value" />.
`;
const figureIds = ['cell-totals', 'value-1', 'when-1', 'breakdown-regions', 'value-2'];

type Change = { text?: string; head?: string; dataset?: Dataset; version?: string; slug?: string; run?: Run };

function pageOf({ text = body, head = '', dataset = fixtureDataset, slug = 'a' }: Change = {}): Page {
  const { page, problems } = readPage({
    ...{ file: `content/reports/${slug}.mdx`, slug, datasets: [dataset] },
    text: `---\ntitle: A\n${head}---\n${text}`,
  });
  expect(problems).toEqual([]);
  return page as Page;
}

const store = ({ version = '1' }: Change) => keptDrawings({ folder, version });
const drawn = (change: Change = {}) =>
  drawPage(pageOf(change), change.run ?? fixture.run, { kept: store(change) });

/** A page without its figures' functions, which are made for each reading. */
const comparable = ({ drawn: told, ...page }: DrawnPage) => ({
  ...page,
  told: [...told].map(([id, { props, query, answer, shown }]) => ({ id, props, query, answer, shown })),
});

/** Writes into each kept figure that it is a kept one. */
function stamp(): void {
  for (const name of readdirSync(folder)) {
    const figures = deserialize(readFileSync(join(folder, name))) as Map<string, KeptFigure>;
    for (const each of figures.values()) each.html = 'kept';
    writeFileSync(join(folder, name), serialize(figures));
  }
}

/** Ids of the figures that the next build takes from an earlier one, after a change. */
async function reused(change: Change = {}): Promise<string[]> {
  await drawn();
  stamp();
  const { html, failed } = await drawn(change);
  expect([...failed.values()]).toEqual([]);
  return [...html].filter(([, text]) => text === 'kept').map(([id]) => id);
}

describe('figures that an earlier build drew', () => {
  it('are the same in every part, of whatever kind they are', async () => {
    const [first, second, fresh] = [await drawn(), await drawn(), await drawPage(pageOf(), fixture.run)];
    expect([...first.html.keys()]).toEqual(figureIds);
    expect(comparable(second)).toEqual(comparable(first));
    expect(comparable(fresh)).toEqual(comparable(first));
    expect(first.notes).toHaveLength(1);
    expect([...first.holds.values()]).toEqual([true]);
    expect([...first.embeds.keys()]).toContain('breakdown-regions');
  });

  it('are taken again when nothing changed, and when only the text around them did', async () => {
    expect(await reused()).toEqual(figureIds);
    expect(await reused({ text: body.replace('CSAT is', 'Today CSAT is') })).toEqual(figureIds);
  });

  it('are drawn anew where a prop changed, and in what reads them', async () => {
    expect(await reused({ text: body.replace('by="region"', 'by="channel"') })).toEqual(
      figureIds.slice(0, 3),
    );
  });

  const relabelled = structuredClone(fixtureDataset);
  relabelled.measures['csat']!.question = 'How was it?';
  it.each<[string, Change]>([
    ['another program', { version: '2' }],
    ['another language', { head: 'lang: fr\n' }],
    ['another data version', { dataset: { ...fixtureDataset, hash: 'ba9876543210' } }],
    ['other words of the dataset', { dataset: relabelled }],
    ['another minimum of answers', { dataset: { ...fixtureDataset, minimum: { publish: 5, flag: 30 } } }],
    ['another text of a cell', { text: body.replace('>= $least', '> $least') }],
    ['another default of an input', { text: body.replace('value={2}', 'value={3}') }],
    ['another page', { slug: 'b' }],
  ])('are drawn anew for %s', async (_what, change) => {
    expect(await reused(change)).toEqual([]);
  });

  it('are drawn anew when the engine answers otherwise', async () => {
    const other: Run = async (query, options) => {
      const { columns, rows } = await fixture.run(query, options);
      return { columns, rows: rows.map((row) => ('n' in row ? { ...row, n: Number(row['n']) + 1 } : row)) };
    };
    expect(await reused({ run: other })).toEqual(['cell-totals']);
  });

  it('are none where their file is damaged', async () => {
    await drawn();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'damaged');
    expect(comparable(await drawn())).toEqual(comparable(await drawPage(pageOf(), fixture.run)));
  });

  it('are not kept when they failed', async () => {
    const broken: Run = () => Promise.reject(new Error('no engine'));
    expect((await drawn({ run: broken })).failed.size).toBe(figureIds.length);
    expect((await drawn()).failed.size).toBe(0);
  });

  it('go with their page', async () => {
    await drawn();
    await drawn({ slug: 'b' });
    store({}).keepOnly([pageOf()]);
    expect(readdirSync(folder)).toHaveLength(1);
    stamp();
    expect((await drawn()).html.get('breakdown-regions')).toBe('kept');
  });
});
