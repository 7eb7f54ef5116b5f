import { stringify } from 'yaml';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Problem } from '../../dataset/problem.ts';
import { readFrontmatter } from '../../mdx/frontmatter.ts';
import type { Locale } from '../../words/format.ts';
import { UsageError } from '../usageError.ts';
import { blocksOf, type Block } from './blocks.ts';
import { namesIn } from './names.ts';
import { Missing, renamedSql, renamedText, type Renaming } from './renamed.ts';

export type Copy = { template: string; text: string; from: Dataset; to: Dataset; lang?: Locale | undefined };

/** A page made of a template: its text, and the parts that the dataset cannot fill. */
export type Made = { text: string; leftOut: string[]; figures: { kept: number; all: number } };

/** A block as it goes into the copy; `why` says what it would need. */
type Part = Block & {
  block: Block;
  made: string;
  why?: string | undefined;
  reason?: string;
  dropped?: boolean;
  section?: boolean;
};

/** Checks a page; used again and again, until nothing is wrong any more. */
export type Check = (text: string) => Promise<Problem[]>;

/**
 * A report as a starting page for another dataset: names of measures and columns are those of that dataset, what it
 * cannot draw is left out with a comment. Throws UsageError when no figure remains.
 */
export async function copyOf(copy: Copy, check: Check): Promise<Made> {
  const { from, to, text: source } = copy;
  const renaming = { names: namesIn(from, to, source), from, to };
  const { body } = readFrontmatter(source, copy.template);
  const blocks = blocksOf(body);
  const wrong = new Map<Block, string>();
  for (;;) {
    const parts = partsOf(blocks, wrong, renaming);
    const made = headOf(copy, renaming) + assembled(body, parts);
    const problems = (await check(made)).filter(({ severity }) => severity === 'error');
    const found = problems.flatMap((problem) => {
      const block = blockAt(made, problem, parts);
      return block && !wrong.has(block) ? [{ block, problem }] : [];
    });
    for (const { block, problem } of found) wrong.set(block, problem.message);
    if (found.length) continue;
    if (problems[0]) throw new UsageError(`the template does not fit: ${problems[0].message}`);
    return finished(made, parts, copy);
  }
}

function finished(text: string, parts: Part[], { template, to }: Copy): Made {
  const leftOut = [...new Set(parts.flatMap(({ why }) => why ?? []))];
  const figures = parts.filter(({ kind }) => kind === 'figure');
  const kept = figures.filter((part) => !part.dropped).length;
  if (kept) return { text, leftOut, figures: { kept, all: figures.length } };
  throw new UsageError(
    [`no figure of template ${template} can be drawn from dataset ${to.name}`, ...leftOut].join('\n    '),
  );
}

/** Every block renamed, or dropped with the reason; what belongs to dropped ones goes too. */
function partsOf(blocks: Block[], wrong: Map<Block, string>, renaming: Renaming): Part[] {
  const cells = Object.fromEntries(
    blocks.filter(({ kind }) => kind === 'cell').map(({ text }) => [cellName(text), text]),
  );
  const parts = blocks.map((block, index): Part => {
    const marked = leaveOut.test(blocks[index - 1]?.text ?? '');
    if (marked || leaveOut.test(block.text)) return { ...block, block, made: '', dropped: true };
    const why = wrong.get(block);
    if (why !== undefined) return dropped(block, why);
    try {
      const made =
        block.kind === 'cell' ? renamedSql(block.text, renaming) : renamedText(block.text, renaming, cells);
      return { ...block, block, made };
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return dropped(block, error.message);
    }
  });
  return withoutOrphans(withoutModels(withoutReaders(parts)));
}

/** What reads a cell that is missing lacks what that cell lacks. */
function withoutReaders(parts: Part[]): Part[] {
  const missing = parts.filter(({ kind, reason }) => kind === 'cell' && reason !== undefined);
  const cellOf = (part: Part): Part | undefined =>
    part.dropped
      ? undefined
      : missing.find(({ text }) => new RegExp(readingOf(part.kind, cellName(text))).test(part.text));
  const reader = parts.find(cellOf);
  const cell = reader && cellOf(reader);
  if (!reader || !cell) return parts;
  return withoutReaders(
    parts.map((part) => (part === reader ? dropped(part.block, cell.reason ?? '') : part)),
  );
}

/** A tornado or a simulation of a scenario that is missing would be drawn of assumptions alone. */
function withoutModels(parts: Part[]): Part[] {
  const figures = parts.filter(({ kind }) => kind === 'figure');
  const kept = new Set(figures.filter((part) => !part.dropped).flatMap(({ text }) => modelNames(text)));
  return parts.map((part) => {
    const of = /^<(?:Tornado|MonteCarlo|Scenarios)\b[^>]*?\sof="([^"]+)"/.exec(part.text)?.[1];
    if (of === undefined || part.dropped || kept.has(of)) return part;
    const model = figures.find(({ text }) => modelNames(text).includes(of));
    return model ? dropped(part.block, model.reason ?? 'left out with the scenario it is of') : part;
  });
}

