import { measureOf } from '../../dataset/dataset.ts';
import { format } from '../../words/format.ts';
import { groupWords } from '../../words/groupWords.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import type { Point } from '../measures/scale.ts';
import { labelsOf } from './distributionAsked.ts';
import type { DistributionProps } from './distributionProps.ts';
import { sideShare, type Group, type Whole } from './distributionResult.ts';

/** What is withheld, joined, cut or few. */
export function notes(
  { groups, withheld, known, joined }: Whole,
  { by }: DistributionProps,
  context: Context,
): string[] {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...groupWords(locale) };
  const count = (n: number) => format(n, { kind: 'count' }, locale);
  const made: string[] = [];
  if (!groups.length) return made;
  if (groups.length < known) made.push(words.firstGroups(count(groups.length), count(known)));
  if (joined) made.push(words.joinedAnswers(count(joined)));
  const names = someOf(withheld.map(({ said }) => said));
  if (names) made.push(words.withheld(names, count(dataset.minimum.publish)));
  const flagged = someOf(groups.filter((group) => group.flagged).map(({ said }) => said));
  if (!by && groups[0]?.flagged) made.push(words.flagged(count(dataset.minimum.flag)));
  else if (flagged) made.push(words.flaggedNames(flagged, count(dataset.minimum.flag)));
  return made;
}

/** The most frequent answer; by group, from the best to the worst. */
export function sentence(whole: Whole, props: DistributionProps, { dataset, locale }: Context): string {
  const words = { ...messages(locale), ...groupWords(locale) };
  const label = labelsOf(props, dataset).what;
  const share = (value: number) => format(value, { kind: 'share' }, locale);
  const n = format(whole.all.n, { kind: 'count' }, locale);
  const { parts } = whole.all;
  const most = parts.filter(({ point }) => !point.other).sort((a, b) => b.share - a.share)[0];
  if (!most) return '';
  const nps = props.measure !== undefined && measureOf(dataset, props.measure).kind === 'nps';
  const part = (side: Point['side']) => share(sideShare(parts, side));
  const first = nps
    ? words.npsSentence({ label, promoters: part(1), passives: part(0), detractors: part(-1), n })
    : words.distributionSentence({ label, most: most.point.name, share: share(most.share), n });
  const named = whole.groups.filter(({ raw }) => raw !== null);
  if (named.length < 2 || most.point.side === undefined) return first;
  named.sort((a, b) => sideShare(b.parts, 1) - sideShare(a.parts, 1));
  const [best, worst] = [named[0] as Group, named.at(-1) as Group];
  const second = words.fromTo({
    label: nps ? words.promoters : `${words.n} ${goodNames(whole.points)}`,
    ...{ best: best.said, top: share(sideShare(best.parts, 1)) },
    ...{ worst: worst.said, bottom: share(sideShare(worst.parts, 1)) },
  });
  return `${first} ${second}`;
}

/** "4–5": the good answers of a scale. */
function goodNames(points: Point[]): string {
  const values = points.filter(({ side }) => side === 1).flatMap((point) => point.values.map(Number));
  values.sort((a, b) => a - b);
  return values.length < 2 ? values.join() : `${values[0] ?? ''}–${values.at(-1) ?? ''}`;
}
