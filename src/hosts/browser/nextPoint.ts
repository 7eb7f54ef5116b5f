/** The middle of a point on the screen. */
export type Place = { x: number; y: number };

/** Closer than this, in pixels, two points are at the same place of an axis. */
const same = 1;

/**
 * Which point a key leads to, by index; undefined for keys that lead nowhere. Left and right follow the drawing's own
 * order, which goes along a series and then to the next; up and down lead to another series at the same place, or to
 * the next row. `current` is -1 before the first key.
 */
export function nextPoint(places: readonly Place[], current: number, key: string): number | undefined {
  const last = places.length - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step === undefined) return undefined;
  const from = places[current];
  if (!from) return step === 1 ? 0 : last;
  const beside = Math.max(0, Math.min(last, current + step));
  if (key === 'ArrowLeft' || key === 'ArrowRight') return beside;
  return upOrDown(places, { ...from, index: current }, step) ?? beside;
}

function upOrDown(
  places: readonly Place[],
  from: Place & { index: number },
  step: number,
): number | undefined {
  const all = places.map((place, index) => ({ ...place, index }));
  const away = ({ y }: Place) => (y - from.y) * step;
  const beyond = all.filter((place) => away(place) > same);
  if (inRows(places)) {
    const nearest = Math.min(...beyond.map(away));
    const row = beyond.filter((place) => away(place) <= nearest + same);
    return closest(row, ({ x }) => Math.abs(x - from.x));
  }
  const column = all.filter(({ x, index }) => index !== from.index && Math.abs(x - from.x) <= same);
  if (!column.length) return undefined;
  // points of two series may lie on each other: the order of the series parts them
  const covered = column.filter(
    (place) => Math.abs(away(place)) <= same && (place.index - from.index) * step > 0,
  );
  const ahead = covered.length ? covered : column.filter((place) => away(place) > same);
  return closest(ahead, (place) => Math.abs(away(place))) ?? from.index;
}

/** Whether the drawing goes row by row from top to bottom. */
function inRows(places: readonly Place[]): boolean {
  return places.every(({ y }, index) => y >= (places[index - 1]?.y ?? -Infinity) - same);
}

function closest(
  places: (Place & { index: number })[],
  distance: (place: Place) => number,
): number | undefined {
  return places.toSorted((a, b) => distance(a) - distance(b))[0]?.index;
}
