import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset/dataset.ts';
import { quality } from '../../../src/figures/quality/quality.ts';
import { designEffect } from '../../../src/stats/designEffect.ts';
import { difference } from '../../../src/stats/difference.ts';
import type { Moments } from '../../../src/stats/moments.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { wilsonByHand } from '../shop.fixture.ts';

const score = { type: 'score', sqlType: 'INTEGER', answered: 1 } as const;
const columns: Record<string, Pick<Column, 'type'> & Partial<Column>> = {
  who: { type: 'text' },
  answered_on: { type: 'date', sqlType: 'DATE' },
  touchpoint: { type: 'category', label: 'Touchpoint', values: ['phone', 'shop </script>', '"mail"'] },
  csat: { ...score, range: [1, 5], label: 'Satisfaction' },
  ces: { ...score, range: [1, 7], label: 'Ease', notApplicable: 12 },
  nps: { ...score, range: [0, 10], label: 'Recommend', answered: 0.5 },
  comment: { type: 'comment', label: 'Comment' },
  seconds: { type: 'integer', sqlType: 'INTEGER', unit: 'seconds' },
};

/**
 * 100 customers who answer once a month from January to May 2025: five surveys each, by phone, in the shop in January
 * and March only, never by mail. In the first survey 80 are satisfied, from the fourth on 50 of 100 in each.
 */
const rows = `
  select 'c' || i as who, (date '2025-01-05' + to_months(m::integer))::date as answered_on,
    case when i % 2 = 0 or m in (1, 3, 4) then 'phone' else 'shop </script>' end as touchpoint,
    case when m < 3 then case when i < 80 then 5 else 2 end when i < 50 then 4 else 1 end::integer as csat,
    case when i % 10 = 9 then null else 1 + i % 6 end::integer as ces,
    case when i % 2 = 0 then null else i % 11 end::integer as nps,
    case when i % 4 = 0 then 'text' end as comment,
    case when i < 2 then 3 else 50 end::integer as seconds,
    1 as n, (case when i % 2 = 0 then 1 else 3 end)::double as weight
  from range(100) t(i), range(5) s(m)`;
const twice = `select * from (${rows}) where who in ('c1', 'c2') and month(answered_on) = 2`;
const odd = `select null as who, date '2025-02-05' as answered_on, 'phone' as touchpoint, null::integer as csat, null::integer as ces, null::integer as nps, null as comment, null::integer as seconds, 1 as n, 1.0::double as weight from range(10)
  union all select null, date '2025-02-05', 'phone', 5, 7, 10, null, null, 1, 1.0 from range(5)
  union all select null, date '2025-02-05', 'phone', 9, 1, null, null, null, 1, 1.0`;

const csat = {
  kind: 'share',
  table: 'answers',
  column: 'csat',
  satisfied: [4, 5],
  label: 'CSAT',
  customer: 'who',
} as const;

let made: Fixture;
let bare: Fixture;
beforeAll(async () => {
  made = await openTables({
    tables: { answers: { sql: `${rows} union all ${twice} union all ${odd}`, columns } },
    measures: { csat },
    period: { table: 'answers', column: 'answered_on' },
  });
  bare = await openTables({
    name: 'bare',
    tables: {
      answers: {
        sql: 'select (1 + i % 5)::integer as csat, 1 as n, 1.0::double as weight from range(40) t(i)',
        columns: { csat: columns['csat'] as never },
      },
    },
  });
});
afterAll(() => {
  made.close();
  bare.close();
});

const checks = async (fixture: Fixture, props: Record<string, unknown> = {}) => {
  const drawn = await drawFixture(fixture, quality, props);
  return { ...drawn, by: Object.fromEntries(drawn.shown.rows.map((row) => [String(row['check']), row])) };
};

