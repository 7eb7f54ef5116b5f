import { element } from '../../charts/element.ts';
import { stagesChart, type StageMark, type StageStep, type StageValue } from '../../charts/stages.ts';
import { counted } from '../../words/counted.ts';
import { format, formatRange } from '../../words/format.ts';
import { journeyWords } from '../../words/journey.ts';
import { messages } from '../../words/messages.ts';
import type { Context } from '../figure.ts';
import type { Journey, Stage, Step } from './journeyResult.ts';
import type { JourneySource } from './journeySource.ts';
import { formatOf, measureLabel } from '../measures/measured.ts';

/** Bars of customers, the ways between them, and the measure at each stage. */
export function drawJourney(
  journey: Journey,
  source: JourneySource,
  label: string,
  context: Context,
): Element {
  const { document, width, locale } = context;
  const words = journeyWords(locale);
  const { measure } = source;
  const most = Math.max(1, ...journey.stages.map(({ n }) => n ?? 0));
  const place = placesOf(journey.stages);
  const stages = journey.stages.map((stage, index): StageMark => {
    const next = journey.stages[index + 1];
    const text = countWords(stage, context);
    return {
      ...{ name: stage.name, text, flagged: stage.flagged },
      size: (stage.n ?? 0) / most,
      title: words.stageTitle({ name: stage.name, n: text }),
      step: stage.step && next ? stepWords(stage, stage.step, next, context) : undefined,
      value: valueWords(stage, source, place, context),
    };
  });
  const lanes = {
    ...{ customers: words.lanes.customers, steps: words.lanes.steps },
    value: measure ? words.lanes.measure(measureLabel(measure)) : undefined,
  };
  return element(
    document,
    'div',
    { class: 'pl-chart pl-journey' },
    stagesChart({ document, width, label, stages, lanes }),
    element(document, 'p', { class: 'pl-note' }, words.reading),
  );
}

/** "24,755", or that there are too few to say. */
export function countWords({ n }: Stage, { dataset, locale }: Context): string {
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  return n === null ? `< ${count(dataset.minimum.publish)}` : count(n);
}

function stepWords(stage: Stage, step: Step, next: Stage, { locale }: Context): StageStep {
  const words = journeyWords(locale);
  const share = (value: number | null) => format(value, { kind: 'share' }, locale);
  const { estimate, median, early, late, worst } = step;
  if (!estimate)
    return { text: words.few, range: '', time: '', title: `${stage.name} → ${next.name}: ${words.few}` };
  const days = (value: number | null) => counted(Math.round(value ?? 0), 'day', locale);
  const time = median === null ? '' : words.takes(days(median));
  const [low, high] = [share(estimate.low), share(estimate.high)];
  const spread =
    median === null
      ? ''
      : words.timeTitle({
          median: days(median),
          early: format(Math.round(early ?? 0), { kind: 'count' }, locale),
          late: days(late),
        });
  const base = format(step.base, { kind: 'count' }, locale);
  const said = words.stepTitle({
    ...{ from: stage.name, to: next.name, share: share(estimate.value), low, high, base, time: spread },
  });
  return {
    ...{ text: share(estimate.value), range: words.range(low, high), time },
    title: worst ? `${said}, ${words.drop}` : said,
    worst: worst ? words.drop : undefined,
  };
}

function valueWords(
  { name, measured: found, worst }: Stage,
  { measure }: JourneySource,
  place: (value: number) => number,
  { dataset, locale }: Context,
): StageValue | undefined {
  const estimate = found?.estimate;
  if (!measure || !estimate) return undefined;
  const words = journeyWords(locale);
  const as = formatOf(dataset, measure);
  const { value, low, high } = estimate;
  const text = format(value, as, locale);
  const range = low === null || high === null ? '' : formatRange(low, high, as, locale);
  const n = messages(locale).answers(format(found.n, { kind: 'count' }, locale));
  const said = `${name}: ${measureLabel(measure)} ${text}${range && `, 95 %: ${range}`}, ${n}`;
  return {
    ...{ at: place(value), low: place(low ?? value), high: place(high ?? value), text, range },
    title: worst ? `${said}, ${words.worst}` : said,
    ...{ worst: worst ? words.worst : undefined, hollow: found.flagged },
  };
}

/** Places of values between the lowest and the highest end of an interval. */
function placesOf(stages: Stage[]): (value: number) => number {
  const values = stages.flatMap(({ measured: found }) => {
    const estimate = found?.estimate;
    return estimate ? [estimate.value, estimate.low ?? estimate.value, estimate.high ?? estimate.value] : [];
  });
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high > low ? (value - low) / (high - low) : 0.5);
}
