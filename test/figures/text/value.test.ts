import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { value } from '../../../src/figures/text/value.ts';
import { propNames } from '../../../src/figures/draw.ts';
import type { Locale } from '../../../src/words/format.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { openShop, wilsonByHand } from '../shop.fixture.ts';

let shop: Fixture;
let fixture: Fixture;
beforeAll(async () => ([shop, fixture] = [await openShop(), await openFixture()]));
afterAll(() => (shop.close(), fixture.close()));

const cells = {
  weekly: `select shop, measure(csat) as csat, count(*) as answers, max(visited_on) as latest from visits
    group by shop order by shop -- by name`,
  none: 'select 1 as a where false',
  odd: `select '<b>"x" & '' 😀' as "a ""b""", null as empty`,
};
const drawn = (input: Record<string, unknown>, locale: Locale = 'en') =>
  drawFixture(shop, value, input, { cells, locale });
const said = async (input: Record<string, unknown>, locale: Locale = 'en') =>
  (await drawn(input, locale)).element.querySelector('.pl-value')?.textContent;

describe('a value in a sentence', () => {
  it('is the number that separate SQL finds', async () => {
    const { rows } = await shop.run({
      text: `select avg((score >= 4)::integer) as share, count(*) as n from shop.visits where shop = ?`,
      params: ['B'],
    });
    const { shown } = await drawn({ measure: 'csat', where: { shop: 'B' } });
    expect(shown.rows[0]).toMatchObject({ value: rows[0]?.['share'], n: rows[0]?.['n'] });
  });

  it('says its interval in brackets', async () => {
    const [low, high] = wilsonByHand(300, 400);
    const { shown, element } = await drawn({ measure: 'csat', period: 'quarter', interval: true });
    expect(shown.rows[0]?.['low']).toBeCloseTo(low, 12);
    expect(shown.rows[0]?.['high']).toBeCloseTo(high, 12);
    expect(shown.interval).toEqual({ level: 0.95, method: 'Wilson' });
    expect(element.querySelector('.pl-value')?.textContent).toBe('75.0% (70.5% to 79.0%)');
    expect(element.querySelector('.pl-value')?.outerHTML).toMatchSnapshot();
  });

  it('shows one part of the result', async () => {
    const asked = { measure: 'csat', period: 'quarter' };
    expect(await said({ ...asked, show: 'n' })).toBe('400');
    expect(await said({ ...asked, show: 'low' })).toBe('70.5%');
    expect(await said({ ...asked, show: 'high' })).toBe('79.0%');
    expect(await said({ ...asked, show: 'period' })).toBe('Q3 2026');
    expect(await said({ ...asked, show: 'period' }, 'fr')).toBe('T3 2026');
    expect(await said({ measure: 'csat', show: 'period' })).toBe('10 Aug 2025 – 28 Sept 2026');
  });

  it('says a change as a signed difference, and its interval by square-and-add', async () => {
    const [lowNow, highNow] = wilsonByHand(300, 400);
    const [lowBefore, highBefore] = wilsonByHand(240, 400);
    const low = 0.15 - Math.hypot(0.75 - lowNow, highBefore - 0.6);
    const high = 0.15 + Math.hypot(highNow - 0.75, 0.6 - lowBefore);
    const { shown } = await drawn({ measure: 'csat', change: 'quarter', interval: true });
    expect(shown.rows[0]?.['difference']).toBeCloseTo(0.15, 12);
    expect(shown.rows[0]?.['difference_low']).toBeCloseTo(low, 12);
    expect(shown.rows[0]?.['difference_high']).toBeCloseTo(high, 12);
    expect(shown.sentence).toBe(
      'CSAT, Q3 2026: 75.0% (n = 400). Q3 2026 against Q2 2026: +15.0 pp (95 % interval 8.5 to 21.3), more than chance.',
    );
    expect(await said({ measure: 'csat', change: 'quarter', interval: true })).toBe('+15.0 pp (8.5 to 21.3)');
    expect(await said({ measure: 'csat', change: 'quarter', show: 'low' })).toBe('+8.5 pp');
  });

  it('keeps the sign of a small loss', async () => {
    const { element } = await drawFixture(fixture, value, { measure: 'ces', change: 'month' });
    expect(element.querySelector('.pl-value')?.textContent).toBe('−0.24');
  });

  it('says a change in words that the sentence goes on with', async () => {
    expect(await said({ measure: 'csat', change: 'quarter', words: true })).toBe('15.0 pp higher than');
    const { element } = await drawn({ measure: 'csat', change: 'quarter', words: true });
    expect(element.querySelector('.pl-value')?.outerHTML).toMatchSnapshot();
    const left = { measure: 'churn', period: '2026-06-01..2026-06-30', change: 'month', words: true };
    expect(await said(left)).toBe('10.0 pp lower than');
    const same = { measure: 'effort', period: '2026-07-01..2026-09-30', change: 'quarter', words: true };
    expect(await said(same)).toBe('about the same as');
  });

  it('speaks French and Russian', async () => {
    const asked = { measure: 'csat', change: 'quarter', words: true };
    expect(await said(asked, 'fr')).toBe('en hausse de 15,0 pts par rapport à');
    expect(await said(asked, 'ru')).toBe('выше на 15,0 п.\u00a0п., чем');
  });

  it('does not claim a change where the interval contains zero', async () => {
    const asked = { measure: 'csat', period: 'quarter', change: 'year' };
    expect(await said({ ...asked, words: true })).toBe('about the same as');
    const { shown } = await drawn(asked);
    expect(shown.sentence).toContain('within chance');
    expect(shown.notes).toEqual(['The data begin on 10 Aug 2025: Q3 2025 is covered in part only.']);
  });

  it('says that there is nothing earlier, or no date', async () => {
    const earlier = { measure: 'csat', period: 'last 12 months', change: 'year', words: true };
    expect(await said({ ...earlier, period: '2025-08-10..2025-09-30' })).toBe('not comparable with');
    const { shown } = await drawn({ ...earlier, period: '2025-08-10..2025-09-30' });
    expect(shown.notes).toEqual(['There are no answers in 10 Aug 2024 – 30 Sept 2024 to compare with.']);
    expect((await drawn({ measure: 'size', change: 'quarter' })).shown.notes).toEqual([
      'The data have no dates, so nothing earlier can be compared.',
    ]);
    expect(await said({ measure: 'size', change: 'quarter' })).toBe('nothing earlier to compare with');
  });

  it('withholds a difference from too few earlier answers, and says why', async () => {
    const asked = { measure: 'csat', period: '2026-01-01..2026-03-31', change: 'quarter' };
    const { shown, element } = await drawn(asked);
    expect(element.querySelector('.pl-value')?.textContent).toBe('too few answers');
    expect(shown.rows).toMatchObject([{ n: 20 }, { value: null, low: null, high: null, n: 5 }]);
    expect(shown.rows[0]).not.toHaveProperty('difference');
    expect(shown.notes).toContain('Too few answers in Q4 2025 to compare with (n = 5, minimum 10).');
  });

  it('has no number where answers are too few or missing', async () => {
    const few = await drawn({ measure: 'csat', period: '2025-10-01..2025-12-31', interval: true });
    expect(few.shown.state).toBe('too-few');
    expect(few.shown.rows).toMatchObject([{ value: null, low: null, high: null, n: 5 }]);
    expect(few.shown.sentence).toBe('CSAT, Q4 2025: – (n = 5).');
    expect(few.drawings).toEqual([]);
    expect((await drawn({ measure: 'csat', where: { shop: "x' or 1=1 --" } })).shown.state).toBe('empty');
    expect((await drawn({ measure: 'nothing' })).shown.state).toBe('empty');
    expect(await said({ measure: 'csat', where: { shop: 'C' }, show: 'n' })).toBe('0');
  });

  it('says few answers beside the number', async () => {
    const { element, shown } = await drawn({ measure: 'csat', period: '2026-01-01..2026-03-31' });
    expect(element.querySelector('.pl-value')?.textContent).toBe('60.0% (n = 20)');
    expect(shown.notes).toEqual(['Fewer than 30 answers: read with care.']);
  });

  it('takes any text as a value of where, as text', async () => {
    const { shown, element } = await drawn({ measure: 'csat', where: { shop: 'it\'s "A" <b>' } });
    expect(shown.n).toBe(513);
    expect(shown.sentence).toContain('Shop: it\'s "A" <b>');
    expect(element.innerHTML).not.toContain('<b>');
    const region = 'Isle "quoted" </script> 😀';
    const island = await drawFixture(fixture, value, { measure: 'csat', where: { region }, show: 'n' });
    expect(island.element.querySelector('.pl-value')?.textContent).toBe('8');
  });

  it('counts churn by customers at risk in whole quarters', async () => {
    const { shown } = await drawn({ measure: 'churn', change: 'quarter' });
    expect(shown.rows).toMatchObject([
      { period: 'Q2 2026', value: 20 / 200, n: 200 },
      { period: 'Q1 2026', value: 0, n: 200 },
    ]);
    const monthly = await drawn({ measure: 'churn', period: '2026-07-01..2026-07-31' });
    expect(monthly.shown.rows).toMatchObject([{ value: 10 / 180, n: 180 }]);
  });

  it('subtracts counts as facts, without an interval', async () => {
    const { shown } = await drawn({ measure: 'count', change: 'quarter' });
    expect(shown.sentence).toBe('Answers, Q3 2026: 400 (n = 400). Q3 2026 against Q2 2026: 0.');
    const more = { measure: 'count', period: '2026-04-01..2026-06-30', change: 'quarter', words: true };
    expect(await said(more)).toBe('380 higher than');
  });

  it('fits in a paragraph: phrasing content, no style', async () => {
    const { element } = await drawn({ measure: 'csat', interval: true });
    const inside = [...element.querySelectorAll('.pl-inline, .pl-inline *')].map(
      ({ localName }) => localName,
    );
    expect(inside).toEqual(['span', 'span', 'a']);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });
});

