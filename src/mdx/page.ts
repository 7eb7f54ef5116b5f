import {
  UnknownName,
  columnOf,
  datasetIn,
  defaultTable,
  findColumn,
  periodColumn,
  type Dataset,
  type Manifest,
} from '../dataset/dataset.ts';
import { didYouMean } from '../dataset/nearest.ts';
import type { Problem } from '../dataset/problem.ts';
import { explain, plan } from '../figures/draw.ts';
import type { Figure, Source } from '../figures/figure.ts';
import { reading, type ReadFigure } from '../figures/reading.ts';
import { figureOfTag, figures } from '../figures/registry.ts';
import type { Input } from '../figures/scenario/input.ts';
import { modelsOf } from '../figures/scenario/pageModels.ts';
import type { Control } from '../sql/controls.ts';
import { parameterTypes } from '../sql/controls.ts';
import { CellError } from '../sql/cell.ts';
import { sql } from '../sql/query.ts';
import { add, windowOf } from '../sql/period.ts';
import type { Filter } from '../sql/scope.ts';
import type { Locale } from '../words/format.ts';
import { controlTags } from './controlTags.ts';
import { drillControls } from './drillControls.ts';
import { nameFigures } from './figureIds.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { contradiction, controlOf } from './inputControls.ts';
import { literal, NotLiteral, type Environment } from './literal.ts';
import { messages } from '../words/messages.ts';
import type { Translation } from './translations.ts';
import { referenceNames, referenceOf, referenceTag, type PropRow } from './reference.ts';
import { countWords } from './readingTime.ts';
import { slug as asSlug } from './slug.ts';
import { expressionOf, mark, parseMdx, type Attribute, type Mark, type Place } from './tree.ts';

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
  /** Words of its prose. */
  words: number;
  problems: Problem[];
};

export type ReadPage = {
  file: string;
  text: string;
  /** Path of the page without the language that the file's name says. */
  slug: string;
  lang?: Locale | undefined;
  datasets: Manifest[];
  value?: Page['value'];
  room?: Room;
};

/** Path of a page in the site, such as `reports/regions/north`. */
export function pathOf({ room, slug }: Pick<Page, 'room' | 'slug'>): string {
  return `${room}/${slug}`;
}

/** Reads a page. Its problems are listed in it; only a page without title or dataset cannot be made at all. */
export function readPage({ file, text, slug, lang, datasets, value, room = 'reports' }: ReadPage): {
  page?: Page;
  problems: Problem[];
} {
  const { frontmatter: whole, usable, body, problems } = readFrontmatter(text, file, lang);
  const frontmatter = whole ?? usable;
  const parsed = parse(body, file);
  if ('problem' in parsed) problems.push(parsed.problem);
  if (!frontmatter) return { problems };
  const manifest = datasetOf(frontmatter, datasets, file, text);
  if ('rule' in manifest) return { problems: [...problems, manifest] };
  const dataset = datasetIn(manifest, frontmatter.lang, messages(frontmatter.lang).n);
  const environment = { value: value?.value, label: value?.label };
  const reader = new PageReader(file, dataset, environment, frontmatter.lang);
  const nodes = reader.read('marks' in parsed ? parsed.marks : []);
  nameFigures(nodes, reader.readable);
  const fixed = fixedFilters(frontmatter, dataset, value);
  const drills = drillControls({ nodes: nodes.values(), controls: reader.controls, fixed, dataset });
  const page: Page = {
    file,
    room,
    slug: lang ? `${lang}/${slug}` : slug,
    report: slug,
    translations: [],
    frontmatter,
    title: fill(frontmatter.title, value?.label),
    dataset,
    value,
    nodes,
    controls: [...reader.controls, ...drills],
    fixed,
    source: reader.source,
    words: 'words' in parsed ? parsed.words : 0,
    problems: [...problems, ...reader.problems],
  };
  return { page, problems: page.problems };
}

