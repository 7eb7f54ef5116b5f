import { paletteWords } from '../../../words/paletteWords.ts';
import { element } from '../element.ts';
import { locale } from '../palette/names.ts';
import { find, pagesAtOnce, type Found, type FoundPage, type Place } from './find.ts';

const longest = 200;
/** Only the last question of a form is answered. */
const asked = new WeakMap<HTMLFormElement, number>();

/** Answers what stands in a search form. */
export async function answer(form: HTMLFormElement): Promise<void> {
  const host = form.parentElement;
  const input = form.querySelector('input');
  const status = host?.querySelector('.sh-find-status');
  const results = host?.querySelector('.sh-find-results');
  if (!input || !status || !results) return;
  const mine = (asked.get(form) ?? 0) + 1;
  asked.set(form, mine);
  const words = input.value.trim().slice(0, longest);
  const say = paletteWords(locale()).search;
  if (!words) {
    status.textContent = '';
    return results.replaceChildren();
  }
  if (!results.hasChildNodes()) status.textContent = say.searching;
  try {
    const found = await find(words);
    const pages = await Promise.all(found.pages.slice(0, pagesAtOnce).map((load) => load()));
    if (asked.get(form) !== mine) return;
    status.textContent = statusOf(found, pages, words);
    results.replaceChildren(...pages.map(pageResult), ...more(found));
  } catch (error) {
    console.warn(error);
    if (asked.get(form) !== mine) return;
    status.textContent = say.failed;
    results.replaceChildren();
  }
}

function statusOf({ pages, over }: Found, shown: FoundPage[], words: string): string {
  const say = paletteWords(locale()).search;
  const note = over === 'names' ? (import.meta.env.DEV ? ` ${say.noIndex}` : ` ${say.failed}`) : '';
  if (!pages.length) return say.none(words) + (note && '.') + note;
  const places = shown.reduce((sum, page) => sum + Math.max(1, page.places.length), 0);
  const whole = shown.length === pages.length && over === 'text';
  return (
    (whole ? say.found(say.places(places), say.inPages(pages.length)) : say.pages(pages.length)) +
    (note && '.') +
    note
  );
}

function pageResult({ title, href, places }: FoundPage): HTMLElement {
  const list = element('ul', {}, ...places.map((place) => element('li', {}, placeResult(place))));
  const head = element('h3', {}, element('a', { href }, title));
  return element('section', { class: 'sh-find-page' }, head, ...(places.length ? [list] : []));
}

function placeResult({ title, href, excerpt }: Place): HTMLElement {
  const parts = excerpt.map((part, at) => (at % 2 ? element('mark', {}, part) : part));
  return element(
    'a',
    { class: 'sh-find-place', href },
    element('span', { class: 'sh-find-title' }, title),
    ...(excerpt.length > 1 ? [' ', element('span', {}, ...parts)] : []),
  );
}

/** A button that shows the next pages in its own place. */
function more({ pages, over }: Found, from = pagesAtOnce): HTMLElement[] {
  const rest = pages.length - from;
  if (rest <= 0) return [];
  const label = paletteWords(locale()).search.more(Math.min(rest, pagesAtOnce));
  const button = element('button', { type: 'button', class: 'sh-find-more' }, label);
  button.addEventListener('click', () => {
    void Promise.all(pages.slice(from, from + pagesAtOnce).map((load) => load())).then((next) => {
      const made = next.map(pageResult);
      button.replaceWith(...made, ...more({ pages, over }, from + pagesAtOnce));
      made[0]?.querySelector('a')?.focus();
    });
  });
  return [button];
}
