import { z } from 'zod';
import { frameProps, measureProps, periodUnit, window } from '../props.ts';

const day = z.iso.date('a day such as 2025-11-03');

/** What an author writes of a control chart. */
export const controlProps = z.strictObject({
  ...measureProps,
  by: periodUnit.default('month').describe('length of a period; default month'),
  chart: z
    .enum(['auto', 'p', 'laney', 'xmr'])
    .default('auto')
    .describe(
      'p (shares), laney (shares of many answers, p′) or xmr (anything); default auto: p for shares, laney when they vary by clearly more than chance, xmr for the rest',
    ),
  rules: z
    .enum(['shift', 'western-electric', 'nelson'])
    .default('shift')
    .describe(
      'what is a signal: shift (beyond the limits, nine in a row on one side), western-electric (four rules) or nelson (eight); more rules see more and are wrong more often; default shift',
    ),
  baseline: window
    .optional()
    .describe(
      'the periods that give centre and limits, "2024-07-01..2025-10-31", to judge the others by them; default: all',
    ),
  events: z
    .array(z.strictObject({ on: day, label: z.string() }))
    .optional()
    .describe('vertical lines; default: the events of dataset.yaml'),
  ...frameProps,
});
export type ControlProps = z.output<typeof controlProps>;
