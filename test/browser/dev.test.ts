import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cafeFiles } from '../setup/cafe.ts';
import { useBrowser } from '../setup/page.ts';
import { astroCli, makeRoot, removeRoot, startNode, writeFiles } from '../setup/site.ts';

const { open } = useBrowser();
const report = 'content/reports/note.mdx';
const csv = 'data/cafe/visits.csv';
const note = (prose: string, sql = 'select count(*) as visits from visits') =>
  `---\ntitle: A note\ndataset: cafe\n---\n\n${prose}\n\n<Value measure="happy" show="n" /> answers.\n\n${'```'}sql all_visits\n${sql}\n${'```'}\n`;

let root: string;
let child: ReturnType<typeof startNode>;
let address: string;

beforeAll(async () => {
  root = makeRoot(
    { ...cafeFiles(), [report]: note('The first words.') },
    { enginesOf: inject('shared').cafe.root },
  );
  child = startNode(root, [astroCli, 'dev', '--host', '127.0.0.1', '--port', '0']);
  address = await new Promise<string>((found, fail) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (url) found(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => fail(new Error(`astro dev ended with ${code}\n${output}`)));
  });
});
afterAll(async () => {
  const ended = new Promise((done) => child.on('close', done));
  child.kill();
  await ended;
  removeRoot(root);
});

test('an open page shows a change of its text, its SQL and the data by itself', async () => {
  const page = await open(`${address}reports/note/`);
  await see(page, 'The first words.');
  const times = {
    text: await change(page, { [report]: note('Other words.') }, 'Other words.'),
    sql: await change(
      page,
      { [report]: note('Other words.', `select count(*) + 7000 as visits from visits`) },
      /9,400/,
    ),
    data: await change(page, { [csv]: shortened() }, /8,000/),
    input: await change(page, { [report]: note('<Filter column="shop" />') }, 'Harbour'),
  };
  const said = Object.entries(times).map(([what, time]) => `${what} ${time} ms`);
  process.stdout.write(`hot reload: ${said.join(', ')}\n`);
});

test('a mistake is shown where the figure would stand, the rest of the page lives, and both are mended', async () => {
  writeFiles(root, { [report]: note('Words again.', 'select 5 as five') });
  const page = await open(`${address}reports/note/`);
  await see(page, 'Words again.');

  await change(
    page,
    { [report]: note('Words again. <Value measure="hapy" />', 'select 5 as five') },
    /unknown measure: hapy/,
  );
  const mistake = page.locator('.pl-error');
  expect(await mistake.textContent()).toMatch(
    /^content\/reports\/note\.mdx:6:\d+: unknown measure: hapy.*\[unknown-measure\]/s,
  );
  expect(await mistake.getAttribute('data-rule')).toBe('unknown-measure');
  expect(await page.locator('plaudit-figure[data-figure=value]').textContent()).toMatch(/\d/);
  expect(await page.locator('plaudit-figure[data-figure=cell]').textContent()).toContain('five');

  await change(page, { [report]: note('All well.', 'select fivve from visits') }, /bad-sql/);
  await see(page, 'All well.');
  await change(page, { [report]: note('All well.', 'select 6 as six') }, /\bsix\b/i);
  expect(await page.locator('.pl-error').count()).toBe(0);
});

test('data that break a rule are told, the page stays, and comes back with the data', async () => {
  const good = readFileSync(join(root, csv), 'utf8');
  writeFiles(root, { [report]: note('Before the broken data.') });
  const page = await open(`${address}reports/note/`);
  await see(page, 'Before the broken data.');
  const told = output(/score-out-of-range/);
  writeFiles(root, { [csv]: good.replace(/;\d+;(\d);/, ';99;$1;') });
  await told;
  // the server reloads open pages by itself: a second reload here would interrupt its own
  await page
    .getByText(/score-out-of-range/)
    .first()
    .waitFor({ state: 'attached', timeout: 20_000 });
  await see(page, 'Before the broken data.');
  await change(page, { [csv]: good, [report]: note('After it.') }, 'After it.');
});

/** Writes files and waits until the open page shows their effect; gives the milliseconds. */
async function change(page: Page, files: Record<string, string>, shows: string | RegExp): Promise<number> {
  const start = performance.now();
  writeFiles(root, files);
  await see(page, shows);
  return Math.round(performance.now() - start);
}

async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('main').getByText(text).first().waitFor({ state: 'attached', timeout: 20_000 });
}

function shortened(): string {
  return readFileSync(join(root, csv), 'utf8').split('\n').slice(0, 1001).join('\n') + '\n';
}

/** The next time that the server says something. */
function output(wanted: RegExp): Promise<void> {
  return new Promise((found) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk;
      if (wanted.test(text)) found();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
}
