import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { figures } from '../../src/figures/registry.ts';
import { emptyScope, type Filter } from '../../src/sql/scope.ts';
import { locales } from '../../src/words/format.ts';
import { drawFixture, fixtureDataset, openFixture, type Fixture } from '../fixture.ts';

let fixture: Fixture;
let customers: { dataset: Dataset; run: Fixture['run'] };
beforeAll(async () => {
  fixture = await openFixture();
  customers = { run: fixture.run, dataset: customersOnly(fixtureDataset) };
});
afterAll(() => fixture.close());

const nobody: Filter = { column: 'region', kind: 'in', values: ['nowhere'] };
const few: Filter = { column: 'region', kind: 'in', values: ['Isle "quoted" </script> 😀'] };
const answers = /answer|réponse|répond|ответ(?!ству|ствен)/iu;

describe('a figure over rows that are no answers', () => {
  it.each([
    ['trend', { measure: 'by_phone' }],
    ['trend', { measure: 'by_phone', series: 'region' }],
    ['breakdown', { measure: 'by_phone', by: 'region' }],
    ['breakdown', { measure: 'mean_spend', by: 'channel' }],
    ['ranking', { measure: 'by_phone', by: 'region' }],
    ['compare', { measure: 'by_phone', a: { region: 'North' }, b: { region: 'South' } }],
    ['compare', { measure: 'mean_spend', before: '2025-07-01' }],
    ['big-number', { measure: 'by_phone', change: 'quarter' }],
    ['big-number', { measure: 'mean_spend' }],
    ['control', { measure: 'by_phone' }],
    ['table', { measures: ['by_phone', 'mean_spend'], by: 'region' }],
    ['value', { measure: 'by_phone' }],
  ])('never calls them so: <%s> of %j', async (name, input) => {
    const figure = figures[name];
    if (!figure) throw new Error(`no figure ${name}`);
    for (const locale of locales)
      for (const filters of [[], [nobody], [few]]) {
        const scope = { ...emptyScope, filters };
        const { element, shown } = await drawFixture(customers, figure, input, { scope, locale });
        element.querySelectorAll('script, pre, code').forEach((each) => each.remove());
        const said = [
          element.textContent,
          shown.sentence,
          ...shown.notes,
          ...shown.columns.map(({ label }) => label),
        ];
        for (const text of said) expect(text, `${locale} ${JSON.stringify(filters)}`).not.toMatch(answers);
      }
  });

  it('says answers of answers', async () => {
    const { shown } = await drawFixture(fixture, figures['breakdown']!, { measure: 'csat', by: 'channel' });
    expect(shown.sentence).toMatch(/answers\.$/);
    const { element } = await drawFixture(
      fixture,
      figures['breakdown']!,
      { measure: 'csat', by: 'channel' },
      {
        scope: { ...emptyScope, filters: [few] },
      },
    );
    expect(element.textContent).toMatch(/Too few answers \(n = \d, minimum 10\)/);
  });
});

/** The same rows as customers: nothing in them was asked. */
function customersOnly(dataset: Dataset): Dataset {
  const table = dataset.tables['answers']!;
  const rated = ['csat', 'nps', 'ces'];
  const columns = Object.fromEntries(Object.entries(table.columns).filter(([name]) => !rated.includes(name)));
  return {
    ...dataset,
    tables: { answers: { ...table, label: 'Customers', columns } },
    measures: {
      by_phone: {
        kind: 'share',
        name: 'by_phone',
        table: 'answers',
        column: 'channel',
        satisfied: ['phone'],
        label: 'By phone',
      },
      mean_spend: { kind: 'mean', name: 'mean_spend', table: 'answers', column: 'spend', label: 'Spend' },
    },
  };
}