/** The problem that a thrown error is, at a place of a file. */
export function problemOf(error: unknown, file: string, at: Place): Problem {
  const { rule, message, suggestion, valid } = explain(error);
  return { file, ...at, rule, message, severity: 'error', suggestion, valid };
}

/** `{value}` in a title. */
export function fill(text: string, label: string | undefined): string {
  return label === undefined ? text : text.replaceAll(/\{(value|label)\}/g, () => label);
}

function parse(body: string, file: string): { marks: Mark[]; words: number } | { problem: Problem } {
  try {
    const tree = parseMdx(body);
    // before marking, which puts placeholders in the place of tags
    return { words: countWords(tree), marks: mark(tree) };
  } catch (error) {
    const { line, column, reason } = error as { line?: number; column?: number; reason?: string };
    const message = `invalid MDX: ${reason ?? (error instanceof Error ? error.message : String(error))}`;
    const suggestion =
      'in MDX, write \\{ and \\< for a brace or angle bracket that is text, and {/* … */} for a comment';
    return {
      problem: {
        file,
        line: line ?? 1,
        column: column ?? 1,
        rule: 'invalid-mdx',
        message,
        severity: 'error',
        suggestion,
      },
    };
  }
}

function datasetOf(
  { dataset: name }: Frontmatter,
  datasets: Manifest[],
  file: string,
  text: string,
): Manifest | Problem {
  const valid = datasets.map((each) => each.name);
  const found =
    name === undefined && datasets.length === 1 ? datasets[0] : datasets.find((each) => each.name === name);
  if (found) return found;
  const line =
    name === undefined
      ? 1
      : Math.max(1, text.split('\n').findIndex((each) => each.startsWith('dataset:')) + 1);
  const at = { file, line, column: 1, severity: 'error' as const };
  if (name === undefined) {
    const message = `missing frontmatter: dataset, as there ${datasets.length ? 'are several' : 'is none in data/'}`;
    return { ...at, rule: 'missing-dataset', message, valid };
  }
  return {
    ...at,
    rule: 'unknown-dataset',
    message: `unknown dataset: ${name}`,
    suggestion: didYouMean(name, valid),
    valid,
  };
}

function fixedFilters({ period }: Frontmatter, dataset: Dataset, value: Page['value']): Filter[] {
  const filters: Filter[] = [];
  const window = period ? windowOf(period, dataset) : undefined;
  const column = periodColumn(dataset, defaultTable(dataset));
  if (window && column)
    filters.push({
      column: column.name,
      kind: 'dates',
      from: window.from,
      to: add(window.before, -1, 'day'),
    });
  if (value) filters.push({ column: value.column, kind: 'in', values: [value.value] });
  return filters;
}

class PageReader {
  readonly controls: Control[] = [];
  readonly problems: Problem[] = [];
  readonly readable = new Map<string, ReadFigure>();
  readonly source: Source;
  readonly file: string;
  readonly environment: Environment;
  readonly locale: Locale;
  /** Inputs of figures by key, with the place that declared them. */
  private readonly declared = new Map<string, { input: Input; at: Place }>();
  private readonly beside = new Map<string, Control[]>();
  private readonly inputs = new Map<string, ReturnType<PageReader['readInput']>>();

  constructor(file: string, dataset: Dataset, environment: Environment, locale: Locale) {
    this.file = file;
    this.locale = locale;
    this.source = { dataset, cells: {}, parameters: {} };
    this.environment = Object.fromEntries(
      Object.entries(environment).filter(([, value]) => value !== undefined),
    );
  }

  /** Inputs and cells first: figures refer to them, wherever they stand. */
  read(marks: Mark[]): Map<string, PageNode> {
    const early = new Map<string, PageNode>();
    for (const each of marks) {
      const wrong = each.kind === 'cell' ? this.declareCell(each) : undefined;
      if (wrong) early.set(each.id, { kind: 'error', id: each.id, problem: wrong, inText: false });
      if (each.kind === 'tag' && controlTags[each.tag]) early.set(each.id, this.controlNode(each));
    }
    this.declareInputs(marks.filter((each) => each.kind === 'tag'));
    this.source.parameters = parameterTypes(this.controls);
    for (const each of marks) if (each.kind === 'tag') this.declareFigure(each);
    return new Map(marks.map((each) => [each.id, early.get(each.id) ?? this.node(each)]));
  }

