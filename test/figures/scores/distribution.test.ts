import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset/dataset.ts';
import { distribution } from '../../../src/figures/scores/distribution.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { openMany } from '../many.fixture.ts';

let small: Fixture;
let many: Fixture;
beforeAll(async () => {
  small = await openFixture();
  many = await openMany();
});
afterAll(() => {
  small.close();
  many.close();
});

const ask = async (fixture: Fixture, text: string) => (await fixture.run({ text, params: [] })).rows;
const column = (rows: Record<string, unknown>[], name: string) => rows.map((row) => row[name]);
const bars = (element: Element, width = 'wide') =>
  [...element.querySelectorAll(`.pl-${width} rect:has(title)`)].map((rect) => ({
    x: Number(rect.getAttribute('x')),
    width: Number(rect.getAttribute('width')),
    fill: rect.getAttribute('fill'),
    title: rect.textContent,
  }));

describe('a distribution', () => {
  it('shows every point of the scale, also those that nobody chose, the best first', async () => {
    const { shown } = await drawFixture(many, distribution, { measure: 'csat' });
    expect(column(shown.rows, 'answer')).toEqual([
      '5 · very satisfied',
      '4 · satisfied',
      '3 · neither',
      '2 · dissatisfied',
      '1 · very dissatisfied',
    ]);
    expect(shown.rows[3]).toMatchObject({ share: 0, n: 0, base: 3000 });
  });

  it('takes shares from weighted answers and counts from answers', async () => {
    const { shown } = await drawFixture(many, distribution, { measure: 'nps', mark: 'bar' });
    const expected = await ask(
      many,
      `select nps, sum(n)::double as n, sum(n * weight) / sum(sum(n * weight)) over () as share,
         (sum(sum(n * weight)) over ()) ** 2 / sum(sum(n * weight * weight)) over () as effective
       from many.answers where nps is not null group by nps order by nps desc`,
    );
    for (const row of expected) {
      const made = shown.rows.find(({ answer }) => String(answer).split(' ')[0] === String(row['nps']));
      const { low, high } = wilson(row['share'] as number, row['effective'] as number);
      expect(made).toMatchObject({
        n: row['n'],
        share: expect.closeTo(row['share'] as number, 12) as number,
      });
      expect(made?.['low']).toBeCloseTo(low, 10);
      expect(made?.['high']).toBeCloseTo(high, 10);
    }
    expect(shown.rows.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(1, 12);
  });

  it('colours the answers of NPS as detractors, passives and promoters, and says so in words', async () => {
    const { element } = await drawFixture(small, distribution, { measure: 'nps' });
    expect(bars(element).map(({ fill }) => fill)).toEqual([
      ...Array<string>(2).fill('var(--pl-div-5)'),
      ...Array<string>(2).fill('var(--pl-div-3)'),
      ...Array<string>(7).fill('var(--pl-div-1)'),
    ]);
    const text = element.querySelector('.pl-wide svg')?.textContent;
    for (const words of ['Detractors (0–6)', 'Passives (7–8)', 'Promoters (9–10)'])
      expect(text).toContain(words);
  });

  it('reads NPS by group as detractors, passives and promoters around the middle of the passives', async () => {
    const { shown, element } = await drawFixture(small, distribution, { measure: 'nps', by: 'channel' });
    const [row] = await ask(
      small,
      `select count(*) filter (nps <= 6)::double / count(nps) as detractors, count(*) filter (nps >= 9)::double / count(nps) as promoters
       from fixture.answers where channel = 'phone'`,
    );
    const phone = shown.rows.filter(({ group }) => group === 'phone');
    expect(column(phone, 'answer')).toEqual(['Detractors', 'Passives', 'Promoters']);
    expect(phone[0]?.['share']).toBeCloseTo(row?.['detractors'] as number, 12);
    expect(phone[2]?.['share']).toBeCloseTo(row?.['promoters'] as number, 12);
    const middles = bars(element)
      .filter(({ title }) => title?.includes('Passives'))
      .map(({ x, width }) => x + width / 2);
    for (const middle of middles) expect(middle).toBeCloseTo(middles[0] as number, 0);
  });

  it('puts bad answers to the left, whichever way the scale runs', async () => {
    const { shown, element } = await drawFixture(many, distribution, { measure: 'effort', by: 'plan' });
    expect(shown.rows[0]).toMatchObject({ answer: '7 · much effort' });
    expect(bars(element)[0]).toMatchObject({ fill: 'var(--pl-div-1)' });
  });

  it('withholds the groups under the minimum and names them', async () => {
    const { shown, element } = await drawFixture(small, distribution, { measure: 'csat', by: 'region' });
    const withheld = shown.rows.filter(({ share }) => share === null);
    expect(column(withheld, 'group')).toEqual(['Isle "quoted" </script> 😀', 'no value']);
    expect(withheld.every(({ n, low, answer }) => n === null && low === null && answer === null)).toBe(true);
    expect(shown.notes.join()).toContain('Withheld, fewer than 10 answers: Isle');
    expect(bars(element).some(({ title }) => title?.includes('Isle'))).toBe(false);
  });

  it('prints percentages only in segments of at least 6 % of the width', async () => {
    const { element } = await drawFixture(many, distribution, { column: 'region', by: 'plan' });
    const printed = (width: string) =>
      [...element.querySelectorAll(`.pl-${width} text`)].map((text) => text.textContent);
    expect(bars(element).some(({ title }) => title?.includes(': 5.0%'))).toBe(true);
    expect(printed('wide').filter((text) => text === '6%')).toHaveLength(15);
    expect(printed('wide')).not.toContain('5%');
    expect(printed('narrow')).not.toContain('6%');
    expect(printed('narrow').filter((text) => text === '60%')).not.toHaveLength(0);
  });

  it('shows categories by their shares, the most frequent first, in words of the column', async () => {
    const { shown } = await drawFixture(many, distribution, { column: 'plan', where: { renewed: 'true' } });
    const shares = column(shown.rows, 'share') as number[];
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(column(shown.rows, 'answer')).toContain('Business plan');
  });

  it('keeps the order that the owner of the data declared', async () => {
    const dataset = structuredClone(many.dataset);
    const plan = Object.values(dataset.tables)[0]?.columns['plan'] as Column;
    const declared = [...(plan.values ?? [])].sort().reverse();
    Object.assign(plan, { values: declared, ordered: true });
    const { shown } = await drawFixture({ ...many, dataset }, distribution, { column: 'plan' });
    const names = declared.map((value) => plan.labels?.[value] ?? value);
    expect(names.length).toBeGreaterThan(2);
    expect(column(shown.rows, 'answer')).toEqual(names);
  });

  it('joins the least frequent categories and counts them', async () => {
    const { shown } = await drawFixture(many, distribution, { column: 'region', by: 'plan' });
    expect(column(shown.rows.slice(0, 8), 'answer').at(-1)).toBe('other');
    expect(shown.notes).toEqual(['18 less frequent answers are drawn together as “other”.']);
    const all = shown.rows.slice(0, 8).reduce((sum, { share }) => sum + (share as number), 0);
    expect(all).toBeCloseTo(1, 12);
  });

  it('keeps bands in the order of their edges', async () => {
    const { shown } = await drawFixture(many, distribution, { column: 'tenure' });
    expect(column(shown.rows, 'answer')).toEqual(['0', '1–2', '3–5', '6–11', '12–23', '24–47', '48+']);
  });

  it('knows a band whose edge is written as a decimal number', async () => {
    const { shown } = await drawFixture(many, distribution, { column: 'revenue' });
    expect(column(shown.rows, 'answer')).toEqual(['0 – 10', '10 – 20', '20 – 50', '50+']);
    expect(column(shown.rows, 'n')).not.toContain(0);
    expect(shown.columns[0]?.label).toBe('Revenue, EUR');
  });

  it('draws a panel of bars for each group', async () => {
    const { element } = await drawFixture(many, distribution, { measure: 'csat', by: 'plan', mark: 'bar' });
    expect(bars(element)).toHaveLength(15);
    expect(element.querySelector('.pl-wide svg')?.textContent).toContain('Business plan (n = 1,000)');
  });

  it('draws few answers hollow, and no number under the minimum', async () => {
    const flagged = await drawFixture(many, distribution, { measure: 'csat', where: { tenure: 48 } });
    expect(flagged.shown.notes).toEqual(['Fewer than 30 answers: read with care.']);
    expect(bars(flagged.element).every(({ fill }) => fill === 'var(--pl-surface)')).toBe(true);
    const few = await drawFixture(many, distribution, {
      measure: 'csat',
      where: { tenure: 48, plan: 'plus' },
    });
    expect(few.shown).toMatchObject({ state: 'too-few', rows: [] });
    const empty = await drawFixture(many, distribution, { measure: 'silent', by: 'plan' });
    expect(empty.shown).toMatchObject({ state: 'empty', rows: [], n: 0, interval: undefined });
  });

  it('speaks each answer with its share, interval and answers', async () => {
    const { element, shown } = await drawFixture(many, distribution, { measure: 'csat', by: 'plan' });
    expect(bars(element)[0]?.title).toMatch(
      /^\S.*, 1 · very dissatisfied: 25\.0%, 95 %: [\d.]+% to [\d.]+%, n = 250 \/ 1,000$/,
    );
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
  });

  it.each([
    [{}, 'missing-prop', 'missing prop: measure'],
    [{ measure: 'csat', column: 'plan' }, 'invalid-prop', 'expected a measure or a column'],
    [{ measure: 'count' }, 'invalid-prop', 'expected a measure of answers'],
    [{ column: 'spend' }, 'invalid-prop', 'expected categories, a scale or bands'],
    [{ column: 'plan', mark: 'diverging' }, 'invalid-prop', 'neither good nor bad'],
    [{ column: 'plam' }, 'unknown-column', 'unknown column: plam'],
  ])('refuses %j', async (props, rule, message) => {
    const error: unknown = await drawFixture(many, distribution, props).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ rule, message: expect.stringContaining(message) as string });
  });

  it('has no style element or attribute, and no markup from names', async () => {
    const { element } = await drawFixture(many, distribution, { column: 'region', by: 'plan' });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('b')).toBeNull();
  });

  it.each([
    ['bars', { measure: 'csat' }, 'en'],
    ['diverging', { measure: 'effort', by: 'tenure' }, 'fr'],
    ['stacked', { measure: 'nps', by: 'plan', mark: 'stacked' }, 'ru'],
  ] as const)('is drawn as before: %s', async (name, props, locale) => {
    const { element } = await drawFixture(many, distribution, props, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/distribution-${name}.html`,
    );
  });
});

describe('a distribution of free numbers', () => {
  it('has about a dozen bands of round width, each with the numbers that lie in it', async () => {
    const bills = await openTables({
      tables: {
        people: {
          sql: `select 18 + (i * 37 % 7200) / 100.0 as bill, (i % 300)::integer as delay, (i % 7)::integer as visits, 1 as n, 1.0::double as weight from range(1000) t(i)`,
          columns: {
            bill: { type: 'money', sqlType: 'DOUBLE', currency: 'USD', extent: [18, 89.99] },
            delay: { type: 'integer', sqlType: 'INTEGER', unit: 'minutes', extent: [0, 299] },
            visits: { type: 'integer', sqlType: 'INTEGER', extent: [0, 6] },
          },
        },
      },
      measures: {
        bill: { kind: 'mean', table: 'people', column: 'bill' },
        delay: { kind: 'mean', table: 'people', column: 'delay' },
        visits: { kind: 'mean', table: 'people', column: 'visits' },
      } as never,
    });
    const answers = async (measure: string) => {
      const { shown } = await drawFixture(bills, distribution, { measure });
      return shown.rows.map(({ answer, n }) => [answer, n]);
    };
    const bands = await answers('bill');
    expect(bands.map(([band]) => band).slice(0, 3)).toEqual(['15 – 20', '20 – 25', '25 – 30']);
    const [counted] = await ask(
      bills,
      `select count(*)::double as n from made.people where bill >= 20 and bill < 25`,
    );
    expect(bands[1]).toEqual(['20 – 25', counted?.['n']]);
    expect(bands.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(1000);
    expect((await answers('delay'))[1]).toEqual(['20–39', 80]);
    expect((await answers('visits')).map(([visits]) => visits)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    bills.close();
  });
});
