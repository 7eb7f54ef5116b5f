import { paletteWords } from '../../../words/paletteWords.ts';
import { element } from '../element.ts';
import { keyNames } from '../keyNames.ts';
import { isApple } from '../keys.ts';
import { search } from '../search/goToSearch.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entry.ts';
import { read, signs, type Mode } from './mode.ts';
import { follow, locale } from './names.ts';
import { rank, type Match } from './ranking.ts';
import { recent, use } from './recent.ts';
import './palette.css';

/** So many lines are drawn: nobody reads more of them, they type on. */
const most = 60;

let palette: Palette | undefined;

/** Opens the palette with a text, such as `>` for commands, ready to be typed over. */
export function openPalette(text: string): void {
  palette ??= new Palette();
  palette.open(text);
}

/** One dialog for commands and names: a combobox that keeps the focus, and a list that the arrow keys walk. */
class Palette {
  readonly #words = paletteWords(locale());
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #status: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  #shown: Match[] = [];
  #active = 0;
  /** Lists come late: only the last question is answered. */
  #asked = 0;

  constructor() {
    const { title, hint, results, close } = this.#words;
    this.#input = element('input', {
      class: 'sh-pal-input',
      type: 'text',
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'true',
      'aria-controls': 'sh-pal-list',
      'aria-label': hint,
      placeholder: hint,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
    });
    this.#list = element('ul', {
      id: 'sh-pal-list',
      class: 'sh-pal-list',
      role: 'listbox',
      'aria-label': results,
    });
    this.#status = element('p', { class: 'sh-pal-status', role: 'status' });
    this.#note = element('p', { class: 'sh-pal-note' });
    const leave = element('button', { type: 'button', class: 'sh-pal-close', 'aria-label': close }, '×');
    const box = element(
      'div',
      { class: 'sh-pal-box' },
      element('div', { class: 'sh-pal-top' }, this.#input, leave),
    );
    box.append(this.#status, this.#note, this.#list);
    this.#dialog = element('dialog', { class: 'sh-pal', 'aria-label': title }, box);
    leave.addEventListener('click', () => this.#dialog.close());
    this.#listen();
    document.body.append(this.#dialog);
  }

  open(text: string): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#type(text);
    this.#input.focus();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => void this.#ask());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    // a press on a line must not take the focus from the text
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const line = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (line) this.#choose(Number(line.dataset['at']));
    });
  }

  #type(text: string): void {
    this.#input.value = text;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const mine = ++this.#asked;
    const { mode, words } = read(this.#input.value);
    const { entries, failed } = await entriesOf(mode, this.#words);
    if (mine !== this.#asked) return;
    const used = recent();
    this.#shown = withPrintFirst(rank(entries, words, used), mode, words).slice(0, most);
    if (mode === 'names' && words) this.#shown.push(this.#inReports(words));
    this.#note.textContent = failed ? this.#words.nothingLoaded : '';
    this.#draw(used);
  }

  /** The last line of quick open: what has no such name may say it. */
  #inReports(words: string): Match {
    const entry: Entry = {
      id: 'command:search',
      kind: 'command',
      label: this.#words.inReports(words),
      run: () => search(words),
    };
    return { entry, ranges: [] };
  }

  #draw(used: string[]): void {
    this.#active = 0;
    this.#list.replaceChildren(...this.#shown.map((match, at) => this.#line(match, at, used)));
    this.#list.scrollTop = 0;
    const count = this.#shown.length;
    this.#status.textContent = count ? this.#words.count(count) : this.#words.none;
    this.#status.classList.toggle('sh-pal-quiet', count > 0);
    this.#mark();
  }

  #line({ entry, ranges }: Match, at: number, used: string[]): HTMLElement {
    const { kind, label, detail, keys, lang, id } = entry;
    const name = element('span', { class: 'sh-pal-name', lang }, ...highlighted(label, ranges));
    const line = element(
      'li',
      { id: `sh-pal-${at}`, role: 'option', 'aria-selected': 'false', class: 'sh-pal-line', 'data-at': at },
      name,
    );
    if (detail) line.append(' ', element('span', { class: 'sh-pal-detail', lang }, detail));
    if (kind !== 'command' && kind !== 'help')
      line.append(' ', element('span', { class: 'sh-pal-kind' }, this.#words.kinds[kind]));
    else if (used.includes(id) && kind === 'command' && !keys)
      line.append(' ', element('span', { class: 'sh-pal-kind' }, this.#words.recent));
    if (keys) line.append(' ', keyboard(keys));
    return line;
  }

  #key(event: KeyboardEvent): void {
    const last = this.#shown.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: this.#active >= last ? 0 : this.#active + 1,
      ArrowUp: this.#active <= 0 ? last : this.#active - 1,
      PageDown: Math.min(last, this.#active + 8),
      PageUp: Math.max(0, this.#active - 8),
    };
    const step = steps[event.key];
    if (event.key === 'Enter' && !event.isComposing) this.#choose(this.#active);
    else if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else {
      this.#active = step;
      this.#mark();
    }
    event.preventDefault();
  }

  #mark(): void {
    for (const [at, line] of [...this.#list.children].entries()) {
      line.setAttribute('aria-selected', String(at === this.#active));
      if (at === this.#active) line.scrollIntoView({ block: 'nearest' });
    }
    if (this.#shown.length) this.#input.setAttribute('aria-activedescendant', `sh-pal-${this.#active}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #choose(at: number): void {
    const entry = this.#shown[at]?.entry;
    if (!entry) return;
    if (entry.kind === 'help') return this.#type(signs[entry.id.slice('help:'.length) as Mode]);
    use(entry.id);
    this.#dialog.close();
    if (entry.href !== undefined) follow(entry.href);
    else void entry.run?.();
  }
}

/** Who pressed the browser's keys for printing finds it at once. */
function withPrintFirst(matches: Match[], mode: Mode, words: string): Match[] {
  if (words || (mode !== 'names' && mode !== 'commands')) return matches;
  const isPrint = ({ entry }: Match) => entry.id === 'command:print';
  const rest = matches.filter((match) => !isPrint(match));
  // names before actions, when nothing is typed yet
  return [...matches.filter(isPrint), ...rest];
}

function highlighted(label: string, ranges: number[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const [from = 0, to = 0] = ranges.slice(at, at + 2);
    parts.push(label.slice(end, from), element('mark', {}, label.slice(from, to)));
    end = to;
  }
  return [...parts, label.slice(end)].filter((part) => part !== '');
}

/** Keys as keycaps. */
export function keyboard(keys: string): HTMLElement {
  const apple = isApple(navigator.platform);
  const strokes = keyNames(keys, apple).map((stroke) =>
    element('kbd', {}, ...stroke.map((key) => element('kbd', {}, key))),
  );
  return element(
    'span',
    { class: 'sh-keys' },
    ...strokes.flatMap((stroke, at) => (at ? [' ', stroke] : [stroke])),
  );
}
