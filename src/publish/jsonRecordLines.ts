const [LF, QUOTE, BACKSLASH, OPEN, CLOSE] = [10, 34, 92, 123, 125];

/** The line on which each record of a JSON array, or of newline-delimited JSON, starts. */
export function jsonRecordLines(bytes: Uint8Array): number[] {
  const lines: number[] = [];
  let [line, depth, inText] = [1, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF) line++;
    else if (byte === QUOTE) inText = !inText;
    else if (inText && byte === BACKSLASH) at++;
    else if (!inText && byte === OPEN && depth++ === 0) lines.push(line);
    else if (!inText && byte === CLOSE) depth--;
  }
  return lines;
}
