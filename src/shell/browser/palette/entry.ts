/** What a name stands for. */
export type Kind = 'report' | 'heading' | 'figure' | 'measure' | 'column' | 'command' | 'help';

/** A name of the site, as the build's list has it. */
export type Name = {
  kind: Kind;
  label: string;
  /** Where it stands: the report of a heading, the dataset of a column. */
  detail?: string;
  /** What else it is called, and found by: the name of a column in SQL, the address and tags of a report. */
  words?: string;
  /** Address below the site's path, such as `reports/quarter/#where-customers-meet-us`. */
  to: string;
  /** Language, where it is another than the list's. */
  lang?: string;
};

/** A line of the palette. */
export type Entry = {
  /** The same from page to page, for what was used last. */
  id: string;
  kind: Kind;
  label: string;
  detail?: string | undefined;
  words?: string | undefined;
  /** Keys of a command. */
  keys?: string | undefined;
  lang?: string | undefined;
  /** Address to go to, or what else to do. */
  href?: string | undefined;
  run?: (() => void | Promise<void>) | undefined;
};
