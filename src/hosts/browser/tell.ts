import type { Stage } from '../../engine/browser.ts';
import type { Scalar } from '../../sql/query.ts';

/** What the page's host tells whoever listens, such as the frame around the report. */
export type Told = {
  'plaudit:engine': Stage | { stage: 'failed' };
  /** A figure's question was answered, or failed. */
  'plaudit:query': {
    id: string;
    sql: string;
    params: Scalar[];
    source: 'build' | 'results' | 'engine' | 'failed';
    rows?: number | undefined;
    /** Milliseconds that the engine took, its queue included; absent where nothing was computed. */
    ms?: number | undefined;
    error?: string | undefined;
  };
  /** What the figures are about now, or will be while `asking`; `answers` is undefined where nobody counted, absent where it stays. */
  'plaudit:scope': { asking: boolean; answers?: number | undefined; filters: number };
};

/** Tells the document. */
export function tell<Name extends keyof Told>(name: Name, detail: Told[Name]): void {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}
