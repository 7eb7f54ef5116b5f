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
      const { text, file } = (await save(page, id, 'csv')) ?? {};
      if (text === undefined) continue;
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

  test('downloads what is drawn, with its words, as a whole SVG file and as a PNG of twice its size', async () => {
    const page = await cafePage(shop);
    let drawings = 0;
    for (const { id } of await figuresOf(page)) {
      const { text } = (await save(page, id, 'svg')) ?? {};
      if (text === undefined) continue;
      drawings++;
      const picture = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        const root = parsed.documentElement;
        return {
          errors: parsed.querySelectorAll('parsererror').length,
          name: root.localName,
          space: root.namespaceURI,
          width: Number(root.getAttribute('width')),
          words: root.textContent.replace(/\s+/g, ''),
          variables: /var\(--|light-dark|currentcolor/i.test(source),
          classes: root.querySelectorAll('[class], [style]').length,
        };
      }, text);
      expect(picture, id).toMatchObject({
        errors: 0,
        name: 'svg',
        space: 'http://www.w3.org/2000/svg',
        variables: false,
        classes: 0,
      });
      // a card says its number alone
      const facts = page.locator(`[id="${id}"]:has(.pl-twin) figcaption .pl-facts`);
      if (await facts.count())
        expect(picture.words, id).toContain((await facts.textContent())?.replace(/\s+/g, ''));
      const { bytes } = (await save(page, id, 'png'))!;
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
  const id = await page.locator('plaudit-figure[data-figure=table]').first().getAttribute('id');
  const { text } = (await save(page, id ?? '', 'csv'))!;
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

/** A file from the menu of a figure; that of a number in the text from its audit in the notes. */
async function save(page: Page, id: string, type: 'csv' | 'svg' | 'png') {
  const button = await buttonOf(page, id, type);
  if (!button) return undefined;
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { bytes, text: bytes.toString('utf8'), file: download.suggestedFilename() };
}

async function buttonOf(page: Page, id: string, type: string): Promise<Locator | undefined> {
  const note = page.locator(`details[id="audit-${id}"]`);
  if ((await note.count()) && type === 'csv') {
    await note.evaluate((panel) => ((panel as HTMLDetailsElement).open = true));
    await note.locator('.pl-actions:not([hidden])').waitFor();
    return note.getByRole('button', { name: 'CSV' });
  }
  const tools = page.locator(`[id="${id}"] > .pl-tools`);
  if (!(await tools.count())) return undefined;
  await tools.locator(':scope > button').click();
  await tools.getByRole('menu').waitFor();
  const item = tools.locator(`[data-action=${type}]`);
  if (await item.count()) return item;
  await page.keyboard.press('Escape');
  return undefined;
}

function asText({ columns, rows }: Audit['shown']) {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, text(row[name])])));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}
