import { element } from '../../charts/element.ts';
import { formatProblem, type Problem } from '../../dataset/problem.ts';
import type { ShownInput } from '../../figures/input.ts';
import type { Page } from '../../mdx/page.ts';
import type { PropRow } from '../../mdx/reference.ts';
import type { Control } from '../../sql/controls.ts';
import { scenarioWords } from '../../words/scenario.ts';
import { controlHtml } from './controlView.ts';
import type { DrawnPage } from './drawPage.ts';
import { serverDocument } from './serverDom.ts';

/** What Astro's locals carry to the components of a page. */
export type Locals = { plaudit: { page: Page; drawn: DrawnPage } };

type View =
  | { kind: 'html'; html: string }
  | { kind: 'when'; attributes: Record<string, string>; data: string; holds: boolean };

/** What stands in the place of a tag, cell or `{value}` of a page. */
export function nodeView(locals: unknown, id: string): View {
  const { page, drawn } = (locals as Locals).plaudit;
  const node = page.nodes.get(id);
  if (!node) return html('');
  if (node.kind === 'error') return html(problemHtml(node.problem, node.inText));
  if (node.kind === 'text') return html(escape(node.text));
  if (node.kind === 'reference') return html(referenceHtml(node.rows));
  if (node.kind === 'control') return html(controlHtml(node.control, page.frontmatter.lang));
  const failed = drawn.failed.get(node.id);
  if (failed) return html(problemHtml(failed, node.inText));
  const made = drawn.html.get(node.id) ?? '';
  if (node.figure.name === 'when') return when(node.id, made, drawn.holds.get(node.id) ?? false);
  if (node.controls?.length)
    return html(beside(node.controls, made, page, drawn.drawn.get(node.id)?.shown.inputs));
  return html(node.figure.inline && !node.inText ? `<p>${made}</p>` : made);
}

/** Inputs stand beside their figure, never in it: a figure that is redrawn must not take a slider out of a hand. */
function beside(controls: Control[], made: string, page: Page, shown: ShownInput[] = []): string {
  const { lang } = page.frontmatter;
  const inputs = controls.map((control) =>
    controlHtml(
      control,
      lang,
      shown.find(({ key }) => key === control.key),
    ),
  );
  const name = escape(scenarioWords(lang).inputs).replaceAll('"', '&quot;');
  return `<div class="pl-scenario"><div class="pl-scenario-inputs" role="group" aria-label="${name}">${inputs.join('')}</div>${made}</div>`;
}

function when(id: string, made: string, holds: boolean): View {
  const data = /<script[^]*<\/script>/.exec(made)?.[0] ?? '';
  const attributes = {
    id,
    'data-figure': 'when',
    'data-state': 'static',
    'data-source': 'build',
    'data-holds': String(holds),
  };
  return { kind: 'when', attributes, data, holds };
}

/** A problem where the figure would stand: only the dev server shows pages that have one. */
function problemHtml(problem: Problem, inText: boolean): string {
  const document = serverDocument();
  const text = formatProblem(problem);
  return element(
    document,
    inText ? 'code' : 'pre',
    { class: 'pl-error', role: 'alert', 'data-rule': problem.rule },
    text,
  ).outerHTML;
}

/** Props as a table. Names and descriptions are those of the schemas, which are written in English. */
function referenceHtml(rows: PropRow[]): string {
  const document = serverDocument();
  const cells = (tag: string, parts: (Node | string)[]) =>
    element(document, 'tr', {}, ...parts.map((part) => element(document, tag, {}, part)));
  const code = (text: string) => element(document, 'code', {}, text);
  const body = rows.map(({ name, value, about, required }) =>
    cells('td', [code(name), value, about + (required ? `${about ? '; ' : ''}required` : '')]),
  );
  const table = element(
    document,
    'table',
    { class: 'pl-props' },
    element(document, 'thead', {}, cells('th', ['prop', 'value', 'what it does'])),
    element(document, 'tbody', {}, ...body),
  );
  return table.outerHTML;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function html(text: string): View {
  return { kind: 'html', html: text };
}
