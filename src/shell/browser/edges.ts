import { remember } from './memory.ts';

type Edge = { part: string; property: 'side-width' | 'outline-width' | 'panel-height'; sign: 1 | -1 };

const edges: Record<string, Edge> = {
  side: { part: 'sh-side', property: 'side-width', sign: 1 },
  outline: { part: 'sh-outline', property: 'outline-width', sign: -1 },
  panel: { part: 'sh-panel', property: 'panel-height', sign: -1 },
};

const step = 16;

/** Makes the separators of the page movable. */
export function bindEdges(): void {
  for (const edge of document.querySelectorAll<HTMLElement>('[data-edge]')) bindEdge(edge);
}

/** Makes a separator movable by pointer and by keys (arrows, Home, End), as the ARIA window splitter pattern has it. */
function bindEdge(edge: HTMLElement): void {
  const found = edges[edge.dataset['edge'] ?? ''];
  const part = found && document.getElementById(found.part);
  if (!found || !part) return;
  const { property, sign } = found;
  const upright = property !== 'panel-height';
  const size = () => Math.round(part.getBoundingClientRect()[upright ? 'width' : 'height']);
  const limits = () => ({ min: 140, max: Math.round((upright ? innerWidth : innerHeight) * 0.5) });
  const say = () => {
    const { min, max } = limits();
    const values = { min, max, now: size() };
    for (const [name, value] of Object.entries(values)) edge.setAttribute(`aria-value${name}`, String(value));
  };
  const put = (wanted: number) => {
    const { min, max } = limits();
    const value = Math.max(min, Math.min(max, wanted));
    document.documentElement.style.setProperty(`--sh-${property}`, `${value}px`);
    remember({ [property]: value });
    say();
  };

  edge.addEventListener('keydown', (event) => {
    const { min, max } = limits();
    const more = upright ? 'ArrowRight' : 'ArrowDown';
    const less = upright ? 'ArrowLeft' : 'ArrowUp';
    const to = { [more]: size() + sign * step, [less]: size() - sign * step, Home: min, End: max }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    put(to);
  });
  edge.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.setAttribute('data-moving', '');
    const from = upright ? event.clientX : event.clientY;
    const before = size();
    const move = (moved: PointerEvent) =>
      put(before + sign * ((upright ? moved.clientX : moved.clientY) - from));
    edge.addEventListener('pointermove', move);
    edge.addEventListener(
      'lostpointercapture',
      () => {
        edge.removeEventListener('pointermove', move);
        edge.removeAttribute('data-moving');
      },
      { once: true },
    );
  });
  say();
  // a part that is closed has no width yet
  document.addEventListener('plaudit:layout', say);
  addEventListener('resize', say);
}
