import { intervalOfDifference } from '../../stats/newcombe.ts';
import type { Interval } from '../../stats/wilson.ts';
import type { Headline } from './headlines.ts';

/** Why two numbers of the same name are not compared. */
export type Incomparable = 'definition' | 'scale' | 'question' | 'version' | 'query' | 'too-few';

/** A number now and in an earlier edition. Without `then` it is new, without `now` it is gone. */
export type EditionChange = {
  label: string;
  now?: Headline | undefined;
  then?: Headline | undefined;
  difference?: number | undefined;
  /** Of the difference; absent where either number has none, or both stand on the same answers. */
  interval?: Interval | undefined;
  /** Both numbers count answers of the same days, so they are not independent. */
  sharesAnswers?: boolean | undefined;
  incomparable?: Incomparable | undefined;
};

/** The numbers of this edition beside those of an earlier one, in the order of this one. */
export function sinceEdition(now: Headline[], then: Headline[]): EditionChange[] {
  const earlier = new Map(then.map((each) => [each.key, each]));
  const here = new Set(now.map(({ key }) => key));
  return [
    ...now.map((each) => change(each, earlier.get(each.key))),
    ...then.filter(({ key }) => !here.has(key)).map((each) => ({ label: each.label, then: each })),
  ];
}

function change(now: Headline, then: Headline | undefined): EditionChange {
  const { label } = now;
  if (!then) return { label, now };
  const incomparable = whyNot(now, then);
  if (incomparable || now.value === null || then.value === null)
    return { label, now, then, incomparable: incomparable ?? 'too-few' };
  const difference = now.value - then.value;
  const sharesAnswers = overlap(now, then);
  return {
    label,
    now,
    then,
    difference,
    sharesAnswers,
    interval: sharesAnswers ? undefined : interval(now, then),
  };
}

function whyNot(
  { meaning: a, format }: Headline,
  { meaning: b, format: before }: Headline,
): Incomparable | undefined {
  // the most telling reason first: a new version of a question usually has new words too
  const found = (['scale', 'version', 'question', 'definition', 'query'] as const).find(
    (part) => a[part] !== b[part],
  );
  return found ?? (JSON.stringify(format) === JSON.stringify(before) ? undefined : 'definition');
}

/** Whether some day belongs to both; unknown days may. */
function overlap(a: Headline, b: Headline): boolean {
  if (!a.from || !a.to || !b.from || !b.to) return true;
  return a.from <= b.to && b.from <= a.to;
}

function interval(now: Headline, then: Headline): Interval | undefined {
  if (now.low === null || now.high === null || then.low === null || then.high === null) return undefined;
  const of = ({ value, low, high }: Headline) => ({ value: value ?? 0, low: low ?? 0, high: high ?? 0 });
  return intervalOfDifference(of(then), of(now));
}
