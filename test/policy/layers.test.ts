import { describe, expect, it } from 'vitest';
import { closure, importsUnder, packageOf } from './imports.ts';
import { committed, read } from './files.ts';

/** What does not know the routes and the frame around a page. */
const belowRoutes = [
  ...['stats', 'words', 'dataset', 'sql', 'publish', 'engine', 'charts', 'figures', 'mdx'],
  ...['hosts', 'hosts/build', 'hosts/browser'],
];

/** What each folder may import besides itself. Anything absent is forbidden. */
const layers: Record<string, string[]> = {
  stats: [],
  words: [],
  dataset: [],
  sql: ['dataset'],
  publish: ['dataset', 'sql', 'stats'],
  engine: ['sql'],
  charts: ['stats', 'words'],
  figures: ['dataset', 'sql', 'stats', 'charts', 'words'],
  mdx: ['figures', 'dataset', 'sql', 'words'],
  hosts: ['figures', 'mdx', 'engine', 'dataset', 'sql', 'words', 'charts'],
  // a change of the design, recorded in docs/architecture.md: the build publishes before it draws
  'hosts/build': ['hosts', 'figures', 'mdx', 'engine', 'dataset', 'sql', 'words', 'charts', 'publish'],
  'hosts/browser': ['hosts', 'figures', 'mdx', 'engine', 'dataset', 'sql', 'words', 'charts'],
  shell: ['hosts', 'hosts/browser', 'mdx', 'figures', 'engine', 'dataset', 'sql', 'words'],
  cli: belowRoutes.filter((folder) => folder !== 'hosts/browser'),
  layouts: [...belowRoutes, 'shell'],
  pages: [...belowRoutes, 'shell', 'layouts'],
};

const layerOf = (file: string): string => {
  const [, folder = '', next = ''] = file.split('/');
  return `${folder}/${next}` in layers ? `${folder}/${next}` : folder;
};

const sources = importsUnder('src/');
/** Packages that only Node can run. */
const nodeOnly = (name: string) =>
  name.startsWith('node:') ||
  ['@duckdb/node-api', 'happy-dom', 'astro', 'prettier', 'playwright-core'].includes(packageOf(name));

