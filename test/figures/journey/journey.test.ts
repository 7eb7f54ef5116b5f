import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../../src/engine/node.ts';
import { journey } from '../../../src/figures/journey/journey.ts';
import { publishDataset } from '../../../src/publish/publish.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { wilsonByHand } from '../shop.fixture.ts';

/** Customers `from` to `to` reach a stage so many days after the first of March. */
const step = (stage: string, from: number, to: number, day: number | string) =>
  `select 'c' || i as who, '${stage}' as stage, date '2025-03-01' + (${day})::integer as happened_on, 'web' as channel from range(${from}, ${to}) t(i)`;
const events = [
  step('aware', 0, 1000, 0),
  // the same stage again, later: the first day counts
  step('aware', 0, 300, 200),
  step('tried', 0, 600, 'i % 21'),
  // tried it shortly before the data end: 9 of 10 bought within 40 days, those have not had them
  step('aware', 1000, 1100, 0),
  step('tried', 1000, 1100, 290),
  step('bought', 0, 450, '40 + i % 3'),
  // bought before they tried: no way from one to the other
  step('bought', 450, 470, -10),
  // bought without having tried
  step('bought', 2000, 2012, 100),
  step('told', 0, 9, 200),
  step('left', 0, 5, 250),
  step('elsewhere', 0, 100, 250),
].join(' union all ');

const answer = (from: number, to: number, day: number, good: number, place: string) =>
  `select 'c' || i as who, date '2025-03-01' + ${day} as answered_on, '${place}' as place, case when i < ${good} then 5 else 1 end as csat, case when i < ${good} then 1 else 4 end as effort from range(${from}, ${to}) t(i)`;
const answers = [
  answer(0, 400, 30, 200, 'shop'),
  answer(0, 400, 60, 360, 'phone'),
  answer(0, 100, -5, 0, 'shop'),
  answer(5000, 5020, 60, 5010, 'phone'),
].join(' union all ');

const score = { type: 'score', sqlType: 'INTEGER', range: [1, 5] as [number, number] } as const;
const date = {
  type: 'date',
  sqlType: 'DATE',
  extent: ['2025-01-01', '2025-12-31'] as [string, string],
} as const;
const stages = ['aware', 'tried', 'bought', 'told', 'left'];
const eventColumns: Record<string, Pick<Column, 'type'> & Partial<Column>> = {
  who: { type: 'text' },
  stage: { type: 'category', values: stages, label: 'Stage', labels: { told: 'told "others" </script>' } },
  happened_on: date,
  channel: { type: 'category', values: ['web'] },
};
const counted = '1 as n, 1.0::double as weight';
const answered = { table: 'answers', customer: 'who' } as const;
const measures = {
  csat: { kind: 'share', column: 'csat', satisfied: [4, 5], label: 'CSAT', ...answered },
  effort: { kind: 'mean', column: 'effort', label: 'Effort', high: 'much effort', ...answered },
} as const;

async function open(name: string, rows: string): Promise<Fixture> {
  return openTables({
    name,
    tables: {
      answers: {
        sql: `select *, ${counted} from (${answers})`,
        columns: {
          who: { type: 'text' },
          answered_on: date,
          place: { type: 'category', values: ['shop', 'phone'] },
          csat: score,
          effort: score,
        },
      },
      events: { sql: `select *, ${counted} from (${rows})`, columns: eventColumns },
    },
    measures: measures as never,
    period: { table: 'answers', column: 'answered_on' },
    extent: { from: '2025-01-01', to: '2025-12-31' },
  });
}

let made: Fixture;
let sample: Fixture;
beforeAll(async () => {
  made = await open('made', events);
  const folder = join(import.meta.dirname, '../../../data/sample');
  const published = await publishDataset({ folder, cacheDir: mkdtempSync(join(tmpdir(), 'journey-')) });
  const engine = await startNodeEngine([{ name: 'sample', path: published.path }]);
  sample = { ...engine, dataset: published.dataset };
});
afterAll(() => [made, sample].forEach((fixture) => fixture.close()));

const three = { stages: ['aware', 'tried', 'bought'] };
const titles = (element: Element, width = 'wide') =>
  [...element.querySelectorAll(`.pl-${width} title`)].map((title) => title.textContent ?? '');
const texts = (element: Element, width = 'wide') =>
  [...element.querySelectorAll(`.pl-${width} svg text`)].map((text) => text.textContent ?? '');

