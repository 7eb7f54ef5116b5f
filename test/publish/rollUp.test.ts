import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishCsv, rowsOf } from './workshop.ts';

const declared = `id: {type: text, publish: pseudonym}
on: {type: date}
plan: {type: category}
region: {type: category}
age: {type: integer, generalise: [0, 30, 60]}
hours: {type: number}
vip: {type: boolean, publish: drop}
csat: {type: score, range: [1, 5]}
note: {type: comment}`;
const rolled = 'publish: rollup\nminimum: {publish: 10}\nperiod: t.on\nsynthetic: true';
const header = 'id,on,plan,region,age,hours,vip,csat,note\n';

type Answer = { on: string; plan: string; region: string; csat: number | string };

function csv(answers: Answer[]): string {
  return (
    header +
    answers
      .map(
        ({ on, plan, region, csat }, i) =>
          `p${i},${on},${plan},${region},${20 + (i % 50)},1.5,no,${csat},secret note ${i}\n`,
      )
      .join('')
  );
}

function many(count: number, answer: Partial<Answer>): Answer[] {
  return Array.from({ length: count }, (_, i) => ({
    on: '2025-01-15',
    plan: 'basic',
    region: 'north',
    csat: 1 + (i % 5),
    ...answer,
  }));
}

const simple =
  'on: {type: date}\nplan: {type: category}\nregion: {type: category}\ncsat: {type: score, range: [1, 5]}';
const cells = `select "on", plan, region, sum(n)::integer as n from t group by all order by all`;

describe('a rollup', () => {
  it('counts answers by score in cells of category, boolean, band and month; people, comments and free numbers are left out', async () => {
    const published = await publishCsv(csv(many(400, {})), declared, rolled);
    const table = published.dataset.tables['t'];
    expect(Object.keys(table?.columns ?? {})).toEqual(['on', 'plan', 'region', 'age', 'csat']);
    expect(table).toMatchObject({
      answers: 400,
      columns: { on: { generalise: 'month', extent: ['2025-01-01', '2025-01-01'] } },
    });
    expect(table?.rows).toBeLessThan(20);
    expect(readFileSync(published.path).includes('secret note')).toBe(false);
  });

  it('gives the same measures as the rows do', async () => {
    const answers = [
      ...many(37, { plan: 'basic' }),
      ...many(41, { plan: 'plus', region: 'south' }),
      ...many(4, { plan: 'rare' }),
    ];
    const query =
      'select sum(n)::integer as n, sum(n * csat)::integer as s1, sum(n * csat * csat)::integer as s2, sum(n) filter (csat >= 4)::integer as satisfied from t';
    const rows = await rowsOf(await publishCsv(csv(answers), simple, 'minimum: {publish: 10}'), query);
    const cellsOnly = await rowsOf(await publishCsv(csv(answers), simple, rolled), query);
    expect(cellsOnly).toEqual(rows);
  });

  it('merges small cells that differ in one dimension only', async () => {
    const answers = [...many(20, {}), ...many(6, { region: 'east' }), ...many(7, { region: 'west' })];
    const published = await publishCsv(csv(answers), simple, rolled);
    expect(await rowsOf(published, cells)).toEqual([
      { on: '2025-01-01', plan: 'basic', region: 'north', n: 20 },
      { on: '2025-01-01', plan: 'basic', region: null, n: 13 },
    ]);
    expect(published.dataset.tables['t']?.columns).toMatchObject({
      region: { answered: 20 / 33, withheld: 13, values: ['north'] },
      plan: { answered: 1 },
    });
  });

  it('withholds the smallest other cell too when a single small one could be found by subtraction', async () => {
    const answers = [...many(30, {}), ...many(20, { region: 'east' }), ...many(3, { region: 'west' })];
    const published = await publishCsv(csv(answers), simple, rolled);
    expect(await rowsOf(published, cells)).toEqual([
      { on: '2025-01-01', plan: 'basic', region: 'north', n: 30 },
      { on: null, plan: null, region: null, n: 23 },
    ]);
    expect(published.dataset.tables['t']?.columns['region']?.values).toEqual(['north']);
    for (const bytes of [readFileSync(published.path), Buffer.from(JSON.stringify(published.dataset))]) {
      expect(bytes.includes('west')).toBe(false);
      expect(bytes.includes('east')).toBe(false);
    }
  });

  it('keeps the period longest', async () => {
    const months = ['2025-01-15', '2025-02-15', '2025-03-15'];
    const answers = months.flatMap((on) =>
      ['a', 'b', 'c'].flatMap((plan) => many(4, { on, plan, region: `r${plan}` })),
    );
    const published = await publishCsv(csv(answers), simple, rolled);
    expect(await rowsOf(published, cells)).toEqual(
      months.map((on) => ({ on: `${on.slice(0, 8)}01`, plan: null, region: null, n: 12 })),
    );
  });

  it('publishes a table under the minimum empty, and warns', async () => {
    const published = await publishCsv(csv(many(9, {})), simple, rolled);
    expect(published.dataset.tables['t']).toMatchObject({ rows: 0, answers: 0 });
    expect(published.warnings.filter(({ rule }) => rule === 'nothing-published')).toHaveLength(1);
  });

  it('keeps frequencies and weights', async () => {
    const published = await publishCsv(
      'v,c,w\n1,6,0.5\n1,7,0.5\n2,5,2\n',
      'v: {type: score, range: [1, 2]}\nc: {type: frequency}\nw: {type: weight}',
      rolled.replace('period: t.on\n', ''),
    );
    expect(await rowsOf(published, 'from t order by all')).toEqual([
      { v: 1, n: 13, weight: 0.5 },
      { v: 2, n: 5, weight: 2 },
    ]);
    expect(published.dataset.tables['t']).toMatchObject({ rows: 2, answers: 18 });
  });

  it('never has a cell under the minimum, and never loses an answer', async () => {
    const answer = fc.record({
      on: fc.constantFrom('2025-01-15', '2025-02-15', '2025-03-15', ''),
      plan: fc.constantFrom('a', 'b', 'c', ''),
      region: fc.constantFrom('x', 'y', 'z', 'u', 'v', ''),
      csat: fc.constantFrom(1, 2, 5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 10, maxLength: 150 }), async (answers) => {
        const published = await publishCsv(csv(answers), simple, rolled);
        const found = await rowsOf(published, cells);
        const sizes = found.map(({ n }) => Number(n));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
        expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(answers.length);
        expect(
          await rowsOf(
            published,
            'select count(*) > 0 as twice from (select "on", plan, region, csat from t group by all having count(*) > 1)',
          ),
        ).toEqual([{ twice: false }]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