describe('the layers', () => {
  it('hold every file of src/ in a folder of their own', () => {
    expect(committed().filter((file) => /^src\/[^/]+$/.test(file))).toEqual([]);
    const folders = committed().flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []);
    expect([...new Set(folders)].filter((folder) => !(folder in layers))).toEqual([]);
  });

  it('have no drawer for odds and ends', () => {
    expect(
      committed().filter((file) => /(^|\/)(utils?|helpers?|misc|common|lib)(\/|\.[a-z]+$)/i.test(file)),
    ).toEqual([]);
  });

  it('import one way only', () => {
    const forbidden = [...sources].flatMap(([file, imports]) => {
      const from = layerOf(file);
      return imports
        .filter(
          ({ to, packaged }) => !packaged && layerOf(to) !== from && !layers[from]?.includes(layerOf(to)),
        )
        .map(
          ({ to }) => `${file} imports ${to}: ${from} may import ${layers[from]?.join(', ') || 'nothing'}`,
        );
    });
    expect(forbidden).toEqual([]);
  });

  it('have no files that import each other in a circle, not even for a type', () => {
    expect(circles(sources)).toEqual([]);
  });

  it('import nothing outside src/, and by the whole name of the file', () => {
    const relative = [...sources].flatMap(([file, imports]) =>
      imports.filter(({ packaged }) => !packaged).map(({ to }) => [file, to] as const),
    );
    expect(relative.length).toBeGreaterThan(300);
    expect(relative.filter(([, to]) => !to.startsWith('src/'))).toEqual([]);
    expect(relative.filter(([, to]) => !/\.(ts|astro|css)$/.test(to))).toEqual([]);
  });

  it('are those of docs/architecture.md', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| (`src\/[^|]+) \|[^|]*\| ([^|]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(8);
    for (const [, folder = '', allowed = ''] of rows) {
      if (!/^(–|[a-z, ]+)$/.test(allowed.trim()) || allowed.includes('everything')) continue;
      const name = /`src\/([a-z]+)\/`/.exec(folder)?.[1] ?? '';
      const listed = allowed.trim() === '–' ? [] : allowed.trim().split(', ');
      expect([name, ...listed.sort()]).toEqual([name, ...[...(layers[name] ?? [])].sort()]);
    }
  });
});

/** Files whose imports lead back to them. What is fetched later, by a dynamic import, is no circle. */
function circles(imports: typeof sources): string[] {
  const done = new Set<string>();
  const follow = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')];
    if (done.has(file)) return [];
    const found = (imports.get(file) ?? [])
      .filter(({ packaged, dynamic }) => !packaged && !dynamic)
      .flatMap(({ to }) => follow(to, [...path, file]));
    done.add(file);
    return found;
  };
  return [...imports.keys()].flatMap((file) => follow(file, []));
}

describe('what a browser loads', () => {
  const browser = [...sources.keys()].filter((file) => file.startsWith('src/hosts/browser/'));

  it('has nothing that only Node can run', () => {
    const { files, packages } = closure(browser, { dynamic: true });
    expect(files.size).toBeGreaterThan(30);
    expect([...packages].filter(nodeOnly)).toEqual([]);
    expect([...files].filter((file) => /^src\/(publish|cli|hosts\/build)\//.test(file))).toEqual([]);
  });

  it('before a reader asks brings no package at all', () => {
    expect([...closure(['src/hosts/browser/boot.ts'], { dynamic: false }).packages]).toEqual([]);
  });

  it('without the engine, which is imported when it is needed', () => {
    expect([...closure(browser, { dynamic: false }).packages]).not.toContain('@duckdb/duckdb-wasm');
  });
});

describe('Node-only code', () => {
  it('stays in the folders for it, and in the engine’s files for Node', () => {
    const using = [...sources]
      .filter(([, imports]) => imports.some(({ to, typeOnly }) => !typeOnly && nodeOnly(to)))
      .map(([file]) => file)
      .filter((file) => !/^src\/(publish|cli|hosts\/build)\//.test(file));
    expect(using.sort()).toEqual([
      'src/engine/node.ts',
      'src/engine/nodeThread.ts',
      'src/engine/nodeWorker.ts',
    ]);
  });

  it('of publishing is the only one that knows native DuckDB', () => {
    const using = [...sources]
      .filter(([, imports]) => imports.some(({ to }) => packageOf(to) === '@duckdb/node-api'))
      .map(([file]) => file);
    expect(using.filter((file) => !file.startsWith('src/publish/'))).toEqual([]);
  });
});

describe('statistics, words, datasets and SQL', () => {
  it('know no host: no page, no clock, no chance of their own', () => {
    for (const file of committed().filter((each) =>
      /^src\/(stats|words|dataset|sql|figures|charts)\//.test(each),
    )) {
      if (!file.endsWith('.ts')) continue;
      const code = read(file).replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
      expect([
        file,
        ...(code.match(/\b(Math\.random|Date\.now|new Date\(\)|localStorage)\b/g) ?? []),
      ]).toEqual([file]);
      expect([
        file,
        ...(code.match(
          /(?<![.\w])(window\.(document|location|navigator|inner\w+|devicePixelRatio|matchMedia)|(navigator|location)\.\w+)\b/g,
        ) ?? []),
      ]).toEqual([file]);
    }
  });

  it('never run text as code', () => {
    for (const file of sources.keys())
      expect([
        file,
        ...(read(file).match(/\beval\(|\bnew Function\(|innerHTML\s*=|insertAdjacentHTML/g) ?? []),
      ]).toEqual([file]);
  });
});
