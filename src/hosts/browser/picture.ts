/**
 * A figure as a picture of its own: everything that stands in it, words and drawing, where the page has put it, with
 * the page's colours and fonts written in. Works on any figure, as it reads the layout and not the figure.
 */
export function toSvg(figure: HTMLElement): Blob {
  return new Blob([standalone(figure).text], { type: 'image/svg+xml' });
}

/** The same as PNG, two pixels for each of its own. */
export async function toPng(figure: HTMLElement, scale = 2): Promise<Blob> {
  const { text, width, height } = standalone(figure);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas to draw on');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

const space = 'http://www.w3.org/2000/svg';
/** Room around the figure, in pixels. */
const margin = 16;
const painted = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'opacity'],
  ...[
    'color',
    'font-size',
    'font-weight',
    'font-style',
    'font-variant-numeric',
    'text-anchor',
    'paint-order',
  ],
];

type Picture = { text: string; width: number; height: number };

function standalone(figure: HTMLElement): Picture {
  const { left, top, width, height } = figure.getBoundingClientRect();
  const size = { width: Math.ceil(width) + 2 * margin, height: Math.ceil(height) + 2 * margin };
  const root = made('svg', { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: 'img' });
  root.setAttribute('font-family', getComputedStyle(figure).fontFamily);
  const title = made('title');
  title.textContent =
    figure.querySelector('.pl-title')?.textContent ?? figure.getAttribute('aria-label') ?? '';
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  root.append(title, made('rect', { ...size, fill: ground }));
  const place = { x: margin - left, y: margin - top };
  root.append(...drawnOf(figure, place));
  return { text: new XMLSerializer().serializeToString(root), ...size };
}

type Shift = { x: number; y: number };

/** What an element of the page is in the picture: drawings as they are, boxes as rectangles, words line by line. */
function drawnOf(element: Element, shift: Shift): Element[] {
  const { width, height } = element.getBoundingClientRect();
  if (!width || !height || element.matches('.pl-tools, summary, [hidden]')) return [];
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.display === 'none') return [];
  if (element instanceof SVGSVGElement) return [drawing(element, shift)];
  const children = [...element.childNodes].flatMap((node) => {
    if (node instanceof Element) return drawnOf(node, shift);
    return node instanceof Text ? lines(node, style, shift) : [];
  });
  return [...box(element, style, shift), ...children];
}

function drawing(original: SVGSVGElement, shift: Shift): Element {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const originals = [original, ...original.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const name of painted) element.setAttribute(name, style.getPropertyValue(name));
    for (const { name } of [...element.attributes])
      if (/^(data-|aria-|class$|tabindex$|role$)/.test(name)) element.removeAttribute(name);
  });
  const { left, top, width, height } = original.getBoundingClientRect();
  const place = { x: left + shift.x, y: top + shift.y, width, height, overflow: 'visible' };
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  return copy;
}

function box(element: Element, style: CSSStyleDeclaration, shift: Shift): Element[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + shift.x, top + shift.y];
  const filled = !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
  const ground = filled ? [made('rect', { x, y, width, height, fill: style.backgroundColor })] : [];
  const edge = (side: string, x2: number, y2: number, x1 = x, y1 = y) => {
    const thick = parseFloat(style.getPropertyValue(`border-${side}-width`));
    const colour = style.getPropertyValue(`border-${side}-color`);
    return thick ? [made('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': thick })] : [];
  };
  return [
    ...ground,
    ...edge('top', x + width, y),
    ...edge('left', x, y + height),
    ...edge('bottom', x + width, y + height, x, y + height),
    ...edge('right', x + width, y + height, x + width, y),
  ];
}

/** A text of the page, a line for each that the page has broken it into. */
function lines(node: Text, style: CSSStyleDeclaration, shift: Shift): Element[] {
  const found: { top: number; bottom: number; left: number; text: string }[] = [];
  const range = document.createRange();
  for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getClientRects()[0];
    if (!rect?.width) continue;
    const last = found.at(-1);
    if (last && Math.abs(last.top - rect.top) < 2) last.text += word;
    else found.push({ top: rect.top, bottom: rect.bottom, left: rect.left, text: word });
  }
  return found.map(({ top, bottom, left, text }) => {
    const line = made('text', {
      ...{ x: left + shift.x, y: (top + bottom) / 2 + shift.y, 'dominant-baseline': 'central' },
      ...{ fill: style.color, 'font-size': style.fontSize, 'font-weight': style.fontWeight },
    });
    line.textContent = text.replace(/\s+/g, ' ').trimEnd();
    return line;
  });
}

function made(name: string, attributes: Record<string, string | number> = {}): Element {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
