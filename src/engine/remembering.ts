import { keyOf } from '../sql/key.ts';
import type { Result, Run } from './run.ts';

/** A run that gives the answer it gave before when it is asked the same again. Failures are asked anew. */
export function remembering(run: Run): Run {
  const answers = new Map<string, Promise<Result>>();
  return (query, options) => {
    const key = keyOf(query);
    const known = answers.get(key);
    if (known) return known;
    const answer = run(query, options);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
