import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recovery } from '../../../src/figures/outcomes/recovery.ts';
import { difference } from '../../../src/stats/difference.ts';
import { holm } from '../../../src/stats/holm.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { wilsonByHand } from '../shop.fixture.ts';
import { openLives } from '../lives.fixture.ts';

/** Every customer answers on 1 Feb and 1 Mar; those contacted, on 10 Feb. `late` answer once more before the contact. */
const answers = (group: string, n: number, first: number, good: number, contact: string) => `
  select '${group}' || i as who, date '2025-02-01' as answered_on, ${first}::integer as csat, null::integer as nps, ${contact} as followed_up_on from range(${n}) t(i)
  union all select '${group}' || i, date '2025-03-01', case when i < ${good} then 5 else 3 end, null, null from range(${n}) t(i)`;
const lives = (group: string, n: number, left: number) =>
  `select '${group}' || i as who, date '2024-01-01' as started_on, case when i >= ${n - left} then date '2025-04-01' end as ended_on, 1.0 as spend, 'plus' as plan from range(${n}) t(i)`;

const none = 'cast(null as date)';
const contact = `date '2025-02-10'`;
const groups = [
  answers('n', 300, 4, 240, none),
  answers('c', 100, 1, 75, contact),
  answers('a', 200, 2, 100, none),
];
const ends = [lives('n', 300, 15), lives('c', 100, 10), lives('a', 200, 50)];
const early = `select 'c' || i as who, date '2025-02-05' as answered_on, 1 as csat, null::integer as nps, ${none} as followed_up_on from range(100) t(i)`;

let made: Fixture;
let paradox: Fixture;
let few: Fixture;
beforeAll(async () => {
  made = await openLives('made', [...groups, early].join(' union all '), ends.join(' union all '));
  paradox = await openLives(
    'paradox',
    [answers('n', 300, 4, 150, none), ...groups.slice(1)].join(' union all '),
    ends.join(' union all '),
  );
  few = await openLives(
    'few',
    [groups[0], answers('c', 9, 1, 9, contact), groups[2]].join(' union all '),
    ends.join(' union all '),
  );
});
afterAll(() => [made, paradox, few].forEach((fixture) => fixture.close()));

const asked = { measure: 'csat', days: 90 };

