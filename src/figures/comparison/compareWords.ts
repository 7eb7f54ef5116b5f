import { measureOf, tableOf } from '../../dataset/dataset.ts';
import { comparisonWords } from '../../words/comparison.ts';
import { format, formatDate, type Format } from '../../words/format.ts';
import {
  bareNumber,
  formatMagnitude,
  formatP,
  formatSigned,
  placesFor,
  signedNumber,
} from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { counts } from '../measures/counts.ts';
import type { Gap, Result } from './compareResult.ts';
import { sideName, subjectOf, whereName, type Asked, type Sides } from './compareSides.ts';
import type { Context } from '../figure.ts';
import { formatOf, measureLabel, type Measured } from '../measures/measured.ts';

type Words = Pick<Context, 'dataset' | 'locale' | 'counted'>;

/** Both names, as every text and drawing of the comparison calls the sides. */
export type Names = { label: string; a: string; b: string; here: string; control: string };

export function namesOf(asked: Asked, sides: Sides, { dataset, locale }: Words): Names {
  const table = tableOf(dataset, sides.a.measure.table);
  const here = asked.where ? whereName(asked.where, table, locale) : '';
  const name = measureLabel(measureOf(dataset, asked.measure));
  const both = asked.measureAfter ? measureLabel(sides.b.measure) : name;
  return {
    label: subjectOf(asked, dataset, locale),
    a: qualified(sideName(sides.a, dataset, locale), name, both),
    b: qualified(sideName(sides.b, dataset, locale), both, name),
    here: here || comparisonWords(locale).others,
    control: asked.control ? whereName(asked.control, table, locale) : '',
  };
}

/** "CSAT (onboarding): before and after 3 Nov 2025". */
export function titleOf(sides: Sides, names: Names, { locale }: Words): string {
  const words = comparisonWords(locale);
  const colon = locale === 'fr' ? ' :' : ':';
  const open = sides.day && !sides.a.span?.from && !sides.b.span?.before;
  if (open) return `${names.label}${colon} ${words.beforeAndAfter(formatDate(sides.day ?? '', locale))}`;
  const [first, second] = sides.a.not ? [names.b, names.a] : [names.a, names.b];
  return `${names.label}${colon} ${words.aAndB(first, second)}`;
}

/** The verdict, both values, what the comparison group says, and the trend where it disagrees. */
export function sentenceOf(result: Result, asked: Asked, sides: Sides, names: Names, context: Words): string {
  const { gap, control } = result;
  if (!gap) return '';
  const { dataset, locale } = context;
  const words = comparisonWords(locale);
  const as = formatOf(dataset, sides.a.measure);
  const said = [
    verdictSentence(gap, sides, names, as, context),
    valuesSentence(result, sides, names, context),
  ];
  if (asked.paired) said.push(words.samePeople(counts(result.a.n, context).n));
  if (control?.gap && control.effect) {
    const { gap: there, effect } = control;
    said.push(words.control({ name: names.control, ...gapWords(there, as, context) }));
    said.push(words.effect({ ...gapWords(effect, as, context), clear: isClear(effect) }));
  }
  if (disagrees(result) && result.jump && sides.day)
    said.push(
      words.jump({
        ...gapWords(result.jump, as, context),
        day: formatDate(sides.day, locale),
        clear: isClear(result.jump),
      }),
    );
  return said.join(' ');
}

/** Signed difference with the ends of its interval: "+8.9 percentage points", "6.8", "11.0". */
export function gapWords(gap: Gap, as: Format, { locale }: Pick<Words, 'locale'>) {
  const places = gapPlaces(gap, as);
  return {
    by: formatSigned(gap.value, as, locale, places),
    number: signedNumber(gap.value, as, locale, places),
    low: bareNumber(gap.low ?? gap.value, as, locale, places),
    high: bareNumber(gap.high ?? gap.value, as, locale, places),
  };
}

/** What is called more than chance must not read "0.0": it gets the places it needs. */
function gapPlaces(gap: Gap, as: Format): number | undefined {
  return isClear(gap) ? placesFor([gap.value, gap.low ?? 0, gap.high ?? 0], as) : undefined;
}

