import { z } from 'zod';
import { frameProps, where } from '../props.ts';

/** What an author writes of survival. */
export const survivalProps = z
  .strictObject({
    measure: z.string().optional().describe('a churn measure of dataset.yaml'),
    data: z
      .string()
      .optional()
      .describe('instead of a measure: an SQL cell with a row for each customer, followed from any day on'),
    time: z.string().optional().describe('with data: the column that says for how long, in the unit'),
    left: z
      .string()
      .optional()
      .describe(
        'with data: the column that says whether the customer then left (true or 1) or was last seen',
      ),
    by: z.string().optional().describe('a column: a curve for each of its values, the 6 largest at most'),
    where: where.optional(),
    unit: z
      .enum(['days', 'weeks', 'months', 'years'])
      .optional()
      .describe('unit of time; default months, for data days; what the times of a cell are in'),
    until: z.number().positive().optional().describe('last time drawn, in the unit; default: all'),
    bands: z.boolean().optional().describe('draw the 95 % intervals; default: with three curves or fewer'),
    censored: z
      .boolean()
      .default(false)
      .describe('mark when customers who had not left were last seen; default false'),
    ...frameProps,
  })
  .superRefine((value, { addIssue }) => {
    const wrong = (prop: string, message: string) => addIssue({ code: 'custom', path: [prop], message });
    const { measure, data } = value;
    if (measure === undefined && data === undefined)
      return wrong('measure', 'expected a churn measure, or data');
    if (measure !== undefined && data !== undefined) return wrong('data', 'expected either measure or data');
    for (const prop of ['time', 'left'] as const) {
      if (data !== undefined && value[prop] === undefined) wrong(prop, 'expected a column of the SQL cell');
      if (data === undefined && value[prop] !== undefined) wrong(prop, 'expected data beside it');
    }
    if (data !== undefined && value.where)
      wrong('where', 'expected none beside data: filter in the SQL of the cell');
  });
export type SurvivalProps = z.output<typeof survivalProps>;
