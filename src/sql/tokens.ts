/** One token of SQL text. `text` is as written; offsets count from 0. */
export type Token = {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'comment' | 'space' | 'symbol';
  text: string;
  start: number;
};

const patterns: [Token['kind'], RegExp][] = [
  ['space', /\s+/y],
  ['comment', /--[^\n\r]*|\/\*/y],
  [
    'string',
    /[eE]'(?:[^'\\]|\\[^]|''|\\$)*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$([A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?\$[^]*?(?:\$\1\$|$)/y,
  ],
  ['quoted', /"(?:[^"]|"")*(?:"|$)/y],
  ['parameter', /\$[A-Za-z_]\w*/y],
  ['number', /\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /[^]/uy],
];

/** SQL text as tokens; their texts joined are the text again. Never fails: what it cannot read is a symbol. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let start = 0;
  while (start < text.length) {
    const token = tokenAt(text, start);
    found.push(token);
    start += token.text.length;
  }
  return found;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match?.[0] === '/*') return { kind, text: text.slice(start, commentEnd(text, start)), start };
    if (match?.[0]) return { kind, text: match[0], start };
  }
  return { kind: 'symbol', text: text.charAt(start), start };
}

/** Where a block comment ends; those inside it count. */
function commentEnd(text: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}
