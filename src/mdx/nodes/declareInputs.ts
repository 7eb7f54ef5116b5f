import type { Input } from '../../figures/input.ts';
import { modelsOf } from '../../figures/scenario/pageModels.ts';
import { figureOfTag } from '../../figures/registry.ts';
import { sql } from '../../sql/query.ts';
import { contradiction, controlOf } from '../inputControls.ts';
import type { Place, TagMark } from '../tree.ts';
import { report, type Draft } from './draft.ts';
import { tagInput, withoutId } from './tagInput.ts';

/** Inputs of figures by key, with the place that declared them. */
type Declared = Map<string, { input: Input; at: Place }>;

/** What figures bring: models first, which other figures refer to, then the inputs in the order of the page. */
export function declareInputs(draft: Draft, tags: TagMark[]): void {
  const found = tags.flatMap((tag) => {
    const figure = figureOfTag(tag.tag);
    const read = figure?.inputs ? tagInput(draft, tag) : undefined;
    if (!figure || !read || 'problem' in read) return [];
    return [{ tag, figure, input: withoutId(read.input), props: read.props }];
  });
  draft.source.models = modelsOf(found);
  const declared: Declared = new Map();
  for (const { tag, figure, input, props } of found) {
    const parsed = figure.props.safeParse(input);
    if (!parsed.success) continue;
    try {
      const inputs = figure.inputs?.(parsed.data, { ...draft.source, locale: draft.locale }) ?? [];
      for (const each of inputs)
        declareInput(draft, declared, { input: each, tag, at: props[camel(each.name)] ?? tag.at });
    } catch {
      // the figure itself says what is wrong, when it is planned
    }
  }
}

function declareInput(
  draft: Draft,
  declared: Declared,
  { input, tag, at }: { input: Input; tag: TagMark; at: Place },
): void {
  const { key } = input;
  const earlier = declared.get(key);
  const differ = earlier && contradiction(earlier.input, input);
  if (!earlier) {
    if (!addInput(draft, { input, tag, at })) return;
  } else if (differ) {
    const message = `two defaults of the input ${key}: ${differ.one} (line ${earlier.at.line}) and ${differ.other}`;
    const suggestion = 'write one of them, or name="b" for inputs of its own';
    report(draft, { rule: 'two-defaults', message, at, suggestion });
    return;
  } else if (input.explicit && !earlier.input.explicit) {
    const control = draft.controls.find((each) => each.key === key);
    Object.assign(control ?? {}, controlOf(input, draft.locale));
  } else return;
  declared.set(key, { input, at });
  setDefault(draft, input);
}

/** Puts an input beside the tag that is the first to bring it. False, and a problem, where its key is taken. */
function addInput(draft: Draft, { input, tag, at }: { input: Input; tag: TagMark; at: Place }): boolean {
  const { key } = input;
  if (draft.controls.some((each) => each.key === key)) {
    const suggestion = `write name="b": the figure’s own is then b_${key}`;
    report(draft, { rule: 'duplicate-input', message: `two inputs are called ${key}`, at, suggestion });
    return false;
  }
  const control = controlOf(input, draft.locale);
  draft.controls.push(control);
  draft.beside.set(tag.id, [...(draft.beside.get(tag.id) ?? []), control]);
  return true;
}

/** What `$key` is in SQL cells while the reader chose nothing. */
function setDefault({ source }: Draft, { key, measured, value }: Input): void {
  source.defaults ??= {};
  if (measured) source.defaults[key] = sql`coalesce(${measured.value}, ${value})`;
  else delete source.defaults[key];
}

/** The prop of an input: `win_cost` is winCost. */
function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
