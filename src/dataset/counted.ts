import { countedIn, type Counted, type Dataset } from './dataset.ts';

/** What the n of a figure counts, by the first measure among its props. Churn counts customers anew in each period. */
export function countedBy(dataset: Dataset, props: unknown): Counted {
  const { measure, measures } = props as { measure?: unknown; measures?: unknown };
  const [name] = [measure ?? measures].flat();
  const known = typeof name === 'string' ? dataset.measures[name] : undefined;
  const table = known?.table ?? dataset.period?.table ?? Object.keys(dataset.tables)[0] ?? '';
  return known?.kind === 'churn' ? 'cases' : countedIn(dataset, table);
}
