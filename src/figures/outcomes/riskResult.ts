import type { Dataset } from '../../dataset/dataset.ts';
import { difference, type Difference } from '../../stats/difference.ts';
import { differencesFromRest, type DifferenceFromRest } from '../../stats/differencesFromRest.ts';
import { estimate, type Estimate, type Moments } from '../../stats/estimate.ts';
import { total } from '../measures/measured.ts';

/** A row of the query: see sql/riskStates.ts. */
export type RiskRow = {
  part: string;
  state: string | null;
  who: string | null;
  customers: number | null;
  pending: number | null;
  now: number | null;
} & { [sum in keyof Moments]: number | null };

/** A combination of low and high answers, with what became of those who gave them. */
export type State = {
  /** A digit for each signal, 1 for low. */
  key: string;
  answers: number;
  customers: number;
  pending: number;
  now: number;
  flagged: boolean;
  estimate: Estimate;
  gap: DifferenceFromRest | null;
  verdict: 'higher' | 'lower' | 'unclear';
};

export type Withheld = Pick<State, 'key' | 'answers' | 'customers' | 'pending' | 'now'>;

export type Risk = {
  /** The ones that leave most often first. */
  states: State[];
  withheld: Withheld[];
  overall: Estimate | null;
  answers: number;
  pending: number;
  unknown: number;
  /** Customers now in states that leave more often than the others. */
  atRisk: number;
  /** Their pseudonyms, of the worst state first; null where none may be named. */
  people: string[] | null;
  /** The first signal low and all others high, against none low. */
  alone: { alone: State; none: State; difference: Difference; verdict: State['verdict'] } | null;
};

/** What the rows say. */
export function riskOf(rows: RiskRow[], { limit }: { limit: number }, { minimum }: Dataset): Risk {
  const counted = rows.flatMap((row) =>
    row.part === 'state' && row.state !== null ? [countsOf(row, row.state)] : [],
  );
  const known = counted.filter(({ answers }) => answers > 0);
  const enough = known.filter(({ customers }) => customers >= minimum.publish);
  const gaps = differencesFromRest(
    'share',
    enough.map(({ sums }) => sums),
    { correction: 'holm' },
  );
  const states = enough.flatMap((each, index): State[] => {
    const { sums, ...counts } = each;
    const made = estimate('share', sums);
    const gap = gaps[index] ?? null;
    return made
      ? [{ ...counts, flagged: each.customers < minimum.flag, estimate: made, gap, verdict: verdictOf(gap) }]
      : [];
  });
  states.sort((a, b) => b.estimate.value - a.estimate.value || b.answers - a.answers);
  const all = total(known.map(({ sums }) => sums));
  const worse = states.filter(({ verdict }) => verdict === 'higher');
  return {
    states,
    withheld: counted.filter((each) => !enough.includes(each)).map(({ sums: _sums, ...counts }) => counts),
    overall: all.n > 0 && states.length > 0 ? estimate('share', all) : null,
    answers: known.reduce((sum, { answers }) => sum + answers, 0),
    pending: counted.reduce((sum, { pending }) => sum + pending, 0),
    unknown: rows.find(({ part }) => part === 'unknown')?.n ?? 0,
    atRisk: worse.reduce((sum, { now }) => sum + now, 0),
    people: peopleOf(rows, worse, limit),
    alone: aloneOf(states, enough),
  };
}

type Counted = Withheld & { sums: Moments };

/** A customer's answers are alike: the interval counts customers, by an effective n. */
function countsOf(row: RiskRow, key: string): Counted {
  const { n, w, w2, s1, s2 } = row;
  const [answers, customers] = [n ?? 0, row.customers ?? 0];
  const repeated = customers > 0 ? answers / customers : 1;
  const sums = { n: answers, w: w ?? 0, w2: (w2 ?? 0) * Math.max(1, repeated), s1: s1 ?? 0, s2: s2 ?? 0 };
  return { key, answers, customers, pending: row.pending ?? 0, now: row.now ?? 0, sums };
}

function verdictOf(gap: DifferenceFromRest | null): State['verdict'] {
  if (!gap || gap.low === null || gap.high === null || gap.adjustedP === null || gap.adjustedP >= 0.05)
    return 'unclear';
  return gap.low > 0 ? 'higher' : gap.high < 0 ? 'lower' : 'unclear';
}

function peopleOf(rows: RiskRow[], worse: State[], limit: number): string[] | null {
  const people = rows.filter(({ part }) => part === 'person');
  if (people.some(({ who }) => who === null)) return null;
  return worse
    .flatMap(({ key }) => people.flatMap(({ state, who }) => (state === key && who !== null ? [who] : [])))
    .slice(0, limit);
}

function aloneOf(states: State[], counted: Counted[]): Risk['alone'] {
  const size = states[0]?.key.length ?? 0;
  const keys = [`1${'0'.repeat(Math.max(0, size - 1))}`, '0'.repeat(size)];
  const [alone, none] = keys.map((key) => states.find((state) => state.key === key));
  const [a, b] = keys.map((key) => counted.find((each) => each.key === key)?.sums);
  const made = a && b ? difference('share', b, a) : null;
  if (!alone || !none || !made || made.low === null || made.high === null) return null;
  const verdict = made.low > 0 ? 'higher' : made.high < 0 ? 'lower' : 'unclear';
  return { alone, none, difference: made, verdict };
}
