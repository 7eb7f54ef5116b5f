import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyNames } from '../../src/shell/browser/keyNames.ts';
import { isApple, normal, strokeOf, type Stroke } from '../../src/shell/browser/keys.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('a stroke', () => {
  it('is the same however the command writes it', () => {
    expect(normal('Mod+Shift+P')).toBe('mod+shift+p');
    expect(normal('Shift+Mod+p')).toBe('mod+shift+p');
    expect(normal('Mod+K  Z')).toBe('mod+k z');
    expect(strokeOf(stroke('P', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+p');
    expect(strokeOf(stroke('F1'), false)).toBe('f1');
    expect(strokeOf(stroke(',', { ctrlKey: true, code: 'Comma' }), false)).toBe('mod+,');
  });

  it('has ⌘ for Mod on Apple’s keyboards, Ctrl elsewhere, and leaves the other to the system', () => {
    expect(isApple('MacIntel')).toBe(true);
    expect(isApple('Linux x86_64')).toBe(false);
    expect(strokeOf(stroke('p', { metaKey: true }), true)).toBe('mod+p');
    expect(strokeOf(stroke('p', { ctrlKey: true }), true)).toBe('');
    expect(strokeOf(stroke('p', { metaKey: true }), false)).toBe('');
  });

  it('is that of the place on a keyboard with other letters', () => {
    expect(strokeOf(stroke('з', { ctrlKey: true, code: 'KeyP' }), false)).toBe('mod+p');
    expect(strokeOf(stroke('б', { ctrlKey: true, code: 'Comma' }), false)).toBe('mod+,');
    // but that of the letter where letters are Latin in other places
    expect(strokeOf(stroke('a', { ctrlKey: true, code: 'KeyQ' }), false)).toBe('mod+a');
  });

  it('is nothing for a modifier alone', () => {
    expect(strokeOf(stroke('Control', { ctrlKey: true }), false)).toBe('');
    expect(strokeOf(stroke('Shift', { shiftKey: true }), false)).toBe('');
  });

  it('of AltGr is none of ours: it types a letter', () => {
    expect(strokeOf(stroke('@', { ctrlKey: true, altKey: true, code: 'KeyQ' }), false)).toBe('mod+alt+@');
  });

  it('never throws, whatever the keyboard says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.boolean(),
        fc.boolean(),
        (key, code, ctrlKey, apple) => {
          expect(typeof strokeOf({ ...stroke(key), code, ctrlKey }, apple)).toBe('string');
          expect(Array.isArray(keyNames(key, apple))).toBe(true);
        },
      ),
    );
  });
});

describe('the names of keys', () => {
  it('are those of the reader’s keyboard', () => {
    expect(keyNames('Mod+Shift+P', false)).toEqual([['Ctrl', 'Shift', 'P']]);
    expect(keyNames('PageDown PageUp', false)).toEqual([['PgDn'], ['PgUp']]);
    expect(keyNames('Mod+Shift+P', true)).toEqual([['⌘', '⇧', 'P']]);
    expect(keyNames('Mod+K Z', false)).toEqual([['Ctrl', 'K'], ['Z']]);
    expect(keyNames('F1', false)).toEqual([['F1']]);
  });
});
