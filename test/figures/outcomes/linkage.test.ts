import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkage } from '../../../src/figures/outcomes/linkage.ts';
import { difference } from '../../../src/stats/difference.ts';
import { momentsOf } from '../../../src/stats/moments.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { wilsonByHand } from '../shop.fixture.ts';
import { lifeColumns, lifeMeasures, openLives } from '../lives.fixture.ts';

/**
 * 500 customers, 100 for each score, who answer on 1 Feb and, with the other end of the scale, a month later. Of those
 * who first said 1, 40 leave on 1 Apr; of the others 10 each. 6 answer late only, 5 are unknown, 3 answered after leaving.
 */
const answers = `
  select 'c' || i as who, date '2025-02-01' as answered_on, (1 + i % 5)::integer as csat, (i % 11)::integer as nps, cast(null as date) as followed_up_on from range(500) t(i)
  union all select 'c' || i, date '2025-03-01', (5 - i % 5)::integer, 10, null from range(500) t(i)
  union all select 'late' || i, date '2025-12-01', 1, 1, null from range(6) t(i)
  union all select 'nobody' || i, date '2025-02-01', 1, 1, null from range(5) t(i)
  union all select 'gone' || i, date '2025-02-01', 1, 1, null from range(3) t(i)
  union all select null, date '2025-02-01', 1, 1, null from range(4)`;
const lives = `
  select 'c' || i as who, date '2024-01-01' as started_on, case when i // 5 < (case when i % 5 = 0 then 40 else 10 end) then date '2025-04-01' when i // 5 = 99 then date '2025-12-30' end as ended_on, (i % 5) * 10.0 + i % 2 as spend, 'plus' as plan from range(500) t(i)
  union all select 'late' || i, date '2024-01-01', null, null, 'plus' from range(6) t(i)
  union all select 'gone' || i, date '2024-01-01', date '2025-01-01', null, 'plus' from range(3) t(i)`;

let made: Fixture;
let few: Fixture;
let snapshot: Fixture;
beforeAll(async () => {
  made = await openLives('made', answers, lives);
  few = await openLives('few', `select * from (${answers}) where csat <> 2 or who in ('c1', 'c6')`, lives);
  snapshot = await openTables({
    name: 'snapshot',
    tables: {
      answers: {
        sql: 'select (1 + i % 5)::integer as csat, i % 4 = 0 as gone, 1 as n, 1.0::double as weight from range(200) t(i)',
        columns: { csat: lifeColumns['csat'] as never, gone: { type: 'boolean', sqlType: 'BOOLEAN' } },
      },
    },
    measures: {
      csat: { ...lifeMeasures.csat, customer: undefined },
      churn: { kind: 'churn', table: 'answers', left: 'gone' },
    } as never,
  });
});
afterAll(() => {
  made.close();
  few.close();
  snapshot.close();
});

