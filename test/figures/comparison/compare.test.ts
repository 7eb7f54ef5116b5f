import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../src/figures/comparison/compare.ts';
import { difference } from '../../../src/stats/difference.ts';
import { differenceInDifferences } from '../../../src/stats/differenceInDifferences.ts';
import { estimate } from '../../../src/stats/estimate.ts';
import { mcnemar } from '../../../src/stats/mcnemar.ts';
import { momentsOf } from '../../../src/stats/moments.ts';
import { newcombePaired } from '../../../src/stats/newcombePaired.ts';
import { emptyScope } from '../../../src/sql/scope.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { shareMoments } from '../../stats/groups.ts';
import { openMany } from '../many.fixture.ts';
import { day, openWaves, waveDataset } from '../wave.fixture.ts';

let waves: Fixture;
let many: Fixture;
beforeAll(async () => {
  waves = await openWaves();
  many = await openMany();
});
afterAll(() => {
  waves.close();
  many.close();
});

const changed = { measure: 'csat', where: { shop: 'changed' }, before: day, after: day };
const other = { measure: 'csat', where: { shop: 'other' }, before: day };
const refusal = (input: Record<string, unknown>) => drawFixture(waves, compare, input);
const titles = (element: Element, width = 'wide') =>
  [...element.querySelectorAll(`.pl-${width} title`)].map((title) => title.textContent);

describe('a comparison of before and after', () => {
  it('shows both values and their difference, as the statistics give them', async () => {
    const { shown } = await drawFixture(waves, compare, changed);
    const [before, after] = [shareMoments(240, 400), shareMoments(300, 400)];
    const made = difference('share', before, after);
    const { value, low, high } = estimate('share', before) ?? {};
    expect(shown.rows[0]).toMatchObject({ group: 'before 1 Sept 2025', value, low, high, n: 400, p: null });
    expect(shown.rows[1]).toMatchObject({
      ...{ group: 'from 1 Sept 2025', value: 0.75, n: 400, difference: made?.value },
      ...{ difference_low: made?.low, difference_high: made?.high, p: made?.p },
    });
    expect(shown).toMatchObject({
      state: 'ok',
      n: 800,
      title: 'CSAT (changed): before and after 1 Sept 2025',
    });
    expect(shown.interval).toEqual({ level: 0.95, method: 'Wilson, difference: Newcombe' });
  });

  it('says that the measure rose, by how much and how surely', async () => {
    const { shown } = await drawFixture(waves, compare, changed);
    expect(shown.sentence).toBe(
      'CSAT (changed) rose by 15.0 percentage points, 95 % interval 8.5 to 21.3: more than chance. Before 1 Sept 2025: 60.0% (n = 400); from 1 Sept 2025: 75.0% (n = 400).',
    );
  });

  it('lets a group be asked for alone where it is one value of one column', async () => {
    const drills = async (input: Record<string, unknown>) =>
      [...(await drawFixture(waves, compare, input)).element.querySelectorAll('.pl-wide [data-drill]')].map(
        (each) => `${each.getAttribute('data-drill')}=${each.getAttribute('data-value')}`,
      );
    expect(await drills({ measure: 'csat', a: { shop: 'changed' }, b: { shop: 'other' } })).toEqual([
      'shop=changed',
      'shop=other',
    ]);
    expect(await drills({ measure: 'csat', group: { shop: 'changed' } })).toEqual(['shop=changed']);
    expect(await drills(changed)).toEqual([]);
  });

  it('never says that it rose or fell where the interval contains zero', async () => {
    for (const locale of ['en', 'fr', 'ru'] as const) {
      const { shown } = await drawFixture(waves, compare, other, { locale });
      const low = shown.rows[1]?.['difference_low'] as number;
      expect(low).toBeLessThan(0);
      expect(shown.sentence).not.toMatch(/rose|fell|hausse|baisse|рост|снижение|more than chance/);
      expect(shown.sentence).toMatch(/no clear difference|pas de différence nette|явной разницы нет/);
    }
  });

  it('says a fall by its size, with an interval of the same sign', async () => {
    const later = { ...changed, before: `${day}..2026-03-19`, after: undefined };
    const turned = { ...waves.dataset.measures['csat'], satisfied: [2] } as never;
    const dataset = { ...waves.dataset, measures: { csat: turned } };
    const { shown } = await drawFixture({ ...waves, dataset }, compare, { ...later, before: day });
    expect(shown.sentence).toMatch(
      /^CSAT \(changed\) fell by 15\.0 percentage points, 95 % interval 8\.5 to 21\.3:/,
    );
  });

  it('takes the change of a comparison group off, with its interval', async () => {
    const { shown } = await drawFixture(waves, compare, { ...changed, control: { shop: 'other' } });
    const made = differenceInDifferences('share', {
      ...{ before: shareMoments(240, 400), after: shareMoments(300, 400) },
      ...{ controlBefore: shareMoments(350, 500), controlAfter: shareMoments(355, 500) },
    });
    const effect = shown.rows.find(({ group }) => group === 'beyond the comparison group');
    expect(effect).toMatchObject({
      difference: made?.value,
      difference_low: made?.low,
      p: made?.p,
      value: null,
    });
    expect(shown.sentence).toContain(
      'In the comparison group (other): +1.0 percentage points, 95 % interval −4.6 to 6.6.',
    );
    expect(shown.sentence).toMatch(/Beyond it: \+14\.0 percentage points, .*: more than chance\.$/);
  });

  it('says where a trend explains what the plain difference shows', async () => {
    const drift = await drawFixture(waves, compare, { ...changed, where: { shop: 'drift' } });
    expect(drift.shown.sentence).toMatch(
      /^CSAT \(drift\) rose by .*Given the trend before and after, the jump on 1 Sept 2025 is .*: a trend could explain the difference as well\.$/,
    );
    const jumped = await drawFixture(waves, compare, changed);
    expect(jumped.shown.sentence).not.toContain('trend');
    expect(jumped.shown.rows.some(({ group }) => group === 'jump given the trend')).toBe(true);
  });

  it('compares two spans by their names', async () => {
    const { shown } = await drawFixture(waves, compare, {
      ...changed,
      before: '2025-01-01..2025-06-30',
      after: 'last quarter',
    });
    expect(shown.title).toBe('CSAT (changed): Jan 2025 – Jun 2025 and Q4 2025');
    const { rows } = await waves.run({
      text: `select count(*) filter (answered_on <= '2025-06-30')::integer as before, count(*) filter (answered_on between '2025-10-01' and '2025-12-31')::integer as after from waves.answers where shop = 'changed'`,
      params: [],
    });
    expect(shown.rows.map(({ n }) => n)).toEqual([rows[0]?.['before'], rows[0]?.['after']]);
  });

  it('takes the same people on both sides when they are paired', async () => {
    const { shown } = await drawFixture(waves, compare, { ...changed, paired: 'person' });
    const { rows } = await waves.run({
      text: `select count(*) filter (a and b)::integer as both, count(*) filter (a and not b)::integer as "onlyFirst",
             count(*) filter (b and not a)::integer as "onlySecond", count(*) filter (not a and not b)::integer as neither
             from (select max(score) filter (answered_on < '${day}') > 3 as a, max(score) filter (answered_on >= '${day}') > 3 as b
                   from waves.answers where shop = 'changed' group by person)`,
      params: [],
    });
    const pairs = rows[0] as never;
    const made = newcombePaired(pairs);
    expect(shown.rows[1]).toMatchObject({
      difference: made?.value,
      difference_low: made?.low,
      p: mcnemar(pairs).p,
      n: 400,
    });
    expect(shown.sentence).toContain('The same 400 people on both sides.');
    expect(shown.n).toBe(400);
  });
});

