import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeBlocks, type CodeBlock } from './codeBlocks.ts';

const cases = (...languages: string[]) =>
  codeBlocks(languages).map((block) => [`${block.file}:${block.line}`, block] as [string, CodeBlock]);

describe('a block of the documents', () => {
  it.each(cases('yaml', 'yml'))('of YAML can be read: %s', (_, { code }) => {
    expect(parse(code)).toBeTypeOf('object');
  });

  it('of JSON can be read', () => {
    for (const [place, { code }] of cases('json')) expect(() => JSON.parse(code) as unknown, place).not.toThrow();
  });
});
