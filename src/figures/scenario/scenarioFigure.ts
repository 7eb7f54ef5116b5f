import type { ZodType } from 'zod';
import { scenarioWords } from '../../words/scenario.ts';
import { figure, type Context, type Figure } from '../figure.ts';
import { scenarioBody, scenarioShown, type State } from './drawing.ts';
import type { Maker } from './inputs.ts';
import { evaluate, modelQuery, modelRow, resolve, type Model, type ModelRow } from './model.ts';

/** What one scenario figure is, besides what all have in common. */
export type Scenario<P> = {
  name: string;
  tag: string;
  about: string;
  props: ZodType<P>;
  model(props: P, maker: Maker): Model;
  title(state: State): string;
  sentence(state: State): string;
  notes?(state: State, props: P): string[];
  chart?(state: State, context: Context, props: P): Element | undefined;
};

/** A figure made of a model: its inputs stand beside it, its results follow them without asking the engine. */
export function scenarioFigure<P>(made: Scenario<P>): Figure {
  return figure<P, ModelRow>({
    ...{ name: made.name, tag: made.tag, about: made.about, props: made.props, row: modelRow },
    inputs: (props, source) => made.model(props, source).inputs,
    query: (props, { dataset }) => modelQuery(made.model(props, { dataset, locale: 'en' })),
    shown(rows, props, context) {
      const state = stateOf(made.model(props, context), rows, context);
      const common = scenarioShown(state, context);
      return {
        ...common,
        title: made.title(state),
        sentence: made.sentence(state),
        notes: [...common.notes, ...(made.notes?.(state, props) ?? [])],
      };
    },
    render(rows, props, context) {
      const state = stateOf(made.model(props, context), rows, context);
      return scenarioBody(state, context, made.chart?.(state, context, props));
    },
    definition(_props, { locale }) {
      const words = scenarioWords(locale);
      return [words.definition, words.carried];
    },
  });
}

/** A model with what the data and the reader say. */
export function stateOf(model: Model, rows: ModelRow[], context: Context): State {
  const resolved = resolve(model, rows, context);
  const shower = { locale: context.locale, currency: model.currency };
  return { model, resolved, results: evaluate(model, resolved), shower };
}
