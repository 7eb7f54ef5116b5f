import { svg } from './element.ts';
import { ellipsis, textWidth, wrap } from './text.ts';
import { colour, widths } from './theme.ts';

/** A value at a stage, with its interval, in words and as places 0…1 on its scale. */
export type StageValue = {
  at: number;
  low: number;
  high: number;
  text: string;
  range: string;
  title: string;
  /** The worst of all: a triangle, and these words. */
  worst?: string | undefined;
  hollow: boolean;
};

/** The way to the next stage, in words. */
export type StageStep = {
  text: string;
  range: string;
  time: string;
  title: string;
  worst?: string | undefined;
};

export type StageMark = {
  name: string;
  text: string;
  /** Height of the bar, 0…1. */
  size: number;
  title: string;
  flagged: boolean;
  step?: StageStep | undefined;
  value?: StageValue | undefined;
};

type Options = {
  document: Document;
  width: number;
  label: string;
  stages: StageMark[];
  lanes: { customers: string; steps: string; value?: string | undefined };
};

/** Stages from left to right; below each other on a phone, or where there are many. */
export function stagesChart(options: Options): SVGElement {
  const upright = options.width < widths.wide || options.stages.length > 6;
  return upright ? down(options) : across(options);
}

type Attributes = Record<string, string | number>;
const small = 12;
const medium = 13;

function pen(document: Document) {
  const text = (words: string, x: number, y: number, more: Attributes = {}) =>
    svg(
      document,
      'text',
      { x, y, 'dominant-baseline': 'middle', 'font-size': small, fill: colour.text, ...more },
      words,
    );
  const shape = (name: string, attributes: Attributes, title?: string) =>
    svg(document, name, attributes, title ? svg(document, 'title', {}, title) : undefined);
  return { text, shape };
}

function frame(
  document: Document,
  { width, height, label }: { width: number; height: number; label: string },
): SVGElement {
  return svg(document, 'svg', {
    class: 'pl-plot',
    ...{ width, height, viewBox: `0 0 ${width} ${height}` },
    ...{ role: 'img', 'aria-label': label, fill: 'currentColor' },
  });
}

/** A triangle that points down, to mark what is worst. */
function triangle(x: number, y: number, size = 7): string {
  return `M${x - size},${y - size * 0.7}h${2 * size}L${x},${y + size * 0.9}Z`;
}

const barHeight = 96;

function across({ document, width, label, stages, lanes }: Options): SVGElement {
  const step = width / stages.length;
  const worst = stages.some(({ step }) => step?.worst);
  const valueTop = 16 + 22 + barHeight + 70 + (worst ? 82 : 66);
  const height = lanes.value === undefined ? valueTop - 14 : valueTop + 140;
  const root = frame(document, { width, height, label });
  const { text, shape } = pen(document);
  const base = 16 + 22 + barHeight;
  const muted = { fill: colour.muted };
  root.append(text(lanes.customers, 0, 8, muted), text(lanes.steps, 0, base + 46, muted));
  root.append(shape('path', { d: `M0,${base}H${width}`, stroke: colour.rule }));
  stages.forEach((stage, index) => {
    const x = step * (index + 0.5);
    const top = base - Math.max(stage.size > 0 ? 1.5 : 0, stage.size * barHeight);
    const next = stages[index + 1];
    if (next)
      root.append(
        shape('path', {
          d: `M${x + 28},${base}V${top}L${x + step - 28},${base - next.size * barHeight}V${base}Z`,
          fill: colour.accent,
          'fill-opacity': 0.12,
        }),
      );
    root.append(
      shape(
        'rect',
        {
          x: x - 28,
          y: top,
          width: 56,
          height: base - top,
          fill: stage.flagged ? colour.surface : colour.accent,
          stroke: colour.accent,
        },
        stage.title,
      ),
      text(stage.text, x, top - 10, { 'text-anchor': 'middle', 'font-size': medium, 'font-weight': 600 }),
    );
    wrap(stage.name, step - 8, medium, 2).forEach((line, at) =>
      root.append(text(line, x, base + 14 + at * 15, { 'text-anchor': 'middle', 'font-size': medium })),
    );
    if (stage.step) appendStep(root, stage.step, { x, step, y: base + 70 }, document);
  });
  if (lanes.value !== undefined)
    appendValues(root, stages, { label: lanes.value, top: valueTop, step }, document);
  return root;
}

