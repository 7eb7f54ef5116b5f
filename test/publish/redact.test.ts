import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namePattern, redact, suspicious } from '../../src/publish/redact.ts';

const names = namePattern(['Ann', 'Jean-Luc Picard', 'Ольга', 'O.K']);

describe('redact', () => {
  it.each([
    ['write to ann.o-neil+x@mail.example.co.uk now', 'write to [e-mail] now'],
    ['я живу: вася@пример.рф', 'я живу: [e-mail]'],
    ['john (at) example.com', '[e-mail]'],
    ['see https://example.com/a?b=c#d and www.example.org.', 'see [link] and [link]'],
    ['call +49 (0)30 901-820, please', 'call [phone], please'],
    ['call 030/901820 or (030) 90 18 20', 'call [phone] or [phone]'],
    ['06.12.34.56.78', '[phone]'],
    ['8 (495) 123-45-67', '[phone]'],
    ['my card 4111 1111 1111 1111 was charged', 'my card [card] was charged'],
    ['order 1234567890 is late', 'order [number] is late'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [account] please'],
    ['FR7630006000011234567890189', '[account]'],
  ])('marks what identifies people: %s', (text, expected) => {
    expect(redact(text, undefined)).toBe(expected);
  });

  it.each([
    'paid 1200 twice in 2024-2025',
    'since 2025-11-03 and 03.11.2025 and 3/11/2025',
    '10/10, 100 % happy!',
    'I waited 45 minutes on 3 days',
    'version 2.10.3',
    'at home @ night',
  ])('leaves the rest: %s', (text) => {
    expect(redact(text, names)).toBe(text);
  });

  it.each([
    ['Ann helped, and ANN again; annual', '[name] helped, and [name] again; annual'],
    ['Jean-Luc  Picard', '[name]'],
    ['Спасибо Ольга! Ольгам', 'Спасибо [name]! Ольгам'],
    ['O.K or OxK', '[name] or OxK'],
    ['Ann Ann', '[name] [name]'],
  ])('marks the listed names as whole words in any case: %s', (text, expected) => {
    expect(redact(text, names)).toBe(expected);
  });

  it('changes only texts that pass the cheap test', () => {
    const suspect = new RegExp(suspicious, 'u');
    const piece = fc.constantFrom(
      'a',
      '@',
      '.',
      'com',
      ' ',
      '(at)',
      '[AT]',
      'www.',
      'WWW.',
      'https://',
      '1',
      '23',
      '456',
      '7890',
      '-',
      '/',
      '(',
      'DE12',
      'XY34',
      ' 5678',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        if (redact(text, undefined) !== text) expect(suspect.test(text)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
