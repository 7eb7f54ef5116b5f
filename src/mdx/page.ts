import type { Dataset } from '../dataset/dataset.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Figure, Source } from '../figures/figure.ts';
import type { Control } from '../sql/controls.ts';
import type { Filter } from '../sql/scope.ts';
import type { Locale } from '../words/format.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { Passage } from './passages.ts';
import type { PropRow } from './reference.ts';
import type { Place } from './tree.ts';

/** A figure tag or SQL cell of a page, ready to be drawn. */
export type FigureNode = {
  kind: 'figure';
  /** Its id in the page: see figureIds.ts. */
  id: string;
  figure: Figure;
  input: Record<string, unknown>;
  at: Place;
  /** Where each prop is written. */
  props: Record<string, Place>;
  inText: boolean;
  /** Inputs that stand beside it: its own, but for those that stand beside an earlier figure. */
  controls?: Control[] | undefined;
};

export type PageNode =
  | FigureNode
  | { kind: 'control'; id: string; control: Control; at: Place }
  | { kind: 'text'; id: string; text: string }
  | { kind: 'reference'; id: string; rows: PropRow[] }
  | { kind: 'error'; id: string; problem: Problem; inText: boolean };

/** The folders of `content/` that pages are read from; they are also the first part of a page's address. */
export type Room = 'reports' | 'guide';

/** A page in one of the languages that it exists in. */
export type Translation = { lang: Locale; slug: string; title: string };

/** A page as read: everything that can be known of it before a query is run. */
export type Page = {
  /** Path of the file, as problems name it. */
  file: string;
  room: Room;
  /** Path of the page in its room, such as `regions/north`, or `fr/regions/north` of `regions/north.fr.mdx`. */
  slug: string;
  /** The same in every language: the path of the report without its language. */
  report: string;
  /** The page in every language that it exists in, itself included; empty when that is one. */
  translations: Translation[];
  frontmatter: Frontmatter;
  title: string;
  dataset: Dataset;
  /** The value that a page of a template is made for. */
  value?: { column: string; value: string; label: string } | undefined;
  /** By the id that tree.ts gave them, in their order. */
  nodes: Map<string, PageNode>;
  controls: Control[];
  /** Filters that the reader cannot change: the template's value, the frontmatter's period. */
  fixed: Filter[];
  source: Source;
  /** Its text, parted by the tags that it stands in. */
  passages: Passage[];
  problems: Problem[];
};

/** Path of a page in the site, such as `reports/regions/north`. */
export function pathOf({ room, slug }: Pick<Page, 'room' | 'slug'>): string {
  return `${room}/${slug}`;
}

/** `{value}` in a title. */
export function fill(text: string, label: string | undefined): string {
  return label === undefined ? text : text.replaceAll(/\{(value|label)\}/g, () => label);
}
