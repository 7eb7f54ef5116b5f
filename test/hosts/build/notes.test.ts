import { expect, test } from 'vitest';
import { notesOf } from '../../../src/hosts/build/notes.ts';
import { readPage } from '../../../src/mdx/readPage.ts';
import { fixtureDataset } from '../../fixture.ts';

const text = `---
title: A
---

<Value measure="csat" />, again <Value measure="csat" />

<When measure="csat" is="above" than={0.5}>High: <Value measure="csat" show="low" />.</When>

<When measure="csat" is="below" than={0.5}>Low: <Value measure="csat" show="high" />.</When>
`;
const { page } = readPage({ file: 'a.mdx', text, slug: 'a', datasets: [fixtureDataset] });
const panel = (id: string, says: string) => `<details id="audit-${id}">${says}</details>`;
const holds = new Map([
  ['when-1', true],
  ['when-2', false],
]);

test('what numbers of the text say stands in the notes once, and only where the text is shown', () => {
  const notes = new Map([
    ['value-1', panel('value-1', 'one')],
    ['value-2', panel('value-2', 'one')],
    ['value-3', panel('value-3', 'two')],
    ['value-4', panel('value-4', 'three')],
  ]);
  expect(notesOf(page!, { notes, holds })).toEqual([
    { html: notes.get('value-1'), same: ['audit-value-2'], hidden: false },
    { html: notes.get('value-3'), same: [], hidden: false },
    { html: notes.get('value-4'), same: [], hidden: true },
  ]);
});

test('a note is shown as soon as one of the sentences that refer to it is', () => {
  const notes = new Map([
    ['value-4', panel('value-4', 'one')],
    ['value-1', panel('value-1', 'one')],
  ]);
  expect(notesOf(page!, { notes, holds })).toMatchObject([{ same: ['audit-value-1'], hidden: false }]);
});
