import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

/** What a page and its site weigh, from the files of the build. `page` is the path of its HTML. */
export function weights(dist: string, page: string): Row[] {
  const size = (files: string[]) => [files.reduce((sum, file) => sum + zipped(dist, file), 0) / 1024];
  const html = readFileSync(join(dist, page), 'utf8');
  const css = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="\/([^"?]+)/g)].map(
    ([, to]) => to as string,
  );
  const js = scripts(dist, html);
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(dist, file)).isFile(),
  );
  const named = (match: RegExp) => files.filter((file) => match.test(file));
  const megabytes = (list: string[]) => [
    list.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1e6,
  ];
  return [
    {
      name: 'page of 10 figures: HTML + CSS + JS, gzip',
      unit: 'KB',
      values: size([page, ...css, ...js]),
      budget: 120,
    },
    { name: '— its HTML, gzip', unit: 'KB', values: size([page]) },
    { name: '— its CSS, gzip', unit: 'KB', values: size(css) },
    { name: '— its script before interaction, gzip', unit: 'KB', values: size(js), budget: 15 },
    {
      name: 'engine’s code in the page, when it is needed, gzip',
      unit: 'KB',
      values: size(named(/^_astro\/duckdb[^/]*\.js$/)),
    },
    { name: 'results file of the page, gzip', unit: 'KB', values: size(named(/^results\/ten\.json$/)) },
    {
      name: 'engine, when it is needed: as it travels',
      unit: 'MB',
      values: [megabytes(named(/^engine\/.*\.gz$/))[0]! + size(named(/^engine\/.*\.js$/))[0]! / 1000],
    },
    {
      name: 'data file, when it is needed: as it travels',
      unit: 'MB',
      values: megabytes(named(/^data\/.*\.gz$/)),
    },
    { name: 'output folder', unit: 'MB', values: megabytes(files), budget: 12 },
    {
      name: 'largest file',
      unit: 'MB',
      values: [Math.max(...files.map((file) => statSync(join(dist, file)).size)) / 1e6],
      budget: 25,
    },
  ];
}

/** Scripts that the page loads by itself, and what they import at once. */
function scripts(dist: string, html: string): string[] {
  const found = new Set<string>();
  const waiting = [...html.matchAll(/<script[^>]+src="\/([^"?]+)/g)].map(([, to]) => to as string);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(dist, file), 'utf8');
    for (const [, to] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g))
      waiting.push(`_astro/${to}`);
  }
  return [...found];
}

function zipped(dist: string, file: string): number {
  return gzipSync(readFileSync(join(dist, file))).length;
}
