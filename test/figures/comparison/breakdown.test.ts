import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakdown } from '../../../src/figures/comparison/breakdown.ts';
import { emptyScope, type Filter } from '../../../src/sql/scope.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
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
const names = (rows: Record<string, unknown>[]) => rows.map(({ group }) => group);
const only = (...filters: Filter[]) => ({ scope: { ...emptyScope, filters } });
const titles = (element: Element, width = 'wide') =>
  [...element.querySelectorAll(`.pl-${width} title`)].map((title) => title.textContent);

describe('a breakdown', () => {
  it('has one row for each value, the highest first, and all of them together last', async () => {
    const { shown, element } = await drawFixture(many, breakdown, { measure: 'csat', by: 'plan' });
    const expected = await ask(
      many,
      `select coalesce(plan, 'all') as plan, sum(n)::double as n, sum(n * weight) filter (csat >= 4) / sum(n * weight) as value
       from many.answers where csat is not null group by rollup (plan) order by plan = 'all', value desc, n desc`,
    );
    expect(shown.rows.map(({ value }) => value)).toEqual(
      expected.map(({ value }) => expect.closeTo(value as number, 12)),
    );
    expect(shown.rows.map(({ n }) => n)).toEqual(expected.map(({ n }) => n));
    expect(shown.rows.at(-1)).toMatchObject({ group: 'All', n: shown.n });
    expect(element.querySelectorAll('.pl-wide circle')).toHaveLength(3);
  });

  it('asks one query for the groups and for all of them together', async () => {
    const { query, answer } = await drawFixture(many, breakdown, { measure: 'nps', by: 'plan' });
    expect(query.text).toMatch(/group by grouping sets \(\(_group\), \(\)\)/);
    expect(answer.rows.filter(({ overall }) => overall)).toHaveLength(1);
  });

  it('withholds the groups under the minimum and names them', async () => {
    const { shown, element } = await drawFixture(small, breakdown, { measure: 'csat', by: 'region' });
    const withheld = shown.rows.filter(({ value }) => value === null);
    expect(names(withheld)).toEqual(['Isle "quoted" </script> 😀', 'no value']);
    expect(withheld.every(({ low, high }) => low === null && high === null)).toBe(true);
    expect(shown.notes).toEqual(['Withheld, fewer than 10 answers: Isle "quoted" </script> 😀, no value.']);
    expect(titles(element).join()).not.toContain('Isle');
  });

  it('names bands by their edges, in the order of the edges, and the rows without an answer last', async () => {
    const { shown } = await drawFixture(many, breakdown, { measure: 'csat', by: 'tenure', overall: false });
    expect(names(shown.rows)).toEqual(['0', '1–2', '3–5', '6–11', '12–23', '24–47', '48+', 'no value']);
  });

  it('says a band with its unit', async () => {
    const { element } = await drawFixture(many, breakdown, { measure: 'csat', by: 'revenue' });
    expect(titles(element)[0]).toMatch(/^0 – 10 EUR: /);
  });

  it('draws groups of few answers hollow and says so', async () => {
    const { shown, element } = await drawFixture(many, breakdown, { measure: 'csat', by: 'tenure' });
    expect(shown.notes).toEqual(['Fewer than 30 answers, read with care: 48+.']);
    const hollow = [...element.querySelectorAll('.pl-wide circle')].filter(
      (dot) => dot.getAttribute('fill') === 'var(--pl-surface)',
    );
    expect(hollow.map((dot) => dot.textContent)).toEqual([expect.stringMatching(/^48\+: .*n = 19$/)]);
  });

  it.each([
    ['name', ['basic', 'Business plan', 'plus']],
    ['order', ['basic', 'plus', 'Business plan']],
    ['n', ['plus', 'Business plan', 'basic']],
  ])('sorts by %s', async (sort, expected) => {
    const { shown } = await drawFixture(many, breakdown, {
      measure: 'nps',
      by: 'plan',
      sort,
      overall: false,
    });
    expect(names(shown.rows)).toEqual(expected);
  });

  it('tells the range of all groups, also of those that the limit leaves out', async () => {
    const few = await drawFixture(many, breakdown, { measure: 'nps', by: 'region', limit: 3 });
    const all = await drawFixture(many, breakdown, { measure: 'nps', by: 'region', limit: 25 });
    expect(few.shown.sentence).toBe(all.shown.sentence);
  });

  it('says where answers are too few in each group, though not together', async () => {
    const { element } = await drawFixture(many, breakdown, {
      ...{ measure: 'nps', by: 'answered_on' },
      where: { region: 'Region 1' },
    });
    expect(element.querySelector('.pl-state')?.textContent).toMatch(
      /^Too few answers in each group or period \(n = \d+ in all, minimum 10 in one\)\.$/,
    );
  });

  it('draws at most as many rows as the limit and counts the others', async () => {
    const { shown, element } = await drawFixture(many, breakdown, { measure: 'nps', by: 'region' });
    expect(shown.rows.filter(({ group }) => group !== 'All')).toHaveLength(20);
    expect(shown.notes).toContain('20 of 25 groups are shown.');
    expect(element.querySelectorAll('.pl-narrow circle')).toHaveLength(20);
  });

  it('speaks each row with its value, interval and answers', async () => {
    const { element, shown } = await drawFixture(small, breakdown, { measure: 'csat', by: 'channel' });
    expect(titles(element)).toHaveLength(3);
    for (const title of titles(element))
      expect(title).toMatch(/^(phone|mail|shop): [\d.]+%, 95 %: [\d.]+% to [\d.]+%, n = \d+$/);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
  });

  it('says the worst and the best group, in the direction of the measure', async () => {
    const { shown } = await drawFixture(many, breakdown, { measure: 'effort', by: 'plan' });
    const [most] = shown.rows;
    expect(shown.sentence).toContain(`(${String(most?.['group'])}) to`);
  });

  it('draws counts as bars from zero, without an interval or a line for the total', async () => {
    const { shown, element } = await drawFixture(small, breakdown, { measure: 'count', by: 'channel' });
    expect(shown.rows).toEqual(
      ['phone', 'mail', 'shop'].map((group) => ({ group, value: 200, low: null, high: null })),
    );
    expect(shown.interval).toBeUndefined();
    expect(element.querySelectorAll('.pl-wide rect title')).toHaveLength(3);
    expect(element.querySelector('.pl-wide circle')).toBeNull();
  });

  it('writes thousands out on the axis', async () => {
    const { element } = await drawFixture(many, breakdown, { measure: 'count', by: 'plan' });
    const ticks = element.querySelectorAll('.pl-wide [data-part="x-axis tick label"] text');
    expect([...ticks].map((tick) => tick.textContent)).toEqual(['0', '200', '400', '600', '800', '1,000']);
  });

  it('draws the target and the value of all answers', async () => {
    const { element } = await drawFixture(small, breakdown, { measure: 'csat', by: 'channel', target: 0.5 });
    const text = element.querySelector('.pl-wide svg')?.textContent ?? '';
    expect(text).toContain('Target 50.0%');
    expect(text).toContain('All 40.0%');
  });

  it('keeps negative scores and their intervals inside the drawing', async () => {
    const { element } = await drawFixture(many, breakdown, { measure: 'nps', by: 'region', mark: 'bar' });
    for (const rect of element.querySelectorAll('.pl-narrow rect:has(title)')) {
      expect(Number(rect.getAttribute('x'))).toBeGreaterThanOrEqual(0);
      expect(Number(rect.getAttribute('width'))).toBeGreaterThan(0);
    }
  });

  it('is empty without answers', async () => {
    const { shown, drawings } = await drawFixture(many, breakdown, { measure: 'silent', by: 'plan' });
    expect(shown).toMatchObject({ state: 'empty', rows: [], notes: [], n: 0, sentence: '' });
    expect(drawings).toEqual([]);
  });

  it('says too few when no group has the minimum', async () => {
    const { shown } = await drawFixture(many, breakdown, {
      measure: 'csat',
      by: 'region',
      where: { tenure: 48 },
    });
    expect(shown.state).toBe('too-few');
    expect(shown.rows.every(({ value }) => value === null)).toBe(true);
  });

  it('draws one group, also where nobody has a value of the column', async () => {
    const one = await drawFixture(many, breakdown, { measure: 'csat', by: 'whole' });
    expect(one.shown.sentence).toBe('CSAT: 50.0% (everyone); 3,000 answers.');
    const none = await drawFixture(many, breakdown, { measure: 'csat', by: 'nothing' });
    expect(names(none.shown.rows)).toEqual(['no value']);
  });

  it('follows the reader’s filters and the author’s conditions alike', async () => {
    const scoped = await drawFixture(
      many,
      breakdown,
      { measure: 'csat', by: 'tenure' },
      only({ column: 'plan', kind: 'in', values: ['plus'] }),
    );
    const where = await drawFixture(many, breakdown, {
      measure: 'csat',
      by: 'tenure',
      where: { plan: 'plus' },
    });
    expect(scoped.shown.rows).toEqual(where.shown.rows);
  });

  it('has no style element or attribute, and no markup from names', async () => {
    const { element } = await drawFixture(many, breakdown, { measure: 'nps', by: 'region', limit: 25 });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('b')).toBeNull();
    expect(element.textContent).toContain('<b>"Q&A"</b> 😀 </script>');
  });

  it('refuses an unknown column with the valid ones', async () => {
    await expect(drawFixture(small, breakdown, { measure: 'csat', by: 'chanel' })).rejects.toMatchObject({
      rule: 'unknown-column',
      suggestion: expect.stringContaining('channel') as string,
    });
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(
      many,
      breakdown,
      { measure: 'csat', by: 'tenure', target: 0.6 },
      { locale },
    );
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/breakdown-${locale}.html`,
    );
  });
});