describe('the linkage of scores with later churn', () => {
  it('counts each customer once, by the first answer, with Wilson intervals', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', days: 90 });
    expect(shown.rows.map(({ value, n }) => [value, n])).toEqual(
      [0.4, 0.1, 0.1, 0.1, 0.1].map((value) => [value, 100]),
    );
    const [low, high] = wilsonByHand(40, 100);
    expect(shown.rows[0]).toMatchObject({
      low: expect.closeTo(low, 10) as number,
      high: expect.closeTo(high, 10) as number,
    });
    expect(shown).toMatchObject({ n: 500, state: 'ok', interval: { level: 0.95, method: 'Wilson' } });
  });

  it('leaves out and counts whose follow-up is not over, who is unknown, and who answered after leaving', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', days: 90 });
    expect(shown.notes).toEqual([
      'Customers left out, the 90 days after their answer were not over on 31 Dec 2025: 6.',
      'Customers left out, not found in “Customers”: 5.',
      'Customers left out, they answered after leaving: 3.',
      'Answers left out, it is not known who answered: 4.',
    ]);
  });

  it('says the difference between the lowest and the highest answer, and that it is no proof', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', days: 90 });
    const share = (left: number) => ({ n: 100, w: 100, w2: 100, s1: left, s2: left });
    const gap = difference('share', share(40), share(10));
    expect(shown.rows[4]).toMatchObject({
      difference: gap?.value,
      difference_low: gap?.low,
      difference_high: gap?.high,
      p: gap?.p,
    });
    expect(shown.sentence).toBe(
      'Of the customers who answered “1 · very "bad" </script>”, 40.0% left within 90 days; of those who answered “5 · very good”, 10.0%. Difference, second minus first: −30.0 percentage points, 95 % interval −40.8 to −18.3: more than chance. An association, not proof: who answers low may differ in other ways too.',
    );
  });

  it('declares no difference where there is none', async () => {
    const { shown } = await drawFixture(made, linkage, {
      measure: 'csat',
      days: 90,
      where: { csat: [2, 3] },
    });
    expect(shown.sentence).toContain('no clear difference');
  });

  it('follows only as many days as asked: a customer who leaves later has stayed', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', days: 30 });
    expect(shown.rows.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
    const exact = await drawFixture(made, linkage, { measure: 'csat', days: 59 });
    expect(exact.shown.rows[0]?.['value']).toBe(0.4);
    expect((await drawFixture(made, linkage, { measure: 'csat', days: 58 })).shown.rows[0]?.['value']).toBe(
      0,
    );
  });

  it('takes the last answer where asked, and warns', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', days: 90, pick: 'last' });
    expect(shown.rows.map(({ value }) => value)).toEqual([0.1, 0.1, 0.1, 0.1, 0.4]);
    expect(shown.notes.at(-1)).toContain('The last answer stands closer to the end');
  });

  it('groups by satisfied and not, and net scores by promoters, passives and detractors', async () => {
    const two = await drawFixture(made, linkage, { measure: 'csat', days: 90, by: 'satisfied' });
    expect(two.shown.rows.map(({ group, value, n }) => [group, value, n])).toEqual([
      ['not satisfied', 0.2, 300],
      ['satisfied', 0.1, 200],
    ]);
    const three = await drawFixture(made, linkage, { measure: 'nps', days: 90 }, { locale: 'fr' });
    expect(three.shown.rows.map(({ group }) => group)).toEqual(['Détracteurs', 'Passifs', 'Promoteurs']);
  });

  it('compares the mean of a column of money, by Welch', async () => {
    const { shown } = await drawFixture(made, linkage, { measure: 'csat', outcome: 'value' });
    const values = (group: number) =>
      momentsOf(Array.from({ length: 100 }, (_, k) => group * 10 + ((k * 5 + group) % 2)));
    const gap = difference('mean', values(0), values(4));
    expect(shown.rows[0]).toMatchObject({ value: 0.5, n: 100 });
    expect(shown.rows[4]?.['difference']).toBeCloseTo(gap?.value ?? 0, 10);
    expect(shown.rows[4]?.['difference_low']).toBeCloseTo(gap?.low ?? 0, 10);
    expect(shown.title).toBe('Mean Spend, by CSAT');
  });

  it('agrees with SQL written by hand', async () => {
    const { shown } = await drawFixture(made, linkage, {
      measure: 'nps',
      days: 90,
      by: 'answer',
      where: { csat: { min: 2 } },
    });
    const { rows } = await made.run({
      text: `select f.nps, count(*)::double as n, avg(case when c.ended_on <= f.at + 90 then 1 else 0 end)::double as share
        from (select who, min(answered_on) as at, arg_min(nps, answered_on) as nps from made.answers where csat >= 2 and answered_on <= date '2025-10-02' group by who) f
        join made.customers c using (who) where c.ended_on is null or c.ended_on >= f.at group by 1 order by 1`,
      params: [],
    });
    expect(shown.rows.map(({ n, value }) => [n, value])).toEqual(
      rows.map(({ n, share }) => [n, expect.closeTo(share as number, 12)]),
    );
  });

  it('withholds answers of too few customers, also from the audit', async () => {
    const { shown, answer } = await drawFixture(few, linkage, {
      measure: 'csat',
      days: 90,
      period: '2025-01-01..2025-02-10',
    });
    expect(shown.rows[1]).toMatchObject({ group: '2', value: null, low: null, n: 2 });
    expect(shown.notes[0]).toBe('Withheld, fewer than 10 answers: 2.');
    expect(answer.rows.find(({ group }) => group === '2')).toMatchObject({ w: 0, s1: 0 });
  });

  it('is empty without answers, too few for one customer', async () => {
    expect((await drawFixture(made, linkage, { measure: 'silent' })).shown).toMatchObject({
      state: 'empty',
      rows: [],
      sentence: '',
    });
    const one = await drawFixture(made, linkage, { measure: 'csat', where: { who: 'c7' } });
    expect(one.shown).toMatchObject({ state: 'too-few', n: 1, sentence: '' });
  });

  it('reads who left from a flag in the same table where nothing has a day', async () => {
    const { shown } = await drawFixture(snapshot, linkage, { measure: 'csat' });
    expect(shown.rows.map(({ value, n }) => [value, n])).toEqual(Array.from({ length: 5 }, () => [0.25, 40]));
    expect(shown.title).toBe('Have left, by CSAT');
    expect(shown.notes).toEqual([
      'The data do not say when customers left, so that an answer may have come after the decision.',
    ]);
  });

  it('says what to declare where churn or the customer is missing', async () => {
    const without = (measures: object) => ({
      ...made,
      dataset: { ...made.dataset, measures: { ...made.dataset.measures, ...measures } },
    });
    const { churn: churnMeasure, ...rest } = made.dataset.measures;
    expect(churnMeasure).toBeDefined();
    await expect(
      drawFixture({ ...made, dataset: { ...made.dataset, measures: rest } }, linkage, { measure: 'csat' }),
    ).rejects.toMatchObject({
      rule: 'missing-churn',
      suggestion: expect.stringContaining('kind: churn') as string,
    });
    await expect(drawFixture(made, linkage, { measure: 'csat', churn: 'nps' })).rejects.toMatchObject({
      prop: 'churn',
    });
    await expect(
      drawFixture(without({}), linkage, { measure: 'csat', customer: 'plan' }),
    ).rejects.toMatchObject({ rule: 'unknown-column' });
    await expect(drawFixture(made, linkage, { measure: 'mean', by: 'satisfied' })).rejects.toMatchObject({
      prop: 'by',
    });
    await expect(
      drawFixture(made, linkage, { measure: 'csat', outcome: 'value', column: 'plan' }),
    ).rejects.toMatchObject({ prop: 'column' });
  });

  it('speaks each bar, names the drawing by the sentence, and writes no style', async () => {
    const { element, shown } = await drawFixture(made, linkage, { measure: 'csat', days: 90 });
    expect(element.querySelector('.pl-narrow title')?.textContent).toBe(
      '1 · very "bad" </script>: 40.0%, 95 %: 30.9% to 49.8%, n = 100',
    );
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelectorAll('script')).toHaveLength(1);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(made, linkage, { measure: 'csat', days: 90 }, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/linkage-${locale}.html`,
    );
  });
});
