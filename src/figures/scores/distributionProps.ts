import { z } from 'zod';
import { frameProps, measureProps } from '../props.ts';

/** What an author writes of a distribution. */
export const distributionProps = z
  .strictObject({
    measure: z.string().optional().describe('a measure of dataset.yaml: the answers that it is made of'),
    column: z.string().optional().describe('a column, in place of a measure: its values'),
    by: z.string().optional().describe('a column: one row, or panel, for each of its values'),
    mark: z
      .enum(['bar', 'stacked', 'diverging'])
      .optional()
      .describe(
        'bar: one for each answer; stacked: parts of a whole; diverging: bad answers to the left, good to the right of the neutral middle; default bar, with by diverging, or stacked where answers are neither good nor bad',
      ),
    sort: z
      .enum(['value', 'name', 'order', 'n'])
      .optional()
      .describe(
        'order of the groups: value (most good answers first), name, order (as declared, or of bands and numbers), n (most answers first); default value, for bands, numbers and dates order',
      ),
    limit: z.int().min(1).max(200).default(20).describe('most groups that are drawn, 1 to 200; default 20'),
    where: measureProps.where,
    period: measureProps.period,
    ...frameProps,
  })
  .refine(({ measure, column }) => (measure === undefined) !== (column === undefined), {
    message: 'expected a measure or a column',
    path: ['measure'],
  });

export type DistributionProps = z.output<typeof distributionProps>;
