import { z } from 'zod';
import { frameProps } from '../props.ts';
import { columnProps, formatName } from '../tables/columns.ts';

const marks = ['line', 'area', 'bar', 'dot', 'cell', 'rule', 'tick', 'histogram'] as const;
export type Mark = (typeof marks)[number];

const column = z.string();
/** What an author writes of a chart. */
export const chartProps = z
  .strictObject({
    data: z.string().describe('an SQL cell of the page'),
    mark: z
      .enum(marks)
      .optional()
      .describe(
        'how rows are drawn; cell is a heat map; default: a line over dates, bars over names, dots over numbers',
      ),
    x: column.optional().describe('column along the bottom; default: the first'),
    y: column.optional().describe('column up the side; default: the first column of numbers'),
    colour: column.optional().describe('column that colours tell apart; for a heat map the numbers to shade'),
    facet: column.optional().describe('column whose values get a small chart each'),
    size: column.optional().describe('column of numbers as the area of dots'),
    label: column.optional().describe('column whose text names the dots'),
    low: column.optional().describe('column with the lower end of an interval'),
    high: column.optional().describe('column with the upper end of an interval'),
    stack: z
      .union([z.boolean(), z.literal('share')])
      .optional()
      .describe(
        "colours on top of each other; 'share' stretches them to 100 %; default: bars and areas without an interval are stacked",
      ),
    sort: column
      .optional()
      .describe("column to sort names by, '-csat' the highest first; default: the query's order"),
    xFormat: formatName.optional().describe("how x is written, such as 'percent' or 'money:EUR'"),
    yFormat: formatName.optional().describe("how y is written, such as 'percent' or 'money:EUR'"),
    xLabel: z.string().optional().describe('name of the axis at the bottom'),
    yLabel: z.string().optional().describe('name of the axis at the side'),
    zero: z.boolean().optional().describe('the axis of values starts at zero; bars and areas always do'),
    target: z.number().optional().describe('a level to reach, in the unit of the values'),
    small: columnProps.small,
    ...frameProps,
  })
  .superRefine(({ low, high }, context) => {
    if ((low === undefined) !== (high === undefined))
      context.addIssue({ code: 'custom', path: [low ? 'high' : 'low'], message: 'low and high go together' });
  });
export type ChartProps = z.output<typeof chartProps>;