  /** What figures bring: models first, which other figures refer to, then the inputs in the order of the page. */
  private declareInputs(tags: Extract<Mark, { kind: 'tag' }>[]): void {
    const found = tags.flatMap((tag) => {
      const figure = figureOfTag(tag.tag);
      const read = figure?.inputs ? this.input(tag) : undefined;
      if (!figure || !read || 'problem' in read) return [];
      return [{ tag, figure, input: withoutId(read.input), props: read.props }];
    });
    this.source.models = modelsOf(found);
    for (const { tag, figure, input, props } of found) {
      const parsed = figure.props.safeParse(input);
      if (!parsed.success) continue;
      try {
        const inputs = figure.inputs?.(parsed.data, { ...this.source, locale: this.locale }) ?? [];
        for (const each of inputs) this.declareInput(each, tag, props);
      } catch {
        // the figure itself says what is wrong, when it is planned
      }
    }
  }

  private declareInput(
    input: Input,
    { id, at }: { id: string; at: Place },
    props: Record<string, Place>,
  ): void {
    const { key, measured } = input;
    const earlier = this.declared.get(key);
    const place = props[camel(input.name)] ?? at;
    if (!earlier) {
      const control = controlOf(input, this.locale);
      if (this.controls.some((each) => each.key === key)) {
        this.report(
          'duplicate-input',
          `two inputs are called ${key}`,
          place,
          `write name="b": the figure’s own is then b_${key}`,
        );
        return;
      }
      this.declared.set(key, { input, at: place });
      this.controls.push(control);
      this.beside.set(id, [...(this.beside.get(id) ?? []), control]);
    } else if (contradiction(earlier.input, input)) {
      const says = contradiction(earlier.input, input);
      const message = `two defaults of the input ${key}: ${says?.one} (line ${earlier.at.line}) and ${says?.other}`;
      this.report('two-defaults', message, place, 'write one of them, or name="b" for inputs of its own');
      return;
    } else if (input.explicit && !earlier.input.explicit) {
      Object.assign(this.controls.find((each) => each.key === key) ?? {}, controlOf(input, this.locale));
      this.declared.set(key, { input, at: place });
    } else return;
    this.source.defaults ??= {};
    if (measured) this.source.defaults[key] = sql`coalesce(${measured.value}, ${input.value})`;
    else delete this.source.defaults[key];
  }

  private declareCell({ name, text, at }: Extract<Mark, { kind: 'cell' }>): Problem | undefined {
    const { cells, dataset } = this.source;
    if (Object.hasOwn(cells, name))
      return this.report('duplicate-cell', `duplicate cell name: ${name}`, at, `call one of them ${name}_2`);
    if (Object.hasOwn(dataset.tables, name)) {
      const message = `a cell may not have the name of a table: ${name}`;
      return this.report('duplicate-cell', message, at, `call it ${name}_cell`);
    }
    cells[name] = text;
    if (/^[A-Za-z_]\w*$/.test(name)) return undefined;
    const message = `invalid cell name: ${name}, expected letters, digits and underscores`;
    return this.report('invalid-cell-name', message, at);
  }

  /** What `<Value figure="…">` and `<When figure="…">` may read: figures whose tag has an id. */
  private declareFigure(tag: Extract<Mark, { kind: 'tag' }>): void {
    const figure = figureOfTag(tag.tag);
    const id = tag.attributes.find(({ name }) => name === 'id')?.value;
    if (!figure || figure.inline || figure.name === 'when' || typeof id !== 'string') return;
    const read = this.input(tag);
    if ('problem' in read) return;
    if (this.readable.has(id))
      this.report(
        'duplicate-id',
        `duplicate id: ${id}`,
        read.props['id'] ?? tag.at,
        `call one of them ${id}-2`,
      );
    this.readable.set(id, { id: tag.id, name: figure.name, input: withoutId(read.input) });
  }

