import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result, Run } from '../../../src/engine/run.ts';
import { keptAnswers } from '../../../src/hosts/build/keptAnswers.ts';

let folder: string;
let asked: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plaudit-kept-'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const engine: Run = ({ text, params }) => {
  asked.push(text);
  const answer: Result = {
    columns: [{ name: 'v', type: 'text' }],
    rows: [{ v: `${text} ${params.join()}` }],
  };
  return Promise.resolve(answer);
};
const open = (version = 'sample 1') => keptAnswers(engine, { folder, version });
const ask = (run: Run, text: string, ...params: (string | number)[]) => run({ text, params });

describe('answers of an earlier build', () => {
  it('are given again without asking the engine', async () => {
    const first = open();
    const answer = await ask(first.run, 'select ?', 1);
    first.save();
    asked = [];
    expect(await ask(open().run, 'select ?', 1)).toEqual(answer);
    expect(asked).toEqual([]);
  });

  it('are not those of other values, other data or another engine', async () => {
    const first = open();
    await ask(first.run, 'select ?', 1);
    first.save();
    await ask(open().run, 'select ?', '1');
    await ask(open('sample 2').run, 'select ?', 1);
    expect(asked).toHaveLength(3);
  });

  it('go when the data change', async () => {
    for (const version of ['sample 1', 'sample 2']) {
      const each = open(version);
      await ask(each.run, 'select 1');
      each.save();
    }
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('stay when one build asks less than the one before', async () => {
    const [first, second] = [open(), open()];
    await ask(first.run, 'select 1');
    await ask(first.run, 'select 2');
    first.save();
    await ask(second.run, 'select 3');
    second.save();
    asked = [];
    const third = open();
    for (const text of ['select 1', 'select 2', 'select 3']) await ask(third.run, text);
    expect(asked).toEqual([]);
  });

  it.each(['select now()', 'select random ()', 'select CURRENT_DATE', 'select 1 from t using sample 5 rows'])(
    'are never kept for what changes by itself: %s',
    async (text) => {
      const first = open();
      await ask(first.run, text);
      first.save();
      await ask(open().run, text);
      expect(asked).toEqual([text, text]);
    },
  );

  it('are kept of a dataset called sample and of a column called now', async () => {
    const text = 'select "now" from "sample"."responses"';
    const first = open();
    await ask(first.run, text);
    first.save();
    await ask(open().run, text);
    expect(asked).toEqual([text]);
  });

  it('that cannot be read are as none', async () => {
    const first = open();
    await ask(first.run, 'select 1');
    first.save();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"broken');
    await ask(open().run, 'select 1');
    expect(asked).toHaveLength(2);
  });
});
