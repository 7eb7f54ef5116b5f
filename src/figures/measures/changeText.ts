import { measureOf } from '../../dataset/dataset.ts';
import { daysBetween } from '../../sql/period.ts';
import { changeWords } from '../../words/changeWords.ts';
import { formatDate, formatDifference } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import type { Compared } from './change.ts';
import { counts } from './counts.ts';
import { bareRangeEnds } from './differenceText.ts';
import { describe, formatOf, measureLabel } from './measured.ts';
import { whereWords } from './conditions.ts';
import { compares, nowName, windowName, windowsOf, type Asked } from './windows.ts';

type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

/** "Q3 2026 against Q2 2026: +3.1 pp (95 % interval 1.2 to 5.0), more than chance." Why not, when it is unknown. */
export function changeSentence(result: Compared, asked: Asked, context: Words): string {
  const { difference: made, windows, because = '' } = result;
  if (!made || !windows.before) return because;
  const { dataset, locale } = context;
  const as = formatOf(dataset, measureOf(dataset, asked.measure));
  const words = changeWords(locale);
  const named = {
    difference: formatDifference(made.value, as, locale),
    period: nowName(result, asked, context),
    before: windowName(windows.before, locale),
  };
  if (made.low === null || made.high === null) return words.differenceSentence(named);
  const [low, high] = bareRangeEnds(made, as, locale);
  const clear = result.verdict !== 'unclear';
  return words.changeSentence({ ...named, low, high, clear });
}

/** "CSAT, Touchpoint: onboarding, Q3 2026": the measure, which answers, and when if a window was asked for. */
export function subject(asked: Asked, context: Words, { windows }: Pick<Compared, 'windows'>): string {
  const { dataset, locale } = context;
  const when = windows.now ? [windowName(windows.now, locale)] : [];
  return [measureLabel(measureOf(dataset, asked.measure)), ...whereWords(asked, context), ...when].join(', ');
}

/** Cautions that go with the comparison. */
export function cautions(result: Compared, { measure: name }: Asked, context: Context): string[] {
  const { dataset, locale, counted } = context;
  const { now, before, windows, because } = result;
  const words = { ...messages(locale, counted), ...changeWords(locale) };
  const notes = because && now.estimate ? [because] : [];
  const { extent, period } = dataset;
  const from = windows.before;
  if (from && result.difference && extent && period?.table === measureOf(dataset, name).table) {
    const missing = daysBetween(from.from, extent.from) / daysBetween(from.from, from.before);
    const named = { period: windowName(from, locale), from: formatDate(extent.from, locale) };
    if (missing > 0.1) notes.push(words.partly(named));
  }
  if (now.flagged || (result.difference && before?.flagged))
    notes.push(words.flagged(counts(0, context, dataset.minimum.flag).minimum));
  return notes;
}

/** Definition of the measure, of its periods at risk and of the comparison. */
export function definitionOf(asked: Asked, { dataset, locale }: Words): string[] {
  const words = changeWords(locale);
  const parts = describe(dataset, asked.measure, locale);
  if (measureOf(dataset, asked.measure).kind === 'churn')
    parts.push(words.churnPer[windowsOf(asked, dataset).unit]);
  if (compares(asked)) parts.push(words.differenceDefinition);
  return parts;
}
