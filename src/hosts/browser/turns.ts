/** Milliseconds of work without a break: what a reader does not feel. */
const longest = 40;

/** Lets the browser paint and hear the reader between pieces of work that take long together. */
export class Turns {
  #since = performance.now();

  /** At once while there is time left, else after a break. */
  async next(): Promise<void> {
    if (performance.now() - this.#since < longest) return;
    await new Promise((done) => setTimeout(done));
    this.#since = performance.now();
  }
}

/** When the browser has nothing else to do, or half a second later. */
export function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 500 });
    else setTimeout(done, 50);
  });
}
