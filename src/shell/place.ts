import type { Counted } from '../dataset/dataset.ts';
import type { Locale } from '../words/format.ts';

/** The views of the activity bar. */
export type View = 'reports' | 'search' | 'data' | 'measures' | 'settings';

export type Heading = { depth: number; slug: string; text: string };

/** Where a page stands: what the frame around it shows. */
export type Place = {
  lang: Locale;
  title: string;
  /** Path of the site, with slashes at both ends. */
  base: string;
  /** Addresses of the index, the methods, the search and the datasets, in the page's language. */
  home: string;
  method: string;
  search: string;
  datasets: string;
  /** Path of the page below the base, such as `reports/quarter/`. */
  path: string;
  /** The view that the page belongs to. */
  view: View;
  crumbs: { label: string; href?: string | undefined }[];
  headings: Heading[];
  /** What the status bar says of the data; absent on pages without. */
  data?:
    | {
        name: string;
        hash: string;
        /** Answers that the page's figures are about, at the inputs' defaults. */
        answers: number | undefined;
        /** Compressed bytes of the query engine; absent where nothing can be asked. */
        /** What these rows are. */
        counted: Counted;
        engineBytes: number;
        inputs: boolean;
      }
    | undefined;
};
