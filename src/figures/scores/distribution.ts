import { element } from '../../charts/element.ts';
import { columnOf, findColumn, labelOf, tableOf } from '../../dataset/dataset.ts';
import { answers, grouped } from '../../sql/measure.ts';
import { windowOf } from '../../sql/period.ts';
import { ident, sql } from '../../sql/query.ts';
import { groupWords } from '../../words/groupWords.ts';
import { messages } from '../../words/messages.ts';
import { figure, type Context, type Shown } from '../figure.ts';
import { describe, methodName } from '../measures/measured.ts';
import { asked, labelsOf, pointOf } from './distributionAsked.ts';
import { drawBars, drawSegments } from './distributionDrawing.ts';
import { distributionProps, type DistributionProps } from './distributionProps.ts';
import { answerRow, inOrder, wholeOf, type AnswerRow } from './distributionResult.ts';
import { notes, sentence } from './distributionWords.ts';

export const distribution = figure<DistributionProps, AnswerRow>({
  name: 'distribution',
  tag: 'Distribution',
  about: 'how often each answer was given: bars, or parts of a whole for each group',
  responsive: true,
  drill: ({ by }) => (typeof by === 'string' ? by : undefined),
  props: distributionProps,
  row: answerRow,
  query(props, { dataset }) {
    const { measure, column } = asked(props, dataset);
    if (props.by) columnOf(tableOf(dataset, measure.table), props.by);
    const made = answers(dataset, measure, {
      where: props.where,
      window: props.period ? windowOf(props.period, dataset) : undefined,
    });
    const source = sql`select * from (${made}) where ${ident(column.name)} is not null`;
    const keys = [{ name: 'point', value: pointOf(column, dataset, measure.table) }];
    if (props.by) keys.push({ name: 'group', value: sql`cast(${ident(props.by)} as varchar)` });
    return grouped(source, keys, props.by ? sql`1, 2` : sql`1`);
  },
  shown,
  render(rows, props, context) {
    const whole = wholeOf(rows, props, context);
    const drawn =
      whole.mark === 'bar' ? drawBars(whole, props, context) : drawSegments(whole, props, context);
    return element(context.document, 'div', { class: 'pl-chart pl-distribution' }, drawn);
  },
  definition({ measure, column }, { dataset, locale }) {
    if (measure !== undefined) return describe(dataset, measure, locale);
    const { column: found } = findColumn(dataset, column ?? '');
    return [found.description ?? labelOf(found)];
  },
});

function shown(rows: AnswerRow[], props: DistributionProps, context: Context): Shown {
  const { dataset, locale } = context;
  const words = { ...messages(locale), ...groupWords(locale) };
  const whole = wholeOf(rows, props, context);
  const labels = labelsOf(props, dataset);
  const share = { kind: 'share' } as const;
  const count = { kind: 'count' } as const;
  const drawn = whole.groups.flatMap((group) =>
    inOrder(group.parts, whole).map(({ point, share, low, high, n }) => ({
      ...(props.by ? { group: group.name } : {}),
      ...{ answer: point.name, share, low, high, n, base: group.n },
    })),
  );
  const withheld = whole.withheld.map(({ name, n }) => ({
    ...{ group: name, answer: null, share: null, low: null, high: null, n: null, base: n },
  }));
  const method = methodName('wilson', locale) ?? '';
  return {
    title: [labels.what, ...(props.by ? [labels.by] : [])].join(' · '),
    columns: [
      ...(props.by ? [{ name: 'group', label: labels.by, format: { kind: 'text' } as const }] : []),
      { name: 'answer', label: labels.answer, format: { kind: 'text' } },
      { name: 'share', label: words.share, format: share },
      { name: 'low', label: words.low, format: share },
      { name: 'high', label: words.high, format: share },
      { name: 'n', label: words.n, format: count },
      { name: 'base', label: words.answersInGroup, format: count },
    ],
    rows: [...drawn, ...withheld],
    sentence: sentence(whole, props, context),
    n: whole.all.n,
    interval: whole.groups.length ? { level: 0.95, method } : undefined,
    state: whole.all.n === 0 ? 'empty' : whole.groups.length === 0 ? 'too-few' : 'ok',
    notes: notes(whole, props, context),
  };
}
