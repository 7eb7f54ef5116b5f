import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokens } from '../../src/sql/tokens.ts';
import { wild } from './wild.ts';

const kinds = (text: string) => tokens(text).map(({ kind, text: each }) => `${kind} ${each}`);
const sole = (text: string) => {
  const found = tokens(text);
  return found.length === 1 ? found[0]?.kind : found.map(({ kind }) => kind);
};

describe('the tokens of SQL', () => {
  it('are the text again when they are joined, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(wild, fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const found = tokens(text);
        expect(found.map((token) => token.text).join('')).toBe(text);
        let start = 0;
        for (const token of found) {
          expect(token.start).toBe(start);
          expect(token.text).not.toBe('');
          start += token.text.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are words, numbers, symbols, names and parameters', () => {
    expect(kinds('select "a b", x_1+1.5e3 from t where $min<=y')).toEqual([
      'word select',
      'space  ',
      'quoted "a b"',
      'symbol ,',
      'space  ',
      'word x_1',
      'symbol +',
      'number 1.5e3',
      'space  ',
      'word from',
      'space  ',
      'word t',
      'space  ',
      'word where',
      'space  ',
      'parameter $min',
      'symbol <',
      'symbol =',
      'word y',
    ]);
  });

  it('keep words of other scripts and a dollar inside a word together', () => {
    expect(sole('région')).toBe('word');
    expect(sole('регион')).toBe('word');
    expect(sole('a$b')).toBe('word');
  });

  it.each([
    [`'a $x b'`, 'doubled quotes stay inside', `'it''s $x'`],
    [`e'it\\'s $x'`, 'a backslash escapes in an e-string', `E'\\\\'`],
    ['$$ it $x $$', 'dollar quotes', '$tag$ a $$ b $x $tag$'],
  ])('take %s as one string: %s', (text, _why, other) => {
    expect(sole(text)).toBe('string');
    expect(sole(other)).toBe('string');
  });

  it('take a backslash as itself in a plain string', () => {
    expect(kinds(`'a\\' $x`)).toEqual([`string 'a\\'`, 'space  ', 'parameter $x']);
  });

  it('take a comment up to its line, and a block comment with those inside it', () => {
    expect(kinds('-- a $x\n$y')).toEqual(['comment -- a $x', 'space \n', 'parameter $y']);
    expect(sole('/* a\n$x */')).toBe('comment');
    expect(kinds('/* a /* b */ $x */$y')).toEqual(['comment /* a /* b */ $x */', 'parameter $y']);
  });

  it('take what is not closed as going on to the end', () => {
    expect(sole(`'abc`)).toBe('string');
    expect(sole('"abc')).toBe('quoted');
    expect(sole('/* abc /* d */')).toBe('comment');
    expect(sole('$a$ abc')).toBe('string');
  });

  it('are read in time that grows with the text, not with its square', () => {
    const start = performance.now();
    for (const part of ["'", '"', '/*', '$a', '$$', '--', 'a.', '/* ']) tokens(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
