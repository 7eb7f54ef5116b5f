import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { State } from '../../src/sql/controls.ts';
import { answered, engineOver } from '../setup/answers.ts';
import { readVisits } from '../setup/cafe.ts';
import { useBrowser, type FigureView } from '../setup/page.ts';

const { open, serve } = useBrowser();
const { cafe } = inject('shared');
let native: DuckDBConnection;

beforeAll(async () => {
  native = await (await DuckDBInstance.create()).connect();
  await native.run(`create table visits as from ${readVisits(join(cafe.root, 'data/cafe/visits.csv'))}`);
});
afterAll(() => native.closeSync());

type Question = {
  name: string;
  state: State;
  source: string;
  where: string;
  ask(page: Page): Promise<unknown>;
};

const questions: Question[] = [
  {
    name: 'one value, which the results file answers',
    state: { shop: ['Market'] },
    source: 'results',
    where: `shop = 'Market'`,
    ask: (page) => page.selectOption('#input-shop', 'Market'),
  },
  {
    name: 'a slider at a stop, which the results file answers for the cells that read it',
    state: { most: ['10'] },
    source: 'results',
    where: 'true',
    ask: (page) => page.locator('#input-most').fill('10'),
  },
  {
    name: 'several values, which nobody foresaw',
    state: { product: ['cake', 'coffee'] },
    source: 'engine',
    where: `product in ('coffee', 'cake')`,
    async ask(page) {
      await page.locator('[data-control=product] summary').click();
      await page.getByRole('checkbox', { name: 'coffee' }).check();
      await page.getByRole('checkbox', { name: 'cake' }).check();
    },
  },
  {
    name: 'a span of days',
    state: { day: ['2024-03-01..2025-02-10'] },
    source: 'engine',
    where: `day between date '2024-03-01' and date '2025-02-10'`,
    async ask(page) {
      await page.locator('[data-control=day] [data-side=low]').fill('2024-03-01');
      await page.locator('[data-control=day] [data-side=high]').fill('2025-02-10');
    },
  },
  {
    name: 'a range of numbers with one end',
    state: { wait_minutes: ['5..'] },
    source: 'engine',
    where: 'wait_minutes >= 5',
    async ask(page) {
      const low = page.locator('[data-control=wait_minutes] [data-side=low]');
      await low.fill('5');
      await low.press('Enter');
    },
  },
  {
    name: 'a text that comments contain',
    state: { remark: ['queue; was'] },
    source: 'engine',
    where: `remark ilike '%queue; was%'`,
    ask: (page) => page.locator('#input-remark').fill('queue; was'),
  },
];

describe.each(questions)('a question: $name', ({ state, source, where, ask }) => {
  test('every figure shows what the same SQL gives in Node, and what SQL over the raw file gives', async () => {
    const server = await serve(cafe.dist);
    const page = await open(`${server.address}reports/cafe/`);
    await ask(page);
    const figures = await answered(page, state);

    expect(new Set(figures.map((each) => each.state))).toEqual(new Set(['live']));
    const sources = new Set(figures.map((each) => each.source).filter((each) => each !== 'build'));
    expect(sources).toEqual(new Set([source]));
    if (source === 'results') expect(server.asked.filter((path) => path.includes('.wasm'))).toEqual([]);

    await sameAsNode(page, figures);
    expect(measuresOf(figures)).toEqual(await measuresByHand(where));
  });
});

test('two questions at once: the later one is answered, whatever the order of answers', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  for (const shop of ['Harbour', 'Market', 'Old Town', 'Kiosk', 'Harbour'])
    await page.selectOption('#input-shop', shop);
  await page.locator('#input-remark').fill('queue');
  await page.locator('#input-remark').press('Enter');
  await page.selectOption('#input-shop', 'Market');
  const figures = await answered(page, { shop: ['Market'], remark: ['queue'] });
  await sameAsNode(page, figures);
  expect(measuresOf(figures)).toEqual(await measuresByHand(`shop = 'Market' and remark ilike '%queue%'`));
});

test('a query that is run again from its audit panel gives the same rows from the engine', async () => {
  const server = await serve(cafe.dist);
  const page = await open(`${server.address}reports/cafe/`);
  const trend = page.locator('plaudit-figure[data-figure=trend]').first();
  const body = () => trend.locator('.pl-body').evaluate((each) => each.outerHTML);
  const before = await body();
  await trend.locator(':scope > .pl-audit > summary').click();
  await trend.getByRole('button', { name: 'Run again' }).click();
  await expect.poll(() => trend.getAttribute('data-source'), { timeout: 30_000 }).toBe('engine');
  await expect.poll(body).toBe(before);
  await trend.getByText(/^[\d,]+ ms$/).waitFor();
});

/** The audit's SQL with its values, run in Node over the served file, gives the audit's rows. */
async function sameAsNode(page: Page, figures: FigureView[]): Promise<void> {
  const engine = await engineOver(page.url(), page);
  try {
    for (const { id, audit } of figures) {
      const { columns, rows } = await engine.run({ text: audit.sql, params: audit.params as string[] });
      expect(audit.rows, id).toEqual(rows);
      expect(audit.columns, id).toEqual(columns.map(({ name }) => name));
    }
  } finally {
    engine.close();
  }
}

type Measures = Record<string, { n: number; value: number | null }>;

/** What the three numbers in the text say. */
function measuresOf(figures: FigureView[]): Measures {
  const values = figures.filter(({ name }) => name === 'value');
  return Object.fromEntries(
    values.map(({ audit }) => {
      const [row] = audit.shown.rows;
      const value = audit.shown.state === 'ok' ? round(row?.['value']) : null;
      return [(audit.props as { measure: string }).measure, { n: audit.shown.n ?? 0, value }];
    }),
  );
}

/** The same by definition, over the raw file: under ten answers nothing is said. */
async function measuresByHand(where: string): Promise<Measures> {
  const reader = await native.runAndReadAll(`
    select count(happy)::double, avg((happy >= 8)::int)::double,
      count(recommend)::double, (100.0 * (count_if(recommend >= 9) - count_if(recommend <= 6)) / count(recommend))::double,
      count(easy)::double, avg(easy)::double
    from visits where ${where}`);
  const [row] = reader.getRows() as number[][];
  const [happy, share, recommend, nps, easy, mean] = row!;
  const said = (n = 0, value = 0) => ({ n, value: n < 10 ? null : round(value) });
  return { happy: said(happy, share), recommend: said(recommend, nps), easy: said(easy, mean) };
}

function round(value: unknown): number {
  return Number(Number(value).toFixed(9));
}
