import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/node.ts';
import { publishDataset } from '../../src/publish/publish.ts';
import { workshop } from './workshop.ts';

const declaration = `title: Everything
synthetic: true
tables:
  t:
    file: t.csv
    columns:
      id: {type: text, publish: pseudonym}
      on: {type: date}
      ended: {type: date}
      place: {type: category}
      rare: {type: category}
      sure: {type: boolean}
      csat: {type: score, range: [1, 5]}
      large: {type: integer}
      hours: {type: number}
      comment: {type: comment}
      long: {type: text}
      none: {type: integer}
  small:
    file: small.csv
    columns:
      v: {type: text}
      w: {type: number}
`;

/** Rows of every type, many of them empty here and there, made of a fixed sequence. */
function manyRows(count: number): string {
  const lines = ['id,on,ended,place,rare,sure,csat,large,hours,comment,long,none'];
  let state = 1;
  const below = (limit: number) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const day = () => new Date(1.7e12 + below(700) * 86_400_000).toISOString().slice(0, 10);
  for (let i = 0; i < count; i++) {
    const cells = [
      `c${below(count / 2)}`,
      day(),
      below(3) ? '' : day(),
      ['shop', 'phone', 'web'][below(3)],
      below(20) ? '' : `rare ${below(400)}`,
      ['', 'yes', 'no'][below(3)],
      below(4) ? 1 + below(5) : '',
      below(9) ? below(2_000_000_000) : '',
      below(5) ? below(100_000) / 100 : '',
      below(2) ? '' : `the answer took ${below(9000)} minutes and ${below(70)} calls`,
      below(200) ? '' : `very long text ${below(1e9)} `.repeat(400 + below(4000)),
      '',
    ];
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

const files = (count: number) => ({
  'dataset.yaml': declaration,
  't.csv': manyRows(count),
  'small.csv': 'v,w\na,0.1\nb,\n,3\n',
});
const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('the published file', () => {
  it('is the same bytes each time, named by their hash', async () => {
    const first = await publishDataset(workshop(files(20_000)));
    const second = await publishDataset(workshop(files(20_000)));
    expect(sha(second.path)).toBe(sha(first.path));
    expect(sha(second.packed)).toBe(sha(first.packed));
    expect(first.dataset.hash).toBe(sha(first.path).slice(0, 12));
    expect(first.dataset.file).toEqual({
      name: `survey.${first.dataset.hash}.duckdb`,
      bytes: readFileSync(first.path).length,
      compressed: readFileSync(first.packed).length,
    });
    expect(gunzipSync(readFileSync(first.packed)).equals(readFileSync(first.path))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('holds no byte of the memory it was made in', async () => {
    const place = workshop(files(20_000));
    const script = `import { publishDataset } from ${JSON.stringify(join(process.cwd(), 'src/publish/publish.ts'))};
      const { path } = await publishDataset(${JSON.stringify(place)});
      console.log(path);`;
    // the allocators fill what they hand out with a pattern: what DuckDB does not overwrite shows
    const hashes = ['zero:true', 'junk:true'].map((allocator, index) => {
      const env = { ...process.env, DUCKDB_JE_MALLOC_CONF: allocator, MALLOC_PERTURB_: String(index * 165) };
      const args = ['--no-warnings', '--input-type=module', '--eval', script];
      const path = execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim();
      const hash = sha(path);
      rmSync(place.cacheDir, { recursive: true });
      return hash;
    });
    const { path } = await publishDataset(place);
    expect(hashes).toEqual([sha(path), sha(path)]);
  });

  it('is read by the engine of the browser, all of it', async () => {
    const published = await publishDataset(workshop(files(20_000)));
    const engine = await startNodeEngine([{ name: 'survey', path: published.path }]);
    const text = `select count(*) as rows, count(distinct id) as people, count(comment) as comments, max(length(long)) > 30000 as long, sum(csat) as csat, min("on") as first, count(sure) as sure from survey.t`;
    const result = await engine.run({ text, params: [] });
    engine.close();
    expect(result.rows).toMatchObject([{ rows: 20_000, long: true }]);
    expect(Object.values(result.rows[0] ?? {}).every((value) => value !== null)).toBe(true);
  });
});
