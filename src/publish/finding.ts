import type { LoadedColumn, LoadedTable } from './loadTable.ts';

/** Rows of a table that break one rule; `rows` is SQL that selects their rowid as `row`. */
export type Finding = {
  table: LoadedTable;
  column?: LoadedColumn | undefined;
  rule: string;
  count: number;
  rows: string;
  /** What is wrong with the text of one cell; `nth` counts the rows in their order from 0. */
  explain: (
    text: string,
    nth: number,
  ) => {
    message: string;
    suggestion?: string | undefined;
    valid?: string[] | undefined;
  };
};
