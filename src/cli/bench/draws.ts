import type { Dataset } from '../../dataset/dataset.ts';
import { modelFor } from '../../figures/scenario/builders.ts';
import { outcomeOf, resolve } from '../../figures/scenario/model.ts';
import { uncertainInputs, uncertainOf } from '../../figures/scenario/spread.ts';
import { simulate } from '../../stats/simulate.ts';
import type { Row, Settings } from './row.ts';
import { times } from './times.ts';

// a scenario of assumptions alone needs no data
const nothing = { tables: {}, measures: {}, benchmarks: [], minimum: { publish: 10, flag: 30 } };

/** 10,000 draws of the scenario that computes most: the cash flow of a programme. */
export async function draws({ runs, say }: Pick<Settings, 'runs' | 'say'>): Promise<Row[]> {
  say('10,000 draws of a programme');
  const model = modelFor('programme', { dataset: nothing as unknown as Dataset, locale: 'en' });
  const { inputs, values: fixed } = resolve(model, [], {});
  const uncertain = Object.fromEntries(
    uncertainInputs(inputs).map((input) => [input.name, uncertainOf(input, { spread: 0.2 })]),
  );
  const outcome = outcomeOf(model);
  const values = await times(runs, (seed) => {
    const started = performance.now();
    simulate((drawn) => outcome({ ...fixed, ...drawn }), uncertain, { draws: 10_000, seed: seed + 1 });
    return performance.now() - started;
  });
  return [{ name: '10,000 draws of a programme of 24 months', unit: 'ms', values, budget: 200 }];
}
