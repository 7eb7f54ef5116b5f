import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { committed, read } from './files.ts';
import { importsUnder, packageOf } from './imports.ts';

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
type Lock = { packages: Record<string, { version: string; license?: string; dev?: boolean }> };

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package;
const all = { ...dependencies, ...devDependencies };
const { packages } = JSON.parse(read('package-lock.json')) as Lock;
const rows = new Map(
  [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`\s*\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name = '', version = '', licence = '', why = '']) => [
      name,
      { version: version.trim(), licence: licence.trim(), why: why.trim() },
    ],
  ),
);

/** Licences that let anyone use, change and pass on the software, in a product too. */
const free =
  /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0|CC0-1\.0|Unlicense|Python-2\.0|BSL-1\.0|Zlib|LGPL-3\.0-or-later|OFL-1\.1|CC-BY-4\.0)$/;
/** Of "A OR B" one is enough: the user chooses. */
const isFree = (licence: string) =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => free.test(each.replace(/[()]/g, ''))));
/** Packages that are a command, as `astro check`, or files that the build reads. */
const commands = ['@astrojs/check', '@fontsource/inter'];
/** Packages whose licence stands in a file of theirs, and not in their manifest. */
const unstated: Record<string, string> = { 'json-bignum': 'MIT' };

describe('every dependency', () => {
  it('is pinned to one version', () => {
    for (const [name, version] of Object.entries(all))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/) as string]);
  });

  it('has its line in docs/dependencies.md, with its version, licence and reason', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(all).sort());
    for (const [name, { version, licence, why }] of rows) {
      expect([name, version]).toEqual([name, all[name]]);
      expect([name, licence]).toEqual([name, packages[`node_modules/${name}`]?.license]);
      expect([name, why.length > 10]).toEqual([name, true]);
    }
  });

  it('has a free licence, and so has whatever it brings', () => {
    const bound = Object.entries(packages)
      .filter(([path]) => path.startsWith('node_modules/'))
      .map(([path, { license }]) => [path, license ?? unstated[packageName(path)] ?? 'none'] as const)
      .filter(([, licence]) => !isFree(licence));
    expect(bound).toEqual([]);
  });

  it('is used, or is a tool that a script or a setting names', () => {
    const used = new Set(
      [...importsUnder('src/'), ...importsUnder('test/'), ...importsUnder('data/')].flatMap(([, imports]) =>
        imports.map(({ to }) => packageOf(to)),
      ),
    );
    const settings = [
      'package.json',
      'astro.config.mjs',
      'eslint.config.mjs',
      '.prettierrc.json',
      'tsconfig.json',
    ]
      .concat(committed().filter((file) => /^(vitest\.config|test\/(setup|browser)\/)/.test(file)))
      .map((file) => read(file).replace(/"(dev)?[dD]ependencies": \{[^}]*\}/g, ''))
      .join('\n');
    const unused = Object.keys(all).filter(
      (name) => !used.has(name) && !settings.includes(name) && !name.startsWith('@types/'),
    );
    expect(unused.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('that the site or its commands run with is no dependency of development alone', () => {
    const run = [...importsUnder('src/')].flatMap(([file, imports]) =>
      imports
        .filter(({ packaged, typeOnly }) => packaged && !typeOnly)
        .map(({ to }) => [file, packageOf(to)] as const),
    );
    const missing = run.filter(
      ([file, name]) =>
        !(name in dependencies) &&
        !name.startsWith('node:') &&
        !builtinModules.includes(name) &&
        !/^astro(:|$)/.test(name) &&
        // bench and the reference are tools of who works on the project
        !(name in devDependencies && file.startsWith('src/cli/')),
    );
    expect(missing).toEqual([]);
  });

  it('of DuckDB is of one version, in Node and in the browser', async () => {
    const { PACKAGE_VERSION } = await import('@duckdb/duckdb-wasm/blocking');
    expect(PACKAGE_VERSION).toBe(all['@duckdb/duckdb-wasm']);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const native = await (await DuckDBInstance.create(':memory:')).connect();
    const [row] = (await native.runAndReadAll('select version() as v')).getRowObjects();
    const { startNodeEngine } = await import('../../src/engine/node.ts');
    const engine = await startNodeEngine([]);
    const { rows: found } = await engine.run({ text: 'select version() as v', params: [] });
    engine.close();
    expect(found).toEqual([{ v: row?.['v'] }]);
  });
});

function packageName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