describe('a comparison of groups', () => {
  it('compares b with a', async () => {
    const { shown } = await drawFixture(waves, compare, {
      measure: 'csat',
      a: { shop: 'changed' },
      b: { shop: 'other' },
    });
    const made = difference('share', shareMoments(540, 800), shareMoments(705, 1000));
    expect(shown.rows[1]).toMatchObject({
      group: 'other',
      difference: made?.value,
      difference_high: made?.high,
    });
    expect(shown.sentence).toBe(
      'CSAT: no clear difference between other and changed: +3.0 percentage points, 95 % interval −1.3 to 7.3. changed: 67.5% (n = 800); other: 70.5% (n = 1,000).',
    );
  });

  it('compares a group with all others together, and puts the group first', async () => {
    const { shown } = await drawFixture(waves, compare, { measure: 'csat', group: { shop: 'drift' } });
    expect(shown.rows.map(({ group }) => group)).toEqual(['the rest', 'drift']);
    expect(shown.title).toBe('CSAT: drift and the rest');
    expect(shown.sentence).toMatch(
      /^CSAT: 13\.7 percentage points lower for drift than for the rest, 95 % interval/,
    );
  });

  it('adds weights and frequencies as the statistics do', async () => {
    const { shown } = await drawFixture(many, compare, {
      measure: 'csat',
      a: { plan: 'basic' },
      b: { plan: 'plus' },
    });
    const { rows } = await many.run({
      text: `select plan, csat >= 4 as yes, weight, n from many.answers where csat is not null and plan in ('basic', 'plus')`,
      params: [],
    });
    const of = (plan: string) => {
      const own = rows.filter((row) => row['plan'] === plan);
      const [counts, weights] = [own.map(({ n }) => n as number), own.map(({ weight }) => weight as number)];
      return momentsOf(
        own.map(({ yes }) => Number(yes)),
        { counts, weights },
      );
    };
    const made = difference('share', of('basic'), of('plus'));
    expect(shown.rows[1]?.['difference']).toBeCloseTo(made?.value ?? NaN, 12);
    expect(shown.rows[1]?.['difference_low']).toBeCloseTo(made?.low ?? NaN, 12);
    expect(shown.rows[1]?.['p']).toBeCloseTo(made?.p ?? NaN, 12);
  });

  it('keeps points of a net score apart from percentage points', async () => {
    const { shown } = await drawFixture(waves, compare, {
      measure: 'nps',
      a: { shop: 'changed' },
      b: { shop: 'other' },
    });
    expect(shown.sentence).toMatch(/ points, 95 %/);
    expect(shown.sentence).not.toMatch(/percent|%\)/);
  });

  it('asks one query, with bound values only', async () => {
    const { query } = await drawFixture(waves, compare, {
      measure: 'csat',
      group: { shop: "x' or 1=1 --" },
    }).catch(() => ({ query: { text: '', params: [] } }));
    expect(query.text).not.toContain('or 1=1');
    expect(query.params).toContain("x' or 1=1 --");
  });
});

