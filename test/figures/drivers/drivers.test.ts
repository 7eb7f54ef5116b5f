import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset/dataset.ts';
import { drivers } from '../../../src/figures/drivers/drivers.ts';
import { mostPatterns, randomGroups } from '../../../src/sql/driverSums.ts';
import { drivers as driversOf } from '../../../src/stats/drivers.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { mtcars } from '../../stats/samples.ts';

const score = { type: 'score', sqlType: 'INTEGER', range: [1, 5] as [number, number] } as const;
const number = { type: 'number', sqlType: 'DOUBLE' } as const;
const columns: Record<string, Pick<Column, 'type'> & Partial<Column>> = {
  satisfaction: { ...score, label: 'Satisfaction' },
  quality: { ...score, label: 'Quality' },
  speed: { ...score, label: 'Speed' },
  effort: { ...score, label: 'Effort' },
  weather: { ...score, label: 'Weather' },
  alike: score,
  silent: score,
  hours: { ...number, label: 'Hours' },
  member: { type: 'boolean', sqlType: 'BOOLEAN', label: 'Member' },
  region: { type: 'category' },
};

// quality matters most, speed a little less, effort makes it worse, weather not at all
const point = (salt: number) => `(1 + hash(i * 17 + ${salt}) % 5)::integer`;
const answers = `
  select *, greatest(1, least(5, round(0.5 * quality + 0.35 * coalesce(speed, 3) - 0.2 * effort + 0.3 * noise)))::integer as satisfaction from (
    select i, ${point(1)} as quality, case when i % 5 = 0 then null else ${point(2)} end as speed, ${point(3)} as effort,
      ${point(4)} as weather, ${point(5)} as noise, 3 as alike, cast(null as integer) as silent,
      (hash(i) % 1000) / 10.0 as hours, i % 3 = 0 as member, case when i < 5 then 'few' else 'many' end as region
    from range(2000) t(i))`;

const cars = mtcars.mpg
  .map((mpg, i) => `(${mpg}, ${mtcars.am[i]}, ${mtcars.vs[i]}, ${mtcars.cyl[i]}, 1, 1.0::double)`)
  .join(', ');
const mean = (table: string, column: string) => ({ kind: 'mean', table, column }) as const;

let made: Fixture;
beforeAll(async () => {
  made = await openTables({
    name: 'survey',
    tables: {
      answers: { sql: `select *, 1 as n, 1.0::double as weight from (${answers})`, columns },
      weighted: { sql: `select *, 1 as n, (0.5 + i % 3)::double as weight from (${answers})`, columns },
      counted: {
        sql: `select satisfaction, quality, speed, effort, weather, count(*)::integer as n, 1.0::double as weight from (${answers}) group by all`,
        columns: Object.fromEntries(Object.entries(columns).slice(0, 5)),
      },
      cars: {
        sql: `select * from (values ${cars}) t(mpg, am, vs, cyl, n, weight)`,
        columns: { mpg: number, am: number, vs: number, cyl: number },
      },
    },
    measures: {
      csat: { kind: 'share', table: 'answers', column: 'satisfaction', satisfied: [4, 5], label: 'CSAT' },
      effort: { ...mean('answers', 'effort'), high: 'much effort' },
      weighted: mean('weighted', 'satisfaction'),
      counted: mean('counted', 'satisfaction'),
      weather: mean('answers', 'weather'),
      alike: mean('answers', 'alike'),
      silent: mean('answers', 'silent'),
      consumption: mean('cars', 'mpg'),
    } as never,
  });
});
afterAll(() => made.close());

const all = ['quality', 'speed', 'effort', 'weather'];
const byName = (rows: Record<string, unknown>[]) => new Map(rows.map((row) => [row['driver'], row]));
const shares = (rows: Record<string, unknown>[]) =>
  Object.fromEntries(rows.map(({ driver, share }) => [String(driver), share as number]));
const wide = (element: Element, selector: string) =>
  [...element.querySelectorAll(`.pl-wide ${selector}`)].map((each) => each.textContent ?? '');

