import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { project } = inject('shared');

const paths = { en: 'reports/quarter/', fr: 'reports/fr/quarter/', ru: 'reports/ru/quarter/' };
const translated = ['fr', 'ru'] as const;

/** Words that no French page has; a Russian page has no Latin words but names. */
const english =
  /(?<!\p{L})(the|of|and|with|this|that|is|are|to|by|answers?|rows?|values?|measures?|weeks?|months?|years?|data from|not|open|close|copy|download|show|hide|search|shares?|high|low|too few|interval)(?!\p{L})/giu;
const names =
  /\b(otvety|skorost|po_mesyatsam|I{1,3}|IV|CSAT|NPS|CES|SQL|ACSI|CSV|PNG|SVG|HTML|VS|Code|Northlight|JavaScript|DuckDB|WASM|English|Français|Plaudit|CC0|QR|EUR|MOVER|min|max|sample|[a-z]+-mail|Ctrl|Shift|Alt|Enter|Esc|[A-Z]|n|p|t|v|XmR|S|R|LMG|Zou|Donner)\b/g;

/** What is read or heard of a page, but for code and what is marked as another language. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { lang } = document.documentElement;
    const foreign = `script, style, noscript, pre, code, kbd, math, .pl-languages, .pl-tags, .sh-tabs, [data-words], [lang]:not([lang="${lang}"]), [lang]:not([lang="${lang}"]) *`;
    return [...document.body.querySelectorAll('*')]
      .filter((each) => !each.closest(foreign))
      .flatMap((each) => [
        ...[...each.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map((node) => node.textContent ?? ''),
        each.getAttribute('aria-label') ?? '',
        each.getAttribute('title') ?? '',
      ])
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  });
}

function englishIn(text: string, lang: 'fr' | 'ru'): string[] {
  // addresses and data versions are no words
  const bare = text.replace(/https?:\S+|\b[0-9a-f]{12}\b/g, '').replace(names, '');
  return (lang === 'fr' || isSource(text) ? bare.match(english) : bare.match(/[A-Za-z]{2,}/g)) ?? [];
}

describe('a report in several languages', () => {
  test('says its language, and where the others are', async () => {
    const server = await serve(project.dist);
    for (const [lang, path] of Object.entries(paths)) {
      const page = await open(server.address + path);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      expect(await page.getAttribute('html', 'dir')).toBe('ltr');
      const links = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((all) => all.map((each) => [each.getAttribute('hreflang'), each.getAttribute('href')]));
      expect(Object.fromEntries(links)).toEqual({
        ...Object.fromEntries(
          Object.entries(paths).map(([other, to]) => [other, `https://reports.example.org/${to}`]),
        ),
        'x-default': `https://reports.example.org/${paths.en}`,
      });
    }
  });

  test('keeps the reader’s question when the language is switched', async () => {
    const server = await serve(project.dist);
    const page = await open(`${server.address}${paths.en}?region=North`);
    await answered(page, { region: ['North'] });
    await page.locator('a[data-keeps-state][hreflang=fr]').first().click();
    await page.waitForURL(`**/${paths.fr}?region=North`);
    await page.locator('html[data-ready]').waitFor();
    await answered(page, { region: ['North'] });
    expect(await page.locator('#input-region').inputValue()).toBe('North');
    expect(await page.locator('#input-region option:checked').textContent()).toBe('Nord');
  });

  test('shows numbers as its language writes them, drawn at build and drawn again', async () => {
    const server = await serve(project.dist);
    for (const lang of translated) {
      const page = await open(server.address + paths[lang]);
      const percent = /\d,\d[\u00a0\u202f]%/;
      expect(await page.locator('plaudit-figure[data-figure=value]').nth(1).innerText()).toMatch(percent);
      await page.selectOption('#input-region', 'North');
      await answered(page, { region: ['North'] });
      expect(await page.locator('plaudit-figure[data-figure=value]').nth(1).innerText()).toMatch(percent);
      const text = await page.locator('main').innerText();
      expect(text).not.toMatch(/\d\.\d+ ?%/);
    }
  });

  test.each(translated)('has no English in %s, not even in names that only are heard', async (lang) => {
    const server = await serve(project.dist);
    const reports = ['overview', 'return', 'summary'].map((name) => `reports/${lang}/${name}/`);
    for (const path of [paths[lang], ...reports, `${lang}/`, `${lang}/method/`]) {
      const page = await open(server.address + path, { wait: 'load' });
      const left = (await said(page)).flatMap((text) =>
        englishIn(text, lang).map((word) => `${word}: ${text}`),
      );
      expect({ path, left }).toEqual({ path, left: [] });
    }
  });
});

/** Names of authors and of published examples are Latin in Russian too. */
function isSource(text: string): boolean {
  return /\d{4}[a-c]?[,)]|arXiv|\([a-zA-Z]+[\w/, ]*\)|NIST|mtcars|ACSI|log-log|6-MP/.test(text);
}

test('the index is there in each language and lists a report once', async () => {
  const server = await serve(project.dist);
  for (const [lang, path] of [
    ['en', ''],
    ['fr', 'fr/'],
    ['ru', 'ru/'],
  ] as const) {
    const page = await open(server.address + path, { wait: 'load' });
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
    const own = page.locator('main h2 a').and(page.locator(`[href="/${paths[lang]}"]`));
    expect(await own.count()).toBe(1);
    for (const other of Object.values(paths).filter((each) => each !== paths[lang]))
      expect(await page.locator(`main h2 a[href="/${other}"]`).count()).toBe(0);
  }
});
