import { z } from 'zod';
import type { Context, Source } from '../figure.ts';
import { modelFor } from './builders.ts';
import { scenarioProps, type Maker } from './inputs.ts';
import { modelQuery, modelRow, type Model, type ModelRow } from './model.ts';
import { stateOf } from './scenarioFigure.ts';
import type { State } from './drawing.ts';

/** Which scenario a figure is about. */
export const aboutProps = {
  of: z
    .string()
    .describe('the scenario: its tag in lower case, exposure or raise-satisfaction, or the name of a model'),
};

const { title, subtitle, note, source } = scenarioProps;
export const headProps = { title, subtitle, note, source };

type About = { of: string };

/** What figures about a scenario share: they bring its inputs to the page, and ask what it asks. */
export const aboutModel = {
  row: modelRow,
  inputs: ({ of }: About, source: Source & Maker) => modelFor(of, source).inputs,
  query: ({ of }: About, { dataset, models }: Source) =>
    modelQuery(modelFor(of, { dataset, models, locale: 'en' })),
};

/** The scenario with what data and reader say, and the unit and the name of the result that it is about. */
export function resultAbout(
  rows: ModelRow[],
  { of }: About,
  context: Context,
): { model: Model; state: State; unit: string; label: string } {
  const model = modelFor(of, context);
  const result = model.outputs.find(({ name }) => name === model.result);
  return {
    model,
    state: stateOf(model, rows, context),
    unit: result?.unit ?? 'number',
    label: result?.label ?? '',
  };
}
