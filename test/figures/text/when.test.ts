import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { when } from '../../../src/figures/text/when.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';
import { openShop } from '../shop.fixture.ts';

let shop: Fixture;
let fixture: Fixture;
beforeAll(async () => ([shop, fixture] = [await openShop(), await openFixture()]));
afterAll(() => (shop.close(), fixture.close()));

const cells = {
  level: 'select 12.5 as level, null as nothing, 0 as n',
  none: 'select 1 as level where false',
};
const drawn = (input: Record<string, unknown>, over = shop) => drawFixture(over, when, input, { cells });
const holds = async (input: Record<string, unknown>, over = shop) => {
  const { drawings } = await drawn(input, over);
  return drawings[0]?.element.getAttribute('data-holds') === 'true';
};

const rise = { measure: 'csat', change: 'quarter' };
const unclear = { measure: 'csat', period: 'quarter', change: 'year' };
const few = { measure: 'csat', period: '2025-10-01..2025-12-31' };

describe('text that depends on a change', () => {
  it('is shown for a rise beyond chance, and then for nothing else', async () => {
    expect(await holds({ ...rise, is: 'rose' })).toBe(true);
    expect(await holds({ ...rise, is: 'fell' })).toBe(false);
    expect(await holds({ ...rise, is: 'unchanged' })).toBe(false);
  });

  it('is shown as unchanged where the interval contains zero', async () => {
    expect(await holds({ ...unclear, is: 'unchanged' })).toBe(true);
    expect(await holds({ ...unclear, is: 'rose' })).toBe(false);
    expect(await holds({ ...unclear, is: 'fell' })).toBe(false);
  });

  it('is shown for a fall beyond chance', async () => {
    const left = { measure: 'churn', period: '2026-06-01..2026-06-30', change: 'month' };
    expect(await holds({ ...left, is: 'fell' })).toBe(true);
    expect(await holds({ ...left, is: 'rose' })).toBe(false);
  });

  it('compares the number itself where surely is false', async () => {
    const slight = { measure: 'csat', change: 'quarter' };
    // the fixture's last quarter is 1.3 pp under the one before, far within chance
    expect(await holds({ ...slight, is: 'fell' }, fixture)).toBe(false);
    expect(await holds({ ...slight, is: 'fell', surely: false }, fixture)).toBe(true);
    expect(await holds({ ...slight, is: 'rose', surely: false }, fixture)).toBe(false);
  });

  it('compares the difference with than', async () => {
    expect(await holds({ ...rise, is: 'above', than: 0.05 })).toBe(true);
    expect(await holds({ ...rise, is: 'above', than: 0.1 })).toBe(false);
    expect(await holds({ ...rise, is: 'above', than: 0.1, surely: false })).toBe(true);
    expect(await holds({ ...rise, is: 'below', than: 0.3 })).toBe(true);
  });

  it('is not shown where nothing can be compared', async () => {
    for (const is of ['rose', 'fell', 'unchanged', 'enough']) {
      expect(await holds({ ...few, change: 'quarter', is })).toBe(false);
      expect(await holds({ measure: 'size', change: 'year', is })).toBe(false);
    }
  });
});

describe('text that depends on a level', () => {
  it('is shown above and below a level that the whole interval clears', async () => {
    const now = { measure: 'csat', period: 'quarter' };
    expect(await holds({ ...now, is: 'above', than: 0.7 })).toBe(true);
    expect(await holds({ ...now, is: 'above', than: 0.74 })).toBe(false);
    expect(await holds({ ...now, is: 'above', than: 0.74, surely: false })).toBe(true);
    expect(await holds({ ...now, is: 'below', than: 0.8 })).toBe(true);
    expect(await holds({ ...now, is: 'below', than: 0.76 })).toBe(false);
  });

  it('is shown as unclear where the interval contains the level, and only there', async () => {
    const now = { measure: 'csat', period: 'quarter' };
    expect(await holds({ ...now, is: 'unclear', than: 0.74 })).toBe(true);
    expect(await holds({ ...now, is: 'unclear', than: 0.7 })).toBe(false);
    expect(await holds({ ...now, is: 'unclear', than: 0.8 })).toBe(false);
  });

  it('takes a count as a fact', async () => {
    expect(await holds({ measure: 'count', period: 'quarter', is: 'above', than: 399 })).toBe(true);
    expect(await holds({ measure: 'count', period: 'quarter', is: 'above', than: 400 })).toBe(false);
  });

  it('is not shown on too few answers, whatever the level', async () => {
    expect(await holds({ ...few, is: 'above', than: -1 })).toBe(false);
    expect(await holds({ ...few, is: 'below', than: 2, surely: false })).toBe(false);
    expect((await drawn({ ...few, is: 'above', than: 0 })).shown.rows).toMatchObject([{ value: null, n: 5 }]);
  });

  it('is shown on enough, or on too few answers', async () => {
    expect(await holds({ ...few, is: 'too-few' })).toBe(true);
    expect(await holds({ ...few, is: 'enough' })).toBe(false);
    expect(await holds({ measure: 'csat', where: { shop: "'" }, is: 'too-few' })).toBe(true);
    expect(await holds({ measure: 'csat', is: 'enough' })).toBe(true);
  });
});

describe('text that depends on an SQL cell', () => {
  it('compares its number', async () => {
    expect(await holds({ data: 'level', column: 'level', is: 'above', than: 12 })).toBe(true);
    expect(await holds({ data: 'level', column: 'level', is: 'below', than: 12 })).toBe(false);
    expect(await holds({ data: 'level', column: 'n', is: 'below', than: 1 })).toBe(true);
  });

  it('is not shown where there is no number', async () => {
    expect(await holds({ data: 'level', column: 'nothing', is: 'below', than: 1 })).toBe(false);
    expect(await holds({ data: 'none', column: 'level', is: 'below', than: 2 })).toBe(false);
  });
});

describe('the mark of a condition', () => {
  it('is hidden, in every state, and its sentence explains the decision', async () => {
    const { drawings, shown } = await drawn({ ...rise, is: 'above', than: 0.05 });
    expect(drawings.map(({ element }) => element.outerHTML)).toEqual([
      '<span hidden="" data-holds="true"></span>',
    ]);
    expect(shown.sentence).toMatch(
      /^Text shown: the condition “it is above \+5\.0 pp” holds\. CSAT, Q3 2026/,
    );
    expect((await drawn({ ...few, is: 'above', than: 0 })).drawings).toHaveLength(1);
  });

  it.each([
    [{ measure: 'csat', is: 'rose' }, 'missing prop: change of <When>'],
    [{ measure: 'csat', is: 'above' }, 'missing prop: than of <When>'],
    [{ measure: 'csat', is: 'enough', than: 3 }, 'expected is="above", "below" or "unclear" beside it'],
    [{ data: 'level', column: 'level', is: 'rose' }, 'expected above or below for an SQL cell'],
    [{ ...rise, is: 'unchanged', surely: false }, 'never quite the same'],
    [{ is: 'enough' }, 'missing prop: measure of <When>'],
  ])('refuses %j with "%s"', async (input, message) => {
    await expect(drawn(input)).rejects.toThrow(message);
  });
});
