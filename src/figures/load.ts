import type { Figure } from './figure.ts';

/** The figures one by one: a reader's browser fetches those of its page. The same as the registry's: a test compares. */
export const loaders: Record<string, () => Promise<Figure>> = {
  advocates: async () => (await import('./scenario/models/advocates.ts')).advocates,
  'benchmark-gap': async () => (await import('./scenario/models/benchmarkGap.ts')).benchmarkGap,
  benchmark: async () => (await import('./scores/benchmark.ts')).benchmark,
  'big-number': async () => (await import('./scores/bigNumber.ts')).bigNumber,
  breakdown: async () => (await import('./comparison/breakdown.ts')).breakdown,
  cell: async () => (await import('./tables/cell.ts')).cell,
  chart: async () => (await import('./chart/chart.ts')).chart,
  'churn-value': async () => (await import('./scenario/models/churnValue.ts')).churnValue,
  churn: async () => (await import('./churn/churn.ts')).churn,
  cohort: async () => (await import('./churn/cohort.ts')).cohort,
  compare: async () => (await import('./comparison/compare.ts')).compare,
  control: async () => (await import('./time/control.ts')).control,
  distribution: async () => (await import('./scores/distribution.ts')).distribution,
  drivers: async () => (await import('./drivers/drivers.ts')).drivers,
  exposure: async () => (await import('./scenario/models/exposure.ts')).exposure,
  journey: async () => (await import('./journey/journey.ts')).journey,
  'keep-or-replace': async () => (await import('./scenario/models/keepOrReplace.ts')).keepOrReplace,
  linkage: async () => (await import('./outcomes/linkage.ts')).linkage,
  model: async () => (await import('./scenario/models/authorModel.ts')).model,
  'monte-carlo': async () => (await import('./scenario/monteCarlo.ts')).monteCarlo,
  programme: async () => (await import('./scenario/models/programme.ts')).programme,
  quality: async () => (await import('./quality/quality.ts')).quality,
  'raise-satisfaction': async () =>
    (await import('./scenario/models/raiseSatisfaction.ts')).raiseSatisfaction,
  ranking: async () => (await import('./comparison/ranking.ts')).ranking,
  recovery: async () => (await import('./outcomes/recovery.ts')).recovery,
  risk: async () => (await import('./outcomes/risk.ts')).risk,
  scenarios: async () => (await import('./scenario/scenarios.ts')).scenarios,
  survival: async () => (await import('./churn/survival.ts')).survival,
  table: async () => (await import('./tables/table.ts')).table,
  themes: async () => (await import('./themes/themes.ts')).themes,
  tornado: async () => (await import('./scenario/tornado.ts')).tornado,
  trend: async () => (await import('./time/trend.ts')).trend,
  value: async () => (await import('./text/value.ts')).value,
  when: async () => (await import('./text/when.ts')).when,
};

/** The figures of these names, fetched together. Throws for a name that is none. */
export async function loadFigures(names: string[]): Promise<Record<string, Figure>> {
  const wanted = [...new Set(names)];
  const loaded = await Promise.all(
    wanted.map(async (name) => {
      const load = loaders[name];
      if (!load) throw new Error(`unknown figure: ${name}`);
      return [name, await load()] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