/** An arrow between two stages, what goes on over it and how long it takes under it. */
function appendStep(
  root: SVGElement,
  { text: words, range, time, title, worst }: StageStep,
  { x, step, y }: { x: number; step: number; y: number },
  document: Document,
): void {
  const { text, shape } = pen(document);
  const middle = x + step / 2;
  const tone = worst ? colour.bad : colour.muted;
  const [from, to] = [x + 12, x + step - 12];
  const centred = { 'text-anchor': 'middle' };
  root.append(
    shape(
      'path',
      { d: `M${from},${y + 13}H${to - 6}`, stroke: tone, 'stroke-width': worst ? 2.5 : 1.5 },
      title,
    ),
    shape('path', { d: `M${to},${y + 13}l-8,-4.5v9Z`, fill: tone }),
    text(worst ? `▼ ${words}` : words, middle, y, {
      ...{ ...centred, 'font-size': medium, 'font-weight': 600 },
      fill: worst ? colour.bad : colour.text,
    }),
    text(range, middle, y + 27, { ...centred, 'font-size': 11, fill: colour.muted }),
    text(time, middle, y + 42, { ...centred, 'font-size': 11, fill: colour.muted }),
  );
  if (worst)
    root.append(
      text(worst, middle, y + 57, { ...centred, 'font-size': 11, 'font-weight': 600, fill: colour.bad }),
    );
}

/** Values over their stages, joined by a thin line so that the way is read as one. */
function appendValues(
  root: SVGElement,
  stages: StageMark[],
  { label, top, step }: { label: string; top: number; step: number },
  document: Document,
): void {
  const { text, shape } = pen(document);
  const lane = { top: top + 34, height: 58 };
  const y = (place: number) => lane.top + (1 - place) * lane.height;
  root.append(text(label, 0, top, { fill: colour.muted }));
  const points = stages.flatMap(({ value }, index) => (value ? [{ value, x: step * (index + 0.5) }] : []));
  const line = points.map(({ value, x }, index) => `${index ? 'L' : 'M'}${x},${y(value.at)}`).join('');
  if (points.length > 1)
    root.append(
      shape('path', {
        d: line,
        stroke: colour.muted,
        'stroke-width': 1,
        'stroke-dasharray': '3 3',
        fill: 'none',
      }),
    );
  for (const { value, x } of points) {
    const tone = value.worst ? colour.bad : colour.accent;
    const centred = { 'text-anchor': 'middle' };
    root.append(
      shape('path', { d: `M${x},${y(value.low)}V${y(value.high)}`, stroke: tone, 'stroke-width': 2 }),
      mark(value, x, y(value.at), tone, document),
      text(value.text, x + 12, y(value.at), {
        ...{ stroke: colour.surface, 'stroke-width': 4, 'paint-order': 'stroke' },
        'font-size': medium,
        'font-weight': 600,
        fill: value.worst ? colour.bad : colour.text,
      }),
      text(value.range, x, lane.top + lane.height + 14, { ...centred, 'font-size': 11, fill: colour.muted }),
    );
    if (value.worst)
      root.append(
        text(value.worst, x, lane.top + lane.height + 30, {
          ...centred,
          'font-size': 11,
          'font-weight': 600,
          fill: colour.bad,
        }),
      );
  }
}

function mark(
  { worst, hollow, title }: StageValue,
  x: number,
  y: number,
  tone: string,
  document: Document,
): SVGElement {
  const { shape } = pen(document);
  const style = { fill: hollow ? colour.surface : tone, stroke: tone, 'stroke-width': 2 };
  return worst
    ? shape('path', { d: triangle(x, y), ...style }, title)
    : shape('circle', { cx: x, cy: y, r: 5.5, ...style }, title);
}

