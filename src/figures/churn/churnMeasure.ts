import { measureOf, type Dataset } from '../../dataset/dataset.ts';
import { hasDays, type Churn } from '../../sql/churn.ts';
import { FigureError } from '../draw.ts';
import { measureLabel } from '../measures/measured.ts';

/** The churn measure called so. Throws FigureError for another kind. */
export function churnOf(name: string, dataset: Dataset): Churn {
  const measure = measureOf(dataset, name);
  if (measure.kind === 'churn') return measure;
  const valid = Object.values(dataset.measures).flatMap((each) => (each.kind === 'churn' ? [each.name] : []));
  const message = `invalid prop: measure: ${measureLabel(measure)} is no churn measure`;
  throw new FigureError('invalid-prop', message, { prop: 'measure', valid, suggestion: valid[0] });
}

/** The same with the days that customers came and left: a duration does not say when. Throws FigureError without. */
export function datedChurnOf(name: string, dataset: Dataset): Churn & { start: string; end: string } {
  const measure = churnOf(name, dataset);
  if (hasDays(measure)) return measure;
  const message = `invalid prop: measure: ${measureLabel(measure)} is declared by durations, expected start and end`;
  throw new FigureError('invalid-prop', message, { prop: 'measure' });
}
