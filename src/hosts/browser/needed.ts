import type { Manifest } from '../../dataset/dataset.ts';
import { FetchError } from '../../engine/fetchWhole.ts';
import type { Result, Row } from '../../engine/run.ts';
import type { Figure } from '../../figures/figure.ts';
import { loadFigures } from '../../figures/load.ts';
import { readBy } from '../../figures/text/readBy.ts';
import type { PageData } from '../pageData.ts';

/** Answers to foreseen questions, as they travel. */
export type ResultsFile = { hash: string; answers: Record<string, Packed> };
export type Packed = { columns: Result['columns']; rows: Row[string][][] };

/** What a page needs for its first answer, beside the code that draws. */
export type Needed = {
  manifest: Promise<Manifest>;
  figures: Promise<Record<string, Figure>>;
  /** Undefined where there is none, or where it did not come: then the engine answers. */
  results: Promise<ResultsFile | undefined>;
};

/** Fetches it all at once: on a slow line each round trip counts. */
export function fetchNeeded({ dataset, results, nodes }: PageData): Needed {
  const needed = {
    manifest: getJson<Manifest>(dataset.manifest),
    figures: loadFigures(nodes.flatMap(({ figure, input }) => [figure, ...readBy(input)])),
    results: results ? getJson<ResultsFile>(results).catch(() => undefined) : Promise.resolve(undefined),
  };
  // whoever waits for them is told; nobody does when the code itself does not come
  needed.manifest.catch(() => undefined);
  needed.figures.catch(() => undefined);
  return needed;
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new FetchError(url, 'the connection failed', error);
  });
  if (!response.ok) throw new FetchError(url, `the server answered ${response.status}`);
  return (await response.json()) as T;
}
