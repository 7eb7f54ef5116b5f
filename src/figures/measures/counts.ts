import { format } from '../../words/format.ts';
import type { Context } from '../figure.ts';

type Words = Pick<Context, 'dataset' | 'locale'>;

/** Number of answers and minimum as a reader sees them. */
export function counts(
  n: number,
  { dataset, locale }: Words,
  minimum = dataset.minimum.publish,
): { n: string; minimum: string } {
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  return { n: count(n), minimum: count(minimum) };
}
