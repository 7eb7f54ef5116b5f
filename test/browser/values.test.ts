import { expect, inject, test } from 'vitest';
import { answered } from '../setup/answers.ts';
import { oddValues } from '../setup/cafe.ts';
import { figuresOf, useBrowser } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');

// that nothing is carried out, no dialog opens and no policy is broken, the kit checks after each test

test('values that try to be HTML, formulas or addresses are shown as they are', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/edge/odd/`);
  const names = await page.locator('#input-place option').allTextContents();
  for (const value of oddValues) expect(names).toContain(value);
  const figures = await figuresOf(page);
  const table = figures.find(({ name }) => name === 'table');
  for (const value of oddValues) expect(table?.text).toContain(value);
  expect(await injected(page)).toEqual([]);
});

test('each of them can be filtered by, from the results file and by the engine', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/edge/odd/`);
  for (const value of oddValues) {
    await page.selectOption('#input-place', value);
    const foreseen = await answered(page, { place: [value] });
    expect(foreseen.find(({ name }) => name === 'value')?.audit.shown.n, value).toBe(40);
    expect(foreseen.map(({ source }) => source)).not.toContain('engine');
  }
  expect(await injected(page)).toEqual([]);
  for (const value of oddValues) {
    const part = value.slice(0, 12).trim();
    await page.locator('#input-remark').fill(part);
    await page.locator('#input-remark').press('Enter');
    await page.selectOption('#input-place', value);
    const asked = await answered(page, { place: [value], remark: [part] });
    expect(asked.find(({ name }) => name === 'value')?.audit.shown.n, value).toBe(40);
  }
  expect(await injected(page)).toEqual([]);
});

test('an address with such a value gives the same numbers to a colleague', async () => {
  const server = await serve(cafe.dist);
  const [value = ''] = oddValues;
  const page = await open(`${server.address}reports/edge/odd/`);
  await page.selectOption('#input-place', value);
  const mine = await answered(page, { place: [value] });
  const theirs = await answered(await open(page.url()), { place: [value] });
  expect(theirs.map(({ text }) => text)).toEqual(mine.map(({ text }) => text));
});

test.each(['empty', 'nulls', 'single'])(
  'a page over %s data says that there is too little, with no number',
  async (name) => {
    const server = await serve(cafe.dist);
    const page = await open(`${server.address}reports/edge/${name}/`);
    for (const { id, name: figure, audit, text } of await figuresOf(page)) {
      if (figure === 'when') expect(await page.locator(`#${id} .pl-when`).isHidden()).toBe(true);
      else if (figure === 'value') expect(text, id).toMatch(/no answers|too few answers/);
      else if (['trend', 'breakdown', 'distribution', 'big-number'].includes(figure))
        expect(text.toLowerCase(), id).toMatch(/no answers|too few/);
      expect(text, id).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
      if (figure === 'value') expect(audit.shown.state, id).not.toBe('ok');
    }
  },
);

test('a question without a single answer leaves every figure saying so, and a wider one brings them back', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const before = (await figuresOf(page)).map(({ text }) => text);
  await page.locator('#input-remark').fill('nobody wrote this');
  await page.locator('#input-remark').press('Enter');
  for (const { id, name, text } of await answered(page, { remark: ['nobody wrote this'] })) {
    expect(text, id).not.toMatch(/NaN|undefined|Infinity|\[object/);
    if (['trend', 'breakdown', 'distribution', 'chart', 'big-number', 'value'].includes(name))
      expect(text.toLowerCase(), id).toMatch(/no answers|too few|no rows/);
  }
  await page.locator('#input-remark').fill('');
  await page.locator('#input-remark').press('Enter');
  expect((await answered(page, {})).map(({ text }) => text)).toEqual(before);
});

/** Elements that only a value could have made. */
async function injected(page: Awaited<ReturnType<typeof open>>): Promise<string[]> {
  return page
    .locator(
      'img:not(.sh-brand *), iframe, object, embed, [onclick], [onerror], a[href^="javascript:"], b[onclick]',
    )
    .evaluateAll((found) => found.map((each) => each.outerHTML));
}
