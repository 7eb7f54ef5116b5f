/** The valid name closest to what was written, or undefined when none is close (over 40 % of it would change). */
function nearest(written: string, valid: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const name of valid) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return least <= Math.max(1, Math.ceil(written.length * 0.4)) ? best : undefined;
}

/** "did you mean x?" or undefined. */
export function didYouMean(written: string, valid: Iterable<string>): string | undefined {
  const name = nearest(written, valid);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, swap));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
