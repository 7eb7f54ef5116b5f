import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exposure } from '../../../../src/figures/scenario/models/exposure.ts';
import { churnValue } from '../../../../src/figures/scenario/models/churnValue.ts';
import { drawFixture, openFixture, type Fixture } from '../../../fixture.ts';
import { openTables } from '../../../sql/tables.ts';
import { openLives } from '../../lives.fixture.ts';

let fixture: Fixture;
let lives: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
  // 100 customers for each score; of those who first said 1, 40 leave within 90 days, of the others 10
  lives = await openLives(
    'lives',
    `select 'c' || i as who, date '2025-02-01' as answered_on, (1 + i % 5)::integer as csat, (i % 11)::integer as nps, cast(null as date) as followed_up_on from range(500) t(i)`,
    `select 'c' || i as who, date '2024-01-01' as started_on, case when i // 5 < (case when i % 5 = 0 then 40 else 10 end) then date '2025-04-01' when i // 5 = 99 then date '2025-12-30' end as ended_on, (i % 5) * 10.0 + i % 2 as spend, 'plus' as plan from range(500) t(i)`,
  );
});
afterAll(() => {
  fixture.close();
  lives.close();
});

const textbook = { customers: 100, satisfied: 0.6, leaving: 'textbook', winCost: 2000, currency: 'USD' };

describe('the exposure', () => {
  // published case 33: 100 customers, 60 % satisfied, $2,000 to win one
  it('of 100 customers of whom 60 % are satisfied is $80,000 when all others leave', async () => {
    const { shown, element } = await drawFixture(fixture, exposure, textbook);
    expect(shown.rows.find(({ name }) => name === 'Money at risk')).toMatchObject({
      value: 80_000,
      low: null,
    });
    expect(element.querySelector('.pl-scn')?.textContent).toContain('= 40 × US$2,000 = US$80,000');
  });

  it('says that the textbook counts neutral answers as lost', async () => {
    const { shown } = await drawFixture(fixture, exposure, textbook);
    expect(shown.rows.map(({ name }) => name).join(' ')).toContain('neutral answers too');
  });

  it('takes who leaves from the data, and carries their interval to the money', async () => {
    const { shown } = await drawFixture(lives, exposure, { ...textbook, leaving: 'measured', days: 90 });
    const [leaving, money] = ['Share of the unsatisfied who leave', 'Money at risk'].map((name) =>
      shown.rows.find((row) => row['name'] === name),
    );
    // 60 of the 300 who said 1, 2 or 3
    expect(leaving).toMatchObject({ value: 0.2, how: expect.stringContaining('From your data') as string });
    // one estimated input: the interval is that of the input, in money
    expect(money).toMatchObject({
      value: 16_000,
      low: expect.closeTo(80_000 * (leaving?.['low'] as number), 6) as number,
      high: expect.closeTo(80_000 * (leaving?.['high'] as number), 6) as number,
    });
    expect(shown.rows.map(({ name }) => name)).toContain(
      'Neutral is not lost: of those who answered in the middle, 10.0% left.',
    );
  });

  it('asks the engine the same, whatever the reader sets', async () => {
    const chosen = { filters: [], params: { satisfied: 0.7 } };
    const before = await drawFixture(lives, exposure, { days: 90 });
    const after = await drawFixture(lives, exposure, { days: 90 }, { scope: chosen });
    expect(after.query).toEqual(before.query);
    expect(after.shown.inputs?.find(({ key }) => key === 'satisfied')).toMatchObject({
      ...{ value: 0.7, from: 'chosen' },
      warning: expect.stringContaining('Outside what your data say: 40.0%') as string,
    });
  });

  it('says when the data have too few answers, and takes the assumption', async () => {
    const { shown } = await drawFixture(lives, exposure, { days: 90, where: { who: ['c1', 'c6'] } });
    expect(shown.inputs?.find(({ key }) => key === 'satisfied')).toMatchObject({
      value: 0.6,
      from: 'assumed',
    });
    expect(shown.notes.join(' ')).toContain('too few answers in your data (n = 2)');
  });
});

describe('a table of customers with a duration and whether they left, without any day', () => {
  const columns = {
    tenure: { type: 'integer', sqlType: 'INTEGER', unit: 'months' },
    gone: { type: 'boolean', sqlType: 'BOOLEAN' },
    happy: { type: 'boolean', sqlType: 'BOOLEAN' },
  } as const;
  const churn = { kind: 'churn', table: 'people', time: 'tenure', left: 'gone' } as const;
  const lost = { kind: 'share', table: 'people', column: 'gone', satisfied: ['true'] } as const;
  const happy = { kind: 'share', table: 'people', column: 'happy', satisfied: ['true'] } as const;
  // 400 people of 1 to 40 months; those not happy leave in half of the cases
  const sql = `select (1 + i % 40)::integer as tenure, i % 4 <> 0 as happy, i % 8 = 0 as gone, 1 as n, 1.0::double as weight from range(400) t(i)`;
  const people = (measures: Record<string, object>) =>
    openTables({ tables: { people: { sql, columns } }, measures: measures as never });

  it('does not take those who left for those who are satisfied', async () => {
    const made = await people({ churn, lost });
    const { shown } = await drawFixture(made, exposure, {});
    expect(shown.inputs?.find(({ key }) => key === 'satisfied')).toMatchObject({
      from: 'assumed',
      value: 0.6,
    });
    expect(shown.inputs?.find(({ key }) => key === 'leaving')).toMatchObject({ from: 'assumed', value: 1 });
    await expect(drawFixture(made, exposure, { measure: 'lost' })).rejects.toThrow(
      'expected a share of satisfied answers, found lost, a share that is good when it is low, or of those who left',
    );
    made.close();
  });

  it('says of who left no days that are not recorded', async () => {
    const made = await people({ churn, lost, happy });
    const { shown } = await drawFixture(made, exposure, {});
    expect(shown.inputs?.find(({ key }) => key === 'satisfied')).toMatchObject({ from: 'data', value: 0.75 });
    const said = shown.rows.map(({ name }) => name).join(' ');
    expect(said).toContain('in these data 50.0% did; on which day is not recorded');
    expect(said).not.toContain('180 days');
    made.close();
  });

  it('has the churn of a month: those who left by the months that all were followed', async () => {
    const made = await people({ churn });
    const { shown } = await drawFixture(made, churnValue, {});
    expect(shown.n).toBe(400);
    // 50 of 400, followed for 20.5 months on average
    expect(shown.inputs?.find(({ key }) => key === 'churn_now')).toMatchObject({
      from: 'data',
      value: expect.closeTo(50 / (400 * 20.5), 10) as number,
    });
    made.close();
  });
});
