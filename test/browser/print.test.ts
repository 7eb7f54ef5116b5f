import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { answered } from '../setup/answers.ts';
import { useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

const papers = { A4: [595, 842], Letter: [612, 792] } as const;

async function printed(page: Page, format: keyof typeof papers) {
  const bytes = await page.pdf({ format, tagged: true, outline: true });
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const each = await pdf.getPage(index + 1);
      const { items } = await each.getTextContent();
      const texts = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
      const { fnArray } = await each.getOperatorList();
      return {
        size: each.view.slice(2),
        texts,
        text: texts.map(({ str }) => str).join(' '),
        paths: fnArray.filter((name) => name === OPS.constructPath).length,
      };
    }),
  );
  return { pdf, pages, text: pages.map(({ text }) => text).join('\n') };
}

describe('a printed report', () => {
  it.each(['A4', 'Letter'] as const)(
    'fits %s: pages numbered, title above, nothing beyond the edge',
    async (format) => {
      const { address } = await serve(cafe.dist);
      const page = await open(`${address}reports/cafe/`, { colorScheme: 'dark' });
      const title = await page.locator('h1').innerText();
      const { pages, pdf } = await printed(page, format);
      expect(pages.length).toBeGreaterThan(1);
      for (const [index, each] of pages.entries()) {
        const [width = 0] = each.size;
        expect(Math.abs(width - papers[format][0])).toBeLessThan(2);
        expect(each.text).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(each.text).toContain(title);
        for (const { str, transform, width: wide } of each.texts)
          expect([str, transform[4] >= -1, transform[4] + wide <= width + 1]).toEqual([str, true, true]);
      }
      const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>;
      expect(marks.get('Marked')).toBe(true);
      expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
    },
  );

  it.each(['A4', 'Letter'] as const)('is one page of %s where its author wants one', async (format) => {
    const { address } = await serve(project.dist);
    for (const [path, last] of [
      ['summary', 'What to decide'],
      ['fr/summary', 'À décider'],
      ['ru/summary', 'Что решить'],
    ]) {
      const page = await open(`${address}reports/${path}/`);
      const { pages, text } = await printed(page, format);
      expect([path, pages.length]).toEqual([path, 1]);
      expect(text).toContain(last);
      expect(text).toMatch(/[0-9a-f]{12}/);
    }
  });

  it('says what it shows and of which data, and has every audit as a note', async () => {
    const { address } = await serve(cafe.dist);
    const page = await open(`${address}reports/cafe/?shop=Market`);
    await answered(page, { shop: ['Market'] });
    const audits = await page.locator('plaudit-figure > .pl-audit').count();
    const hash = await page.locator('.pl-foot').innerText();
    const charts = await page
      .locator('.pl-wide svg.pl-plot')
      .evaluateAll((all) =>
        all.map((svg) => svg.querySelector('[aria-label$="tick label"] text, text')?.textContent ?? ''),
      );
    const { text } = await printed(page, 'A4');
    expect(text).toMatch(/Café:\s+Market/);
    expect(text).toMatch(/Printed on/);
    expect(text).toContain(/[0-9a-f]{12}/.exec(hash)?.[0]);
    // ligatures are letters of their own in the file
    expect(text).toMatch(/How the fi ?gures were made/);
    expect(charts.length).toBeGreaterThan(3);
    for (const each of charts) expect(text).toContain(each);
    expect(text.match(/BOUND VALUES/gi)?.length).toBeGreaterThanOrEqual(audits);
    // the page is as it was
    expect(await page.locator('plaudit-figure > .pl-audit').count()).toBe(audits);
    expect(await page.locator('.pl-endnotes, .pl-note-number').count()).toBe(0);
    expect(await page.locator('details[open].pl-audit').count()).toBe(0);
  });

  it('repeats the heads of a table that is longer than a page', async () => {
    const { address } = await serve(cafe.dist);
    const page = await open(`${address}reports/cafe/`);
    await page.evaluate(() => {
      const body = document.querySelector('.pl-article .pl-table tbody') as HTMLTableSectionElement;
      const [row] = body.rows;
      for (let count = 0; count < 150; count++) body.append((row as HTMLElement).cloneNode(true));
      const head = document.querySelector('.pl-article .pl-table thead th') as HTMLElement;
      head.textContent = 'HEADMARK';
    });
    const { pages } = await printed(page, 'A4');
    expect(pages.filter(({ text }) => text.includes('HEADMARK')).length).toBeGreaterThan(2);
  });

  it('names the inputs that were moved and no other, with values and units, in its language', async () => {
    const { address } = await serve(project.dist);
    const line = async (path: string) => {
      const page = await open(`${address}reports/${path}`);
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      return (await page.locator('#pl-print-scope').textContent())?.replace(/\s+/g, ' ').trim() ?? '';
    };
    const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
    expect(await line('return/')).toBe(
      `Shown: all data, without filters · Printed on ${day.format(new Date())}`,
    );
    expect(await line('return/?region=North&satisfied=0.6&b_raise=0.205')).toMatch(
      /^Shown: Region: North · Satisfied customers: 60 % · [^·]*: 20\.5 \S+ · Printed on/,
    );
    expect(await line('fr/return/?satisfied=0.605')).toMatch(/^Montré : [^·:]+ : 60,5 % · Imprimé le/);
    const unread = await open(`${address}reports/return/`, { javaScriptEnabled: false, wait: 'load' });
    expect((await unread.locator('#pl-print-scope').textContent())?.trim()).toBe(
      'Shown: all data, without filters',
    );
  });

  it('has no box for the inputs of a scenario, which paper cannot move', async () => {
    const { address } = await serve(project.dist);
    const page = await open(`${address}reports/return/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.pl-scenario-inputs:visible').count()).toBe(0);
  });

  it('is whole without script: charts drawn, audits in small print, page numbers', async () => {
    const { address } = await serve(cafe.dist);
    const page = await open(`${address}reports/cafe/`, { javaScriptEnabled: false, wait: 'load' });
    const { pages, text } = await printed(page, 'A4');
    expect(text).toContain(`1 / ${pages.length}`);
    expect(text).toMatch(/BOUND VALUES/i);
    expect(pages.reduce((sum, { paths }) => sum + paths, 0)).toBeGreaterThan(50);
  });
});