  private node(each: Mark): PageNode {
    if (each.kind === 'cell') return this.cellNode(each);
    if (each.kind === 'expression') return this.textNode(each);
    if (each.tag === referenceTag) return this.referenceNode(each);
    const figure = figureOfTag(each.tag);
    return figure && figure.name !== 'cell' ? this.figureNode(each, figure) : this.unknownTag(each);
  }

  private cellNode({ id, name, text, options, at }: Extract<Mark, { kind: 'cell' }>): PageNode {
    const figure = figures['cell'];
    const input: Record<string, unknown> = { name, text };
    for (const option of options) {
      if (option === 'folded' || option === 'open' || option === 'hidden') input['code'] = option;
      else if (option === 'no-result') input['result'] = 'hidden';
      else if (/^limit=\d+$/.test(option)) input['limit'] = Number(option.slice(6));
      else
        this.report(
          'unknown-cell-option',
          `unknown cell option: ${option}`,
          at,
          didYouMean(option, cellOptions),
          cellOptions,
        );
    }
    if (!figure) throw new Error('the figure of SQL cells is not registered');
    return this.planned({ kind: 'figure', id, figure, input, at, props: {}, inText: false });
  }

  private textNode({ id, expression, at }: Extract<Mark, { kind: 'expression' }>): PageNode {
    try {
      return { kind: 'text', id, text: String(literal(expression, this.environment)) };
    } catch (error) {
      const reason = error instanceof NotLiteral ? error.message : String(error);
      const suggestion =
        'the names value and label stand for the value of a template page: add "each: <column>" to the frontmatter';
      return this.error(id, 'not-a-literal', reason, at, false, { suggestion });
    }
  }

  private figureNode(tag: Extract<Mark, { kind: 'tag' }>, figure: Figure): PageNode {
    const { id, at, inText } = tag;
    const read = this.input(tag);
    if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
    if (inText && !figure.inline && figure.name !== 'when') {
      const message = `<${tag.tag}> stands inside a sentence`;
      return this.error(id, 'block-in-text', message, at, inText, {
        suggestion: 'put it on a line of its own, with an empty line before and after',
      });
    }
    if (tag.hasChildren && figure.name !== 'when') {
      const message = `<${tag.tag}> takes no content`;
      return this.error(id, 'unexpected-content', message, at, inText, {
        suggestion: `write <${tag.tag} … />`,
      });
    }
    const { id: readable, ...input } = read.input;
    if (figure.inline || figure.name === 'when') {
      if (readable !== undefined) input['id'] = readable;
      const name = input['figure'];
      const found = typeof name === 'string' ? this.readable.get(name) : undefined;
      if (typeof name === 'string' && !found) {
        const valid = [...this.readable.keys()];
        const suggestion =
          didYouMean(name, valid) ?? `give a figure of this page the id, such as <Linkage id="${name}" … />`;
        const message = `unknown figure: ${name}`;
        return this.error(id, 'unknown-figure', message, read.props['figure'] ?? at, inText, {
          suggestion,
          valid,
        });
      }
      if (found) input['figure'] = found;
    } else if (readable !== undefined && typeof readable !== 'string')
      return this.error(id, 'invalid-prop', `invalid prop: id of <${tag.tag}>: expected text`, at, inText);
    const made = reading(figure, input, (name) => figures[name]);
    const controls = this.beside.get(id);
    return this.planned({
      ...{ kind: 'figure', id, figure: made, input, at, props: read.props, inText, controls },
    });
  }

