import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { adjustPs } from '../../stats/adjustPs.ts';
import { difference } from '../../stats/difference.ts';
import { estimate, type Estimate, type Moments } from '../../stats/estimate.ts';
import { verdictOf, type Gap } from '../comparison/compareResult.ts';
import { momentsRow } from '../props.ts';

export const recoveryRow = z.object({
  group: z.enum(['never', 'contacted', 'alone']),
  outcome: z.enum(['episodes', 'next', 'stay']),
  ...momentsRow,
});
export type RecoveryRow = z.output<typeof recoveryRow>;

const groupNames = ['never', 'contacted', 'alone'] as const;
const outcomeNames = ['next', 'stay'] as const;
export type GroupName = (typeof groupNames)[number];
export type OutcomeName = (typeof outcomeNames)[number];

export type Cell = {
  group: GroupName;
  outcome: OutcomeName;
  n: number;
  estimate: Estimate | null;
  flagged: boolean;
};
/** Those contacted minus another group. */
export type Contrast = {
  outcome: OutcomeName;
  against: 'alone' | 'never';
  gap: Gap;
  adjustedP: number | null;
  clear: boolean;
};
export type Recovered = { cells: Cell[]; contrasts: Contrast[]; customers: number };

/** Every group with both outcomes, and what those contacted are ahead of the others, corrected for the number. */
export function recoveredOf(rows: RecoveryRow[], { minimum }: Dataset): Recovered {
  const moments = (group: GroupName, outcome: RecoveryRow['outcome']): Moments => {
    const {
      n = 0,
      w = 0,
      w2 = 0,
      s1 = 0,
      s2 = 0,
    } = rows.find((row) => row.group === group && row.outcome === outcome) ?? {};
    return { n, w, w2, s1, s2 };
  };
  const cells = outcomeNames.flatMap((outcome) =>
    groupNames.map((group): Cell => {
      const own = moments(group, outcome);
      const enough = own.n >= minimum.publish;
      return {
        ...{ group, outcome, n: own.n, flagged: enough && own.n < minimum.flag },
        estimate: enough ? estimate('share', own) : null,
      };
    }),
  );
  const pairs = (['alone', 'never'] as const).flatMap((against) =>
    outcomeNames.flatMap((outcome) => {
      const [a, b] = [moments(against, outcome), moments('contacted', outcome)];
      if (a.n < minimum.publish || b.n < minimum.publish) return [];
      const made = difference('share', a, b);
      return made ? [{ outcome, against, gap: { ...made, verdict: verdictOf(made.low, made.high) } }] : [];
    }),
  );
  const ps = adjustPs(
    pairs.map(({ gap }) => gap.p),
    'holm',
  );
  const contrasts = pairs.map((pair, index): Contrast => {
    const adjustedP = ps[index] ?? null;
    const clear = pair.gap.verdict !== 'unclear' && adjustedP !== null && adjustedP < 0.05;
    return { ...pair, adjustedP, clear };
  });
  const customers = groupNames.reduce((sum, group) => sum + moments(group, 'episodes').n, 0);
  return { cells, contrasts, customers };
}