/** Cautions of the comparison, in sentences. */
export function notesOf(result: Result, sides: Sides, names: Names, context: Words): string[] {
  const { dataset, locale, counted } = context;
  const words = comparisonWords(locale, counted);
  const common = messages(locale, counted);
  const { minimum } = counts(0, context);
  const notes: string[] = [];
  const each: [string, Measured][] = [
    [names.a, result.a],
    [names.b, result.b],
  ];
  if (each.some(([, { n }]) => n > 0))
    for (const [name, { n, estimate }] of each)
      if (n === 0) notes.push(words.noneOn(name));
      else if (!estimate) notes.push(words.fewOn({ name, n: counts(n, context).n, minimum }));
  const { control, gap } = result;
  if (gap && control && !control.effect) notes.push(words.controlFew({ name: names.control, minimum }));
  const flagged = each.filter(([, side]) => side.flagged).map(([name]) => name);
  if (gap && flagged.length)
    notes.push(common.flaggedNames(flagged.join(', '), counts(0, context, dataset.minimum.flag).minimum));
  if (gap && gap.p !== null && gap.verdict !== 'unknown' && (gap.verdict === 'unclear') !== gap.p >= 0.05)
    notes.push(words.borderline(formatP(gap.p, locale)));
  if (sides.a.span && sides.a.measure.kind === 'churn') notes.push(words.wholeMonths);
  return notes;
}

/** How difference and test are made, in words. */
export function methodWords(asked: Asked, sides: Sides, { locale }: Pick<Words, 'locale'>): string[] {
  const words = comparisonWords(locale);
  const { kind } = sides.a.measure;
  const share = kind === 'share' || kind === 'churn';
  const family = share ? 'share' : kind === 'nps' || kind === 'net' ? 'net' : 'mean';
  const test = asked.paired ? words.tests[share ? 'paired-share' : 'paired-mean'] : words.tests[family];
  return [
    words.compareDefinition(test),
    ...(asked.paired ? [words.pairedDefinition] : []),
    ...(asked.control ? [words.controlDefinition] : []),
    ...(sides.day && !asked.paired ? [words.jumpDefinition] : []),
  ];
}

/** Whether the jump given the trend says something else than the plain difference. */
function disagrees({ gap, jump }: Result): boolean {
  return gap !== null && jump !== null && jump.verdict !== gap.verdict;
}

function isClear({ verdict }: Gap): boolean {
  return verdict === 'higher' || verdict === 'lower';
}

function verdictSentence(gap: Gap, sides: Sides, names: Names, as: Format, context: Words): string {
  const words = comparisonWords(context.locale, context.counted);
  const { label } = names;
  const signed = gapWords(gap, as, context);
  if (gap.verdict === 'unknown') return words.noInterval({ label, by: signed.by });
  const other = sides.a.not ? undefined : names.a;
  const dated = Boolean(sides.a.span);
  if (gap.verdict === 'unclear')
    return dated
      ? words.noClearChange({ label, ...signed })
      : words.noClearBetween({ label, name: names.b, other, ...signed });
  const size = sizeWords(gap, as, context);
  if (dated)
    return gap.verdict === 'higher' ? words.rose({ label, ...size }) : words.fell({ label, ...size });
  const said = { label, name: names.b, other, ...size };
  return gap.verdict === 'higher' ? words.higherFor(said) : words.lowerFor(said);
}

/** "3.1 percentage points", 1.2 to 5.0 for a fall of −5.0 to −1.2: the verb has said the sign. */
function sizeWords(gap: Gap, as: Format, { locale }: Words) {
  const { value, low, high } = gap;
  const ends = [Math.abs(low ?? value), Math.abs(high ?? value)].sort((x, y) => x - y);
  const [least = 0, most = 0] = ends;
  const places = gapPlaces(gap, as);
  return {
    by: formatMagnitude(value, as, locale, places),
    low: bareNumber(least, as, locale, places),
    high: bareNumber(most, as, locale, places),
  };
}

function valuesSentence(result: Result, { a }: Sides, names: Names, context: Words): string {
  const { dataset, locale } = context;
  const words = comparisonWords(locale);
  const side = (name: string, { n, estimate }: Measured) => {
    const value = format(estimate?.value, formatOf(dataset, a.measure), locale);
    return words.side({ name, value, n: counts(n, context).n });
  };
  const sides: [string, string] = [side(names.a, result.a), side(names.b, result.b)];
  if (!a.span) return a.not ? words.aSemicolonB(sides[1], sides[0]) : words.aSemicolonB(...sides);
  return words.aSemicolonB(...sides).replace(/^./u, (first) => first.toUpperCase());
}

/** Where two measures are compared, each side says which is its own. */
function qualified(name: string, own: string, other: string): string {
  return own === other ? name : `${name} (${own})`;
}
