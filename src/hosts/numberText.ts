/** How a value of a scenario stands in its number field: in the reader's unit, a share as 61.83. */
export function typed(value: number, { times, places }: { times: number; places: number }): string {
  const shown = value * times;
  // 0.4 customers are not none, and 100,000.25 euro are 100,000
  const digits = Math.abs(shown) >= 1000 ? 0 : Math.abs(shown) < 1 ? Math.max(places, 3) : places;
  return String(Number(shown.toFixed(digits)));
}

/** The value that a typed text stands for; null for no number. */
export function untyped(text: string, { times }: { times: number }): number | null {
  const value = Number(text);
  return text.trim() && Number.isFinite(value) ? Number((value / times).toPrecision(12)) : null;
}

/** The step of a slider: that of the input, or a round part of a wide range. */
export function sliderStep([low, high]: [number, number], step: number): number {
  const least = (high - low) / 400;
  if (!(least > step)) return step;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((each) => each * power >= least) ?? 10) * power;
}
