/** A chart as an SVG file of its own: colours and fonts of the page written into it. */
export function toSvg(drawing: SVGSVGElement): Blob {
  return new Blob([standalone(drawing)], { type: 'image/svg+xml' });
}

/** A chart as PNG, two pixels for each of its own. */
export async function toPng(drawing: SVGSVGElement, scale = 2): Promise<Blob> {
  const { width, height } = sizeOf(drawing);
  const url = URL.createObjectURL(toSvg(drawing));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas to draw on');
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
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

const painted = [
  'fill',
  'stroke',
  'color',
  'font-size',
  'font-weight',
  'stroke-width',
  'stroke-dasharray',
  'text-anchor',
];

function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const name of painted) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('data-words');
  });
  const { width, height } = sizeOf(drawing);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', getComputedStyle(drawing).fontFamily);
  return new XMLSerializer().serializeToString(copy);
}

function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  const { width, height } = drawing.viewBox.baseVal;
  return { width: width || drawing.clientWidth, height: height || drawing.clientHeight };
}
