import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset/dataset.ts';
import { startNodeEngine } from '../../../src/engine/node.ts';
import { risk } from '../../../src/figures/outcomes/risk.ts';
import { publishDataset } from '../../../src/publish/publish.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';
import { wilsonByHand } from '../shop.fixture.ts';

/** Customers of a group answer on a day, `left` of them leave so many days later. */
type Group = {
  name: string;
  n: number;
  on: string;
  low: [number, number, number];
  left?: number;
  after?: number;
};
const groups: Group[] = [
  { name: 'none', n: 400, on: '2025-02-01', low: [0, 0, 0], left: 20, after: 90 },
  { name: 'late', n: 5, on: '2025-02-01', low: [0, 0, 0], left: 5, after: 91 },
  { name: 'all', n: 100, on: '2025-02-01', low: [1, 1, 1], left: 40, after: 30 },
  { name: 'ces', n: 60, on: '2025-02-01', low: [1, 0, 0], left: 3, after: 1 },
  { name: 'few', n: 8, on: '2025-02-01', low: [0, 1, 0], left: 8, after: 1 },
  { name: 'some', n: 20, on: '2025-02-01', low: [1, 0, 1], left: 2, after: 1 },
  { name: 'now', n: 30, on: '2025-12-01', low: [1, 1, 1] },
  { name: 'gone', n: 5, on: '2025-12-01', low: [1, 1, 1], left: 5, after: 10 },
];
const who = (name: string) => `substr(md5('${name}' || i), 1, 12)`;
const given = (name: string, n: number, on: string, [ces, csat, nps]: [number, number, number]) =>
  `select ${who(name)} as who, date '${on}' as answered_on, ${ces ? 2 : 3} as ces, ${csat ? 2 : 4} as csat, ${nps ? 6 : 7} as nps from range(${n}) t(i)`;
const lived = (name: string, n: number, on: string, left: number, after: number) =>
  `select ${who(name)} as who, date '2024-01-01' as started_on, case when i < ${left} then date '${on}' + ${after} end as ended_on from range(${n}) t(i)`;

const answers = [
  ...groups.map(({ name, n, on, low }) => given(name, n, on, low)),
  // the same customers once more; an improvement; nobody's; one after leaving; without an answer to one question
  given('none', 100, '2025-03-15', [0, 0, 0]).replace('range(100)', 'range(300, 400)'),
  given('better', 12, '2025-11-15', [1, 1, 1]),
  given('better', 12, '2025-12-10', [0, 0, 0]),
  given('nobody', 4, '2025-02-01', [1, 1, 1]),
  given('ces', 3, '2025-05-01', [1, 1, 1]),
  `select ${who('none')}, date '2025-04-01', 1, null, 1 from range(50) t(i)`,
].join(' union all ');
const lives = [
  ...groups.map(({ name, n, on, left = 0, after = 0 }) => lived(name, n, on, left, after)),
  lived('better', 12, '2025-11-15', 0, 0),
].join(' union all ');

const score = { type: 'score', sqlType: 'INTEGER', range: [1, 5] as [number, number] } as const;
const date = {
  type: 'date',
  sqlType: 'DATE',
  extent: ['2025-01-01', '2025-12-31'] as [string, string],
} as const;
const columns: Record<string, Pick<Column, 'type'> & Partial<Column>> = {
  who: { type: 'text' },
  answered_on: date,
  ces: score,
  csat: score,
  nps: { ...score, range: [0, 10] },
  mood: { type: 'number', sqlType: 'DOUBLE' },
};
const answered = { table: 'answers', customer: 'who' } as const;
const measures = {
  ces: { kind: 'mean', column: 'ces', label: 'CES', high: 'easy', ...answered },
  csat: { kind: 'share', column: 'csat', satisfied: [4, 5], label: 'CSAT', ...answered },
  nps: { kind: 'nps', column: 'nps', label: 'NPS', ...answered },
  effort: { kind: 'mean', column: 'ces', label: 'Effort', high: 'much effort', ...answered },
  mood: { kind: 'mean', column: 'mood', ...answered },
  churn: { kind: 'churn', table: 'customers', start: 'started_on', end: 'ended_on', customer: 'who' },
} as const;

async function open(
  name: string,
  rows: string,
  people: string,
  more = 'cast(null as double) as mood',
): Promise<Fixture> {
  const counted = '1 as n, 1.0::double as weight';
  return openTables({
    name,
    tables: {
      answers: { sql: `select *, ${more}, ${counted} from (${rows})`, columns },
      customers: {
        sql: `select *, ${counted} from (${people})`,
        columns: { who: { type: 'text' }, started_on: date, ended_on: date },
      },
    },
    measures: measures as never,
    period: { table: 'answers', column: 'answered_on' },
    extent: { from: '2025-01-01', to: '2025-12-31' },
  });
}

