import { expect, it } from 'vitest';
import { copyOf } from '../../../src/cli/new/report.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { fixtureDataset } from '../../fixture.ts';

const churn = { kind: 'churn', name: 'churn', table: 'answers', start: 'answered_on', end: 'answered_on' };
const from = {
  ...{ ...fixtureDataset, name: 'template' },
  measures: { ...fixtureDataset.measures, churn },
} as unknown as Dataset;

const text = `---
title: Return
lang: en
dataset: template
---

## What it costs

<Advocates measure="csat" revenueYear={4000000} premium={0.15} />

<KeepOrReplace measure="csat" winCost={250} />

<Tornado of="keep-or-replace" />

## A programme

<Programme id="programme" churn="churn" costOnce={60000} />

## What may come of it

<MonteCarlo of="programme" />

<Tornado of="programme" title="What it hangs on" />

## Churn stays

<Tornado of="churn-value" />
`;

it('copies no amount of another company, and nothing about a scenario that is left out', async () => {
  const { text: made, leftOut } = await copyOf(
    { template: 'return', text, from, to: fixtureDataset },
    async () => [],
  );
  expect(made).toContain('<Advocates measure="csat" premium={0.15} />');
  expect(made).toContain('<KeepOrReplace measure="csat" />');
  expect(made).toContain('<Tornado of="keep-or-replace" />');
  expect(made).not.toContain('of="programme"');
  expect(leftOut.join('\n')).toMatch(/<Programme>: needs a measure such as churn/);
  expect(leftOut.join('\n')).toMatch(/<MonteCarlo>: needs a measure such as churn/);
  // of no tag of the page: the scenario as it is
  expect(made).toContain('<Tornado of="churn-value" />');
});