describe('a value of an SQL cell', () => {
  it('is that of the row asked for, in the order of the cell', async () => {
    const asked = { data: 'weekly', column: 'shop' };
    expect(await said(asked)).toBe('B');
    expect(await said({ ...asked, row: 1 })).toBe('it\'s "A" <b>');
    expect(await said({ ...asked, row: 'last' })).toBe('it\'s "A" <b>');
    expect(await said({ ...asked, row: 'first' })).toBe('B');
  });

  it('is shown in the format asked for', async () => {
    const asked = { data: 'weekly', column: 'csat' };
    expect(await said({ ...asked, format: 'percent' })).toMatch(/^\d\d\.\d%$/);
    expect(await said({ data: 'weekly', column: 'answers', row: 1 })).toBe('513');
    expect(await said({ data: 'weekly', column: 'answers', row: 1, format: 'money', currency: 'EUR' })).toBe(
      '€513',
    );
    expect(await said({ data: 'weekly', column: 'latest' })).toBe('28 Sept 2026');
    const { shown } = await drawn({ ...asked, format: 'percent', row: 1 });
    expect(shown.sentence).toMatch(/^csat of the SQL cell weekly, row 2: \d\d\.\d%\.$/);
  });

  it('is text, whatever it holds', async () => {
    const { element } = await drawn({ data: 'odd', column: 'a "b"' });
    expect(element.querySelector('.pl-value')?.textContent).toBe('<b>"x" & \' 😀');
    expect(element.querySelector('.pl-value')?.children).toHaveLength(0);
  });

  it('is empty without a row, and where it is null', async () => {
    expect((await drawn({ data: 'none', column: 'a' })).shown).toMatchObject({ state: 'empty', rows: [] });
    expect((await drawn({ data: 'odd', column: 'empty' })).shown.state).toBe('empty');
    expect((await drawn({ data: 'weekly', column: 'shop', row: 9 })).shown.state).toBe('empty');
  });

  it('fails for an unknown column, with the nearest one', async () => {
    await expect(drawn({ data: 'weekly', column: 'cast' })).rejects.toMatchObject({
      rule: 'wrong-row-shape',
      prop: 'column',
      suggestion: expect.stringContaining('csat') as unknown,
    });
    await expect(drawn({ data: 'none', column: 'b' })).rejects.toMatchObject({ rule: 'wrong-row-shape' });
  });
});

describe('the props of a value', () => {
  it.each([
    [{}, 'missing prop: measure of <Value>'],
    [{ measure: 'csat', data: 'weekly', column: 'shop' }, 'expected either measure or data'],
    [{ data: 'weekly' }, 'missing prop: column of <Value>'],
    [{ measure: 'csat', row: 1 }, 'expected data beside it'],
    [{ measure: 'csat', words: true }, 'expected change or since beside it'],
    [{ measure: 'csat', change: 'year', words: true, interval: true }, 'expected neither words'],
    [{ data: 'weekly', column: 'csat', change: 'year' }, 'expected no data beside it'],
    [{ data: 'weekly', column: 'csat', format: 'money' }, 'expected currency beside it'],
    [{ measure: 'csat', period: 'soon' }, 'a period such as'],
    [{ measure: 'csat', word: true }, 'unknown prop: word of <Value>'],
  ])('%j fail with "%s"', async (input, message) => {
    await expect(drawn(input)).rejects.toThrow(message);
  });

  it('are all named for the reference', () => {
    expect(propNames(value)).toContain('interval');
    expect(propNames(value)).toContain('currency');
  });
});