describe('a comparison is refused', () => {
  it.each([
    ['topthree', 'different-scales', /1–5.*1–10/],
    ['nps', 'different-scales', /share.*net score/],
    ['reworded', 'different-question', /How satisfied were you.*How happy are you/],
    ['revised', 'different-question', /version 1.*version 2/],
  ])('with measure %s after: %s', async (measureAfter, rule, reason) => {
    await expect(refusal({ ...changed, measureAfter })).rejects.toMatchObject({
      ...{ rule, prop: 'measureAfter' },
      message: expect.stringMatching(reason),
    });
  });

  it('not when question, version and scale are the same', async () => {
    const { shown } = await refusal({ ...changed, measureAfter: 'again' });
    expect(shown.rows[1]?.['value']).toBe(0.75);
    expect(shown.rows[1]?.['group']).toBe('from 1 Sept 2025 (CSAT, second wave)');
  });

  it.each([
    ['counts', { measure: 'count', before: day }, 'measure'],
    ['no sides', { measure: 'csat' }, ''],
    ['two kinds', { ...changed, group: { shop: 'other' } }, 'before'],
    ['one group', { measure: 'csat', a: { shop: 'other' } }, 'a'],
    ['a period beside days', { ...changed, period: 'quarter' }, 'period'],
    ['a span without another', { measure: 'csat', before: 'last quarter' }, 'before'],
    [
      'after before before',
      { measure: 'csat', before: 'last quarter', after: '2025-01-01..2025-02-28' },
      'after',
    ],
    ['pairs with a comparison group', { ...changed, paired: 'person', control: { shop: 'other' } }, 'paired'],
    [
      'a comparison group of groups',
      { measure: 'csat', group: { shop: 'other' }, control: { shop: 'drift' } },
      'control',
    ],
    ['no day', { measure: 'csat', before: '2025-13-45' }, 'before'],
  ])('for %s', async (_, input, prop) => {
    await expect(refusal(input)).rejects.toMatchObject({ rule: 'invalid-prop', prop });
  });

  it.each([
    [{ a: { shop: 'changed' }, b: { visits: { min: 3 } } }],
    [{ a: { shop: ['changed', 'other'] }, b: { shop: ['other', 'small'] } }],
    [{ a: { visits: { max: 3 } }, b: { visits: { min: 3 } } }],
  ])('for groups that may share answers: %j', async (groups) => {
    await expect(refusal({ measure: 'csat', ...groups })).rejects.toMatchObject({
      rule: 'overlapping-groups',
    });
  });

  it('not for ranges that do not meet', async () => {
    const { shown } = await refusal({
      measure: 'csat',
      a: { visits: { max: 2 } },
      b: { visits: { min: 3 } },
    });
    expect(shown.rows.map(({ group }) => group)).toEqual(['Visits: ≤ 2', 'Visits: ≥ 3']);
  });

  it('for a comparison group that overlaps', async () => {
    const control = { shop: ['changed', 'other'] };
    await expect(refusal({ ...changed, control })).rejects.toMatchObject({
      rule: 'overlapping-groups',
      prop: 'control',
    });
  });

  it('for an unknown column, with the nearest', async () => {
    await expect(refusal({ ...changed, paired: 'persn' })).rejects.toMatchObject({
      suggestion: 'did you mean "person"?',
    });
  });
});

