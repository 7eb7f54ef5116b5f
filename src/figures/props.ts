import { z } from 'zod';
import { isWindow, periodUnits } from '../sql/period.ts';

/** Props that several figures share, described once. */

export const frameProps = {
  title: z.string().optional().describe('heading of the figure; default: from what it shows'),
  subtitle: z.string().optional().describe('line under the heading'),
  note: z.string().optional().describe('remark under the figure'),
  source: z.string().optional().describe('source of the data; default: that of the dataset'),
  height: z.number().min(40).max(2000).optional().describe('height of the drawing in pixels'),
};

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const bounds = z
  .strictObject({
    min: z.union([z.number(), z.string()]).optional(),
    max: z.union([z.number(), z.string()]).optional(),
  })
  .refine((value) => value.min !== undefined || value.max !== undefined, 'min or max');

export const where = z
  .record(z.string(), z.union([scalar, z.array(scalar), bounds]))
  .describe(
    "only these answers: {{touchpoint: 'onboarding', plan: ['basic', 'plus'], tenure_months: {min: 3}}}",
  );

export const window = z
  .string()
  .refine(isWindow, 'a period such as "quarter", "last 24 months" or "2025-01-01..2025-06-30"')
  .describe(
    'only this period: "quarter" (the last one), "last 24 months", "2025-01-01..2025-06-30"; default: all',
  );

export const periodUnit = z.enum(periodUnits).describe('length of a period');

export const measureProps = {
  measure: z.string().describe('a measure of dataset.yaml, or count'),
  where: where.optional(),
  period: window.optional(),
};

/** Sufficient statistics as the engine returns them. */
const sum = z.number();

export const momentsRow = {
  ...{ n: sum, w: sum, w2: sum, s1: sum, s2: sum },
  // of a ratio's denominator: see sql/ratioMoments.ts
  ...{ d1: sum.optional(), d2: sum.optional(), sd: sum.optional() },
};
