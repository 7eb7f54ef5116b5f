import type { Dataset } from '../../dataset/dataset.ts';
import type { Problem } from '../../dataset/problem.ts';
import type { Source } from '../../figures/figure.ts';
import type { ReadFigure } from '../../figures/text/readBy.ts';
import type { Control } from '../../sql/controls.ts';
import type { Locale } from '../../words/format.ts';
import type { Environment } from '../literal.ts';
import type { PageNode } from '../page.ts';
import type { Place } from '../tree.ts';

/** A page while it is read: each step adds what it finds, and the next ones build on it. */
export type Draft = {
  file: string;
  locale: Locale;
  environment: Environment;
  source: Source;
  controls: Control[];
  problems: Problem[];
  /** Figures whose tag has an id: others of the page may read them. */
  readable: Map<string, ReadFigure>;
  /** Inputs by the id of the tag that they stand beside. */
  beside: Map<string, Control[]>;
  /** What tags say, by their id, so that each is read and its mistakes are told once. */
  inputs: Map<string, TagInput | { problem: Problem }>;
};

/** What a tag says: its props as values, and where each is written. */
export type TagInput = { input: Record<string, unknown>; props: Record<string, Place> };

/** What is wrong in a page, and what to write instead. */
export type Mistake = {
  rule: string;
  message: string;
  at: Place;
  suggestion?: string | undefined;
  valid?: string[] | undefined;
};

/** A page of which nothing is known yet but where it stands. */
export function startDraft({
  file,
  dataset,
  environment,
  locale,
}: {
  file: string;
  dataset: Dataset;
  environment: Environment;
  locale: Locale;
}): Draft {
  const known = Object.entries(environment).filter(([, value]) => value !== undefined);
  return {
    file,
    locale,
    environment: Object.fromEntries(known),
    source: { dataset, cells: {}, parameters: {} },
    controls: [],
    problems: [],
    readable: new Map(),
    beside: new Map(),
    inputs: new Map(),
  };
}

/** Adds a mistake to the problems of the page. */
export function report(draft: Draft, { rule, message, at, suggestion, valid }: Mistake): Problem {
  return addProblem(draft, { file: draft.file, ...at, rule, message, severity: 'error', suggestion, valid });
}

/** The node that stands where a mistake is, so that a reader of the draft sees it there. */
export function errorNode(
  draft: Draft,
  { id, inText }: { id: string; inText: boolean },
  mistake: Mistake,
): PageNode {
  return { kind: 'error', id, problem: report(draft, mistake), inText };
}

export function addProblem(draft: Draft, problem: Problem): Problem {
  draft.problems.push(problem);
  return problem;
}
