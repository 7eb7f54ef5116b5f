const figures = [
  '<Trend measure="csat" by="month" title="Satisfaction by month" />',
  '<Trend measure="nps" by="quarter" series="plan" title="NPS by plan" />',
  '<Breakdown measure="csat" by="region" title="Satisfaction by region" />',
  '<Breakdown measure="nps" by="channel" title="NPS by channel" />',
  '<Distribution measure="nps" by="plan" title="NPS answers by plan" />',
  '<Table measures={["csat", "nps", "ces"]} by="touchpoint" title="Touchpoints" />',
  '<BigNumber measure="csat" change="quarter" spark />',
  '<BigNumber measure="nps" change="quarter" spark />',
  '<Distribution measure="csat" by="channel" title="Satisfaction answers by channel" />',
  '<Trend measure="ces" by="month" title="Ease by month" />',
];

/** A report with so many figures (at most 10) and inputs: one whose answers are foreseen, and spans, which are not. */
export function report(count: number, title = `Report of ${count} figures`): string {
  return `---
title: ${title}
dataset: survey
---

<Filter column="region" />
<Filter column="plan" many />
<Filter column="tenure_months" range />
<DateRange column="responded_on" />

What customers answered, in ${count} figures.

${figures.slice(0, count).join('\n\n')}
`;
}