let made: Fixture;
let named: Fixture;
let sample: Fixture;
beforeAll(async () => {
  made = await open('made', answers, lives);
  const plain = (text: string) =>
    text.replaceAll(/substr\(md5\('(\w+)' \|\| i\), 1, 12\)/g, "'Ann $1 ' || i");
  named = await open('named', plain(answers), plain(lives));
  const folder = join(import.meta.dirname, '../../../data/sample');
  const published = await publishDataset({ folder, cacheDir: mkdtempSync(join(tmpdir(), 'risk-')) });
  const engine = await startNodeEngine([{ name: 'sample', path: published.path }]);
  sample = { ...engine, dataset: published.dataset };
});
afterAll(() => [made, named, sample].forEach((fixture) => fixture.close()));

const asked = { days: 90 };
const rowOf = (rows: Record<string, unknown>[], name: string) =>
  rows.find(({ combination }) => combination === name);
const codes = (element: Element) =>
  [...element.querySelectorAll('.pl-wide code')].map((code) => code.textContent ?? '');

describe('the risk that signals show together', () => {
  it('is the share that left within the days of an answer, by combination, the worst first', async () => {
    const { shown } = await drawFixture(made, risk, asked);
    expect(shown.rows.map(({ combination, left, answers }) => [combination, left, answers])).toEqual([
      ['all low', 0.4, 100],
      ['low: CES and NPS', 0.1, 20],
      ['low: CES', 0.05, 60],
      ['none low', 20 / 505, 505],
      ['low: CSAT', null, null],
    ]);
  });

  it('rests its interval on customers, because one may answer twice', async () => {
    const { shown } = await drawFixture(made, risk, asked);
    const row = rowOf(shown.rows, 'none low');
    expect(row).toMatchObject({ answers: 505, customers: 405 });
    // the interval of the same share among as many customers
    const [low, high] = wilsonByHand((405 * 20) / 505, 405);
    expect(row?.['low']).toBeCloseTo(low, 10);
    expect(row?.['high']).toBeCloseTo(high, 10);
  });

  it('leaves out and counts answers whose days are not over, and those of nobody known', async () => {
    const { shown } = await drawFixture(made, risk, asked);
    expect(shown.n).toBe(685 + 8);
    expect(shown.notes).toContain(
      '59 answers are left out of the shares, because their 90 days are not over.',
    );
    expect(shown.notes).toContain('4 answers belong to no known customer and are left out.');
  });

  it('withholds a combination of few customers and names it, and flags small ones', async () => {
    const { shown, element } = await drawFixture(made, risk, asked);
    expect(shown.notes).toContain('Withheld, fewer than 10 customers: low: CSAT.');
    expect(shown.notes).toContain('Fewer than 30 customers, read with care: low: CES and NPS.');
    expect(element.querySelectorAll('.pl-wide svg [data-part="dot"] title, .pl-wide svg title')).toHaveLength(
      4,
    );
  });

  it('counts as at risk now who is still there and whose latest answer is such', async () => {
    const { shown } = await drawFixture(made, risk, asked);
    expect(rowOf(shown.rows, 'all low')).toMatchObject({ now: 30, pending: 47 });
    expect(rowOf(shown.rows, 'none low')).toMatchObject({ now: 12 });
  });

  it('lists pseudonyms of those, of the worst combinations, and nothing else of them', async () => {
    const { element, answer } = await drawFixture(made, risk, { ...asked, limit: 25 });
    const { rows } = await made.run({
      text: `select ${who('now')} as who from range(30) t(i) order by 1`,
      params: [],
    });
    const listed = codes(element);
    expect(listed).toHaveLength(25);
    expect(rows.map((row) => row['who'])).toEqual(expect.arrayContaining(listed));
    expect(element.querySelector('.pl-wide .pl-people')?.textContent).toContain('25 of 30 are listed.');
    const person = answer.rows.find(({ part }) => part === 'person') ?? {};
    expect(Object.keys(person).filter((key) => person[key] !== null)).toEqual(['part', 'state', 'who']);
    expect(codes((await drawFixture(made, risk, { ...asked, limit: 0 })).element)).toEqual([]);
  });

  it('lists nobody where customers are not published as pseudonyms', async () => {
    const { element, shown } = await drawFixture(named, risk, asked);
    expect(rowOf(shown.rows, 'all low')).toMatchObject({ now: 30 });
    expect(element.outerHTML).not.toContain('Ann ');
    expect(element.querySelector('.pl-wide .pl-people')?.textContent).toContain(
      'not published as a pseudonym',
    );
  });

  it('says what is more than chance, and that a low CES alone is not', async () => {
    const { shown, element } = await drawFixture(made, risk, asked);
    expect(shown.sentence).toMatch(
      /^Left within 90 days of an answer: from 4\.0% \(none low\) to 40\.0% \(all low; 95 % interval 30\.9% to 49\.8%\)\. These leave more often than the others, by more than chance: all low\. 30 customers are in these combinations now\. A low CES alone, with CSAT and NPS high, is not shown to be a risk: 5\.0% left against 4\.0% with none low, a difference of \+1\.0 percentage points \(95 % interval −[\d.]+ to [\d.]+\)\.$/,
    );
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
    expect(element.querySelector('.pl-wide')?.textContent).toContain(
      'Low means: CES 1–2, CSAT 1–2, NPS 0–6.',
    );
  });

  it('takes what the author says is low, two signals, and a scale on which low is good', async () => {
    const strict = await drawFixture(made, risk, { ...asked, low: { csat: 4 }, measures: ['csat', 'nps'] });
    expect(strict.shown.rows.map(({ combination }) => combination)).toContain('all low');
    expect(strict.element.querySelector('.pl-wide')?.textContent).toContain('Low means: CSAT 1–4, NPS 0–6.');
    const reversed = await drawFixture(made, risk, { ...asked, measures: ['effort', 'nps'] });
    expect(reversed.element.querySelector('.pl-wide')?.textContent).toContain(
      'Low means: Effort 4–5, NPS 0–6.',
    );
  });

  it('counts an answer for some days when a later survey asks the other questions', async () => {
    const apart = groups
      .slice(0, 3)
      .flatMap(({ name, n, low: [ces, csat, nps] }) => [
        given(name, n, '2025-02-01', [ces, csat, nps]).replace(
          /, \d as csat/,
          ', cast(null as integer) as csat',
        ),
        given(name, n, '2025-02-11', [ces, csat, nps]).replace(
          /, \d as ces/,
          ', cast(null as integer) as ces',
        ),
      ]);
    const split = await open('split', apart.join(' union all '), lives);
    expect((await drawFixture(split, risk, asked)).shown.state).toBe('empty');
    expect((await drawFixture(split, risk, { ...asked, carry: 9 })).shown.state).toBe('empty');
    const { shown } = await drawFixture(split, risk, { ...asked, carry: 10 });
    expect(rowOf(shown.rows, 'all low')).toMatchObject({ left: 0.4, answers: 100 });
    split.close();
  });

  it('finds what was planted in the sample: all three low, none low, and what lies between', async () => {
    const { shown } = await drawFixture(sample, risk, {});
    const left = (name: string) => Math.round(100 * (rowOf(shown.rows, name)?.['left'] as number));
    expect(left('none low')).toBe(7);
    for (const one of ['CES', 'CSAT', 'NPS'].map((name) => left(`low: ${name}`))) {
      expect(one).toBeGreaterThanOrEqual(11);
      expect(one).toBeLessThanOrEqual(13);
    }
    for (const two of ['CES and CSAT', 'CES and NPS', 'CSAT and NPS'].map((name) => left(`low: ${name}`))) {
      expect(two).toBeGreaterThanOrEqual(18);
      expect(two).toBeLessThanOrEqual(22);
    }
    expect(left('all low')).toBe(38);
    expect(shown.sentence).toContain('A low CES alone, with CSAT and NPS high, is a risk in these data');
  });

  it('is empty without answers, too few when no combination has the minimum, even of one row', async () => {
    const draw = (where: object) => drawFixture(made, risk, { ...asked, where });
    expect((await draw({ csat: 99 })).shown).toMatchObject({ state: 'empty', rows: [], n: 0 });
    const few = await draw({ ces: 3, csat: 2 });
    expect(few.shown).toMatchObject({ state: 'too-few', sentence: '' });
    expect(few.shown.title).toBe('CES, CSAT and NPS: who left within 90 days · Ces: 3 · Csat: 2');
    expect(few.element.textContent).not.toContain('%');
    const one = await open(
      'one',
      given('one', 1, '2025-02-01', [1, 1, 1]),
      lived('one', 1, '2025-02-01', 1, 1),
    );
    expect((await drawFixture(one, risk, asked)).shown).toMatchObject({ state: 'too-few', n: 1 });
    const nulls = answers.replaceAll(/\d as ces/g, 'cast(null as integer) as ces');
    const silent = await open('silent', nulls.replace(', 1, null, 1', ', null, null, null'), lives);
    expect((await drawFixture(silent, risk, asked)).shown.state).toBe('empty');
    [one, silent].forEach((fixture) => fixture.close());
  });

  it.each([
    [{ measures: ['ces', 'churn'] }, 'expected measures of one table, churn is of customers, not answers'],
    [{ measures: ['ces', 'nsp'] }, 'unknown measure: nsp'],
    [{ measures: ['ces', 'mood'] }, 'mood has no scale: say which answers are low, low={{mood: 3}}'],
    [{ low: { churn: 2 } }, 'churn is none of the measures ces, csat, nps'],
    [{ churn: 'csat' }, 'expected a churn measure with start and end, found csat'],
    [{ day: 30 }, 'unknown prop: day'],
  ])('refuses %j', async (input, message) => {
    await expect(drawFixture(made, risk, input)).rejects.toThrow(message);
  });

  it.each(['en', 'fr', 'ru'] as const)('is drawn as before in %s, without styles', async (locale) => {
    const { element } = await drawFixture(made, risk, { ...asked, limit: 3 }, { locale });
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/risk-${locale}.html`,
    );
  });
});
