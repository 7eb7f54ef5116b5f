import type { Locale } from '../../words/format.ts';
import { riskWords } from '../../words/risk.ts';
import type { Signals } from './riskSignals.ts';

/** "none low", "low: CES and NPS", "all low". */
export function stateName(key: string, { signals }: Signals, locale: Locale): string {
  const words = riskWords(locale);
  const low = signals.filter((_, index) => key[index] === '1').map(({ label }) => label);
  return low.length === 0 ? words.none : low.length === signals.length ? words.all : words.low(low);
}

/** Which answers are low. */
export function lowWords(signals: Signals['signals'], locale: Locale): string {
  const words = riskWords(locale);
  return words.lowMeans(signals.map(({ label, points }) => words.points(label, points)).join(', '));
}