describe('the drivers of a measure', () => {
  it('are case 26 (domir, relaimpo): mtcars mpg on am, vs, cyl', async () => {
    const { shown } = await drawFixture(made, drivers, { measure: 'consumption', of: ['am', 'vs', 'cyl'] });
    const found = shares(shown.rows);
    expect(found['Am']).toBeCloseTo(0.1774892, 7);
    expect(found['Vs']).toBeCloseTo(0.2027032, 7);
    expect(found['Cyl']).toBeCloseTo(0.3817849, 7);
    expect(Object.values(found).reduce((sum, share) => sum + share)).toBeCloseTo(0.7619773, 7);
    expect(shown.n).toBe(32);
  });

  it.each([
    ['csat', all],
    ['weighted', ['quality', 'speed', 'effort']],
  ])('are those of the statistics over the rows, with the same seed: %s', async (measure, of) => {
    const table = measure === 'csat' ? 'answers' : measure;
    const { shown } = await drawFixture(made, drivers, { measure, of, draws: 200, seed: 7 });
    const { rows } = await made.run({
      text: `select ${of.join(', ')}, satisfaction, weight, sum(n)::double as n from survey.${table} group by all order by all`,
      params: [],
    });
    const expected = driversOf(
      rows.map((row) => of.map((name) => row[name] as number | null)),
      rows.map(({ satisfaction }) => satisfaction as number),
      {
        ...{ draws: 200, seed: 7, counts: rows.map(({ n }) => n as number) },
        ...(measure === 'weighted' && { weights: rows.map(({ weight }) => weight as number) }),
      },
    );
    const found = byName(shown.rows);
    const near = (value: number | null | undefined) => expect.closeTo(value ?? NaN, 10) as number;
    of.forEach((name, index) => {
      const { share, low, high, correlation, mean } = expected?.drivers[index] ?? {};
      expect(found.get(name.replace(/^./, (first) => first.toUpperCase()))).toMatchObject({
        ...{ share: near(share), low: near(low), high: near(high) },
        ...{ correlation: near(correlation), mean: near(mean) },
      });
    });
    expect(shown.n).toBe(expected?.n);
  });

  it('are the same on raw rows and on counts of them', async () => {
    const raw = await drawFixture(made, drivers, { measure: 'csat', of: all, draws: 100 });
    const rolled = await drawFixture(made, drivers, { measure: 'counted', of: all, draws: 100 });
    expect(rolled.shown.rows).toEqual(raw.shown.rows);
  });

  it('leave out an answer that is missing, never read it as zero, and count it by question', async () => {
    const { shown } = await drawFixture(made, drivers, { measure: 'csat', of: all, draws: 100 });
    expect(shown.n).toBe(1600);
    expect(shown.notes).toContain(
      'Left out: 400 of 2,000 answers (20.0%), where an answer is missing or does not apply (Speed: 400). Missing is never counted as zero.',
    );
  });

  it('sum random groups in the same query where answers have too many patterns', async () => {
    const of = ['quality', 'effort', 'hours'];
    const { shown, answer } = await drawFixture(made, drivers, { measure: 'csat', of });
    const { rows } = await made.run({
      text: 'select quality, effort, hours, satisfaction from survey.answers',
      params: [],
    });
    expect(rows.length).toBeGreaterThan(mostPatterns);
    expect(answer.rows.length).toBe(randomGroups * 5 + 2);
    const exact = driversOf(
      rows.map((row) => of.map((name) => row[name] as number)),
      rows.map(({ satisfaction }) => satisfaction as number),
    );
    const found = byName(shown.rows);
    exact?.drivers.forEach(({ share, low, high, mean }, index) => {
      const row = found.get(['Quality', 'Effort', 'Hours'][index]) as Record<string, number>;
      expect(row['share']).toBeCloseTo(share, 10);
      expect(row['mean']).toBeCloseTo(mean, 10);
      const [width, own] = [(high ?? 0) - (low ?? 0), (row['high'] ?? 0) - (row['low'] ?? 0)];
      expect(own / width).toBeGreaterThan(0.65);
      expect(own / width).toBeLessThan(1.5);
    });
  });

  it('say which has the largest share, and that importance is not cause', async () => {
    const { shown, element } = await drawFixture(made, drivers, { measure: 'csat', of: all });
    expect(shown.sentence).toMatch(
      /^Quality, Speed, Effort and Weather together explain [\d.]+% of the differences in CSAT \(R²\); 1,600 complete answers\. The largest share is that of Quality: [\d.]+%, 95 % interval [\d.]+% to [\d.]+%, more than any other\. Not shown to go with it: Weather\.$/,
    );
    expect(shown.notes[0]).toContain('association, not cause');
    expect(shown.interval).toEqual({ level: 0.95, method: 'bootstrap, 1,000 resamples' });
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
  });

  it('are not declared where there is nothing', async () => {
    const { shown, element } = await drawFixture(made, drivers, {
      measure: 'weather',
      of: ['quality', 'effort', 'hours', 'member'],
    });
    expect(shown.sentence).toMatch(/^Weather: not shown by these data to go with .* \(R² 0\.\d%, p 0\.\d+\)/);
    expect(wide(element, 'text').filter((text) => text === 'not shown')).toHaveLength(4);
  });

  it('draw importance against performance in four named quadrants, a low effort as a good answer', async () => {
    const { shown, element } = await drawFixture(made, drivers, {
      measure: 'csat',
      of: all,
      view: 'quadrant',
    });
    const words = wide(element, 'text').join('|');
    for (const name of ['Improve first', 'Keep up', 'Low priority', 'Doing enough'])
      expect(words).toContain(name);
    const effort = byName(shown.rows).get('Effort');
    expect(effort?.['performance']).toBeCloseTo(100 - (100 * ((effort?.['mean'] as number) - 1)) / 4, 10);
    expect(shown.notes.at(-1)).toBe(
      'A low answer is the good one, so that performance is read from the other end: Effort.',
    );
    const listed = wide(element, 'li').join(' ');
    for (const name of ['1 Quality', '2 Speed', '3 Effort', '4 Weather']) expect(listed).toContain(name);
  });

  it('leave out of the quadrants what has no scale, and say so', async () => {
    const { shown } = await drawFixture(made, drivers, {
      measure: 'csat',
      of: ['quality', 'member', 'hours'],
    });
    // a yes is neither good nor bad unless a measure says so
    expect(shown.notes.join('\n')).toMatch(
      /^Not in the quadrants, for lack of a scale: (Hours and Member|Member and Hours)\.$/m,
    );
    expect(byName(shown.rows).get('Hours')).toMatchObject({ performance: null, quadrant: null });
    const alone = await drawFixture(made, drivers, { measure: 'csat', of: ['quality'] });
    expect(alone.shown.sentence).toMatch(/^Quality explains [\d.]+% .* 95 % interval [\d.]+% to [\d.]+%\.$/);
    expect(wide(alone.element, '.pl-state')).toEqual(['Quadrants need at least two drivers with a scale.']);
  });

  it('take the other scores of the table when none are named', async () => {
    const { query } = await drawFixture(made, drivers, { measure: 'counted' });
    expect(query.text).toContain('cast("weather" as double) as "x3"');
    const cars = await drawFixture(made, drivers, { measure: 'consumption' });
    expect(cars.shown.rows).toHaveLength(3);
  });

  it('give no number under the minimum, and flag few answers', async () => {
    const few = await drawFixture(made, drivers, { measure: 'csat', of: all, where: { region: 'few' } });
    expect(few.shown).toMatchObject({ state: 'too-few', rows: [], sentence: '' });
    expect(few.element.querySelector('svg')).toBeNull();
    const flagged = await drawFixture(made, drivers, {
      measure: 'csat',
      of: ['quality', 'effort'],
      where: { hours: { max: 1 } },
    });
    expect(flagged.shown.n).toBeLessThan(30);
    expect(flagged.shown.notes).toContain('Fewer than 30 answers: read with care.');
  });

  it('are empty without answers, too few for one, and nothing where all are alike', async () => {
    const draw = (measure: string, more = {}) =>
      drawFixture(made, drivers, { measure, of: ['quality'], ...more });
    expect((await draw('silent')).shown).toMatchObject({ state: 'empty', rows: [], n: 0 });
    expect((await draw('csat', { of: ['silent'] })).shown).toMatchObject({ state: 'too-few', rows: [] });
    expect((await draw('csat', { where: { hours: -1 } })).shown.state).toBe('empty');
    const alike = await draw('alike');
    expect(alike.shown).toMatchObject({ state: 'ok', rows: [] });
    expect(alike.shown.sentence).toContain('too much alike');
    const constant = await draw('csat', { of: ['alike', 'quality'] });
    expect(shares(constant.shown.rows)['Alike']).toBe(0);
  });

  it.each([
    [
      { of: ['region'] },
      'invalid prop: of of <Drivers>: expected scores, numbers or yes and no, found region of type category',
    ],
    [{ of: ['satisfaction'] }, 'satisfaction is what is to be explained'],
    [{ of: ['qualty'] }, 'unknown column: qualty'],
    [{ of: [] }, 'invalid prop: of'],
    [{ measure: 'count' }, 'expected answers that vary, found a count'],
    [{ views: 'both' }, 'unknown prop: views'],
  ])('refuse %j', async (input, message) => {
    await expect(drawFixture(made, drivers, { measure: 'csat', ...input })).rejects.toThrow(message);
  });

  it.each(['en', 'fr', 'ru'] as const)('are drawn as before in %s, without styles', async (locale) => {
    const { element } = await drawFixture(
      made,
      drivers,
      { measure: 'csat', of: all, draws: 100 },
      { locale },
    );
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/drivers-${locale}.html`,
    );
  });
});
