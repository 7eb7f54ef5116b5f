import type { Figure, Models } from '../figure.ts';

/** The scenarios of a page by name, that Tornado, MonteCarlo and Scenarios refer to; the first of a name counts. */
export function modelsOf(tags: { figure: Figure; input: Record<string, unknown> }[]): Models {
  const models: Models = {};
  for (const { figure, input } of tags) {
    const { name: written } = input;
    const name = typeof written === 'string' ? written : figure.name;
    if (figure.inputs) models[name] ??= { figure: figure.name, input };
  }
  return models;
}
