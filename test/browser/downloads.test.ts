import { csvParse } from 'd3';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { Audit } from '../../src/figures/frame.ts';
import { answered } from '../setup/answers.ts';
import { figuresOf, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

describe.each([
  ['as it was drawn', undefined],
  ['after a question', 'Market'],
])('a figure %s', (_name, shop) => {
  test('downloads exactly the rows that it shows as CSV, each figure its own', async () => {
    const page = await cafePage(shop);
    for (const { id, name, audit } of await figuresOf(page)) {
      const panel = await openPanel(page, id);
      if (!panel) continue;
      const { text, file } = await save(page, panel, 'CSV');
      expect(file, id).toBe(`${id}.csv`);
      expect(text.charCodeAt(0), id).toBe(0xfeff);
      const rows = csvParse(text.slice(1));
      expect(rows.columns, id).toEqual(audit.shown.columns.map((column) => column.name));
      expect(
        [...rows].map((row) => ({ ...row })),
        `${id} (${name})`,
      ).toEqual(asText(audit.shown));
    }
  });

  test('downloads what is drawn as a whole SVG file and as a PNG', async () => {
    const page = await cafePage(shop);
    let drawings = 0;
    for (const { id } of await figuresOf(page)) {
      const panel = await openPanel(page, id);
      if (!panel || !(await panel.getByRole('button', { name: 'SVG' }).count())) continue;
      drawings++;
      const { text } = await save(page, panel, 'SVG');
      const picture = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        const root = parsed.documentElement;
        return {
          errors: parsed.querySelectorAll('parsererror').length,
          name: root.localName,
          space: root.namespaceURI,
          width: Number(root.getAttribute('width')),
          words: root.textContent,
          variables: source.includes('var(--'),
        };
      }, text);
      expect(picture, id).toMatchObject({
        errors: 0,
        name: 'svg',
        space: 'http://www.w3.org/2000/svg',
        variables: false,
      });
      expect(picture.width, id).toBeGreaterThan(100);
      expect(picture.words?.length, id).toBeGreaterThan(0);

      const { bytes } = await save(page, panel, 'PNG');
      expect(bytes.subarray(0, 8).toString('latin1'), id).toBe('\x89PNG\r\n\x1a\n');
      expect(bytes.readUInt32BE(16), id).toBe(picture.width * 2);
      expect(bytes.length, id).toBeGreaterThan(1000);
    }
    expect(drawings).toBeGreaterThan(3);
  });
});

test('a text that a spreadsheet would take for a formula is made harmless in the CSV', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/edge/odd/`);
  const { text } = await save(page, (await openPanel(page, 'table-1'))!, 'CSV');
  const places = csvParse(text.slice(1)).map((row) => Object.values(row)[0]);
  expect(places).toContain(`'=cmd|' /C calc'!A0`);
  expect(places.filter((each) => /^[=+\-@]/.test(each ?? ''))).toEqual([]);
});

async function cafePage(shop: string | undefined): Promise<Page> {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  if (!shop) return page;
  await page.selectOption('#input-shop', shop);
  await answered(page, { shop: [shop] });
  return page;
}

/** The audit panel of a figure, open; that of a number in the text stands in the notes. */
async function openPanel(page: Page, id: string): Promise<Locator | undefined> {
  const own = page.locator(`#${id} > details.pl-audit, details#audit-${id}`);
  if (!(await own.count())) return undefined;
  await own.evaluate((panel) => ((panel as HTMLDetailsElement).open = true));
  await own.locator('.pl-actions:not([hidden])').waitFor();
  return own;
}

async function save(page: Page, panel: Locator, type: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: type }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { bytes, text: bytes.toString('utf8'), file: download.suggestedFilename() };
}

function asText({ columns, rows }: Audit['shown']) {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, text(row[name])])));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}
