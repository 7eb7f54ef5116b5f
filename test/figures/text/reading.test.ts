import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakdown } from '../../../src/figures/comparison/breakdown.ts';
import { compare } from '../../../src/figures/comparison/compare.ts';
import type { Figure } from '../../../src/figures/figure.ts';
import { raiseSatisfaction } from '../../../src/figures/scenario/models/raiseSatisfaction.ts';
import { explain } from '../../../src/figures/draw.ts';
import { reading } from '../../../src/figures/text/reading.ts';
import { value } from '../../../src/figures/text/value.ts';
import { when } from '../../../src/figures/text/when.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const targets: Record<string, Figure> = {
  ...{ breakdown, compare },
  'raise-satisfaction': raiseSatisfaction,
};
const draw = (reader: Figure, name: string, of: Record<string, unknown>, input: Record<string, unknown>) => {
  const given = { figure: { id: `${name}-1`, name, input: of }, ...input };
  return drawFixture(
    fixture,
    reading(reader, given, (each) => targets[each]),
    given,
  );
};
const text = async (name: string, of: Record<string, unknown>, input: Record<string, unknown>) => {
  const { drawings, shown } = await draw(value, name, of, input);
  return drawings[0]?.element.textContent ?? shown.state;
};
const holds = async (name: string, of: Record<string, unknown>, input: Record<string, unknown>) => {
  const { drawings } = await draw(when, name, of, input);
  return drawings[0]?.element.getAttribute('data-holds') === 'true';
};

const regions = { measure: 'csat', by: 'region' };
const halves = { measure: 'csat', before: '2025-07-01' };

describe('a number that another figure shows', () => {
  it('is that of the row that is asked for, as the figure writes it', async () => {
    const { shown } = await drawFixture(fixture, breakdown, regions);
    const known = shown.rows.filter(({ value: found }) => found !== null);
    const sorted = known.toSorted((a, b) => Number(a['value']) - Number(b['value']));
    const percent = (found: unknown) => `${(Number(found) * 100).toFixed(1)}%`;
    expect(known.length).toBeGreaterThan(1);
    expect(await text('breakdown', regions, { column: 'value', row: 'lowest' })).toBe(
      percent(sorted[0]?.['value']),
    );
    expect(await text('breakdown', regions, { column: 'group', row: 'lowest', by: 'value' })).toBe(
      sorted[0]?.['group'],
    );
    expect(await text('breakdown', regions, { column: 'value', row: 'highest' })).toBe(
      percent(sorted.at(-1)?.['value']),
    );
    expect(await text('breakdown', regions, { column: 'value', row: 0, interval: true })).toMatch(
      /^\d\d\.\d% \(\d\d\.\d% to \d\d\.\d%\)$/,
    );
  });

  it('goes by rows that have a number: a withheld group is neither lowest nor last', async () => {
    const { shown } = await drawFixture(fixture, breakdown, regions);
    const withheld = shown.rows.filter(({ value: found }) => found === null).map(({ group }) => group);
    expect(withheld.length).toBeGreaterThan(0);
    for (const row of ['first', 'last', 'lowest', 'highest'])
      expect(withheld).not.toContain(await text('breakdown', regions, { column: 'group', row, by: 'value' }));
  });

  it('says a difference in words only as far as its interval goes', async () => {
    const { shown } = await drawFixture(fixture, compare, halves);
    const row = shown.rows.find(({ difference }) => difference !== null);
    expect(Number(row?.['difference_low'])).toBeLessThan(0);
    expect(Number(row?.['difference_high'])).toBeGreaterThan(0);
    expect(await text('compare', halves, { column: 'difference', words: true })).toBe('about the same as');
    expect(await text('compare', halves, { column: 'difference', show: 'size' })).toMatch(/^\d+\.\d pp$/);
  });

  it('says that there are too few answers where the figure does', async () => {
    const few = { ...regions, where: { csat: 1, region: 'Isle "quoted" </script> 😀' } };
    expect(await text('breakdown', few, { column: 'value' })).toBe('too-few');
    expect(await text('breakdown', { ...regions, where: { csat: 77 } }, { column: 'value' })).toBe('empty');
  });

  it('refuses a column that the figure does not show, and names those it does', async () => {
    const wrong = await draw(value, 'breakdown', regions, { column: 'valeu' }).catch(explain);
    expect(wrong).toMatchObject({ rule: 'unknown-column', suggestion: 'did you mean "value"?' });
  });
});

describe('text that depends on a number that another figure shows', () => {
  const gap = { column: 'difference' };
  it('is shown above and below only where the whole interval is', async () => {
    expect(await holds('compare', halves, { ...gap, is: 'above' })).toBe(false);
    expect(await holds('compare', halves, { ...gap, is: 'below' })).toBe(false);
    expect(await holds('compare', halves, { ...gap, is: 'unclear' })).toBe(true);
    expect(await holds('compare', halves, { ...gap, is: 'above', than: -0.9 })).toBe(true);
    expect(
      await holds('breakdown', regions, { column: 'value', row: 'lowest', is: 'above', than: 0.01 }),
    ).toBe(true);
    expect(
      await holds('breakdown', regions, { column: 'value', row: 'lowest', is: 'below', than: 0.01 }),
    ).toBe(false);
  });

  it('tells what is measured from what is supposed', async () => {
    const written = { customers: 100, satisfied: 0.6, leaving: 0.2, winCost: 2000 };
    expect(await holds('raise-satisfaction', written, { column: 'saving', is: 'supposed' })).toBe(true);
    expect(await holds('raise-satisfaction', written, { column: 'saving', is: 'measured' })).toBe(false);
    expect(await holds('compare', halves, { ...gap, is: 'measured' })).toBe(true);
    expect(await holds('compare', halves, { ...gap, is: 'supposed' })).toBe(false);
  });

  it('is not shown where there is no number, but for too-few', async () => {
    const none = { ...regions, where: { csat: 77 } };
    for (const is of ['above', 'below', 'unclear', 'enough'])
      expect(await holds('breakdown', none, { column: 'value', is })).toBe(false);
    expect(await holds('breakdown', none, { is: 'too-few' })).toBe(true);
    expect(await holds('breakdown', regions, { is: 'enough' })).toBe(true);
  });
});
