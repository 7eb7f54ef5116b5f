import type { Headline } from '../figures/editions/headlines.ts';
import { bareRange } from '../figures/measures/differenceText.ts';
import { windowName } from '../figures/measures/windows.ts';
import type { EditionChange } from '../figures/editions/sinceEdition.ts';
import type { Since } from '../hosts/build/editions.ts';
import { add } from '../sql/period.ts';
import { editionWords } from '../words/editionWords.ts';
import {
  format,
  formatDate,
  formatDifference,
  formatRange,
  type Format,
  type Locale,
} from '../words/format.ts';
import { messages } from '../words/messages.ts';

/** A side of a row: the number, its interval, and what it stands on. */
export type Side = { value: string; interval?: string | undefined; facts: string };

/** A row of the comparison with the last edition, in words. */
export type EditionRow = {
  label: string;
  then?: Side | undefined;
  now?: Side | undefined;
  difference?: string | undefined;
  interval?: string | undefined;
  note?: string | undefined;
};

/** What changed since the last edition, a row for each number. */
export function editionRows({ changes }: Since, locale: Locale): EditionRow[] {
  return changes.map((change) => row(change, locale));
}

/** What the saved numbers are: data version and last day. */
export function aboutEdition({ edition }: Since, locale: Locale): string {
  const { name, hash, to } = edition.data;
  const words = editionWords(locale);
  const version = `${name} ${hash}`;
  return to ? words.about(version, formatDate(to, locale)) : words.aboutNoDay(version);
}

/** The name of an edition: a day in words, another name as it was given. */
export function nameOfEdition(name: string, locale: Locale): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(name) ? formatDate(name, locale) : name;
}

/** "CSAT, Q3 2026: 61.8 % (61.3 % to 62.3 %), +1.2 pp since Q2 2026", for the feed. */
export function editionSentence(headline: Headline, since: Since | undefined, locale: Locale): string {
  const { label } = headline;
  const period = periodOf(headline, locale);
  const { value, interval } = side(headline, locale);
  const change = since?.changes.find(({ now }) => now?.key === headline.key);
  const name = since && nameOfEdition(since.edition.name, locale);
  const difference =
    change?.difference === undefined || name === undefined
      ? undefined
      : editionWords(locale).sinceDifference(differenceText(change, locale), name);
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  const said = `${[label, period].filter(Boolean).join(', ')}${colon} ${value}${interval ? ` (${interval})` : ''}`;
  return [said, difference].filter(Boolean).join(', ');
}

function row(change: EditionChange, locale: Locale): EditionRow {
  const { label, now, then, interval, difference } = change;
  const as = (now ?? then)?.format as Format;
  return {
    label,
    now: now && side(now, locale),
    then: then && side(then, locale),
    difference: difference === undefined ? undefined : differenceText(change, locale),
    interval: interval && bareRange(interval.low, interval.high, as, locale),
    note: note(change, locale),
  };
}

function note({ now, then, interval, sharesAnswers, incomparable }: EditionChange, locale: Locale): string {
  const words = editionWords(locale);
  if (!then) return words.added;
  if (!now) return words.dropped;
  if (incomparable) return `${words.notCompared}: ${words.because[incomparable]}`;
  if (interval) return interval.low > 0 || interval.high < 0 ? words.clear : words.unclear;
  return sharesAnswers && now.low !== null ? words.sameAnswers : '';
}

function side(headline: Headline, locale: Locale): Side {
  const { value, low, high, n, format: as } = headline;
  const period = periodOf(headline, locale);
  const words = messages(locale);
  const shown = as as Format;
  return {
    value: value === null ? words.tooFewShort : format(value, shown, locale),
    interval: low === null || high === null ? undefined : formatRange(low, high, shown, locale),
    facts: [period, n !== null && words.answers(format(n, { kind: 'count' }, locale))]
      .filter(Boolean)
      .join(' · '),
  };
}

function periodOf({ from, to }: Headline, locale: Locale): string | undefined {
  return from && to ? windowName({ from, before: add(to, 1, 'day') }, locale) : undefined;
}

function differenceText({ now, difference = 0 }: EditionChange, locale: Locale): string {
  return formatDifference(difference, now?.format as Format, locale);
}
