import type { CellContext, Cells, ParameterTypes } from '../sql/cell.ts';
import type { Control } from '../sql/controls.ts';
import type { Filter } from '../sql/scope.ts';
import type { Locale } from '../words/format.ts';

/** What a page tells the reader's browser, so that it can ask again: stands in the page as JSON. Addresses are absolute paths. */
export type PageData = {
  locale: Locale;
  dataset: { name: string; hash: string; manifest: string; file: string; bytes: number; compressed: number };
  engine: { wasm: string; worker: string; bytes: number; compressed: number };
  /** Answers to foreseen questions; absent when the page foresees none. */
  results?: string | undefined;
  /** Answers in the scope of the page's default. */
  answers?: number | undefined;
  /** Path below which each figure has a page of its own, by its id; absent where there are none. */
  embed?: string | undefined;
  controls: Control[];
  fixed: Filter[];
  cells: Cells;
  parameters: ParameterTypes;
  /** What inputs are where the reader chose nothing and the data say. */
  defaults?: CellContext['defaults'];
  nodes: { id: string; figure: string; input: Record<string, unknown> }[];
};

/** Id of the script element that holds it. */
export const pageDataId = 'plaudit-page';
