import { expect, inject, test } from 'vitest';
import { contentPolicy } from '../../src/layouts/contentPolicy.ts';
import { answered } from '../setup/answers.ts';
import { pagePaths, ready, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe, project } = inject('shared');

// the kit fails each test in which a page breaks its policy or asks another host

test('every page has the strict policy, and no script, style or handler in its markup', async () => {
  for (const dist of [project.dist, cafe.dist]) {
    const server = await serve(dist);
    const page = await open(server.address, { javaScriptEnabled: false, wait: 'load' });
    for (const path of await pagePaths(page)) {
      const html = await (await page.request.get(path)).text();
      await page.goto(path);
      const policy = page.locator('head > meta[http-equiv="content-security-policy" i]');
      expect(await policy.getAttribute('content'), path).toBe(contentPolicy);
      // it holds for what comes after it only
      expect(html.indexOf('content-security-policy'), path).toBeLessThan(
        html.search(/<(script|link|style)\b/),
      );
      const inline = await page
        .locator(
          'script:not([src]):not([type="application/json"]), style, [style], base, iframe, object, embed, form:not([role=search]), form[action]',
        )
        .evaluateAll((found) => found.map((each) => each.outerHTML.slice(0, 200)));
      expect(inline, path).toEqual([]);
      const handlers = await page
        .locator('body *')
        .evaluateAll((all) =>
          all.flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith('on'))),
        );
      expect(handlers, path).toEqual([]);
    }
  }
});

test('the policy allows no other host, no eval and nothing inline', () => {
  expect(contentPolicy).toContain("default-src 'none'");
  expect(contentPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('a reader’s whole visit breaks no policy and asks nobody else', async () => {
  const server = await serve(cafe.dist);
  const page = await open(server.address);
  for (const path of await pagePaths(page)) {
    await page.goto(path);
    await ready(page);
  }
  await page.goto(`${server.address}reports/cafe/`);
  await ready(page);
  await page.selectOption('#input-shop', 'Market');
  await answered(page, { shop: ['Market'] });
  await page.locator('[data-control=wait_minutes] [data-side=low]').fill('5');
  await page.locator('[data-control=wait_minutes] [data-side=low]').blur();
  await answered(page, { shop: ['Market'], wait_minutes: ['5..'] });
  const trend = page.locator('plaudit-figure[data-figure=trend]').first();
  for (const name of ['Download CSV', 'Download SVG', 'Download PNG']) {
    await trend.locator(':scope > .pl-tools > button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name }).click();
  }
  await trend.locator(':scope > .pl-audit > summary').click();
  await trend.getByRole('button', { name: 'Run again' }).click();
  await trend.getByText(/^[\d,]+ ms$/).waitFor();
});

test('the engine that a reader runs reaches no file and no network', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  await page
    .locator('#input-remark')
    .fill(`x' union select * from read_csv('${server.origin}/favicon.svg') --`);
  await answered(page, { remark: [`x' union select * from read_csv('${server.origin}/favicon.svg') --`] });
  expect(server.asked).not.toContain('/favicon.svg?');
});
