import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contentPolicy } from '../../src/layouts/contentPolicy.ts';
import { buildSite, makeRoot, projectRoot, removeRoot } from '../setup/site.ts';

type Declared = {
  tables: Record<string, { file: string; columns: Record<string, { type: string; publish?: string }> }>;
};

let root: string;
let dist: string;
let files: string[];
let database: DuckDBConnection;
beforeAll(async () => {
  // vitest tells its workers that they develop; the site must be built as one that is published
  for (const name of ['DEV', 'PROD', 'MODE', 'SSR', 'TEST', 'BASE_URL'])
    Reflect.deleteProperty(process.env, name);
  root = makeRoot({}, { from: ['data', 'content'], enginesOf: projectRoot });
  dist = await buildSite(root);
  files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(dist, file)).isFile())
    .sort();
  const instance = await DuckDBInstance.create(':memory:');
  database = await instance.connect();
});
afterAll(() => {
  database?.closeSync();
  if (root) removeRoot(root);
});

const bytes = (file: string) => readFileSync(join(dist, file));
const text = (file: string) => bytes(file).toString('utf8');
const pages = () => files.filter((file) => file.endsWith('.html'));
const gzip = (list: string[]) => list.reduce((sum, file) => sum + gzipSync(bytes(file)).length, 0);
const rows = async (sql: string) =>
  (await database.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string>[];

/** Files that a page loads by itself: styles, scripts, and what those import at once. */
function loadedBy(page: string): { css: string[]; js: string[] } {
  const html = text(page);
  const css = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="\/([^"?]+)[^"]*"/g)].map(
    ([, to]) => to,
  );
  const js = new Set<string>();
  const waiting = [
    ...html.matchAll(/<script[^>]+src="\/([^"?]+)[^"]*"/g),
    ...html.matchAll(/rel="modulepreload"[^>]+href="\/([^"]+)"/g),
  ].map(([, to]) => to as string);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (js.has(file)) continue;
    js.add(file);
    for (const [, to] of text(file).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g))
      waiting.push(`_astro/${to}`);
  }
  return { css: css as string[], js: [...js] };
}

