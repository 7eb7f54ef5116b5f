import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ranking } from '../../../src/figures/comparison/ranking.ts';
import { drawnOf } from '../../../src/figures/comparison/rankingDrawing.ts';
import { compareGroups } from '../../../src/stats/compareGroups.ts';
import { difference } from '../../../src/stats/difference.ts';
import { differencesFromRest } from '../../../src/stats/differencesFromRest.ts';
import type { Moments } from '../../../src/stats/estimate.ts';
import { holm } from '../../../src/stats/holm.ts';
import { emptyScope, type Filter } from '../../../src/sql/scope.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { shareMoments } from '../../stats/groups.ts';
import { openMany } from '../many.fixture.ts';
import { openWaves } from '../wave.fixture.ts';

let small: Fixture;
let many: Fixture;
let waves: Fixture;
beforeAll(async () => {
  small = await openFixture();
  many = await openMany();
  waves = await openWaves();
});
afterAll(() => {
  for (const each of [small, many, waves]) each.close();
});

const only = (...filters: Filter[]) => ({ scope: { ...emptyScope, filters } });
const titles = (element: Element) =>
  [...element.querySelectorAll('.pl-wide title')].map((each) => each.textContent);
const months = ['changed', 'other'];

describe('a ranking', () => {
  it('puts the highest value first and gives equal values one rank', async () => {
    const { shown } = await drawFixture(many, ranking, { measure: 'nps', by: 'region' });
    const values = shown.rows.map(({ value }) => value as number);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(shown.rows[0]?.['rank']).toBe(1);
    for (const row of shown.rows)
      expect(row['rank']).toBe(1 + values.filter((value) => value > (row['value'] as number)).length);
  });

  it('compares each group with all others together, as the statistics do', async () => {
    const { shown } = await drawFixture(many, ranking, { measure: 'csat', by: 'plan' });
    const { rows } = await many.run({
      text: `select plan as "group", sum(n)::double as n, sum(n * weight)::double as w, sum(n * weight * weight)::double as w2,
             coalesce(sum(n * weight) filter (csat >= 4), 0)::double as s1, coalesce(sum(n * weight) filter (csat >= 4), 0)::double as s2
             from many.answers where csat is not null group by plan order by sum(n * weight) filter (csat >= 4) / sum(n * weight) desc`,
      params: [],
    });
    const made = differencesFromRest('share', rows as unknown as Moments[]);
    shown.rows.forEach((row, index) => {
      expect(row['difference']).toBeCloseTo(made[index]?.value ?? NaN, 12);
      expect(row['difference_low']).toBeCloseTo(made[index]?.low ?? NaN, 12);
      expect(row['p']).toBeCloseTo(made[index]?.p ?? NaN, 12);
      expect(row['adjusted_p']).toBeCloseTo(made[index]?.adjustedP ?? NaN, 12);
    });
  });

  it('says which groups differ, and how many comparisons that took', async () => {
    const { shown } = await drawFixture(waves, ranking, { measure: 'csat', by: 'shop' });
    expect(shown.sentence).toMatch(
      /^CSAT: from 70\.5% \(other\) to 55\.5% \(drift\)\. Above the rest, more than chance: other and changed; below the rest, more than chance: drift; the others are not clearly different\. 4 comparisons, corrected for their number \(Holm\)\. Taken together, the groups differ by more than chance \(p < 0\.001\)\.$/,
    );
  });

  it('calls nothing different where nothing is', async () => {
    const { shown } = await drawFixture(many, ranking, { measure: 'csat', by: 'plan' });
    expect(shown.sentence).toContain('No group is clearly different from the rest. 3 comparisons');
    expect(shown.rows.every(({ verdict }) => verdict === 'not clearly different')).toBe(true);
  });

  it('corrects by Holm, or by Benjamini and Hochberg when asked', async () => {
    const [strict, loose] = await Promise.all(
      ['holm', 'bh'].map((correction) =>
        drawFixture(many, ranking, { measure: 'nps', by: 'region', correction }),
      ),
    );
    const ps = strict?.shown.rows.map(({ p }) => p as number) ?? [];
    expect(strict?.shown.rows.map((row) => row['adjusted_p'])).toEqual(holm(ps));
    loose?.shown.rows.forEach((row, index) => {
      expect(row['adjusted_p']).toBeGreaterThanOrEqual(row['p'] as number);
      expect(row['adjusted_p']).toBeLessThanOrEqual(strict?.shown.rows[index]?.['adjusted_p'] as number);
    });
    expect(loose?.shown.sentence).toContain('(Benjamini–Hochberg)');
  });

  it('takes two groups for one comparison', async () => {
    const { shown } = await drawFixture(waves, ranking, {
      measure: 'csat',
      by: 'shop',
      where: { shop: months },
    });
    const made = difference('share', shareMoments(540, 800), shareMoments(705, 1000));
    expect(shown.rows[0]).toMatchObject({
      group: 'other',
      difference: made?.value,
      p: made?.p,
      adjusted_p: made?.p,
    });
    expect(shown.sentence).toContain('1 comparison.');
  });

  it('tests all groups at once', async () => {
    const { shown } = await drawFixture(waves, ranking, {
      measure: 'csat',
      by: 'shop',
      where: { shop: [...months, 'small'] },
    });
    const { p } = compareGroups('share', [
      shareMoments(540, 800),
      shareMoments(705, 1000),
      shareMoments(21, 31),
    ]);
    expect(shown.sentence).toContain(`do not clearly differ (p = ${p?.toFixed(3)})`);
  });

  it('withholds groups under the minimum, names them and leaves them out of the rest', async () => {
    const { shown, element } = await drawFixture(small, ranking, { measure: 'csat', by: 'region' });
    const last = shown.rows.at(-1);
    expect(last).toMatchObject({
      group: 'Isle "quoted" </script> 😀',
      value: null,
      difference: null,
      adjusted_p: null,
    });
    expect(shown.notes).toContain('Withheld, fewer than 10 answers: Isle "quoted" </script> 😀.');
    expect(shown.notes).toContain('6 answers without a value of “Region” are left out.');
    expect(titles(element)).toHaveLength(2);
    const { rows } = await small.run({
      text: `select count(*) filter (region = 'North')::integer as n, count(*) filter (region = 'North' and csat >= 4)::integer as yes,
             count(*) filter (region = 'South')::integer as m, count(*) filter (region = 'South' and csat >= 4)::integer as no from fixture.answers where csat is not null`,
      params: [],
    });
    const { n, yes, m, no } = rows[0] as Record<string, number>;
    const made = difference('share', shareMoments(no ?? 0, m ?? 0), shareMoments(yes ?? 0, n ?? 0));
    expect(shown.rows.find(({ group }) => group === 'North')?.['difference']).toBeCloseTo(
      made?.value ?? NaN,
      12,
    );
  });

  it('marks groups in words and shape, not in colour alone', async () => {
    const { element, shown } = await drawFixture(waves, ranking, { measure: 'csat', by: 'shop' });
    expect(shown.rows.map(({ verdict }) => verdict)).toEqual([
      ...['above the rest', 'not clearly different', 'above the rest', 'below the rest'],
    ]);
    const paths = [...element.querySelectorAll('.pl-wide path:has(title)')].map((each) =>
      each.getAttribute('d'),
    );
    expect(new Set(paths).size).toBeGreaterThanOrEqual(1);
    expect(element.querySelectorAll('.pl-wide circle:has(title)')).toHaveLength(1);
    expect(element.querySelector('.pl-wide svg')?.textContent).toMatch(
      /above · n = 1,000.*below · n = 4,000/,
    );
    expect(titles(element)[0]).toMatch(/^other: 70\.5%, 95 %: .*, n = 1,000, above the rest \(\+\d/);
    expect(titles(element)).toHaveLength(4);
  });

  it('follows the order of the rows when it is read by keyboard', async () => {
    const { element, shown } = await drawFixture(waves, ranking, { measure: 'csat', by: 'shop' });
    expect(titles(element).map((title) => title?.split(':')[0])).toEqual(
      shown.rows.map(({ group }) => group),
    );
  });

  it('draws at most as many groups as the limit, and compares all', async () => {
    const { shown, element } = await drawFixture(many, ranking, { measure: 'nps', by: 'region', limit: 5 });
    expect(titles(element)).toHaveLength(5);
    expect(shown.rows).toHaveLength(25);
    expect(shown.notes).toContain('5 of 25 groups are shown.');
    expect(shown.sentence).toContain('25 comparisons');
  });

  it('says that one group has nothing to be compared with', async () => {
    const { shown } = await drawFixture(many, ranking, { measure: 'csat', by: 'whole' });
    expect(shown.sentence).toBe('CSAT: 50.0% (everyone); 3,000 answers.');
    expect(shown.notes).toContain('Only one group has enough answers: there is nothing to compare it with.');
    expect(shown.rows[0]).toMatchObject({ difference: null, p: null, verdict: null });
  });

  it('is empty without answers, and says too few when no group has the minimum', async () => {
    const empty = await drawFixture(many, ranking, { measure: 'silent', by: 'plan' });
    expect(empty.shown).toMatchObject({ state: 'empty', rows: [], sentence: '', n: 0 });
    const few = await drawFixture(
      small,
      ranking,
      { measure: 'csat', by: 'channel' },
      only({ column: 'id', kind: 'range', max: 8 }),
    );
    expect(few.shown.state).toBe('too-few');
    expect(few.shown.n).toBeLessThan(10);
    expect(few.shown.rows.every(({ value, p }) => value === null && p === null)).toBe(true);
    expect(few.drawings).toEqual([]);
  });

  it('draws groups whose answers never vary', async () => {
    const { shown, element } = await drawFixture(waves, ranking, { measure: 'same', by: 'shop' });
    expect(shown.rows.every(({ p, verdict }) => p === null && verdict === 'not clearly different')).toBe(
      true,
    );
    expect(element.outerHTML).not.toMatch(/NaN|undefined/);
  });

  it('refuses a total and an unknown column', async () => {
    await expect(drawFixture(many, ranking, { measure: 'spend', by: 'plan' })).rejects.toMatchObject({
      rule: 'invalid-prop',
      prop: 'measure',
    });
    await expect(drawFixture(many, ranking, { measure: 'csat', by: 'plann' })).rejects.toMatchObject({
      rule: 'unknown-column',
    });
  });

  it('has no style element or attribute, and no markup from names', async () => {
    const { element } = await drawFixture(many, ranking, { measure: 'nps', by: 'region' });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('b')).toBeNull();
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s', async (locale) => {
    const { element } = await drawFixture(waves, ranking, { measure: 'csat', by: 'shop' }, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/ranking-${locale}.html`,
    );
  });
});

it('of more groups than can be drawn, those that stand out and both ends are', () => {
  const groups = Array.from({ length: 256 }, (_, index) => ({
    name: index,
    verdict: [7, 120, 255].includes(index) ? ('lower' as const) : ('unclear' as const),
  }));
  expect(drawnOf(groups, 6).map(({ name }) => name)).toEqual([0, 1, 2, 7, 120, 255]);
  expect(drawnOf(groups.slice(0, 3), 6)).toHaveLength(3);
});
