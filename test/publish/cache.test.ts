import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import { progressPrinter } from '../../src/publish/progress.ts';
import { declared, workshop } from './workshop.ts';

function place() {
  return workshop({
    'dataset.yaml': declared('v: {type: integer}\nw: {type: category}').replace('t.csv', '"*.csv"'),
    't.csv': 'v,w\n1,a\n2,b\n',
  });
}

describe('the cache', () => {
  it('gives the same dataset when nothing changed', async () => {
    const at = place();
    const first = await publishDataset(at);
    const second = await publishDataset(at);
    expect(second).toEqual({ ...first, fromCache: true });
    expect(readdirSync(at.cacheDir).sort()).toEqual(
      ['survey.json', `survey.${first.dataset.hash}.duckdb`, `survey.${first.dataset.hash}.duckdb.gz`].sort(),
    );
  });

  it('looks at the content when only the time of a file changed', async () => {
    const at = place();
    await publishDataset(at);
    utimesSync(join(at.folder, 't.csv'), 1, 1);
    expect((await publishDataset(at)).fromCache).toBe(true);
  });

  it.each([
    ['a data file', (folder: string) => appendFileSync(join(folder, 't.csv'), '3,c\n')],
    ['the declaration', (folder: string) => appendFileSync(join(folder, 'dataset.yaml'), '# changed\n')],
    ['the list of files', (folder: string) => writeFileSync(join(folder, 'u.csv'), 'v,w\n4,d\n')],
  ])('is not used when %s changed', async (_, change) => {
    const at = place();
    await publishDataset(at);
    change(at.folder);
    expect((await publishDataset(at)).fromCache).toBe(false);
    expect((await publishDataset(at)).fromCache).toBe(true);
  });

  it('notices a changed file of the same size', async () => {
    const at = place();
    const first = await publishDataset(at);
    writeFileSync(join(at.folder, 't.csv'), 'v,w\n1,a\n3,b\n');
    utimesSync(join(at.folder, 't.csv'), 5, 5);
    expect((await publishDataset(at)).dataset.hash).not.toBe(first.dataset.hash);
  });

  it.each([
    ['the raw file is gone', (path: string) => rmSync(path)],
    ['the packed file is gone', (path: string) => rmSync(`${path}.gz`)],
    [
      'the raw file is damaged',
      (path: string) => writeFileSync(path, readFileSync(path).fill(7, 5000, 5001)),
    ],
    [
      'the packed file is cut off',
      (path: string) => writeFileSync(`${path}.gz`, readFileSync(`${path}.gz`).subarray(0, 99)),
    ],
    ['its own record is damaged', (path: string) => writeFileSync(join(path, '..', 'survey.json'), '{')],
    [
      'its own record is of another shape',
      (path: string) => writeFileSync(join(path, '..', 'survey.json'), '{"version":1}'),
    ],
  ])('heals when %s', async (_, harm) => {
    const at = place();
    const first = await publishDataset(at);
    const [raw, packed] = [readFileSync(first.path), readFileSync(first.packed)];
    harm(first.path);
    const second = await publishDataset(at);
    expect(second).toEqual(first);
    expect(readFileSync(second.path).equals(raw)).toBe(true);
    expect(readFileSync(second.packed).equals(packed)).toBe(true);
  });

  it('forgets old versions after a day', async () => {
    const at = place();
    const first = await publishDataset(at);
    appendFileSync(join(at.folder, 't.csv'), '3,c\n');
    await publishDataset(at);
    expect(statSync(first.path).size).toBeGreaterThan(0);
    const long = Date.now() / 1000 - 100_000;
    for (const path of [first.path, first.packed]) utimesSync(path, long, long);
    appendFileSync(join(at.folder, 't.csv'), '4,c\n');
    await publishDataset(at);
    expect(readdirSync(at.cacheDir).filter((name) => name.includes(first.dataset.hash))).toEqual([]);
  });
});

describe('progress', () => {
  it('is told step by step', async () => {
    const steps: string[] = [];
    await publishDataset({
      ...place(),
      onProgress: ({ dataset, step, done, total }) => steps.push(`${dataset} ${step} ${done}/${total}`),
    });
    expect(steps).toEqual([
      'survey reading 0/5',
      'survey checking 1/5',
      'survey making private 2/5',
      'survey writing 3/5',
      'survey packing 4/5',
      'survey done 5/5',
    ]);
  });

  it('is printed only of work that takes over a second', () => {
    const lines: string[] = [];
    let time = 0;
    const print = progressPrinter(
      (line) => lines.push(line),
      () => time,
    );
    print({ dataset: 'a', step: 'reading', done: 0, total: 5 });
    time = 900;
    print({ dataset: 'a', step: 'checking', done: 1, total: 5 });
    time = 1500;
    print({ dataset: 'a', step: 'writing', done: 3, total: 5 });
    print({ dataset: 'b', step: 'reading', done: 0, total: 5 });
    expect(lines).toEqual(['publish a: writing (3 of 5)\n']);
  });
});