/** What the figures about a scenario may call it: its name, and that of its figure. */
function modelNames(text: string): string[] {
  const tag = /^<([A-Z]\w*)/.exec(text)?.[1] ?? '';
  if (/^(Tornado|MonteCarlo|Scenarios)$/.test(tag)) return [];
  const own = /\sname="([^"]+)"/.exec(text)?.[1];
  const figure = tag.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return own === undefined ? [figure] : [own, figure];
}

/** How a cell is read by another one, or by a figure. */
function readingOf(kind: Block['kind'], cell: string): string {
  return kind === 'cell' ? `\\b(from|join)\\s+${cell}\\b` : `\\sdata="${cell}"`;
}

const leaveOut = /^\{\/\* new: leave out \*\/\}$/;

function cellName(text: string): string {
  return /^[`~]{3,}sql\s+(\w+)/.exec(text)?.[1] ?? '';
}

/** A comment stands for a figure that is missing; words go without one. */
function dropped(block: Block, why: string): Part {
  const tag = /<([A-Z]\w*)/.exec(block.text)?.[1];
  const told = ['figure', 'input', 'cell'].includes(block.kind);
  const what = block.kind === 'cell' ? `the SQL cell ${cellName(block.text)}` : `<${tag}>`;
  const made = told ? `{/* left out: ${what}: ${why.replaceAll('*/', '* /')} */}` : '';
  return { ...block, block, made, why: told ? `${what}: ${why}` : undefined, reason: why, dropped: true };
}

/** Words that explain a missing figure go with it, and so does the heading over nothing. */
function withoutOrphans(parts: Part[]): Part[] {
  const made = parts.map((part, index) => {
    const previous = parts.slice(0, index).findLast(({ kind }) => kind !== 'comment');
    const explains = part.kind === 'text' && !part.text.includes('<') && part.text.split('\n').length < 5;
    const orphan = previous?.dropped && previous.kind === 'figure' && explains;
    return orphan ? { ...part, made: '', dropped: true } : part;
  });
  return made.map((part, index) => {
    if (part.kind !== 'heading') return part;
    const next = made.findIndex(
      (each, at) => at > index && each.kind === 'heading' && each.depth <= part.depth,
    );
    const section = made.slice(index + 1, next < 0 ? undefined : next);
    const had = section.some(({ kind }) => kind === 'figure');
    const empty = section.every(({ dropped: gone, kind }) => gone || kind === 'comment');
    const noFigure = had && section.every(({ dropped: gone, kind }) => gone || kind !== 'figure');
    return empty || noFigure ? { ...part, made: '', dropped: true, section: noFigure } : part;
  });
}

/** The body with its parts in place; what stands between them, such as the tags of an explanation, stays. */
function assembled(body: string, parts: Part[]): string {
  let end = 0;
  let text = '';
  for (const part of silenced(parts)) {
    text += body.slice(end, part.from) + part.made;
    end = part.to;
  }
  const whole = text + body.slice(end);
  return whole
    .replace(/<details[^>]*>\s*<summary>[^<]*<\/summary>\s*<\/details>/g, '')
    .replace(/^[ \t]*[-*] *$\n?/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\s+/, '\n');
}

/** In a section whose figures are all missing nothing is said but that. */
function silenced(parts: Part[]): Part[] {
  let silent = 0;
  return parts.map((part) => {
    if (part.kind === 'heading' && (silent === 0 || part.depth <= silent))
      silent = part.section ? part.depth : 0;
    return silent && !part.dropped && part.kind !== 'comment' ? { ...part, made: '', dropped: true } : part;
  });
}

function headOf({ text, to, lang, template }: Copy, { names }: Renaming): string {
  const { frontmatter } = readFrontmatter(text, template);
  if (!frontmatter) throw new UsageError(`template ${template} has no valid frontmatter: run npm run check`);
  const each = frontmatter.each && names.columns.get(frontmatter.each);
  if (frontmatter.each && !each)
    throw new UsageError(
      `template ${template} makes a page for each ${frontmatter.each}: ${to.name} has no such column`,
    );
  const { title, tags, onePage } = frontmatter;
  const head = {
    ...{ title, lang: lang ?? frontmatter.lang, dataset: to.name },
    ...(tags.length ? { tags } : {}),
    ...(each ? { each } : {}),
    ...(onePage ? { onePage } : {}),
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n`;
}

/** The block that a problem stands in. */
function blockAt(text: string, { line }: Problem, parts: Part[]): Block | undefined {
  const lines = text.split('\n');
  const offset = lines.slice(0, line - 1).join('\n').length + 1;
  let at = 0;
  for (const part of silenced(parts)) {
    if (part.dropped || !part.made) continue;
    const start = text.indexOf(part.made, at);
    if (start < 0) continue;
    at = start + part.made.length;
    if (offset >= start - 1 && offset <= at) return part.block;
  }
  return undefined;
}
