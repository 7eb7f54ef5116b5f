import fc from 'fast-check';

/** Texts that have broken a program somewhere: quotes, comments, wildcards, markup, controls, other scripts. */
const nasty = [
  "'",
  "''",
  '"',
  '`',
  '\\',
  "\\'",
  ';',
  '--',
  '/*',
  '*/',
  '$$',
  '$x',
  '$1',
  '?',
  '%',
  '_',
  '\0',
  '\n',
  '\r\n',
  '\u2028',
  '\u200f',
  '\ufeff',
  '😀',
  'é',
  'İ',
  'ß',
  '</script>',
  '{value}',
  "'; drop table answers; --",
  '1) or (1=1',
  'null',
  'NaN',
  '1e309',
  '__proto__',
  'constructor',
];

/** Any well-formed text, nasty parts more often than chance would bring them. */
export const wild: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => !/\p{Surrogate}/u.test(text));
