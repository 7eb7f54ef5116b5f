import { z } from 'zod';
import {
  columnOf,
  measureOf,
  periodColumn,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../../dataset/dataset.ts';
import type { Life } from '../../sql/linkage.ts';
import { windowOf } from '../../sql/period.ts';
import { recovery as recoveryQuery, type RecoveryOptions } from '../../sql/recovery.ts';
import { counted } from '../../words/counted.ts';
import { format } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { rankingWords } from '../../words/ranking.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { counts } from '../measures/counts.ts';
import { whereWords } from '../measures/conditions.ts';
import { gapWords } from '../comparison/compareWords.ts';
import { customerColumn, lifeOf } from '../measures/customerLife.ts';
import { FigureError } from '../draw.ts';
import { figure, type Context, type Shown, type ShownColumn } from '../figure.ts';
import { someOf } from '../measures/groups.ts';
import { lowAndGood } from './lowAnswers.ts';
import { describe, measureLabel, methodName } from '../measures/measured.ts';
import { frameProps, measureProps } from '../props.ts';
import { drawRecovery, type Named } from './recoveryDrawing.ts';
import {
  recoveredOf,
  recoveryRow,
  type Cell,
  type Contrast,
  type OutcomeName,
  type Recovered,
  type RecoveryRow,
} from './recoveryResult.ts';

const props = z.strictObject({
  ...measureProps,
  low: z
    .number()
    .optional()
    .describe(
      'the highest answer that is low (the lowest one where low is good); default: under the middle of the scale, detractors for NPS',
    ),
  followUp: z
    .string()
    .optional()
    .describe(
      'the column that says who was contacted: a day, yes or no, or any text; default: a day or yes and no whose name speaks of a follow-up, a contact or a call back, else another answer soon after',
    ),
  within: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe(
      'without such a column: days in which another answer of the customer counts as contact; default 30',
    ),
  days: z
    .int()
    .min(1)
    .max(3650)
    .default(180)
    .describe('days after the answer after which a customer is still there; default 180'),
  churn: z.string().optional().describe('the measure of kind churn that says who left; default: the first'),
  customer: z.string().optional().describe('the column that says who answered; default: that of the dataset'),
  ...frameProps,
});
type Props = z.output<typeof props>;

const share = { kind: 'share' } as const;

export const recovery = figure<Props, RecoveryRow>({
  name: 'recovery',
  tag: 'Recovery',
  about:
    'what follows a low answer, with and without a contact: the next answer and who stays, beside those who never answered low',
  responsive: true,
  props,
  row: recoveryRow,
  query(props, { dataset }) {
    return recoveryQuery(dataset, measureOf(dataset, props.measure), askedOf(props, dataset));
  },
  shown,
  render(rows, props, context) {
    const recovered = recoveredOf(rows, context.dataset);
    const label = sentence(recovered, props, context);
    return drawRecovery(recovered, namedOf(props, context), { label, height: props.height }, context);
  },
  definition(props, { dataset, locale }) {
    const words = recoveryWords(locale);
    const { low, good } = lowAndGood(measureOf(dataset, props.measure), props.low, dataset, 'Recovery');
    const days = counted(props.days, 'day', locale);
    return [
      ...describe(dataset, props.measure, locale),
      words.definition({ low: low.points, good: good.points, days }),
      words.method,
      rankingWords(locale).corrections.holm,
      words.proof,
    ];
  },
});

/** The question with everything that the dataset adds to it. Throws FigureError that says what to declare. */
function askedOf(props: Props, dataset: Dataset): RecoveryOptions {
  const measure = measureOf(dataset, props.measure);
  const { low, good } = lowAndGood(measure, props.low, dataset, 'Recovery');
  const table = tableOf(dataset, measure.table);
  const customer = customerColumn(measure, props.customer, dataset);
  if (customer === undefined || !periodColumn(dataset, table))
    throw new FigureError(
      'missing-customer',
      `missing ${customer === undefined ? 'customer' : 'dates'}: <Recovery> needs to know who answered and when in table ${table.name}`,
      {
        prop: 'customer',
        suggestion:
          'publish the key of the customer and the day, in dataset.yaml: customer_id: { type: text, publish: pseudonym }',
      },
    );
  const contact = contactColumn(props, measure, dataset);
  return {
    ...{ customer, low: low.condition, good: good.condition, days: props.days, where: props.where },
    contact: contact ? { column: contact.name } : { within: props.within },
    life: followed(measure, props, dataset),
    window: props.period ? windowOf(props.period, dataset) : undefined,
  };
}

function contactColumn({ followUp }: Props, measure: Measure, dataset: Dataset): Column | undefined {
  const table = tableOf(dataset, measure.table);
  if (followUp !== undefined) return columnOf(table, followUp);
  const at = periodColumn(dataset, table)?.name;
  return Object.values(table.columns).find(
    ({ name, type }) =>
      name !== at &&
      ['date', 'boolean'].includes(type) &&
      /follow|contact|call(ed)?_?back|recover/i.test(name),
  );
}

/** Where customers are followed; undefined where the dataset does not say who left when. */
function followed(measure: Measure, props: Props, dataset: Dataset): Life | undefined {
  try {
    const life = lifeOf(measure, props, dataset, 'Recovery');
    return 'on' in life.ended ? life : undefined;
  } catch (error) {
    if (error instanceof FigureError && props.churn === undefined) return undefined;
    throw error;
  }
}

function namedOf(props: Props, { dataset, locale }: Pick<Context, 'dataset' | 'locale'>): Named {
  const words = recoveryWords(locale);
  const isContact = contactColumn(props, measureOf(dataset, props.measure), dataset) !== undefined;
  return {
    groups: isContact ? words.groups : words.returned,
    outcomes: { next: words.next, stay: words.stay(counted(props.days, 'day', locale)) },
    against: isContact
      ? { alone: words.minusAlone, never: words.minusNever }
      : { alone: words.returnedAlone, never: words.returnedNever },
  };
}

function shown(rows: RecoveryRow[], props: Props, context: Context): Shown {
  const { dataset, locale } = context;
  const words = recoveryWords(locale);
  const recovered = recoveredOf(rows, dataset);
  const { cells, customers } = recovered;
  const drawn = cells.some(({ estimate }) => estimate);
  const label = [measureLabel(measureOf(dataset, props.measure)), ...whereWords(props, context)].join(', ');
  const method = drawn ? methodName('wilson', locale) : undefined;
  const known = askedOf(props, dataset).life ? cells : cells.filter(({ outcome }) => outcome === 'next');
  return {
    title: words.title(label),
    columns: columnsOf(context),
    rows: customers === 0 ? [] : tableRows(known, recovered, namedOf(props, context)),
    sentence: sentence(recovered, props, context),
    n: drawn || customers === 0 ? customers : Math.max(...cells.map(({ n }) => n)),
    interval: method ? { level: 0.95, method } : undefined,
    state: customers === 0 ? 'empty' : drawn ? 'ok' : 'too-few',
    notes: drawn ? notesOf(known, props, context) : [],
  };
}

function columnsOf({ locale }: Context): ShownColumn[] {
  const words = recoveryWords(locale);
  const common = messages(locale);
  const text = { kind: 'text' } as const;
  const gap = { kind: 'difference', of: share } as const;
  return [
    { name: 'outcome', label: words.outcome, format: text },
    { name: 'group', label: words.group, format: text },
    { name: 'value', label: common.share, format: share },
    { name: 'low', label: common.low, format: share },
    { name: 'high', label: common.high, format: share },
    { name: 'n', label: common.n, format: { kind: 'count' } },
    { name: 'difference', label: common.difference, format: gap },
    { name: 'difference_low', label: common.differenceLow, format: gap },
    { name: 'difference_high', label: common.differenceHigh, format: gap },
    { name: 'adjusted_p', label: words.adjusted, format: { kind: 'p' } },
  ];
}

/** A row for each group, then one for each difference. */
function tableRows(cells: Cell[], { contrasts }: Recovered, named: Named): Shown['rows'] {
  const nothing = { value: null, low: null, high: null, n: null };
  const noGap = { difference: null, difference_low: null, difference_high: null, adjusted_p: null };
  const outcomes = [...new Set(cells.map(({ outcome }) => outcome))];
  // also those with too few customers, so that each stands in a row of its own
  const gapOf = (outcome: OutcomeName, against: Contrast['against']) => {
    const found = contrasts.find((each) => each.outcome === outcome && each.against === against);
    const { value = null, low = null, high = null } = found?.gap ?? {};
    const gap = { difference: value, difference_low: low, difference_high: high };
    const name = { outcome: named.outcomes[outcome], group: named.against[against] };
    return { ...name, ...nothing, ...gap, adjusted_p: found?.adjustedP ?? null };
  };
  return [
    ...cells.map(({ group, outcome, n, estimate }) => {
      const { value = null, low = null, high = null } = estimate ?? {};
      return { outcome: named.outcomes[outcome], group: named.groups[group], value, low, high, n, ...noGap };
    }),
    ...(['alone', 'never'] as const).flatMap((against) => outcomes.map((outcome) => gapOf(outcome, against))),
  ];
}

/** With and without a contact, then against those who never answered low, then the paradox. */
function sentence({ cells, contrasts }: Recovered, props: Props, context: Context): string {
  const { dataset, locale } = context;
  const words = recoveryWords(locale);
  const days = counted(props.days, 'day', locale);
  const isContact = contactColumn(props, measureOf(dataset, props.measure), dataset) !== undefined;
  const found = (outcome: OutcomeName, against: Contrast['against']) =>
    contrasts.find((each) => each.outcome === outcome && each.against === against);
  const gap = ({ gap: made, clear }: Contrast) => words.gap({ ...gapWords(made, share, context), clear });
  const side = (outcome: OutcomeName, group: Cell['group']) => {
    const cell = cells.find((each) => each.outcome === outcome && each.group === group);
    return { value: format(cell?.estimate?.value, share, locale), n: counts(cell?.n ?? 0, context).n };
  };
  const sides = (outcome: OutcomeName) => {
    const [first, second] = [side(outcome, 'contacted'), side(outcome, 'alone')];
    const how = isContact ? words.contact : words.comeback;
    return { ...how, first: first.value, firstN: first.n, second: second.value, secondN: second.n };
  };
  if (!contrasts.length) return sharesOnly(cells, props, context);
  const [next, stay] = [found('next', 'alone'), found('stay', 'alone')];
  const [nextNever, stayNever] = [found('next', 'never'), found('stay', 'never')];
  const never = [nextNever && words.nextPart(gap(nextNever)), stayNever && words.stayPart(gap(stayNever))];
  const parts = never.filter((part) => part !== undefined);
  const better = [nextNever, stayNever].some((each) => each?.clear && each.gap.value > 0);
  return [
    next && words.nextSides({ ...sides('next'), gap: gap(next) }),
    stay && words.staySides({ ...sides('stay'), days, gap: gap(stay) }),
    parts.length > 0 && words.against(parts.join(locale === 'fr' ? ' ; ' : '; ')),
    parts.length > 0 && (better ? words.paradox : words.noParadox),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What there is where too few were contacted to compare: the shares of the other groups. */
function sharesOnly(cells: Cell[], props: Props, context: Context): string {
  const { locale } = context;
  const named = namedOf(props, context);
  const said = (outcome: OutcomeName) =>
    cells
      .filter((cell) => cell.outcome === outcome && cell.estimate)
      .map(({ group, estimate }) => `${named.groups[group]} ${format(estimate?.value, share, locale)}`);
  const [colon, semicolon] = locale === 'fr' ? [' :', ' ;'] : [':', ';'];
  return (['next', 'stay'] as const)
    .filter((outcome) => said(outcome).length)
    .map((outcome) => `${named.outcomes[outcome]}${colon} ${said(outcome).join(`${semicolon} `)}.`)
    .join(' ');
}

function notesOf(cells: Cell[], props: Props, context: Context): string[] {
  const { dataset, locale } = context;
  const words = recoveryWords(locale);
  const named = namedOf(props, context);
  const count = (n: number) => counts(n, context).n;
  const names = (some: Cell[]) =>
    someOf(some.map(({ group, outcome }) => `${named.groups[group]} (${named.outcomes[outcome]})`));
  const notes: string[] = [];
  const withheld = cells.filter(({ estimate }) => !estimate);
  if (withheld.length) notes.push(words.withheld(names(withheld), count(dataset.minimum.publish)));
  const flagged = cells.filter((cell) => cell.flagged);
  if (flagged.length) notes.push(messages(locale).flaggedNames(names(flagged), count(dataset.minimum.flag)));
  const asked = askedOf(props, dataset);
  if ('within' in asked.contact) notes.push(words.noFollowUp(counted(props.within, 'day', locale)));
  if (!asked.life) notes.push(words.noLife);
  return [...notes, words.proof];
}