/** Stages from top to bottom: a bar for each, the way to the next between them. */
function down({ document, width, label, stages, lanes }: Options): SVGElement {
  const { text, shape } = pen(document);
  // what the rows hold, each with its sign
  const heads = [`▬ ${lanes.customers}`, `↓ ${lanes.steps}`, ...(lanes.value ? [`● ${lanes.value}`] : [])];
  const parts = heads.map((head, line) =>
    text(ellipsis(head, width, small), 0, 8 + line * 17, { fill: colour.muted }),
  );
  let y = 12 + heads.length * 17;
  for (const stage of stages) {
    const right = textWidth(stage.text, medium) + 12;
    parts.push(
      text(ellipsis(stage.name, width - right, medium), 0, y + 8, {
        'font-size': medium,
        'font-weight': 600,
      }),
      text(stage.text, width, y + 8, { 'text-anchor': 'end', 'font-size': medium, 'font-weight': 600 }),
      shape('rect', { x: 0, y: y + 18, width, height: 12, fill: colour.accent, 'fill-opacity': 0.08 }),
      shape(
        'rect',
        {
          ...{ x: 0, y: y + 18, width: Math.max(stage.size > 0 ? 1.5 : 0, stage.size * width), height: 12 },
          ...{ fill: stage.flagged ? colour.surface : colour.accent, stroke: colour.accent },
        },
        stage.title,
      ),
    );
    y += 38;
    if (stage.value) y = valueLine(parts, stage.value, { y, width }, document);
    if (stage.step) y = stepLines(parts, stage.step, y, document);
    else y += 6;
  }
  const root = frame(document, { width, height: y, label });
  root.append(...parts);
  return root;
}

function valueLine(
  parts: SVGElement[],
  value: StageValue,
  { y, width }: { y: number; width: number },
  document: Document,
): number {
  const { text } = pen(document);
  const tone = value.worst ? colour.bad : colour.accent;
  const words = textWidth(value.text, medium) * 1.1;
  parts.push(
    mark(value, 8, y + 8, tone, document),
    text(value.text, 22, y + 8, {
      'font-size': medium,
      'font-weight': 600,
      fill: value.worst ? colour.bad : colour.text,
    }),
    text(value.range, 30 + words, y + 8, { fill: colour.muted }),
  );
  if (value.worst) {
    const room = 30 + words + textWidth(value.range, small) + 8 + textWidth(value.worst, small) < width;
    parts.push(
      text(value.worst, room ? width : 22, room ? y + 8 : y + 25, {
        ...(room ? { 'text-anchor': 'end' } : {}),
        'font-weight': 600,
        fill: colour.bad,
      }),
    );
    if (!room) return y + 40;
  }
  return y + 24;
}

function stepLines(
  parts: SVGElement[],
  { text: words, range, time, title, worst }: StageStep,
  y: number,
  document: Document,
): number {
  const { text, shape } = pen(document);
  const tone = worst ? colour.bad : colour.muted;
  const height = worst ? 54 : 38;
  const start = 30 + textWidth(worst ? `▼ ${words}` : words, medium) * 1.1;
  parts.push(
    shape(
      'path',
      { d: `M8,${y + 2}V${y + height - 8}`, stroke: tone, 'stroke-width': worst ? 2.5 : 1.5 },
      title,
    ),
    shape('path', { d: `M8,${y + height - 2}l-4.5,-8h9Z`, fill: tone }),
    text(worst ? `▼ ${words}` : words, 22, y + 9, {
      'font-size': medium,
      'font-weight': 600,
      fill: worst ? colour.bad : colour.text,
    }),
    text(range, start, y + 9, { fill: colour.muted }),
    text(time, 22, y + 26, { fill: colour.muted }),
  );
  if (worst) parts.push(text(worst, 22, y + 42, { 'font-weight': 600, fill: colour.bad }));
  return y + height + 10;
}
