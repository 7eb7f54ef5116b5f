/**
 * Queries of one page have much in common: each figure of a scenario asks for the same inputs. Of queries in the order
 * of their notes, what a note before has already is one line that names the note and the part.
 */
export function shareSql(queries: string[], same: string): string[] {
  const seen = new Map<string, string>();
  return queries.map((query, note) => {
    const parts = query.split(between);
    return parts
      .map((part, at) => {
        // the last one ends what stands around all of them
        const end = at > 0 && at === parts.length - 1 && part.endsWith(')') ? ')' : '';
        const own = end ? part.slice(0, -1) : part;
        const before = seen.get(own);
        if (!before) seen.set(own, saying(same, note, at));
        return before && own.length > 3 * before.length ? `-- ${before}${end && `\n${end}`}` : part;
      })
      .join('\nunion all\n');
  });
}

/** Where one input's question ends and the next begins. */
const between = /\nunion all\n(?=select \? as name,)/;

function saying(same: string, note: number, part: number): string {
  return same.replace('{note}', String(note + 1)).replace('{part}', String(part + 1));
}
