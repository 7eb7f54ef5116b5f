import { z } from 'zod';
import { riskStates } from '../../sql/riskStates.ts';
import { windowOf } from '../../sql/period.ts';
import { counted } from '../../words/counted.ts';
import { format } from '../../words/format.ts';
import { bareNumber, formatMagnitude, formatSigned } from '../../words/magnitude.ts';
import { messages } from '../../words/messages.ts';
import { riskWords } from '../../words/risk.ts';
import { conditionsOf } from '../measures/conditions.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { describe, methodName } from '../measures/measured.ts';
import { frameProps, where, window } from '../props.ts';
import { drawRisk } from './riskDrawing.ts';
import { riskOf, type Risk, type RiskRow, type State } from './riskResult.ts';
import { signalsOf, type Signals } from './riskSignals.ts';
import { lowWords, stateName } from './riskWords.ts';

const props = z.strictObject({
  measures: z
    .array(z.string())
    .min(2)
    .max(3)
    .optional()
    .describe(
      'the signals, two or three measures of one table; default ces, csat and nps. What is said of one low answer alone is said of the first',
    ),
  low: z
    .record(z.string(), z.number())
    .optional()
    .describe(
      'the highest answer that is low (the lowest one where low is good), by measure: {{csat: 2, nps: 6}}; default: the half of the scale under its middle, detractors for NPS',
    ),
  days: z
    .int()
    .min(1)
    .max(1000)
    .default(120)
    .describe('days after an answer in which a customer may leave; default 120'),
  carry: z
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe(
      'days for which an answer counts when a later survey asks the other questions; default 0: all in one survey',
    ),
  churn: z.string().optional().describe('the churn measure that says who left; default: the first with days'),
  limit: z
    .int()
    .min(0)
    .max(100)
    .default(20)
    .describe('most pseudonyms that are listed, 0 to 100; default 20'),
  where: where.optional(),
  period: window.optional(),
  ...frameProps,
});
type Props = z.output<typeof props>;

const count = z.number().nullable();
const row = z.object({
  part: z.string(),
  state: z.string().nullable(),
  who: z.string().nullable(),
  ...{ n: count, w: count, w2: count, s1: count, s2: count },
  ...{ customers: count, pending: count, now: count },
});