describe('few answers', () => {
  it('under the minimum give no number anywhere', async () => {
    const { shown, drawings, element } = await drawFixture(waves, compare, {
      ...changed,
      where: { shop: 'small' },
    });
    expect(shown).toMatchObject({ state: 'too-few', n: 6, sentence: '', interval: undefined });
    expect(shown.rows[1]).toMatchObject({ value: null, low: null, high: null, difference: null, p: null });
    expect(shown.notes).toEqual(['Too few answers on one side (from 1 Sept 2025): n = 6, minimum 10.']);
    expect(drawings).toEqual([]);
    expect(element.querySelector('figure')?.textContent).toContain('Too few answers (n = 6, minimum 10).');
  });

  it('are flagged in words and drawn hollow', async () => {
    const { shown, element } = await drawFixture(waves, compare, {
      measure: 'csat',
      a: { shop: 'small' },
      b: { shop: 'other' },
      period: '2025-01-01..2025-08-31',
    });
    expect(shown.notes).toContain('Fewer than 30 answers, read with care: small.');
    expect(element.querySelectorAll('.pl-wide circle[fill="var(--pl-surface)"]')).toHaveLength(1);
  });

  it('in the comparison group leave the comparison without it', async () => {
    const { shown } = await drawFixture(waves, compare, { ...changed, control: { shop: 'small' } });
    expect(shown.state).toBe('ok');
    expect(shown.notes).toContain(
      'The comparison group (small) has fewer than 10 answers on a side: nothing is said of it.',
    );
    expect(shown.rows.some(({ group }) => group === 'beyond the comparison group')).toBe(false);
    expect(shown.sentence).not.toContain('comparison group');
  });

  it('none at all are an empty figure', async () => {
    for (const input of [
      { measure: 'silent', before: day },
      { ...changed, where: { shop: 'nowhere' } },
    ]) {
      const { shown, drawings } = await drawFixture(waves, compare, input);
      expect(shown).toMatchObject({ state: 'empty', n: 0, notes: [] });
      expect(drawings).toEqual([]);
    }
  });

  it('on one side only say which side has none', async () => {
    const scope = {
      ...emptyScope,
      filters: [{ column: 'answered_on', kind: 'dates', to: '2025-03-01' } as const],
    };
    const { shown } = await drawFixture(waves, compare, changed, { scope });
    expect(shown.notes).toEqual(['No answers on one side (from 1 Sept 2025): nothing to compare with.']);
    expect(shown.state).toBe('too-few');
  });

  it('that never vary have a difference but no interval', async () => {
    const { shown, element } = await drawFixture(waves, compare, { measure: 'same', before: day });
    expect(shown.sentence).toMatch(/^SAME: difference 0\.00; these answers allow no interval and no test\./);
    expect(element.outerHTML).not.toContain('NaN');
  });
});

describe('the drawing of a comparison', () => {
  it('speaks both values and the difference, at both widths', async () => {
    const { element, shown } = await drawFixture(waves, compare, changed);
    for (const width of ['wide', 'narrow'])
      expect(titles(element, width)).toEqual([
        'before 1 Sept 2025: 60.0%, 95 %: 55.1% to 64.7%, n = 400',
        'from 1 Sept 2025: 75.0%, 95 %: 70.5% to 79.0%, n = 400',
        'after minus before: +15.0 percentage points, 95 %: 8.5 to 21.3',
      ]);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.querySelector('.pl-wide .pl-note')?.textContent).toMatch(/^How to read:/);
  });

  it('has no style element or attribute', async () => {
    const { element } = await drawFixture(waves, compare, { ...changed, control: { shop: 'other' } });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=|NaN|undefined/);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(
      waves,
      compare,
      { ...changed, control: { shop: 'other' } },
      { locale },
    );
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/compare-${locale}.html`,
    );
  });

  it('draws every kind of measure', async () => {
    expect(Object.keys(waveDataset.measures)).toContain('index');
    for (const measure of ['mean', 'index', 'nps']) {
      const { shown, element } = await drawFixture(waves, compare, { ...changed, measure, paired: 'person' });
      expect(shown.rows[1]?.['difference_low']).toEqual(expect.any(Number));
      expect(element.outerHTML).not.toContain('NaN');
    }
  });
});
