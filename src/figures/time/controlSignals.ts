import { measureOf } from '../../dataset/dataset.ts';
import { controlWords } from '../../words/control.ts';
import { counted } from '../../words/counted.ts';
import { format, formatPeriod } from '../../words/format.ts';
import { whereWords } from '../measures/conditions.ts';
import type { ControlProps } from './controlProps.ts';
import type { Control, Signal } from './controlPoints.ts';
import type { Context } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { formatOf, measureLabel } from '../measures/measured.ts';

type Words = Pick<Context, 'dataset' | 'locale'>;

/** What the chart is of: measure and conditions. */
export function subjectOf(props: ControlProps, context: Words, separator = ' · '): string {
  return [measureLabel(measureOf(context.dataset, props.measure)), ...whereWords(props, context)].join(
    separator,
  );
}

/** More signals than this stand in a list under the drawing. */
export const spokenSignals = 4;

/** How many signals and the first of them; that there is none; or that there are too few periods to tell. */
export function sentenceOf(made: Control, props: ControlProps, context: Words): string {
  const { dataset, locale } = context;
  const words = controlWords(locale);
  const { points, centre, limited, signals } = made;
  const label = subjectOf(props, context, ', ');
  // where there are no limits, the centre is that of the baseline
  const told = points.filter(({ value, basis }) => value !== null && (limited || basis));
  const periods = counted(told.length, props.by, locale);
  const level = format(centre, formatOf(dataset, measureOf(dataset, props.measure)), locale);
  if (!limited) return words.noLimits({ label, periods, centre: level });
  if (!signals.length) return words.none({ label, periods, centre: level });
  const said = signals.length <= spokenSignals ? signals : [];
  const numbered = said.map((signal, index) => {
    const text = signalWords(signal, made, props, context);
    return signals.length > 1 ? `(${index + 1}) ${text}` : text;
  });
  const found = counted(signals.length, 'signal', locale);
  return words.found({ label, signals: found, periods, words: numbered.join(' ') }).trim();
}

/** "8 months in a row above the centre line (Nov 2025 – Jun 2026): a shift." */
export function signalWords(
  { rule, side, points: own }: Signal,
  { points }: Control,
  { measure, by }: ControlProps,
  { dataset, locale }: Words,
): string {
  const words = controlWords(locale);
  const as = formatOf(dataset, measureOf(dataset, measure));
  const name = (index: number | undefined) => formatPeriod(points[index ?? 0]?.period ?? '', by, locale);
  const above = side === 'above';
  if (rule === 'beyond-limits') {
    const list = someOf(own.map((index) => `${name(index)} (${format(points[index]?.value, as, locale)})`));
    return above ? words.aboveLimit(list) : words.belowLimit(list);
  }
  const run = { count: counted(own.length, by, locale), span: `${name(own[0])} – ${name(own.at(-1))}` };
  switch (rule) {
    case 'same-side':
      return above ? words.aboveCentre(run) : words.belowCentre(run);
    case 'trend':
      return above ? words.rising(run) : words.falling(run);
    case 'two-of-three':
      return above ? words.twoAbove(run) : words.twoBelow(run);
    case 'four-of-five':
      return above ? words.fourAbove(run) : words.fourBelow(run);
    default:
      return words[rule](run);
  }
}

/** Numbers, from 1, of the signals that a point belongs to: "1, 2"; empty for none. */
export function signalAt({ signals }: Control, index: number): string {
  return signals
    .flatMap(({ points }, place) => (points.includes(index) ? [String(place + 1)] : []))
    .join(', ');
}
