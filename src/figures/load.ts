import type { Figure } from './figure.ts';

/** The figures one by one: a reader's browser fetches those of its page. The same as the registry's: a test compares. */
export const loaders: Record<string, () => Promise<Figure>> = {
  advocates: async () => (await import('./advocates.ts')).advocates,
  'benchmark-gap': async () => (await import('./benchmarkGap.ts')).benchmarkGap,
  benchmark: async () => (await import('./benchmark.ts')).benchmark,
  'big-number': async () => (await import('./bigNumber.ts')).bigNumber,
  breakdown: async () => (await import('./breakdown.ts')).breakdown,
  cell: async () => (await import('./cell.ts')).cell,
  chart: async () => (await import('./chart.ts')).chart,
  'churn-value': async () => (await import('./churnValue.ts')).churnValue,
  churn: async () => (await import('./churn.ts')).churn,
  cohort: async () => (await import('./cohort.ts')).cohort,
  compare: async () => (await import('./compare.ts')).compare,
  control: async () => (await import('./control.ts')).control,
  distribution: async () => (await import('./distribution.ts')).distribution,
  drivers: async () => (await import('./drivers.ts')).drivers,
  exposure: async () => (await import('./exposure.ts')).exposure,
  journey: async () => (await import('./journey.ts')).journey,
  'keep-or-replace': async () => (await import('./keepOrReplace.ts')).keepOrReplace,
  linkage: async () => (await import('./linkage.ts')).linkage,
  model: async () => (await import('./model.ts')).model,
  'monte-carlo': async () => (await import('./monteCarlo.ts')).monteCarlo,
  programme: async () => (await import('./programme.ts')).programme,
  quality: async () => (await import('./quality.ts')).quality,
  'raise-satisfaction': async () => (await import('./raiseSatisfaction.ts')).raiseSatisfaction,
  ranking: async () => (await import('./ranking.ts')).ranking,
  recovery: async () => (await import('./recovery.ts')).recovery,
  risk: async () => (await import('./risk.ts')).risk,
  scenarios: async () => (await import('./scenarios.ts')).scenarios,
  survival: async () => (await import('./survival.ts')).survival,
  table: async () => (await import('./table.ts')).table,
  themes: async () => (await import('./themes.ts')).themes,
  tornado: async () => (await import('./tornado.ts')).tornado,
  trend: async () => (await import('./trend.ts')).trend,
  value: async () => (await import('./value.ts')).value,
  when: async () => (await import('./when.ts')).when,
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
