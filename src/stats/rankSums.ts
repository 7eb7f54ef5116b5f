import { tally, type Answers } from './tally.ts';

/** Rank sum and size of each group; `ties` = Σ(t³ − t) over values shared by t answers. */
export type RankSums = { sums: number[]; sizes: number[]; total: number; ties: number };

/** Ranks all groups' answers together, equal values getting their middle rank, and sums the ranks by group. */
export function rankSums(groups: readonly Answers[]): RankSums {
  const tallies = groups.map((group) => tally(group));
  const middle = middleRanks(tallies.flat());
  return {
    sums: tallies.map((group) => sum(group.map(({ value, n }) => n * (middle.ranks.get(value) ?? 0)))),
    sizes: tallies.map((group) => sum(group.map(({ n }) => n))),
    total: middle.total,
    ties: middle.ties,
  };
}

/** The middle rank of each value among all answers, their number, and Σ(t³ − t). */
export function middleRanks(answers: Answers): {
  ranks: ReadonlyMap<number, number>;
  total: number;
  ties: number;
} {
  const ranks = new Map<number, number>();
  let [total, ties] = [0, 0];
  for (const { value, n } of tally(answers)) {
    ranks.set(value, total + (n + 1) / 2);
    total += n;
    ties += n ** 3 - n;
  }
  return { ranks, total, ties };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
