import { element } from '../../charts/element.ts';
import { domainAround, estimatesChart, type EstimateRow } from '../../charts/estimates.ts';
import { colour } from '../../charts/theme.ts';
import { format, formatRange } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { riskWords } from '../../words/risk.ts';
import type { Context } from '../figure.ts';
import type { Risk, State } from './riskResult.ts';
import type { Signals } from './riskSignals.ts';
import { lowWords, stateName } from './riskWords.ts';

type Options = { label: string; height?: number | undefined; limit: number };

/** A row for each combination, then those who are in the worst ones now, by pseudonym. */
export function drawRisk(
  risk: Risk,
  signals: Signals,
  { label, height, limit }: Options,
  context: Context,
): Element {
  const { document, width, locale } = context;
  const words = riskWords(locale);
  const as = { kind: 'share' } as const;
  const { states, overall } = risk;
  const note = (text: string) => element(document, 'p', { class: 'pl-note' }, text);
  const values = states.flatMap(({ estimate: { value, low, high } }) => [value, low ?? value, high ?? value]);
  return element(
    document,
    'div',
    { class: 'pl-chart pl-risk' },
    estimatesChart({
      ...{ document, width, height, label },
      head: { name: words.combination, text: words.left },
      rows: states.map((state) => rowOf(state, signals, context)),
      domain: domainAround([0, ...values], { bounds: [0, 1] }),
      level: overall
        ? {
            ...{ value: overall.value, low: overall.low, high: overall.high, colour: colour.muted },
            text: `${words.everyone} ${format(overall.value, as, locale)}`,
          }
        : undefined,
      tick: (value) => format(value, as, locale),
    }),
    note(lowWords(signals.signals, locale)),
    note(words.key),
    note(words.reading),
    limit > 0 && people(risk, signals, context),
  );
}

function rowOf(state: State, signals: Signals, context: Context): EstimateRow {
  const { locale } = context;
  const words = riskWords(locale);
  const { key, estimate, answers, verdict, flagged } = state;
  const as = { kind: 'share' } as const;
  const name = stateName(key, signals, locale);
  const text = format(estimate.value, as, locale);
  const n = messages(locale).answers(format(answers, { kind: 'count' }, locale));
  const now = nowWords(state, context);
  const { low, high } = estimate;
  const range = low === null || high === null ? '' : `, 95 %: ${formatRange(low, high, as, locale)}`;
  const said = { higher: words.above, lower: words.below, unclear: words.unclear }[verdict];
  return {
    ...{ name, value: estimate.value, low, high, text, flagged, hollow: flagged },
    count: `${n} · ${words.nowShort(now)}`,
    shape: ({ higher: 'up', lower: 'down', unclear: 'dot' } as const)[verdict],
    colour: { higher: colour.bad, lower: colour.good, unclear: colour.muted }[verdict],
    title: `${name}: ${text}${range}, ${n}, ${said}, ${words.now.toLowerCase()}: ${now}`,
  };
}

/** How many are in it now; under the minimum no number. */
function nowWords({ now }: State, { dataset, locale }: Context): string {
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const { publish } = dataset.minimum;
  return now > 0 && now < publish ? riskWords(locale).few(count(publish)) : count(now);
}

function people(risk: Risk, signals: Signals, { document, dataset, locale }: Context): Element | null {
  const words = riskWords(locale);
  const worse = risk.states.filter(({ verdict }) => verdict === 'higher');
  if (!worse.length) return null;
  const count = (value: number) => format(value, { kind: 'count' }, locale);
  const enough = risk.atRisk >= dataset.minimum.publish;
  const names = worse.map(({ key }) => stateName(key, signals, locale));
  const note = (text: string) => element(document, 'p', { class: 'pl-note' }, text);
  const listed = risk.people ?? [];
  return element(
    document,
    'div',
    { class: 'pl-people' },
    element(
      document,
      'p',
      { class: 'pl-label' },
      enough ? words.listHead(count(risk.atRisk)) : words.listHeadBare,
    ),
    listed.length > 0 &&
      element(
        document,
        'ul',
        {},
        ...listed.map((who) => element(document, 'li', {}, element(document, 'code', {}, who))),
      ),
    risk.people === null
      ? note(words.noList)
      : listed.length
        ? note(
            [
              enough && listed.length < risk.atRisk
                ? words.listOf(count(listed.length), count(risk.atRisk))
                : '',
              words.listNote(names),
            ]
              .filter(Boolean)
              .join(' '),
          )
        : note(words.nobody),
  );
}