  /** What is wrong with props, names and parameters shows here, before any query is run. */
  private planned(node: FigureNode): PageNode {
    try {
      plan(node.figure, node.input, this.source);
      return node;
    } catch (error) {
      return {
        kind: 'error',
        id: node.id,
        problem: this.add(placed(error, node, this.file)),
        inText: node.inText,
      };
    }
  }

  private controlNode(tag: Extract<Mark, { kind: 'tag' }>): PageNode {
    const { id, at, inText } = tag;
    const read = this.input(tag);
    if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
    const made = controlTags[tag.tag] as (typeof controlTags)[string];
    try {
      const control = made.control(plan(asFigure(made), read.input, this.source).props, this.source.dataset);
      const twice = this.controls.some(({ key }) => key === control.key);
      if (twice)
        return this.error(id, 'duplicate-input', `two inputs are called ${control.key}`, at, inText, {
          suggestion: 'give one of them another name',
        });
      this.controls.push(control);
      return { kind: 'control', id, control, at };
    } catch (error) {
      return {
        kind: 'error',
        id,
        problem: this.add(placed(error, { at, ...read }, this.file)),
        inText,
      };
    }
  }

  private referenceNode(tag: Extract<Mark, { kind: 'tag' }>): PageNode {
    const { id, at, inText } = tag;
    const read = this.input(tag);
    if ('problem' in read) return { kind: 'error', id, problem: read.problem, inText };
    const { of } = read.input;
    const rows = referenceOf(String(of));
    if (rows) return { kind: 'reference', id, rows };
    const message = `unknown reference: ${String(of)}`;
    const suggestion = didYouMean(String(of), referenceNames());
    return this.error(id, 'unknown-reference', message, read.props['of'] ?? at, inText, {
      suggestion,
      valid: referenceNames(),
    });
  }

  private unknownTag({ id, tag, at, inText }: Extract<Mark, { kind: 'tag' }>): PageNode {
    const valid = [
      ...Object.values(figures).flatMap(({ tag: each, name }) => (name === 'cell' ? [] : [each])),
      ...Object.keys(controlTags),
      referenceTag,
    ];
    return this.error(id, 'unknown-tag', `unknown tag: <${tag}>`, at, inText, {
      suggestion: didYouMean(tag, valid),
      valid,
    });
  }

  private input(tag: Extract<Mark, { kind: 'tag' }>): ReturnType<PageReader['readInput']> {
    const known = this.inputs.get(tag.id) ?? this.readInput(tag);
    this.inputs.set(tag.id, known);
    return known;
  }

  private readInput(
    tag: Extract<Mark, { kind: 'tag' }>,
  ): { input: Record<string, unknown>; props: Record<string, Place> } | { problem: Problem } {
    const input: Record<string, unknown> = {};
    const props: Record<string, Place> = {};
    for (const attribute of tag.attributes) {
      const at = attribute.position
        ? { line: attribute.position.start.line, column: attribute.position.start.column }
        : tag.at;
      try {
        const name = attribute.name ?? '';
        if (attribute.type === 'mdxJsxExpressionAttribute')
          throw new NotLiteral('expected name="value", found {…}');
        input[name] = this.attributeValue(attribute);
        props[name] = at;
      } catch (error) {
        const message = `invalid prop: ${attribute.name ?? '…'} of <${tag.tag}>: ${(error as Error).message}`;
        return { problem: this.report('not-a-literal', message, at) };
      }
    }
    return { input, props };
  }

  private attributeValue({ value }: Attribute): unknown {
    if (value === null || value === undefined) return true;
    if (typeof value === 'string') return value;
    return literal(expressionOf(value.data?.estree), this.environment);
  }

  private error(
    id: string,
    rule: string,
    message: string,
    at: Place,
    inText: boolean,
    more: { suggestion?: string | undefined; valid?: string[] } = {},
  ): PageNode {
    return {
      kind: 'error',
      id,
      problem: this.report(rule, message, at, more.suggestion, more.valid),
      inText,
    };
  }

  private report(rule: string, message: string, at: Place, suggestion?: string, valid?: string[]): Problem {
    return this.add({ file: this.file, ...at, rule, message, severity: 'error', suggestion, valid });
  }

