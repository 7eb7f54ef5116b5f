import type { Asked } from '../measures/windows.ts';
import type { Wrong } from './cellNumber.ts';
import type { Grouping } from './picked.ts';

/** The question about a measure that the props ask. */
export function askedOf({ measure = '', where, period, change: length, since: day }: Partial<Asked>): Asked {
  return { measure, where, period, change: length, since: day };
}

/** The question about groups that the props ask. */
export function groupingOf({ measure = '', by = '', pick, where, period }: Partial<Grouping>): Grouping {
  return { measure, by, pick, where, period };
}

/** A change has one way to say against what. */
export function changeRules({ change: length, since: day, period }: Partial<Asked>, wrong: Wrong): void {
  if (day !== undefined && length !== undefined) wrong('since', 'expected either since or change');
  if (day !== undefined && period !== undefined) wrong('since', 'expected no period beside it');
}