describe('the quality of the data', () => {
  it('says how many rows answered each question, with Wilson intervals', async () => {
    const { by, shown } = await checks(made);
    expect(shown.n).toBe(518);
    const [low, high] = wilsonByHand(508, 518);
    expect(by['Answered: Satisfaction']).toMatchObject({
      found: '508',
      share: 508 / 518,
      n: 518,
      low: expect.closeTo(low, 10) as number,
      high: expect.closeTo(high, 10) as number,
    });
    expect(by['Answered: Ease']?.['meaning']).toContain('“Not applicable” in the whole dataset: 12');
    const { rows: own } = await made.run({
      text: 'select count(nps)::double as nps, count(comment)::double as comment from made.answers',
      params: [],
    });
    expect(by['Answered: Recommend']?.['found']).toBe(String(own[0]?.['nps']));
    expect(by['Answered: Comment']?.['found']).toBe(String(own[0]?.['comment']));
  });

  it('says of the response rate that it is not recorded', async () => {
    const { by } = await checks(made);
    expect(by['Response rate']).toMatchObject({
      found: 'not recorded',
      share: null,
      verdict: 'not recorded',
    });
  });

  it('finds the periods in which a touchpoint has no answer, also of one that never has', async () => {
    const { by, element } = await checks(made);
    expect(by['Coverage by Touchpoint']).toMatchObject({
      found: '8 of 15 empty',
      share: 8 / 15,
      low: null,
      verdict: 'look',
    });
    expect(by['Coverage by Touchpoint']?.['meaning']).toContain(
      'Never or not in every period: shop </script>, "mail".',
    );
    const cells = [...element.querySelectorAll('.pl-heat tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(cells[0]).toEqual(['Jan 2025', '50', '50', 'none']);
    expect(cells[1]).toEqual(['Feb 2025', '118', 'none', 'none']);
  });

  it('finds duplicates, silent rows, values off the scale, speeders and answers alike', async () => {
    const { by } = await checks(made);
    expect(by['Duplicates']).toMatchObject({ found: '2', n: 502, verdict: 'fine' });
    expect(by['Rows without any answer']).toMatchObject({ found: '10', n: 518, verdict: 'look' });
    expect(by['Off the scale']).toMatchObject({ found: '1', verdict: 'look' });
    const { rows: own } = await made.run({
      text: `select count(*)::double as n, (count(*) filter ((csat - 1) / 4.0 = (ces - 1) / 6.0 and (ces - 1) / 6.0 = nps / 10.0))::double as straight from made.answers where csat is not null and ces is not null and nps is not null`,
      params: [],
    });
    expect(by['Straight-lining']).toMatchObject({ found: String(own[0]?.['straight']), n: own[0]?.['n'] });
    expect(by['Speeders: under 10 s']).toMatchObject({ found: '11', n: 502, verdict: 'look' });
    const strict = await checks(made, { seconds: 2 });
    expect(strict.by['Speeders: under 2 s']).toMatchObject({ found: '0', verdict: 'fine' });
  });

  it('compares the first survey of customers with those from the fourth on', async () => {
    const { by } = await checks(made);
    const { rows: own } = await made.run({
      text: `select k = 1 as first, count(*)::double as n, sum(weight)::double as w, sum(weight * weight)::double as w2, sum(weight * v)::double as s1
        from (select *, row_number() over (partition by who order by answered_on) as k, case when csat >= 4 then 1 else 0 end as v from made.answers where who is not null)
        where k = 1 or k >= 4 group by 1 order by 1 desc`,
      params: [],
    });
    const [first, later] = own.map(({ n, w, w2, s1 }) => ({ n, w, w2, s1, s2: s1 })) as never as [
      Moments,
      Moments,
    ];
    const gap = difference('share', first, later);
    const points = (value: number) => (100 * value).toFixed(1).replace('-', '−');
    expect(by['Fatigue: CSAT']).toMatchObject({ verdict: 'look', n: first.n + later.n });
    expect(by['Fatigue: CSAT']?.['found']).toBe(
      `first survey ${points(first.s1 / first.w)}%, from survey 4 on ${points(later.s1 / later.w)}%`,
    );
    expect(by['Fatigue: CSAT']?.['meaning']).toContain(
      `Later minus first: ${points(gap?.value ?? 0)} percentage points, 95 % interval ${points(gap?.low ?? 0)} to ${points(gap?.high ?? 0)}: more than chance.`,
    );
    expect(by['Fatigue: usual questions answered']).toMatchObject({ verdict: 'fine' });
  });

  it('counts surveys of a customer in a quarter', async () => {
    const { by } = await checks(made);
    const { rows: own } = await made.run({
      text: `select avg(c)::double as mean, max(c)::double as most, count(*)::double as n from (select count(*) as c from made.answers where who is not null group by who, date_trunc('quarter', answered_on))`,
      params: [],
    });
    expect(by['Surveys per customer and quarter']?.['found']).toBe(
      `${Number(own[0]?.['mean']).toFixed(2)} on average, at most ${String(own[0]?.['most'])}`,
    );
    expect(by['Surveys per customer and quarter']).toMatchObject({ n: own[0]?.['n'], share: 2 / 200 });
  });

  it('gives the design effect of the weights and the effective n by Kish', async () => {
    const { by } = await checks(made);
    const { rows: own } = await made.run({ text: 'select weight from made.answers', params: [] });
    const kish = designEffect(own.map(({ weight }) => Number(weight)));
    expect(by['Weights']?.['found']).toBe(
      `design effect ${kish.designEffect.toFixed(2)}, effective n ${Math.round(kish.effectiveN)}`,
    );
    expect((await checks(bare)).by['Weights']).toMatchObject({ found: 'all equal', verdict: 'fine' });
  });

  it('names in a sentence what is worth a look, or that nothing is', async () => {
    const { shown } = await checks(made);
    expect(shown.sentence).toBe(
      '518 answers checked. Worth a look: Rows without any answer (10), Off the scale (1), Coverage by Touchpoint (8 of 15 empty), Fatigue: CSAT (first survey 80.0%, from survey 4 on 50.5%), Speeders: under 10 s (11).',
    );
    expect((await checks(bare)).shown.sentence).toBe(
      '40 answers checked: nothing stands out among the checks that these data allow.',
    );
  });

  it('says what the data do not record where columns are missing', async () => {
    const { by } = await checks(bare);
    for (const name of [
      'Response rate',
      'Surveys per customer and quarter',
      'Duplicates',
      'Speeders: under … s',
      'Coverage by …',
    ])
      expect(by[name]).toMatchObject({ found: 'not recorded', verdict: 'not recorded' });
  });

  it('shows no share of too few answers, and no number of a cell under the minimum', async () => {
    const { by, element } = await checks(made, { where: { who: ['c1', 'c3'] } });
    expect(by['Surveys per customer and quarter']).toMatchObject({ found: '–', share: null, low: null });
    expect(by['Fatigue: CSAT']).toMatchObject({ found: '–', n: null });
    expect([...element.querySelectorAll('.pl-heat td')].map(({ textContent }) => textContent)).toContain(
      '< 10',
    );
  });

  it('is empty without rows and too few with one', async () => {
    expect((await checks(made, { where: { who: 'nobody' } })).shown).toMatchObject({
      state: 'empty',
      rows: [],
      sentence: '',
      n: 0,
    });
    expect((await checks(made, { where: { who: 'c3', csat: 1 } })).shown).toMatchObject({ state: 'empty' });
    const one = await checks(made, { where: { who: 'c1', answered_on: '2025-01-05' } });
    expect(one.shown).toMatchObject({ state: 'too-few', n: 1, rows: [] });
  });

  it('checks a table where every answer is missing', async () => {
    const { by } = await checks(made, { where: { csat: null } });
    expect(by['Answered: Satisfaction']).toMatchObject({ found: '0', share: 0, n: 10 });
    expect(by['Off the scale']).toMatchObject({ found: '–', share: null });
    expect(by['Rows without any answer']).toMatchObject({ found: '10', verdict: 'look' });
  });

  it('refuses columns that cannot be what is asked', async () => {
    await expect(checks(made, { questions: ['comment'] })).rejects.toMatchObject({ prop: 'questions' });
    await expect(checks(made, { duration: 'comment' })).rejects.toMatchObject({ prop: 'duration' });
    await expect(checks(made, { measure: 'count' })).rejects.toMatchObject({ prop: 'measure' });
    await expect(checks(made, { by: 'shops' })).rejects.toMatchObject({ rule: 'unknown-column' });
  });

  it('is named by the sentence, says verdicts in words and writes no style or markup', async () => {
    const { element, shown } = await checks(made);
    expect(element.querySelector('[role=group]')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.querySelector('.pl-check-look [role=img]')?.getAttribute('aria-label')).toBe('look');
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelectorAll('script')).toHaveLength(1);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(made, quality, { unit: 'quarter' }, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/quality-${locale}.html`,
    );
  });
});