export const risk = figure<Props, RiskRow>({
  name: 'risk',
  tag: 'Risk',
  about:
    'signals together: each combination of low and high CES, CSAT and NPS with the share that left after it, and pseudonyms of those who are in the worst ones now',
  responsive: true,
  props,
  row,
  query(props, { dataset }) {
    return riskStates(dataset, {
      ...signalsOf(props, dataset),
      ...{ days: props.days, carry: props.carry, limit: props.limit, where: props.where },
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
  },
  shown(rows, props, context) {
    return shown(rows, props, context);
  },
  render(rows, props, context) {
    const signals = signalsOf(props, context.dataset);
    const made = riskOf(rows, props, context.dataset);
    const label = sentence(made, signals, props, context);
    return drawRisk(made, signals, { label, height: props.height, limit: props.limit }, context);
  },
  definition(props, { dataset, locale }) {
    const words = riskWords(locale);
    const { signals, churn } = signalsOf(props, dataset);
    const names = signals.map(({ label }) => label);
    const days = counted(props.days, 'day', locale);
    const carry = props.carry ? counted(props.carry, 'day', locale) : '';
    return [
      words.definition({ names, days, carry }),
      lowWords(signals, locale),
      words.method,
      words.nowDefinition(days),
      ...[...signals.map(({ measure }) => measure), churn].flatMap(({ name }) =>
        describe(dataset, name, locale),
      ),
    ];
  },
});

function shown(rows: RiskRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const signals = signalsOf(props, dataset);
  const made = riskOf(rows, props, dataset);
  const { states, withheld, answers, pending } = made;
  const words = riskWords(locale);
  const few = (now: number) => (now < dataset.minimum.publish ? null : now);
  const biggest = Math.max(0, ...withheld.map(({ customers }) => customers));
  return {
    title: [
      words.title(
        signals.signals.map(({ label }) => label),
        counted(props.days, 'day', locale),
      ),
      ...conditionsOf(signals.table, props, context),
    ].join(' · '),
    columns: columns(props, context),
    rows: [
      ...states.map(({ key, estimate, gap, verdict, ...state }) => ({
        combination: stateName(key, signals, locale),
        ...{ left: estimate.value, low: estimate.low, high: estimate.high },
        ...{ answers: state.answers, customers: state.customers },
        difference: gap?.value ?? null,
        difference_low: gap?.low ?? null,
        difference_high: gap?.high ?? null,
        adjusted_p: gap?.adjustedP ?? null,
        verdict: gap ? { higher: words.above, lower: words.below, unclear: words.unclear }[verdict] : null,
        ...{ pending: state.pending, now: few(state.now) },
      })),
      ...withheld.map(({ key }) => ({ ...nothing, combination: stateName(key, signals, locale) })),
    ],
    sentence: sentence(made, signals, props, context),
    n: states.length || answers === 0 ? answers : biggest,
    interval: states.length ? { level: 0.95, method: methodName('wilson', locale) ?? '' } : undefined,
    state: answers + pending === 0 ? 'empty' : states.length ? 'ok' : 'too-few',
    notes: notes(made, signals, props, context),
  };
}

const nothing = {
  ...{ left: null, low: null, high: null, answers: null, customers: null },
  ...{ difference: null, difference_low: null, difference_high: null, adjusted_p: null },
  ...{ verdict: null, pending: null, now: null },
};

function columns({ days }: Props, { locale }: Context): ShownColumn[] {
  const words = riskWords(locale);
  const common = messages(locale);
  const [text, count, share] = [{ kind: 'text' }, { kind: 'count' }, { kind: 'share' }] as const;
  const gap = { kind: 'difference', of: share } as const;
  return [
    { name: 'combination', label: words.combination, format: text },
    { name: 'left', label: words.leftWithin(counted(days, 'day', locale)), format: share },
    { name: 'low', label: common.low, format: share },
    { name: 'high', label: common.high, format: share },
    { name: 'answers', label: words.answers, format: count },
    { name: 'customers', label: words.customers, format: count },
    { name: 'difference', label: common.difference, format: gap },
    { name: 'difference_low', label: common.differenceLow, format: gap },
    { name: 'difference_high', label: common.differenceHigh, format: gap },
    { name: 'adjusted_p', label: words.adjustedP, format: { kind: 'p' } },
    { name: 'verdict', label: words.verdict, format: text },
    { name: 'pending', label: words.pending, format: count },
    { name: 'now', label: words.now, format: count },
  ];
}

function sentence(made: Risk, signals: Signals, props: Props, { dataset, locale }: Context): string {
  const words = riskWords(locale);
  const { states, atRisk } = made;
  const share = (value: number | null) => format(value, { kind: 'share' }, locale);
  const name = ({ key }: State) => stateName(key, signals, locale);
  const [worst, best] = [states[0], states.at(-1)];
  if (!worst || !best) return '';
  const { value, low, high } = worst.estimate;
  const left = {
    days: counted(props.days, 'day', locale),
    value: share(value),
    low: share(low),
    high: share(high),
  };
  if (worst === best) return words.one({ ...left, name: name(worst) });
  const worse = states.filter(({ verdict }) => verdict === 'higher');
  const now =
    atRisk >= dataset.minimum.publish ? words.atRisk(format(atRisk, { kind: 'count' }, locale)) : '';
  return [
    words.range({ ...left, worst: name(worst), best: name(best), bestValue: share(best.estimate.value) }),
    worse.length ? words.more(worse.map(name)) : words.noneMore,
    worse.length ? now : '',
    aloneWords(made, signals, locale),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether one low answer alone is a risk, as the data show it. */
function aloneWords({ alone: found }: Risk, { signals }: Signals, locale: Context['locale']): string {
  const [first, ...others] = signals;
  if (!found || !first) return '';
  const { alone, none, difference, verdict } = found;
  const as = { kind: 'share' } as const;
  const sign = verdict === 'lower' ? -1 : 1;
  const ends = [difference.low ?? 0, difference.high ?? 0].map((end) => bareNumber(sign * end, as, locale));
  const [low = '', high = ''] = sign < 0 ? ends.reverse() : ends;
  const by = verdict === 'unclear' ? formatSigned : formatMagnitude;
  return riskWords(locale).alone[verdict]({
    ...{ name: first.label, others: others.map(({ label }) => label), low, high },
    value: format(alone.estimate.value, as, locale),
    none: format(none.estimate.value, as, locale),
    by: by(difference.value, as, locale),
  });
}

function notes(made: Risk, signals: Signals, props: Props, { dataset, locale }: Context): string[] {
  const words = riskWords(locale);
  const number = (value: number) => format(value, { kind: 'count' }, locale);
  const { publish, flag } = dataset.minimum;
  const name = ({ key }: { key: string }) => stateName(key, signals, locale);
  const list: string[] = [];
  if (made.pending) list.push(words.pendingNote(number(made.pending), counted(props.days, 'day', locale)));
  if (made.unknown) list.push(words.unknownNote(number(made.unknown)));
  if (made.withheld.length && made.states.length)
    list.push(words.withheld(made.withheld.map(name), number(publish)));
  const flagged = made.states.filter((state) => state.flagged).map(name);
  if (flagged.length) list.push(words.flagged(flagged, number(flag)));
  return list;
}
