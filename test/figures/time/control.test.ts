import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../../../src/figures/time/control.ts';
import { pChart } from '../../../src/stats/pChart.ts';
import { laneyChart } from '../../../src/stats/laneyChart.ts';
import { overdispersed } from '../../../src/stats/overdispersed.ts';
import { random } from '../../../src/stats/random.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';

/** Measurements of NIST/SEMATECH e-Handbook 6.3.2.2, a month each. */
const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
/** Satisfied of 200 in each of 24 months: 60 % for a year, then 75 %. */
const shares = [
  ...[122, 118, 125, 114, 121, 117, 126, 122, 113, 123, 120, 119],
  ...[152, 146, 149, 155, 148, 151, 144, 153, 150, 147, 154, 149],
];
const month = (index: number) =>
  `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

let small: Fixture;
let made: Fixture;
beforeAll(async () => {
  small = await openFixture();
  const flows = flow.map((value, index) => `(date '${month(index)}-15', ${value}::double)`).join(', ');
  const answers = shares.map((yes, index) => `(date '${month(index)}-15', ${yes})`).join(', ');
  const day = { type: 'date', sqlType: 'DATE' } as const;
  made = await openTables({
    tables: {
      flows: {
        sql: `select day, value, 12 as n, 1.0::double as weight from (values ${flows}) t(day, value)`,
        columns: { day, value: { type: 'number', sqlType: 'DOUBLE' } },
      },
      answers: {
        sql: `select day, happy, case happy when 1 then yes else 200 - yes end as n, 1.0::double as weight from (values ${answers}) t(day, yes), (values (1), (0)) h(happy)`,
        columns: { day, happy: { type: 'score', sqlType: 'INTEGER', range: [0, 1] } },
      },
      few: {
        sql: `select date '2025-01-01' as day, 1 as happy, 3 as n, 1.0::double as weight`,
        columns: { day, happy: { type: 'score', sqlType: 'INTEGER', range: [0, 1] } },
      },
      none: {
        sql: `select date '2025-01-01' as day, null::integer as happy, 40 as n, 1.0::double as weight`,
        columns: { day, happy: { type: 'score', sqlType: 'INTEGER', range: [0, 1] } },
      },
    },
    measures: {
      flow: { kind: 'mean', table: 'flows', column: 'value', label: 'Flow' },
      happy: { kind: 'share', table: 'answers', column: 'happy', satisfied: [1], label: 'Happy' },
      few: { kind: 'share', table: 'few', column: 'happy', satisfied: [1] },
      none: { kind: 'share', table: 'none', column: 'happy', satisfied: [1] },
    } as never,
    extent: { from: '2024-01-15', to: '2025-12-15' },
    period: { table: 'answers', column: 'day' },
  });
});
afterAll(() => {
  small.close();
  made.close();
});

const titles = (element: Element) =>
  [...element.querySelectorAll('.pl-wide title')].map((title) => title.textContent);

describe('a control chart', () => {
  it('case 29 (NIST handbook 6.3.2.2): mean 50.81, limits 45.8159 … 55.8041, no signal', async () => {
    const { shown } = await drawFixture(made, control, { measure: 'flow' });
    expect(shown.rows).toHaveLength(10);
    for (const { centre, lower, upper } of shown.rows as Record<string, number>[]) {
      expect(centre).toBeCloseTo(50.81, 10);
      expect(lower).toBeCloseTo(45.8159, 4);
      expect(upper).toBeCloseTo(55.8041, 4);
    }
    expect(shown.sentence).toBe(
      'Flow: no signal in 10 months. The values vary around 50.81 no more than is usual.',
    );
    expect(shown.notes).toContain('Limits from 10 months only: take them as provisional.');
  });

  it('of a share is a p-chart with limits of its own for each period', async () => {
    const { shown, element } = await drawFixture(small, control, { measure: 'csat' });
    const answers = await small.run({
      text: `select count(csat)::double as n, count(*) filter (csat >= 4)::double as x from fixture.answers where csat is not null group by date_trunc('month', answered_on) order by date_trunc('month', answered_on)`,
      params: [],
    });
    const byHand = pChart(answers.rows as never);
    expect(shown.rows.map(({ lower }) => lower)).toEqual(
      byHand?.points.map((point) => expect.closeTo(point?.lower ?? 0, 12)),
    );
    expect(element.textContent).toContain('p-chart; limits from 12 months, Jan 2025 – Dec 2025.');
  });

  it('judges later periods by the limits of the baseline and explains the shift in words', async () => {
    const { shown, element } = await drawFixture(made, control, {
      measure: 'happy',
      baseline: '2024-01-01..2024-12-31',
    });
    expect(shown.rows[0]).toMatchObject({ centre: 0.6 });
    expect(shown.sentence).toContain(
      '12 months in a row above the centre line (Jan 2025 – Dec 2025): a shift.',
    );
    expect(titles(element)).toHaveLength(24);
    expect(titles(element).at(-1)).toMatch(
      /^Dec 2025: 74\.5%, limits 49\.6% to 70\.4%, n = 200, signal 1, 2$/,
    );
  });

  it('finds the shift without a baseline too: low before, high after', async () => {
    const { shown } = await drawFixture(made, control, { measure: 'happy', rules: 'western-electric' });
    expect(shown.sentence).toContain(
      '12 months in a row below the centre line (Jan 2024 – Dec 2024): a shift.',
    );
    expect(shown.sentence).toContain('12 months in a row above');
  });

  it('marks signals by shape as well as by colour', async () => {
    const { element } = await drawFixture(made, control, {
      measure: 'happy',
      baseline: '2024-01-01..2024-12-31',
    });
    const marks = [...element.querySelectorAll('.pl-wide [data-part=dot] path')];
    const shape = (mark: Element | undefined) => mark?.getAttribute('d');
    expect(shape(marks[0])).not.toBe(shape(marks.at(-1)));
    expect(marks.at(-1)?.getAttribute('fill')).toBe('var(--pl-good)');
    expect(marks[0]?.getAttribute('fill')).toBe('var(--pl-accent)');
  });

  it('stretches the limits of shares that vary by more than chance (Laney p′), and says so', async () => {
    const { element, shown } = await drawFixture(made, control, { measure: 'happy', chart: 'laney' });
    const byHand = laneyChart(shares.map((x) => ({ n: 200, x })));
    expect(shown.rows[0]?.['upper']).toBeCloseTo(byHand?.points[0]?.upper ?? 0, 12);
    expect(element.textContent).toContain('Laney p′ chart, limits stretched');
  });

  it('takes overdispersion for more than chance in about 2 of 100 charts of shares that do not vary', () => {
    const uniform = random(7);
    let called = 0;
    for (let chart = 0; chart < 400; chart++) {
      const periods = Array.from({ length: 24 }, () => {
        let x = 0;
        for (let i = 0; i < 120; i++) x += uniform() < 0.7 ? 1 : 0;
        return { n: 120, x };
      });
      const laney = laneyChart(periods);
      if (laney && overdispersed(laney)) called++;
    }
    expect(called / 400).toBeLessThan(0.06);
  });

  it('refuses a chart of shares for what is no share', async () => {
    await expect(drawFixture(small, control, { measure: 'nps', chart: 'p' })).rejects.toMatchObject({
      rule: 'invalid-prop',
      message: 'invalid prop: chart: p is a chart of shares, NPS is none',
      suggestion: 'xmr',
    });
  });

  it('draws no limits from fewer than eight periods and says so', async () => {
    const { shown, element } = await drawFixture(small, control, { measure: 'csat', by: 'quarter' });
    expect(shown.rows.every(({ lower, upper }) => lower === null && upper === null)).toBe(true);
    expect(shown.sentence).toContain('too few to tell a signal from chance');
    expect(shown.notes).toEqual([
      'Limits come from 4 quarters only, at least 8 are needed: no limits are drawn.',
    ]);
    expect(titles(element)).toHaveLength(4);
  });

  it('counts the periods of the baseline when it says that they are too few', async () => {
    const { shown } = await drawFixture(made, control, {
      measure: 'happy',
      baseline: '2024-01-01..2024-04-30',
    });
    expect(shown.sentence).toMatch(/^Happy: 59\.9% on average over 4 months\. These are too few/);
  });

  it('withholds periods under the minimum and leaves them out of the limits', async () => {
    const { shown } = await drawFixture(small, control, { measure: 'csat', by: 'week' });
    const few = shown.rows.filter(({ n }) => Number(n) < 10);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ value, lower, sigmas }) => value === null && lower === null && sigmas === null)).toBe(
      true,
    );
    expect(shown.notes.join(' ')).toContain('Withheld, fewer than 10 answers');
  });

  it('leaves out of counts the periods that the data do not cover whole', async () => {
    const dataset = { ...small.dataset, extent: { from: '2025-01-10', to: '2025-12-31' } };
    const { shown } = await drawFixture({ ...small, dataset }, control, { measure: 'count' });
    expect(shown.rows).toHaveLength(11);
    expect(shown.notes).toContain('Left out, as the data do not cover them whole: Jan 2025.');
  });

  it('gives no number for one period under the minimum, and none without answers', async () => {
    const few = await drawFixture(made, control, { measure: 'few' });
    expect(few.shown).toMatchObject({ state: 'too-few', sentence: '', notes: [], n: 3 });
    expect(few.shown.rows.every(({ value, centre }) => value === null && centre === null)).toBe(true);
    const none = await drawFixture(made, control, { measure: 'none' });
    expect(none.shown).toMatchObject({ state: 'empty', rows: [] });
  });

  it('has no style element and no style attribute', async () => {
    const { element } = await drawFixture(made, control, { measure: 'happy', rules: 'nelson' });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    expect(element.querySelector('.pl-narrow svg')?.getAttribute('aria-label')).toContain('Happy: ');
  });

  it.each(['en', 'fr', 'ru'] as const)('speaks %s', async (locale) => {
    const input = { measure: 'happy', baseline: '2024-01-01..2024-12-31', rules: 'nelson' };
    const { shown, element, figure, props } = await drawFixture(made, control, input, { locale });
    const notes = [...element.querySelectorAll('.pl-wide .pl-note')].map((note) => note.textContent);
    const definition = figure.definition(props, { dataset: made.dataset, locale });
    await expect([shown.sentence, ...notes, ...definition].join('\n')).toMatchFileSnapshot(
      `snapshots/control-${locale}.txt`,
    );
  });
});
