import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigNumber } from '../../../src/figures/scores/bigNumber.ts';
import type { Locale } from '../../../src/words/format.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { openShop } from '../shop.fixture.ts';

let shop: Fixture;
let fixture: Fixture;
beforeAll(async () => ([shop, fixture] = [await openShop(), await openFixture()]));
afterAll(() => (shop.close(), fixture.close()));

const drawn = (input: Record<string, unknown>, locale: Locale = 'en') =>
  drawFixture(shop, bigNumber, input, { locale });
const text = (element: Element, part: string) => element.querySelector(`.pl-big-${part}`)?.textContent;

describe('a big number', () => {
  it('is a card of name, number, interval, change, line, target, period and answers', async () => {
    const { element } = await drawn({ measure: 'csat', change: 'quarter', spark: true, target: 0.7 });
    expect(text(element, 'label')).toBe('CSAT');
    expect(text(element, 'value')).toBe('75.0%');
    expect(text(element, 'interval')).toBe('70.5% to 79.0%');
    expect(text(element, 'change')).toBe('▲ 15.0 pp higher against Q2 2026');
    expect(text(element, 'target')).toBe('Target 70.0%: met');
    expect(text(element, 'facts')).toBe('Q3 2026 · n\u00a0=\u00a0400');
    expect(element.querySelector('.pl-big')?.outerHTML).toMatchSnapshot();
  });

  it('shows its own title in place of the name of the measure', async () => {
    const { element } = await drawn({ measure: 'csat', title: 'Satisfied' });
    expect(text(element, 'label')).toBeUndefined();
    expect(element.querySelector('.pl-title')?.textContent).toBe('Satisfied');
  });

  it('says a change by arrow, words and colour, the colour by what is good', async () => {
    const change = async (measure: string) =>
      (await drawn({ measure, change: 'quarter' })).element.querySelector('.pl-big-change');
    expect((await change('csat'))?.getAttribute('data-tone')).toBe('good');
    expect((await change('sour'))?.getAttribute('data-tone')).toBe('bad');
    expect((await change('churn'))?.getAttribute('data-tone')).toBe('bad');
    expect((await change('sour'))?.textContent).toContain('▲ 15.0 pp higher');
  });

  it('claims nothing within chance', async () => {
    const { element } = await drawn({ measure: 'csat', period: 'quarter', change: 'year' });
    expect(text(element, 'change')).toBe('≈ no clear change against Q3 2025');
    expect(element.querySelector('.pl-big-change')?.getAttribute('data-tone')).toBe('neutral');
  });

  it('says that nothing earlier can be compared', async () => {
    const { element, shown } = await drawn({ measure: 'size', change: 'quarter', spark: true });
    expect(text(element, 'change')).toBe('nothing earlier to compare with');
    expect(text(element, 'facts')).toBe('all cases · n\u00a0=\u00a040');
    expect(shown.notes).toEqual(['The data have no dates, so nothing earlier can be compared.']);
    expect(element.querySelector('svg')).toBeNull();
  });

  it('judges a target by the direction of the measure, and says when chance could have met it', async () => {
    const target = async (input: object) => {
      const { element } = await drawn({ period: 'quarter', ...input });
      return [text(element, 'target'), element.querySelector('.pl-big-target')?.getAttribute('data-tone')];
    };
    expect(await target({ measure: 'csat', target: 0.9 })).toEqual(['Target 90.0%: not met', 'bad']);
    expect(await target({ measure: 'sour', target: 0.9 })).toEqual(['Target 90.0%: met', 'good']);
    expect(await target({ measure: 'csat', target: 0.74 })).toEqual([
      'Target 74.0%: met (within chance)',
      'neutral',
    ]);
  });

  it('draws a point for each month with enough answers, and a gap for the others', async () => {
    const { element, shown } = await drawn({ measure: 'csat', change: 'quarter', spark: true });
    const months = shown.rows.filter(({ part }) => part === 'over time');
    expect(months.map(({ period }) => period)).toEqual([
      ...['Oct 2025', 'Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
      ...['Apr 2026', 'May 2026', 'Jun 2026', 'Jul 2026', 'Aug 2026', 'Sept 2026'],
    ]);
    expect(months.filter(({ value }) => value === null)).toHaveLength(6);
    const { rows } = await shop.run({
      text: `select avg((score >= 4)::integer) as share from shop.visits where visited_on >= cast(? as date)`,
      params: ['2026-09-01'],
    });
    expect(months.at(-1)?.['value']).toBe(rows[0]?.['share']);
    const line = element.querySelector('.pl-big-spark');
    expect(line?.getAttribute('aria-hidden')).toBe('true');
    expect(line?.querySelectorAll('circle')).toHaveLength(1);
    expect(line?.querySelector('path')?.getAttribute('d')?.match(/[ML]/g)).toHaveLength(6);
  });

  it('draws weeks for weeks, and quarters for churn by quarter', async () => {
    const weekly = await drawn({ measure: 'csat', change: 'week', spark: true });
    expect(weekly.shown.rows.filter(({ part }) => part === 'over time')).toHaveLength(13);
    const churn = await drawn({ measure: 'churn', change: 'quarter', spark: true });
    expect(churn.shown.rows.at(-1)).toMatchObject({ period: 'Q2 2026', value: 0.1, n: 200 });
  });

  it('has no number and no card with too few answers, and still says what it is about', async () => {
    const { element, shown, drawings } = await drawn({ measure: 'csat', period: '2025-10-01..2025-12-31' });
    expect(shown.state).toBe('too-few');
    expect(drawings).toEqual([]);
    expect(shown.rows).toMatchObject([{ value: null, low: null, high: null }]);
    expect(shown.notes).toEqual(['Withheld, fewer than 10 answers: CSAT, Q4 2025.']);
    expect(element.querySelector('figure')?.textContent).not.toContain('%');
  });

  it('is empty without answers', async () => {
    for (const input of [
      { measure: 'nothing' },
      { measure: 'csat', where: { shop: "'; drop table visits" } },
    ]) {
      const { shown } = await drawn({ ...input, change: 'quarter', spark: true });
      expect(shown.state).toBe('empty');
      expect(shown.notes[0]).toMatch(/^No answers: /);
    }
  });

  it('flags few answers', async () => {
    const { element, shown } = await drawn({ measure: 'csat', period: '2026-01-01..2026-03-31' });
    expect(element.querySelector('.pl-big')?.hasAttribute('data-flagged')).toBe(true);
    expect(shown.notes).toEqual(['Fewer than 30 answers: read with care.']);
  });

  it('names the answers that it is about', async () => {
    const { element } = await drawn({ measure: 'csat', period: 'quarter', where: { shop: ['B'], score: 5 } });
    expect(text(element, 'facts')).toBe('Q3 2026 · Shop: B · Score: very good · n\u00a0=\u00a0150');
  });

  it('speaks French and Russian', async () => {
    const fr = await drawn({ measure: 'csat', change: 'quarter', target: 0.9 }, 'fr');
    expect(text(fr.element, 'change')).toBe('▲ en hausse de 15,0 pts par rapport à T2 2026');
    expect(text(fr.element, 'target')).toBe('Cible 90,0\u00a0% : non atteinte');
    const ru = await drawn({ measure: 'csat', change: 'quarter' }, 'ru');
    expect(text(ru.element, 'change')).toBe('▲ выше на 15,0 п.\u00a0п. против II кв. 2026');
  });

  it('has no style element and no style attribute, which the content security policy would block', async () => {
    const input = { measure: 'nps', change: 'month', spark: true, target: 0 };
    const { element } = await drawFixture(fixture, bigNumber, input);
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('.pl-big')?.outerHTML).toMatchSnapshot();
  });
});
