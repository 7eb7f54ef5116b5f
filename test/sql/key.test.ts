import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/sql/key.ts';
import { wild } from './wild.ts';

const query = fc.record({
  text: wild,
  params: fc.array(fc.oneof(wild, fc.integer(), fc.boolean(), fc.constant(null)), { maxLength: 4 }),
});

describe('the key of a question', () => {
  it('is 16 hex digits, the same on every machine', () => {
    expect(keyOf({ text: 'select ?', params: ['North'] })).toBe('1d9a829b26fa5b09');
    fc.assert(
      fc.property(query, (each) => {
        expect(keyOf(each)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  it('is the same for the same question', () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(keyOf(structuredClone(each))).toBe(keyOf(each));
      }),
    );
  });

  it('differs when text, a value or the order of values differs', () => {
    const keys = [
      { text: 'select ?', params: [1] },
      { text: 'select ?', params: ['1'] },
      { text: 'select ?', params: [true] },
      { text: 'select ?', params: [null] },
      { text: 'select ?', params: ['null'] },
      { text: 'select ? ', params: [1] },
      { text: 'select ?', params: ['a', 'b'] },
      { text: 'select ?', params: ['b', 'a'] },
      { text: 'select ?', params: ['a,b'] },
    ].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has no collision among a hundred thousand questions that differ in one value', () => {
    const keys = new Set<string>();
    for (let i = 0; i < 100_000; i++)
      keys.add(keyOf({ text: 'select csat where region = ?', params: [`r${i}`] }));
    expect(keys.size).toBe(100_000);
  });
});