describe('the recovery after a low answer', () => {
  it('compares the next good answer and who stays in three groups, each share with its Wilson interval', async () => {
    const { shown } = await drawFixture(made, recovery, asked);
    expect(shown.rows.slice(0, 6).map(({ value, n }) => [value, n])).toEqual([
      ...[
        [0.8, 300],
        [0.75, 100],
        [0.5, 200],
      ],
      ...[
        [0.95, 300],
        [0.9, 100],
        [0.75, 200],
      ],
    ]);
    const [low, high] = wilsonByHand(75, 100);
    expect(shown.rows[1]).toMatchObject({
      low: expect.closeTo(low, 10) as number,
      high: expect.closeTo(high, 10) as number,
    });
  });

  it('takes the next answer after the contact, not one given before it', async () => {
    const { shown } = await drawFixture(made, recovery, asked);
    expect(shown.rows[1]?.['value']).toBe(0.75);
    const ignored = await drawFixture(made, recovery, { ...asked, followUp: 'nps' });
    expect(ignored.shown.rows[2]).toMatchObject({ n: 300, value: 100 / 300 });
  });

  it('gives each difference with interval, and a p corrected for all of them', async () => {
    const { shown } = await drawFixture(made, recovery, asked);
    const share = (good: number, n: number) => ({ n, w: n, w2: n, s1: good, s2: good });
    const gaps = [
      difference('share', share(100, 200), share(75, 100)),
      difference('share', share(150, 200), share(90, 100)),
      difference('share', share(240, 300), share(75, 100)),
      difference('share', share(285, 300), share(90, 100)),
    ];
    const ps = holm(gaps.map((gap) => gap?.p ?? 1));
    expect(shown.rows.slice(6)).toEqual(
      gaps.map(
        (gap, index) =>
          expect.objectContaining({
            difference: gap?.value,
            difference_low: gap?.low,
            difference_high: gap?.high,
            adjusted_p: ps[index],
          }) as object,
      ),
    );
  });

  it('says that a service-recovery paradox is not shown where it is not', async () => {
    const { shown } = await drawFixture(made, recovery, asked);
    expect(shown.sentence).toContain(
      'the next answer is good for 75.0% (n = 100), without a contact for 50.0% (n = 200): +25.0 percentage points',
    );
    expect(shown.sentence).toMatch(
      /next answer −5\.0 percentage points, 95 % interval −15\.\d to 3\.\d: no clear difference/,
    );
    expect(shown.sentence).toContain(
      'A service-recovery paradox, recovered customers doing better than others, is not shown by these data.',
    );
    expect(shown.notes).toEqual([
      'Who is contacted is seldom left to chance: read the differences as associations.',
    ]);
  });

  it('says that it is shown where recovered customers are ahead by more than chance', async () => {
    const { shown } = await drawFixture(paradox, recovery, asked);
    expect(shown.sentence).toContain('These data show a service-recovery paradox');
  });

  it('agrees with SQL written by hand', async () => {
    const { shown } = await drawFixture(made, recovery, { ...asked, low: 1 });
    const { rows } = await made.run({
      text: `with l as (select who, min(answered_on) as at, max(followed_up_on) as f from made.answers where csat <= 1 group by who)
        select count(*)::double as n, avg(case when x.csat >= 4 then 1 else 0 end)::double as share from l join made.answers x on x.who = l.who and x.answered_on = date '2025-03-01' where l.f is not null`,
      params: [],
    });
    expect(shown.rows[1]).toMatchObject({ n: rows[0]?.['n'], value: rows[0]?.['share'] });
    expect(shown.rows[2]).toMatchObject({ n: 0, value: null });
  });

  it('leaves out those whose days are not over', async () => {
    const { shown } = await drawFixture(made, recovery, { measure: 'csat', days: 400 });
    expect(shown.rows.slice(3, 6).map(({ n, value }) => [n, value])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(shown.notes[0]).toContain('(Still a customer after 400 days)');
  });

  it('takes another answer soon after for a contact where no column says who was contacted', async () => {
    const { answers: table } = made.dataset.tables as Record<string, (typeof made.dataset.tables)[string]>;
    const { followed_up_on: column, ...columns } = table!.columns;
    expect(column).toBeDefined();
    const bare = {
      ...made,
      dataset: { ...made.dataset, tables: { ...made.dataset.tables, answers: { ...table!, columns } } },
    };
    const { shown } = await drawFixture(bare, recovery, { ...asked, within: 10 });
    expect(shown.rows[1]).toMatchObject({ group: 'low answer, then back soon', n: 100, value: 0 });
    expect(shown.notes[0]).toBe(
      'No column says who was contacted: another answer of the same customer within 10 days stands in for it.',
    );
    expect(shown.sentence).toContain('After a low answer and a quick return');
  });

  it('says that staying is not recorded where no churn with days is declared', async () => {
    const { churn, ...measures } = made.dataset.measures;
    expect(churn).toBeDefined();
    const { shown } = await drawFixture({ ...made, dataset: { ...made.dataset, measures } }, recovery, asked);
    expect(shown.rows).toHaveLength(5);
    expect(shown.notes[0]).toBe('No churn with days is declared: whether customers stayed is not recorded.');
  });

  it('shows no number of a group under the minimum, nor compares it', async () => {
    const { shown, answer } = await drawFixture(few, recovery, asked);
    expect(shown.rows).toHaveLength(10);
    expect(shown.rows.slice(8).every(({ difference }) => difference === null)).toBe(true);
    expect(shown.rows[1]).toMatchObject({ value: null, low: null, n: 9 });
    expect(shown.sentence).toBe(
      'Next answer is good: no low answer so far 80.0%; low answer, no contact 50.0%. Still a customer after 90 days: no low answer so far 95.0%; low answer, no contact 75.0%.',
    );
    expect(
      answer.rows.filter(({ group }) => group === 'contacted').every(({ s1, w }) => s1 === 0 && w === 0),
    ).toBe(true);
  });

  it('is empty without answers and too few for one customer', async () => {
    expect((await drawFixture(made, recovery, { measure: 'silent' })).shown).toMatchObject({
      state: 'empty',
      rows: [],
      sentence: '',
      notes: [],
    });
    const one = await drawFixture(made, recovery, { ...asked, where: { who: 'c1' } });
    expect(one.shown).toMatchObject({ state: 'too-few', n: 1, sentence: '' });
  });

  it('says what is missing', async () => {
    await expect(drawFixture(made, recovery, { measure: 'churn' })).rejects.toMatchObject({
      prop: 'measure',
    });
    await expect(drawFixture(made, recovery, { ...asked, followUp: 'called' })).rejects.toMatchObject({
      rule: 'unknown-column',
    });
    const measures = { csat: { ...made.dataset.measures['csat']!, customer: undefined } };
    const { customers, ...tables } = made.dataset.tables;
    expect(customers).toBeDefined();
    await expect(
      drawFixture({ ...made, dataset: { ...made.dataset, measures, tables } }, recovery, asked),
    ).rejects.toMatchObject({
      rule: 'missing-customer',
      suggestion: expect.stringContaining('pseudonym') as string,
    });
  });

  it('speaks each mark and writes no style', async () => {
    const { element, shown } = await drawFixture(made, recovery, asked);
    const titles = [...element.querySelectorAll('.pl-narrow title')].map(({ textContent }) => textContent);
    expect(titles[1]).toBe(
      'Next answer is good, low answer, then contact: 75.0%, 95 %: 65.7% to 82.5%, n = 100',
    );
    expect(titles).toHaveLength(10);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(made, recovery, asked, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/recovery-${locale}.html`,
    );
  });
});
