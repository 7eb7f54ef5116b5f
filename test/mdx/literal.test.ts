import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, NotLiteral, type Environment } from '../../src/mdx/literal.ts';
import { expressionOf, mark, parseMdx } from '../../src/mdx/tree.ts';

/** The expression of `<T x={…} />`, as the parser of pages reads it. */
function parsed(source: string) {
  const [tag] = mark(parseMdx(`<T x={${source}} />`));
  const value = tag?.kind === 'tag' ? tag.attributes[0]?.value : undefined;
  if (!value || typeof value !== 'object') throw new Error(`no expression: ${source}`);
  return expressionOf(value.data?.estree);
}
const valueOf = (source: string, environment: Environment = {}) => literal(parsed(source), environment);

describe('a literal in a page', () => {
  it.each([
    ['5', 5],
    ['-0.5e3', -500],
    ['+5', 5],
    ['"text"', 'text'],
    ["'it\\'s'", "it's"],
    ['true', true],
    ['null', null],
    ['undefined', undefined],
    ['!true', false],
    ["['a', 1, [null]]", ['a', 1, [null]]],
    ['[1, , 2]', [1, null, 2]],
    ["{touchpoint: 'onboarding', 'a b': 1, 5: [true]}", { touchpoint: 'onboarding', 'a b': 1, 5: [true] }],
    ['`a ${1 + 2} b`', 'a 3 b'],
    ["'a' + 1", 'a1'],
    ['2 * 3 - 4 / 2', 4],
    ['/* a remark */ 5', 5],
  ])('%s is %j', (source, value) => {
    expect(valueOf(source)).toEqual(value);
  });

  it('may use the names that the page has, and no other', () => {
    const environment = { value: 'North', label: 'the North' };
    expect(valueOf("{region: value, title: label + '!'}", environment)).toEqual({
      region: 'North',
      title: 'the North!',
    });
    expect(() => valueOf('value')).toThrow('found the name value');
    for (const name of ['window', 'process', 'constructor', 'toString', '__proto__', 'NaN', 'Infinity'])
      expect(() => valueOf(name, environment)).toThrow(NotLiteral);
  });

  it('keeps a key called __proto__ as a key', () => {
    const value = valueOf("{'__proto__': {polluted: 1}}") as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    'f()',
    'value.length',
    'value[0]',
    '() => 1',
    'function () {}',
    'class {}',
    'new Date()',
    'a = 1',
    'a++',
    'a ? 1 : 2',
    'a && b',
    'a ?? b',
    '...a',
    '[...a]',
    '{...a}',
    '{[a]: 1}',
    '{get a() { return 1 }}',
    '{a() {}}',
    'typeof 1',
    'void 0',
    'delete value.x',
    '~1',
    '1 < 2',
    '2 ** 3',
    '1 % 2',
    "'a' * 2",
    '1 + true',
    "-'1'",
    '/a/g',
    '5n',
    'tag`x`',
    '`${f()}`',
    'import("x")',
    'import.meta',
    'this',
    'await 1',
    '(1, 2)',
    '<b />',
    "'a' + {toString: 5}",
    '`${[1]}`',
    '{value: 1}.value',
  ])('is not %s', (source) => {
    let expression;
    try {
      expression = parsed(source);
    } catch {
      return; // the page's parser has refused it already
    }
    expect(() => literal(expression, { value: 'x', a: 1, b: 2 })).toThrow(NotLiteral);
  });

  it('of any JSON is that JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false } as object), (value) => {
        // a page is Markdown: a brace inside a string must not end the expression
        const source = JSON.stringify(value);
        expect(valueOf(source)).toEqual(JSON.parse(source));
      }),
      { numRuns: 300 },
    );
  });

  it('never calls or reads anything, whatever the expression', () => {
    let touched = 0;
    const trap: () => number = new Proxy(() => 0, {
      get: () => (touched++, trap),
      apply: () => ++touched,
      construct: () => (touched++, trap),
    });
    Object.assign(globalThis, { trap });
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('1', '"a"', 'trap', 'value', 'globalThis', 'this', 'null'),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} + ${b})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} ? ${b} : ${a})`),
        tie('expression').map((a) => `(${a}).b`),
        tie('expression').map((a) => `(${a})()`),
        tie('expression').map((a) => `[${a}]`),
        tie('expression').map((a) => `({a: ${a}, [${a}]: 1})`),
        tie('expression').map((a) => `(() => ${a})()`),
        tie('expression').map((a) => `\`\${${a}}\``),
        tie('expression').map((a) => `new (${a})(${a})`),
        tie('expression').map((a) => `trap\`\${${a}}\``),
      ),
    }));
    fc.assert(
      fc.property(expression, (source) => {
        try {
          const value = valueOf(source, { value: 'North' });
          expect(value === trap).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(NotLiteral);
        }
      }),
      { numRuns: 400 },
    );
    expect(touched).toBe(0);
  });
});
