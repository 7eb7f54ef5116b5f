import { filtersIn, formatState, type State } from '../../sql/controls.ts';
import type { PageData } from '../pageData.ts';
import { setControls } from './controlInputs.ts';
import { setAsBefore, setBusy } from './figureState.ts';
import type { Live } from './live.ts';
import { clearStatus, showFailure, showStage } from './status.ts';
import { tell } from './tell.ts';

const figures = () => document.querySelectorAll('plaudit-figure');

/** Asks the page's questions: keeps inputs, address and figures saying the same. */
export class Asker {
  /** What the inputs say. */
  state: State = {};
  readonly #page: PageData;
  /** What the figures show. */
  #answered: State = {};
  #live: Promise<Live> | undefined;
  #ready = false;
  /** Whether the last question came from an input that was still moving. */
  #moving = false;
  /** When the address was last written. */
  #wrote = 0;
  /** Questions that have no answer yet. */
  #open = 0;

  /** What inputs and the trail of filters say follows every question. */
  readonly #onState: (state: State) => void;

  constructor(page: PageData, onState: (state: State) => void = () => undefined) {
    this.#page = page;
    this.#onState = onState;
  }

  /** The figures' code, fetched once; tried again after a failure. */
  live(): Promise<Live> {
    this.#live ??= this.#openLive()
      .then((live) => {
        this.#ready = true;
        return live;
      })
      .catch((error: unknown) => {
        this.#live = undefined;
        throw error;
      });
    return this.#live;
  }

  async #openLive(): Promise<Live> {
    // the small one comes first, and what it fetches comes while the large one does
    const needed = import('./needed.ts').then(({ fetchNeeded }) => fetchNeeded(this.#page));
    const [{ openLive }, found] = await Promise.all([import('./live.ts'), needed]);
    return openLive(this.#page, found, (stage) => {
      tell('plaudit:engine', stage);
      // one download goes on when another has failed: then nobody waits for it
      if (this.#open) showStage(stage);
    });
  }

  /** A new question, with its own entry in the history; while an input is still moving it stays in the same entry. */
  ask(wanted: State, { moving = false } = {}): void {
    const url = this.#address(wanted);
    const same = url === this.#address(this.state);
    this.#write(url, moving);
    if (!same) void this.show(wanted);
  }

  async show(wanted: State): Promise<void> {
    this.state = wanted;
    this.#put(wanted);
    this.#tellFilters(true);
    // later the host knows which figures a question concerns
    if (!this.#ready) setBusy(figures());
    try {
      if (await this.#wait((live) => this.state === wanted && live.show(wanted))) this.#answered = wanted;
    } catch (error) {
      if (this.state === wanted) this.#takeBack(wanted, error);
    }
  }

  /** One figure's query run again in the engine. */
  again(id: string): Promise<void> {
    return this.#wait((live) => live.again(id, this.state));
  }

  /** Shows what the address asks, unless it is shown already. */
  follow(wanted: State): void {
    const { controls } = this.#page;
    this.#moving = false;
    this.#put(wanted);
    if (formatState(controls, wanted) !== formatState(controls, this.state)) void this.show(wanted);
  }

  #put(state: State): void {
    setControls(this.#page.controls, state);
    this.#onState(state);
  }

  /** How many filters are in force is known before any answer is. */
  #tellFilters(asking: boolean): void {
    const filters = filtersIn(this.#page.controls, this.state).length;
    // for a frame that comes later than the first question
    document.documentElement.dataset['filters'] = String(filters);
    tell('plaudit:scope', { asking, filters });
  }

  async #wait<T>(work: (live: Live) => T | Promise<T>): Promise<T> {
    this.#open++;
    try {
      return await work(await this.live());
    } finally {
      this.#open--;
      if (!this.#open) clearStatus();
    }
  }

  // figures must never show other answers than their inputs say: what could not be asked is taken back
  #takeBack(wanted: State, error: unknown): void {
    console.warn(error);
    if (error instanceof Error && error.name === 'FetchError') tell('plaudit:engine', { stage: 'failed' });
    this.#moving = false;
    this.state = this.#answered;
    this.#put(this.state);
    history.replaceState(null, '', this.#address(this.state));
    setAsBefore(figures());
    this.#tellFilters(false);
    showFailure(() => this.ask(wanted));
  }

  // browsers take a hundred entries in half a minute: of a slider that is dragged, some and the last
  #write(url: string, moving: boolean): void {
    const { pathname, search, hash } = location;
    const written = url === pathname + search + hash;
    if (!written && !(moving && this.#moving && Date.now() - this.#wrote < 400)) {
      history[this.#moving ? 'replaceState' : 'pushState'](null, '', url);
      this.#wrote = Date.now();
    }
    this.#moving = moving;
  }

  #address(state: State): string {
    const query = formatState(this.#page.controls, state);
    return location.pathname + (query ? `?${query}` : '') + location.hash;
  }
}