describe('a built page', () => {
  it('with its styles and its script is at most 120 KB, compressed', () => {
    expect(pages().length).toBeGreaterThan(3);
    for (const page of pages()) {
      const { css, js } = loadedBy(page);
      expect([page, Math.round(gzip([page, ...css, ...js]) / 1024)]).toEqual([
        page,
        expect.toSatisfy(atMost(120)),
      ]);
    }
  });

  it('runs at most 15 KB of script before its reader asks anything', () => {
    for (const page of pages()) {
      const { js } = loadedBy(page);
      expect([page, ...js.filter((file) => /duckdb|live/.test(file))]).toEqual([page]);
      expect([page, gzip(js) / 1024]).toEqual([page, expect.toSatisfy(atMost(15))]);
    }
  });

  it('loads nothing from another host', () => {
    for (const page of pages()) {
      const html = text(page).replace(/<script type="application\/json"[^]*?<\/script>/g, '');
      const loading = [
        ...html.matchAll(
          /<(?:script|img|iframe|source|video|audio|embed|input|track|object)\b[^>]*?\s(?:src|srcset|data|poster)="([^"]*)"/g,
        ),
        ...html.matchAll(/<link\b[^>]*?\shref="([^"]*)"/g),
        ...html.matchAll(/<(?:use|image)\b[^>]*?\s(?:xlink:)?href="([^"]*)"/g),
        ...html.matchAll(/\burl\(([^)]*)\)/g),
      ].map(([, to]) => to as string);
      expect([page, ...loading.filter((to) => /^["']?(?:[a-z]+:)?\/\//i.test(to))]).toEqual([page]);
    }
    for (const file of files.filter((each) => each.endsWith('.css')))
      expect([file, ...(text(file).match(/@import|url\(["']?(?:[a-z]+:)?\/\/[^)]*/g) ?? [])]).toEqual([file]);
  });

  it('forbids its reader’s browser to do more, with no inline script or style', () => {
    for (const page of pages()) {
      const html = text(page);
      expect(html).toContain(`<meta http-equiv="content-security-policy" content="${contentPolicy}"`);
      const running = [...html.matchAll(/<script\b(?![^>]*\btype="application\/json")([^>]*)>/g)];
      expect([
        page,
        ...running.map(([, props]) => props).filter((props) => !/\ssrc="\//.test(props ?? '')),
      ]).toEqual([page]);
      expect([page, ...(html.match(/<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)="/g) ?? [])]).toEqual([page]);
    }
  });

  it('has a figure drawn in every place where there is one, and data that can be read', () => {
    for (const page of pages()) {
      const html = text(page);
      expect([page, ...(html.match(/data-state="(?:loading|error)"/g) ?? [])]).toEqual([page]);
      for (const [, json] of html.matchAll(/<script type="application\/json"[^>]*>([^]*?)<\/script>/g))
        expect(() => JSON.parse(json ?? '') as unknown).not.toThrow();
    }
  });
});

describe('the built scripts', () => {
  it('name no other host that they could ask', () => {
    // names of formats, and addresses in messages of libraries: the policy of the page forbids to ask them
    const named = /^https?:\/\/(www\.w3\.org|json-schema\.org|github\.com|cdn\.jsdelivr\.net|example\.com)$/;
    for (const file of files.filter((each) => each.endsWith('.js'))) {
      const hosts = text(file).match(/https?:\/\/[a-z0-9.-]+\.[a-z]{2,}/gi) ?? [];
      expect([file, ...hosts.filter((host) => !named.test(host))]).toEqual([file]);
    }
  });

  it('have no map that names files of the machine', () => {
    for (const file of files.filter((each) => /\.(js|css|html|json)$/.test(each))) {
      expect([file, text(file).includes('sourceMappingURL=')]).toEqual([file, false]);
      expect([file, text(file).includes(root) || text(file).includes(projectRoot)]).toEqual([file, false]);
    }
  });
});

describe('the built folder', () => {
  it('has no file above 25 MB', () => {
    expect(files.filter((file) => statSync(join(dist, file)).size > 25e6)).toEqual([]);
  });

  it('is at most 12 MB for a small site: 11 beside its pages, and 0.3 for a page with its answers, words and picture', () => {
    const inPage = (file: string) =>
      file.endsWith('.html') || /^(results|names|social|pagefind\/(index|fragment))\//.test(file);
    const megabytes = (list: string[]) =>
      list.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1024 ** 2;
    expect(megabytes(files.filter((file) => !inPage(file)))).toBeLessThanOrEqual(11);
    const pageCount = pages().length;
    expect(megabytes(files.filter(inPage)) / pageCount).toBeLessThanOrEqual(0.3);
  });

  it('has only files of the kinds that a page asks for', () => {
    expect(
      files.filter(
        (file) =>
          !/\.(html|css|js|json|svg|duckdb\.gz|wasm\.gz|pagefind|pf_\w+)$|^social\/.*\.png$/.test(file),
      ),
    ).toEqual([]);
  });
});

describe('what is private', () => {
  const datasets = readdirSync(join(projectRoot, 'data'));
  const hidden = datasets.flatMap((name) => {
    const yaml = readFileSync(join(projectRoot, 'data', name, 'dataset.yaml'), 'utf8');
    return Object.entries((parse(yaml) as Declared).tables).flatMap(([table, { file, columns }]) =>
      Object.entries(columns).map(([column, { publish = 'public', type }]) => ({
        name,
        table,
        column,
        publish,
        type,
        path: join(projectRoot, 'data', name, file),
      })),
    );
  });
  const dropped = hidden.filter(({ publish }) => publish === 'drop');
  const secret = hidden.filter(({ publish }) => publish === 'drop' || publish === 'pseudonym');

  /** Every raw value of a hidden column that is long enough to tell a person. */
  const secrets = async () => {
    const found = new Set<string>();
    for (const { path, column } of secret) {
      const sql = `select distinct "${column}" as v from read_csv('${path}', all_varchar = true) where length("${column}") > 4`;
      for (const { v } of await rows(sql)) if (v) found.add(v);
    }
    return found;
  };

  /** The published file, decompressed, attached as `file`. */
  const published = () =>
    files
      .filter((file) => file.endsWith('.duckdb.gz'))
      .map((file, index) => {
        const path = join(root, `published-${index}.duckdb`);
        writeFileSync(path, gunzipSync(bytes(file)));
        return path;
      });

  it('is declared: this test has something to look for', async () => {
    expect(dropped.map(({ column }) => column)).toEqual(expect.arrayContaining(['email', 'response_id']));
    expect((await secrets()).size).toBeGreaterThan(10_000);
  });

  it('has no column in the published file, nor a value in any of its columns', async () => {
    const values = await secrets();
    for (const path of published()) {
      await database.run(`attach '${path}' as file (read_only)`);
      const columns = await rows(
        `select table_name, column_name, data_type from duckdb_columns() where database_name = 'file' and not internal`,
      );
      expect(columns.length).toBeGreaterThan(10);
      for (const { table, column } of dropped)
        expect(
          columns.filter((each) => each['table_name'] === table && each['column_name'] === column),
        ).toEqual([]);
      for (const { table_name: table, column_name: column, data_type: type } of columns) {
        if (type !== 'VARCHAR') continue;
        const found = await rows(`select distinct "${column}" as v from file."${table}"`);
        const leaked = found.flatMap(({ v }) => (v ? words(v).filter((word) => values.has(word)) : []));
        expect([table, column, ...leaked]).toEqual([table, column]);
        expect([column, ...found.filter(({ v }) => v && address.test(v))]).toEqual([column]);
      }
      await database.run('detach file');
    }
  });

  it('is in no file of the site, read byte by byte and decompressed', async () => {
    const values = await secrets();
    const names = dropped.map(({ column }) => column).filter((column) => column.includes('_'));
    for (const file of files.filter((each) => !each.includes('.wasm'))) {
      const content = file.endsWith('.gz') ? gunzipSync(bytes(file)) : bytes(file);
      const found = words(content.toString('latin1'));
      expect([file, ...found.filter((word) => values.has(word) || names.includes(word))]).toEqual([file]);
    }
  });

  it('includes every e-mail address, in comments too', () => {
    for (const file of files.filter((each) => /\.(html|json)$/.test(each)))
      expect([file, ...(text(file).match(address) ?? [])]).toEqual([file]);
  });
});

const address = /[\w.+-]+@[\w-]+\.[a-z]{2,}/i;

function words(content: string): string[] {
  return content.match(/[\w.@+-]{5,}/g) ?? [];
}

function atMost(limit: number) {
  return (value: number) => value <= limit;
}
