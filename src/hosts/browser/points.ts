import { nextPoint, type Place } from './nextPoint.ts';

/**
 * Points of charts under pointer and keyboard. Every point of a drawing carries its words in a `<title>`: the nearest
 * one is shown in a box under a pointer or a finger; with the chart focused, left and
 * right go along a series, up and down to the other series or rows, Home and End to the ends.
 */
export function readPoints(root: Document): void {
  const tip = root.createElement('div');
  tip.className = 'pl-tip';
  tip.hidden = true;
  tip.setAttribute('role', 'status');
  root.body.append(tip);

  const show = (point: Element | undefined, chart: Element) => {
    chart.querySelector('[data-current]')?.removeAttribute('data-current');
    tip.hidden = !point;
    if (!point) return;
    point.setAttribute('data-current', '');
    tip.textContent = wordsOf(point);
    const hint = point.hasAttribute('data-drill')
      ? root.getElementById('pl-chips')?.dataset['drill']
      : undefined;
    if (hint) tip.dataset['hint'] = hint;
    else delete tip.dataset['hint'];
    place(tip, point);
  };

  root.addEventListener('pointermove', (event) => {
    const chart = chartAt(event.target);
    if (chart) show(nearest(pointsOf(chart), event.clientX, event.clientY), chart);
    else if (!tip.hidden && !root.activeElement?.matches('.pl-body')) tip.hidden = true;
  });
  root.addEventListener('keydown', (event) => {
    const chart = chartAt(event.target);
    if (!chart || !(event.target as Element).matches('.pl-body')) return;
    if (event.key === 'Escape') return show(undefined, chart);
    const points = pointsOf(chart);
    if (event.key === 'Enter') return drill(chart.querySelector('[data-current]'), event);
    const current = points.findIndex((point) => point.hasAttribute('data-current'));
    const next = nextPoint(points.map(middleOf), current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    show(points[next], chart);
  });
  const drill = (point: Element | null, event: Event) => {
    if (!point?.hasAttribute('data-drill')) return;
    event.preventDefault();
    tip.hidden = true;
    point.dispatchEvent(new CustomEvent('plaudit:drill', { bubbles: true }));
  };
  root.addEventListener('click', (event) =>
    drill((event.target as Element).closest?.('.pl-body [data-drill]') ?? null, event),
  );
  root.addEventListener('focusin', (event) => {
    if (!chartAt(event.target)) tip.hidden = true;
  });
  makeFocusable(root);
  new MutationObserver(() => makeFocusable(root)).observe(root.body, { childList: true, subtree: true });
}

function makeFocusable(root: Document): void {
  for (const body of root.querySelectorAll('.pl-body:not([tabindex])')) {
    if (!body.querySelector('svg title')) continue;
    body.setAttribute('tabindex', '0');
    body.setAttribute('role', 'group');
    body.setAttribute('aria-label', body.querySelector('svg[aria-label]')?.getAttribute('aria-label') ?? '');
  }
  // the browser's own tooltip would cover ours
  for (const title of root.querySelectorAll('.pl-body svg title')) {
    const words = title.textContent ?? '';
    title.parentElement?.setAttribute('data-words', words);
    title.remove();
  }
}

function chartAt(target: EventTarget | null): Element | null {
  const body = (target as Element | null)?.closest?.('.pl-body') ?? null;
  return body?.querySelector('[data-words]') ? body : null;
}

function pointsOf(chart: Element): Element[] {
  return [...chart.querySelectorAll('[data-words]')].filter(
    (point) => point.getBoundingClientRect().width > 0,
  );
}

function middleOf(point: Element): Place {
  const { left, top, width, height } = point.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function wordsOf(point: Element): string {
  return point.getAttribute('data-words') ?? '';
}

function nearest(points: Element[], x: number, y: number): Element | undefined {
  let best: Element | undefined;
  let least = 60;
  for (const point of points) {
    const { left, right, top, bottom } = point.getBoundingClientRect();
    const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom) / 2);
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}

function place(tip: HTMLElement, point: Element): void {
  const { left, width, top, bottom } = point.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = tip;
  const x = Math.max(
    8,
    Math.min(document.documentElement.clientWidth - offsetWidth - 8, left + width / 2 - offsetWidth / 2),
  );
  const above = top - offsetHeight - 10;
  // through the object model, which the content security policy allows
  tip.style.left = `${x + scrollX}px`;
  tip.style.top = `${(above > 0 ? above : bottom + 10) + scrollY}px`;
}
