import { paletteWords } from '../../../words/paletteWords.ts';
import { element } from '../element.ts';
import { locale } from '../palette/names.ts';
import './marks.css';

/** The part of the address that a search result brings along. */
const key = '_find';

/** Marks the words that the reader came for, shows how many there are, and takes the marks away on Escape. */
export function markWords(): void {
  const words = (new URLSearchParams(location.search).get(key) ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const main = document.querySelector('main');
  if (!words.length || !main || !('highlights' in CSS)) return;
  const ranges = rangesOf(main, words.slice(0, 20));
  if (!ranges.length) return;
  CSS.highlights.set('sh-found', new Highlight(...ranges));
  if (!location.hash) ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  showBar(ranges.length);
}

function rangesOf(main: HTMLElement, words: string[]): Range[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('script, style, svg, noscript, .pl-audit, .pl-controls')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      if (range.getClientRects().length) ranges.push(range);
    }
  return ranges;
}

function showBar(count: number): void {
  const say = paletteWords(locale()).search;
  const clear = element('button', { type: 'button' }, say.clear, ' ', element('kbd', {}, 'Esc'));
  const bar = element(
    'div',
    { class: 'sh-marked' },
    element('span', { role: 'status' }, say.marked(count)),
    clear,
  );
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    end();
  };
  const end = () => {
    removeEventListener('keydown', onKey, true);
    CSS.highlights.delete('sh-found');
    bar.remove();
    const url = new URL(location.href);
    url.searchParams.delete(key);
    history.replaceState(history.state, '', url);
  };
  clear.addEventListener('click', end);
  addEventListener('keydown', onKey, true);
  document.body.append(bar);
}