describe('a journey', () => {
  it('counts each customer once at each stage, whatever else is recorded', async () => {
    const { shown } = await drawFixture(made, journey, three);
    expect(shown.rows.map(({ stage, customers }) => [stage, customers])).toEqual([
      ['aware', 1100],
      ['tried', 700],
      ['bought', 482],
    ]);
    expect(shown.n).toBe(1112);
  });

  it('says the share that goes on with its Wilson interval, of those who had time, and counts the others', async () => {
    const { shown } = await drawFixture(made, journey, three);
    const [low, high] = wilsonByHand(450, 600);
    expect(shown.rows[1]).toMatchObject({ go_on: 0.75, base: 600 });
    expect(shown.rows[1]?.['low']).toBeCloseTo(low, 10);
    expect(shown.rows[1]?.['high']).toBeCloseTo(high, 10);
    expect(shown.notes[0]).toMatch(/: 100 at tried \(less than 40 days\)\.$/);
  });

  it('says how long it takes: median and quartiles of all who went on', async () => {
    const { shown } = await drawFixture(made, journey, three);
    const waits = Array.from({ length: 450 }, (_, i) => 40 + (i % 3) - (i % 21)).sort((a, b) => a - b);
    expect(shown.rows[1]?.['median']).toBe(((waits[224] ?? 0) + (waits[225] ?? 0)) / 2);
    expect(shown.rows[1]?.['early']).toBe((waits[112] ?? 0) * 0.75 + (waits[113] ?? 0) * 0.25);
  });

  it('counts who goes on within given days, or all so far', async () => {
    const soon = await drawFixture(made, journey, { ...three, days: 30 });
    const within = Array.from({ length: 450 }, (_, i) => 40 + (i % 3) - (i % 21)).filter(
      (wait) => wait <= 30,
    );
    expect(soon.shown.rows[1]).toMatchObject({ base: 600, go_on: within.length / 600 });
    const all = await drawFixture(made, journey, { ...three, days: 0 });
    expect(all.shown.rows[1]).toMatchObject({ base: 700, go_on: 450 / 700 });
    expect(all.shown.notes[0]).toContain('so far');
  });

  it('says how many reached a stage without the one before, or before it', async () => {
    const { shown } = await drawFixture(made, journey, three);
    expect(shown.notes).toContain('Reached without the stage before: bought 32.');
  });

  it('marks the biggest drop in words and shape, and says whether it is more than chance', async () => {
    const { shown, element } = await drawFixture(made, journey, { ...three, days: 0 });
    expect(shown.rows.map(({ marked }) => marked)).toEqual(['biggest drop', null, null]);
    const [low, high] = wilsonByHand(400, 1100).map((end) => `${(100 * end).toFixed(1)}%`);
    expect(shown.sentence).toBe(
      `1,100 customers reached aware, 482 reached bought. The biggest drop is between aware and tried: 36.4% do not go on (95 % interval ${low} to ${high}); that this is more than at the next step in size is not shown by these data.`,
    );
    for (const width of ['wide', 'narrow']) {
      expect(texts(element, width)).toContain('▼ 63.6%');
      expect(texts(element, width)).toContain('biggest drop');
    }
    const found = await drawFixture(sample, journey, {});
    expect(found.shown.sentence).toContain('more than at any other step');
  });

  it('gives no number of a stage under the minimum, nor of the ways to it and from it', async () => {
    const { shown, element } = await drawFixture(made, journey, {});
    expect(shown.rows.slice(2).map(({ customers, go_on }) => [customers, go_on])).toEqual([
      [482, null],
      [null, null],
      [null, null],
    ]);
    expect(shown.rows[2]).toMatchObject({ median: null, base: null });
    expect(shown.notes).toContain(
      'Withheld, fewer than 10 customers or answers: told "others" </script> and left.',
    );
    expect(texts(element)).toContain('< 10');
    expect(texts(element).filter((text) => text === 'too few')).toHaveLength(2);
    expect(titles(element).join()).not.toMatch(/\b[95] customers/);
  });

  it('shows a measure by the latest stage that the customer had reached, and counts the other answers', async () => {
    const { shown } = await drawFixture(made, journey, { ...three, measure: 'csat' });
    expect(shown.rows.map(({ value, n }) => [value, n])).toEqual([
      [null, null],
      [0.5, 400],
      [0.9, 400],
    ]);
    expect(shown.notes).toContain('No answers to CSAT at aware.');
    expect(shown.notes).toContain(
      'CSAT: 120 answers belong to no stage, because the customer reached none before.',
    );
  });

  it('shows a measure where the author says which answers belong to which stage', async () => {
    const at = { aware: { place: 'shop' }, bought: { place: 'phone', csat: { min: 1 } } };
    const { shown } = await drawFixture(made, journey, { ...three, measure: 'csat', at });
    expect(shown.rows.map(({ value, n }) => [value, n])).toEqual([
      [200 / 500, 500],
      [null, null],
      [370 / 420, 420],
    ]);
  });

  it('marks the worst moment in words and shape, in the direction of the measure', async () => {
    const { shown, element } = await drawFixture(made, journey, { ...three, measure: 'csat' });
    expect(shown.sentence).toContain(
      'The worst moment is tried: CSAT 50.0% (95 % interval 45.1% to 54.9%), worse than the other stages by more than chance.',
    );
    expect(titles(element).find((title) => title.endsWith('worst moment'))).toMatch(/^tried: CSAT 50\.0%/);
    const effort = await drawFixture(made, journey, { ...three, measure: 'effort' });
    expect(effort.shown.rows.find(({ marked }) => String(marked).includes('worst'))?.['stage']).toBe('tried');
    const at = { aware: { place: 'phone' }, tried: { place: 'phone', csat: { min: 1 } } };
    const even = await drawFixture(made, journey, { ...three, measure: 'csat', at });
    expect(even.shown.sentence).toContain('is not shown by these data');
  });

  it('finds in the sample that satisfaction is worst after the decision, and best with advocates', async () => {
    const { shown } = await drawFixture(sample, journey, { measure: 'csat' });
    expect(shown.rows.map(({ customers }) => customers)).toEqual([24755, 13426, 7255, 5889, 1191]);
    expect(shown.sentence).toContain('The worst moment is decision');
    expect(shown.rows[2]?.['go_on']).toBeCloseTo(0.93, 2);
  });

  it('draws stages side by side, on a phone below each other, with words on every mark', async () => {
    const { element, shown } = await drawFixture(made, journey, { ...three, measure: 'csat' });
    const [wide, narrow] = ['wide', 'narrow'].map((width) => element.querySelector(`.pl-${width} svg`));
    expect(Number(wide?.getAttribute('width'))).toBe(720);
    expect(Number(narrow?.getAttribute('width'))).toBe(360);
    for (const drawing of [wide, narrow]) expect(drawing?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(titles(element)).toHaveLength(3 + 2 + 2);
    expect(titles(element, 'narrow').sort()).toEqual(titles(element).sort());
  });

  it('is empty without events, too few for one customer, and shows two stages alone', async () => {
    const none = await drawFixture(made, journey, { where: { channel: 'phone' } });
    expect(none.shown).toMatchObject({ state: 'empty', n: 0 });
    const one = await open('one', step('aware', 0, 1, 0));
    expect((await drawFixture(one, journey, {})).shown).toMatchObject({ state: 'too-few', n: 1, notes: [] });
    const nulls = await open('nulls', events.replaceAll("'c' || i", 'cast(null as varchar)'));
    expect((await drawFixture(nulls, journey, { measure: 'csat' })).shown.state).toBe('empty');
    [one, nulls].forEach((fixture) => fixture.close());
    const two = await drawFixture(made, journey, { stages: ['aware', 'tried'] });
    expect(two.shown.sentence).toContain('Between aware and tried');
  });

  it('takes only customers whose journey began in a period', async () => {
    const { shown } = await drawFixture(made, journey, { ...three, period: '2025-01-01..2025-02-28' });
    expect(shown.rows.map(({ customers }) => customers)).toEqual([20, 20, 20]);
    expect(shown.title).toBe('Journey · Jan 2025 – Feb 2025');
  });

  it.each([
    [{ stage: 'step' }, 'missing prop: table of <Journey>: no table has a column step with declared values'],
    [{ stages: ['aware', 'bougt'] }, 'unknown stage: bougt'],
    [{ table: 'visits' }, 'unknown table: visits'],
    [{ on: 'channel' }, 'expected a date, found channel of type category'],
    [{ at: { aware: { place: 'shop' } } }, 'invalid prop: at of <Journey>: expected a measure beside it'],
    [{ measure: 'csat', at: { awre: { place: 'shop' } } }, 'unknown stage: awre'],
    [{ measure: 'csat', at: { aware: { plase: 'shop' } } }, 'unknown column: plase'],
    [{ measure: 'count' }, 'expected a share, mean or net score, found a count'],
  ])('refuses %j', async (input, message) => {
    await expect(drawFixture(made, journey, input)).rejects.toThrow(message);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s, without styles', async (locale) => {
    const { element } = await drawFixture(made, journey, { measure: 'csat' }, { locale });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=|<\/script>[^<]*others/);
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/journey-${locale}.html`,
    );
  });
});
