/** A pattern that chance alone seldom makes; each id is one rule. */
export type RuleId =
  | 'beyond-limits'
  | 'same-side'
  | 'trend'
  | 'alternating'
  | 'two-of-three'
  | 'four-of-five'
  | 'hugging'
  | 'avoiding';

/** Points `start` to `end` (positions, both included) break a rule. */
export type RunSignal = { rule: RuleId; start: number; end: number };

/** Which rules: a named set, or some of Nelson's by id. */
export type RuleSet = 'western-electric' | 'nelson' | readonly RuleId[];

/**
 * Runs in a control chart, from each point's distance to the centre in sigmas (null breaks a run).
 * Western Electric 1956: 1 beyond 3 sigma; 2 of 3 beyond 2; 4 of 5 beyond 1; 8 on one side. Nelson 1984 (default):
 * the same with 9 on one side, and 6 rising or falling, 14 alternating, 15 within 1 sigma, 8 outside 1 sigma.
 */
export function runRules(
  sigmas: readonly (number | null)[],
  { rules = 'nelson' }: { rules?: RuleSet } = {},
): RunSignal[] {
  return rulesOf(rules).flatMap(({ id, length, broken }) => {
    const signals: RunSignal[] = [];
    for (let start = 0; start + length <= sigmas.length; start++) {
      const run = sigmas.slice(start, start + length).filter((sigma) => sigma !== null);
      if (run.length < length || !broken(run)) continue;
      const last = signals.at(-1);
      const end = start + length - 1;
      if (last && start <= last.end) last.end = end;
      else signals.push({ rule: id, start, end });
    }
    return signals;
  });
}

type Rule = { id: RuleId; length: number; broken: (run: readonly number[]) => boolean };

function rulesOf(set: RuleSet): Rule[] {
  if (set === 'western-electric') {
    const side = sameSide(8);
    return [beyondLimits, twoOfThree, fourOfFive, side];
  }
  const all = [beyondLimits, sameSide(9), trend, alternating, twoOfThree, fourOfFive, hugging, avoiding];
  return set === 'nelson' ? all : all.filter(({ id }) => set.includes(id));
}

const beyondLimits: Rule = {
  id: 'beyond-limits',
  length: 1,
  broken: (run) => run.some((sigma) => Math.abs(sigma) > 3),
};

const trend: Rule = { id: 'trend', length: 6, broken: (run) => onOneSide(steps(run), 5, 0) };

const alternating: Rule = {
  id: 'alternating',
  length: 14,
  broken: (run) =>
    onOneSide(
      steps(run).map((step, i) => (i % 2 ? -step : step)),
      13,
      0,
    ),
};

const twoOfThree: Rule = { id: 'two-of-three', length: 3, broken: (run) => onOneSide(run, 2, 2) };

const fourOfFive: Rule = { id: 'four-of-five', length: 5, broken: (run) => onOneSide(run, 4, 1) };

const hugging: Rule = {
  id: 'hugging',
  length: 15,
  // a chart where nothing varies does not hug its centre
  broken: (run) => run.every((sigma) => Math.abs(sigma) < 1) && run.some((sigma) => sigma !== 0),
};

const avoiding: Rule = {
  id: 'avoiding',
  length: 8,
  broken: (run) => run.every((sigma) => Math.abs(sigma) > 1),
};

function sameSide(length: number): Rule {
  return { id: 'same-side', length, broken: (run) => onOneSide(run, length, 0) };
}

/** At least `count` values lie beyond `distance` on the same side. */
function onOneSide(values: readonly number[], count: number, distance: number): boolean {
  const above = values.filter((value) => value > distance).length;
  const below = values.filter((value) => value < -distance).length;
  return Math.max(above, below) >= count;
}

function steps(run: readonly number[]): number[] {
  return run.slice(1).map((value, i) => value - (run[i] ?? 0));
}