  private add(problem: Problem): Problem {
    this.problems.push(problem);
    return problem;
  }
}

/** The props of a figure without the name that its author gave it. */
function withoutId(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'id'));
}

/** The prop of an input: `win_cost` is winCost. */
function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const cellOptions = ['folded', 'open', 'hidden', 'no-result', 'limit=20'];

/** The problem of a figure, at the prop that is wrong, or in the cell's text. */
export function placed(
  error: unknown,
  { at, props, input }: { at: Place; props: Record<string, Place>; input?: Record<string, unknown> },
  file: string,
): Problem {
  const problem = problemOf(error, file, at);
  if (error instanceof CellError && input?.['name'] === error.cell)
    return { ...problem, ...inside(String(input['text']), error.offset, at) };
  const { prop } = explain(error);
  const wrong = prop ?? (error instanceof UnknownName ? propOf(error, input ?? {}) : undefined);
  const place = wrong === undefined ? undefined : props[wrong];
  return place ? { ...problem, ...place } : problem;
}

/** The place of an offset of a cell's text; the text begins on the line after the fence. */
function inside(text: string, offset: number, fence: Place): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: fence.line + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function propOf(error: UnknownName, input: Record<string, unknown>): string | undefined {
  const name = error.message.replace(/^unknown [\w-]+: /, '').replace(/ in table .*/, '');
  return Object.keys(input).find((prop) => JSON.stringify(input[prop])?.includes(JSON.stringify(name)));
}

function asFigure({ tag, props }: (typeof controlTags)[string]): Figure {
  return { tag, props, query: () => ({ text: '', params: [] }) } as unknown as Figure;
}

/** The pages that a file makes: one, or one for each value of the column that its frontmatter names in `each`. */
export function pagesOf({ file, text, slug, lang, datasets, room = 'reports' }: Omit<ReadPage, 'value'>): {
  pages: Page[];
  problems: Problem[];
} {
  const { frontmatter } = readFrontmatter(text, file, lang);
  const first = readPage({ file, text, slug, lang, datasets, room });
  if (!frontmatter?.each || !first.page)
    return { pages: first.page ? [first.page] : [], problems: first.problems };
  try {
    const { dataset } = first.page;
    const { table, column } = findColumn(dataset, frontmatter.each);
    const values = columnOf(table, column.name).values ?? [];
    if (!values.length)
      throw new NoPages(`invalid frontmatter: each: the column ${column.name} has no list of values`);
    const slugs = slugsOf(values);
    const pages = values.flatMap((value, index) => {
      const made = { column: column.name, value, label: column.labels?.[value] ?? value };
      return (
        readPage({ file, text, slug: `${slug}/${slugs[index]}`, lang, datasets, room, value: made }).page ??
        []
      );
    });
    return { pages, problems: pages[0]?.problems ?? first.problems };
  } catch (error) {
    const line = text.split('\n').findIndex((each) => each.startsWith('each:')) + 1;
    const problem = problemOf(error, file, { line, column: 1 });
    return { pages: [], problems: [error instanceof NoPages ? { ...problem, rule: error.rule } : problem] };
  }
}

/** A template that makes no page. */
class NoPages extends Error {
  readonly rule = 'invalid-frontmatter';
}

/** Addresses of values: those that look alike without their signs ("C", "C++") get a number. */
function slugsOf(values: string[]): string[] {
  const taken = new Set<string>();
  return values.map((value) => {
    const stem = slugOf(value);
    let slug = stem;
    for (let count = 2; taken.has(slug); count++) slug = `${stem}-${count}`;
    taken.add(slug);
    return slug;
  });
}

/** A value as a part of an address: letters and digits of any script, in lower case. */
export function slugOf(value: string): string {
  return (
    asSlug(value) || `value-${[...value].map((character) => character.codePointAt(0)?.toString(16)).join('')}`
  );
}
