import { readFileSync, statSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { pathOf, type Page } from '../../mdx/page.ts';
import type { Published } from '../../publish/publishOne.ts';
import { foreseen } from '../../sql/controls.ts';
import { brandCss, brandFiles, type SiteBrand } from './brand.ts';
import type { PageData } from '../pageData.ts';

/** Files beside the pages: the engine, compressed, and its worker; each dataset and its manifest. By path in the site. */
export type Assets = Map<string, () => Uint8Array<ArrayBuffer>>;

// from the project's root: Astro moves this module into its bundle
const require = createRequire(join(process.cwd(), 'package.json'));
const cacheDir = join(process.cwd(), '.plaudit');
const wasm = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
/** Version of DuckDB-WASM, of which answers and file names depend. */
export const { version: engineVersion } = JSON.parse(
  readFileSync(join(dirname(wasm), '../package.json'), 'utf8'),
) as {
  version: string;
};
const engineFiles = {
  wasm: `engine/duckdb-eh-${engineVersion}.wasm.gz`,
  worker: `engine/duckdb-eh-${engineVersion}.worker.js`,
};

/** Every file that the site serves beside its pages. */
export function assetsOf({
  published,
  brand,
}: {
  published: Published[];
  brand: SiteBrand | undefined;
}): Assets {
  const assets: Assets = new Map();
  assets.set(engineFiles.wasm, () => bytes(packedEngine()));
  assets.set(engineFiles.worker, () => workerSource());
  for (const { dataset, manifest, packed } of published) {
    assets.set(dataFile(dataset.file.name), () => bytes(packed));
    assets.set(manifestFile(dataset), () => new TextEncoder().encode(JSON.stringify(manifest)));
  }
  if (brand) {
    assets.set('brand/brand.css', () => new TextEncoder().encode(brandCss(brand)));
    for (const { name } of brandFiles(brand))
      assets.set(`brand/${name}`, () => bytes(join(brand.folder, name)));
  }
  return assets;
}

/** What a page tells the browser. `base` is the path of the site, with slashes at both ends. */
export function pageData(page: Page, base: string): PageData {
  const { dataset, controls, fixed, source, frontmatter } = page;
  const { name, hash, file } = dataset;
  const foresees = frontmatter.results && foreseen(controls).length > 0;
  return {
    locale: frontmatter.lang,
    dataset: {
      name,
      hash,
      manifest: base + manifestFile(dataset),
      file: base + dataFile(file.name),
      bytes: file.bytes,
      compressed: file.compressed,
    },
    engine: { wasm: base + engineFiles.wasm, worker: base + engineFiles.worker, ...engineSizes() },
    results: foresees ? `${base}results/${encodeURI(pathOf(page))}.json` : undefined,
    embed: page.room === 'reports' ? `${base}embed/${encodeURI(page.slug)}/` : undefined,
    controls,
    fixed,
    cells: source.cells,
    parameters: source.parameters,
    defaults: source.defaults,
    nodes: [...page.nodes.values()].flatMap((node) =>
      node.kind === 'figure' ? [{ id: node.id, figure: node.figure.name, input: node.input }] : [],
    ),
  };
}

function dataFile(name: string): string {
  return `data/${name}.gz`;
}

function manifestFile({ name, hash }: { name: string; hash: string }): string {
  return `data/${name}.${hash}.json`;
}

const packedPath = join(cacheDir, `duckdb-eh-${engineVersion}.wasm.gz`);
/** As small as it gets, but for 0.2 %, in half the time of the highest level. */
const level = 7;

/** Compresses the engine beside other work, where it is not in the cache. */
export async function packEngine(): Promise<void> {
  if (!existsSync(packedPath)) keepPacked(await promisify(gzip)(readFileSync(wasm), { level }));
}

/** The engine compressed once, kept in the cache. A host's limit of 25 MB a file is met: 7.7 MB. */
function packedEngine(): string {
  if (!existsSync(packedPath)) keepPacked(gzipSync(readFileSync(wasm), { level }));
  return packedPath;
}

function keepPacked(packed: Uint8Array): void {
  mkdirSync(cacheDir, { recursive: true });
  const draft = `${packedPath}.${process.pid}.draft`;
  writeFileSync(draft, packed);
  renameSync(draft, packedPath);
}

function engineSizes(): { bytes: number; compressed: number } {
  return {
    bytes: statSync(wasm).size,
    compressed: statSync(packedEngine()).size,
  };
}

// the source map's address would make developer tools ask for a file that is not there
function workerSource(): Uint8Array<ArrayBuffer> {
  const text = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'), 'utf8');
  return new TextEncoder().encode(text.replace(/\/\/# sourceMappingURL=.*\s*$/, ''));
}

function bytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}
