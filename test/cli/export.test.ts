import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/cli/browser.ts';
import { cafeFiles } from '../setup/cafe.ts';
import { makeRoot, removeRoot, runNode, type Ran } from '../setup/site.ts';

let root = '';
let ran: Ran;
const file = (name: string) => join(root, 'exports', name);

beforeAll(async () => {
  root = makeRoot(cafeFiles());
  const flags = ['--pdf', '--html', '--pptx', '--png', '--site', 'https://cafe.example.org'];
  ran = await runNode(root, ['src/cli/export.ts', 'cafe', ...flags]);
});
afterAll(() => removeRoot(root));

describe('npm run export', () => {
  it('says what it does and which files it made', () => {
    expect([ran.code, ran.code ? ran.output : '']).toEqual([0, '']);
    expect(ran.output).toMatch(/building the site[^]*exports\/cafe\.pdf[^]*exports\/cafe\.pptx/);
  });

  it('makes a PDF with tags, bookmarks and the text of the report', async () => {
    const data = new Uint8Array(readFileSync(file('cafe.pdf')));
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>;
    expect(marks.get('Marked')).toBe(true);
    expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
    const { items } = await (await pdf.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('95 %');
  });

  it('makes an HTML file that opens from disk, asks for nothing and runs nothing', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file('cafe.html')).href);
    expect(asked).toHaveLength(1);
    expect(await page.locator('script, link[rel=stylesheet], input, select').count()).toBe(0);
    expect(await page.locator('svg.pl-plot').count()).toBeGreaterThan(3);
    const audit = page.locator('.pl-audit').first();
    await audit.locator('summary').click();
    expect(await audit.innerText()).toMatch(/select/i);
    await browser.close();
  });

  it('makes a slide for each figure: charts with intervals and tables to edit, pictures, notes', async () => {
    const zip = await JSZip.loadAsync(readFileSync(file('cafe.pptx')));
    const paths = Object.keys(zip.files);
    const all = (match: RegExp) =>
      Promise.all(paths.filter((path) => match.test(path)).map((path) => zip.file(path)?.async('text')));
    const slides = await all(/^ppt\/slides\/slide\d+\.xml$/);
    expect(slides.length).toBeGreaterThanOrEqual(readdirSync(file('cafe')).length + 1);
    expect(slides.filter((slide) => slide?.includes('<a:tbl>')).length).toBeGreaterThan(0);
    const charts = await all(/^ppt\/charts\/chart\d+\.xml$/);
    expect(charts.length).toBeGreaterThan(2);
    expect(charts.filter((chart) => chart?.includes('<c:errBars>')).length).toBeGreaterThan(0);
    expect(paths.filter((path) => /^ppt\/media\/.*\.png$/.test(path)).length).toBeGreaterThan(2);
    const notes = await zip.file('ppt/notesSlides/notesSlide2.xml')?.async('text');
    expect(notes).toMatch(/SQL/);
  });

  it('makes a picture of each figure, of double density', async () => {
    const pictures = readdirSync(file('cafe'));
    expect(pictures.length).toBeGreaterThan(5);
    for (const name of pictures) {
      const { width = 0 } = await sharp(join(file('cafe'), name)).metadata();
      expect([name, width > 300]).toEqual([name, true]);
    }
  });

  it('says what is wrong with what was asked', async () => {
    const none = await runNode(root, ['src/cli/export.ts', 'cafe']);
    expect([none.code, none.output]).toEqual([1, expect.stringContaining('missing format') as string]);
    const lang = await runNode(root, ['src/cli/export.ts', 'cafe', '--pdf', '--lang', 'xx']);
    expect(lang.output).toContain('valid: en, fr, ru');
    const other = await runNode(root, ['src/cli/export.ts', 'cafee', '--pdf', '--out', 'other']);
    expect(other.output).toMatch(/unknown report: cafee\n\s+did you mean "cafe"\?/);
    expect(existsSync(join(root, 'other'))).toBe(false);
    const missing = await runNode(root, ['src/cli/export.ts', 'cafe', '--pdf', '--lang', 'ru']);
    expect(missing.output).toContain('unknown language of cafe: ru');
    // before the site is built
    for (const { output } of [other, missing]) expect(output).not.toContain('building the site');
  });
});
