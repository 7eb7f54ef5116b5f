import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/shell/browser/palette/entry.ts';
import { read, signs } from '../../src/shell/browser/palette/mode.ts';
import { rank } from '../../src/shell/browser/palette/ranking.ts';

const entry = (label: string, detail?: string): Entry => ({ id: label, kind: 'report', label, detail });
const entries = [
  entry('What moves satisfaction'),
  entry('Satisfaction with onboarding', 'Customer experience this quarter'),
  entry('Onboarding, judged by the months before', 'What moves satisfaction'),
  entry('Élévation du taux de réponse'),
  entry('Удовлетворённость поддержкой'),
  entry('Customer experience this quarter'),
];
const labels = (words: string, recent?: string[]) =>
  rank(entries, words, recent).map(({ entry }) => entry.label);

describe('what is typed', () => {
  it('finds names by the beginnings of their words, in any order', () => {
    expect(labels('satis onb')[0]).toBe('Satisfaction with onboarding');
    expect(labels('onb satis')).toContain('Satisfaction with onboarding');
  });

  it('finds a place by its report, after those that have it in their own name', () => {
    expect(labels('customer experience')).toEqual([
      'Customer experience this quarter',
      'Satisfaction with onboarding',
    ]);
  });

  it('finds with letters left out, but nothing that has them in another order', () => {
    expect(labels('onbrding')).toContain('Satisfaction with onboarding');
    expect(labels('gnidraobno')).toEqual([]);
  });

  it('finds by other names: of a column in SQL, of a report in its address', () => {
    const named = [
      { ...entry('Monthly revenue', 'A dataset'), words: 'mrr' },
      { ...entry('What it costs to win a customer'), words: 'acquisition_cost' },
      { ...entry('Months with us'), words: 'tenure_months' },
      { ...entry('What satisfaction is worth'), words: 'return money' },
    ];
    const found = (words: string) => rank(named, words).map(({ entry }) => entry.words);
    expect(found('mrr')).toEqual(['mrr']);
    expect(found('acqcost')).toEqual(['acquisition_cost']);
    expect(found('tnure')).toEqual(['tenure_months']);
    expect(found('return')).toEqual(['return money']);
  });

  it('finds with two letters swapped', () => {
    expect(labels('onbaording')).toContain('Satisfaction with onboarding');
    expect(labels('satisfcation')).toContain('What moves satisfaction');
  });

  it('needs no accents and no capitals, in French and in Russian', () => {
    expect(labels('elevation reponse')).toEqual(['Élévation du taux de réponse']);
    expect(labels('удовлетворенность')).toEqual(['Удовлетворённость поддержкой']);
    expect(labels('ПОДДЕРЖК')).toEqual(['Удовлетворённость поддержкой']);
  });

  it('marks what it found, where it stands in the name', () => {
    const [first] = rank(entries, 'reponse');
    const [from = 0, to = 0] = first?.ranges ?? [];
    expect(first?.entry.label.slice(from, to)).toBe('réponse');
  });

  it('puts the very name first, then those that begin with it', () => {
    const csat = [
      entry('CSAT against benchmarks', 'A'),
      entry('CSAT', 'A long title of a dataset'),
      entry('Low CSAT'),
    ];
    expect(rank(csat, 'csat')[0]?.entry.label).toBe('CSAT');
  });

  it('prefers what was used last', () => {
    expect(labels('satisfaction', ['Onboarding, judged by the months before'])[0]).toBe(
      'Onboarding, judged by the months before',
    );
    expect(labels('', ['Customer experience this quarter'])[0]).toBe('Customer experience this quarter');
    expect(labels('')).toEqual(entries.map(({ label }) => label));
  });

  it('never throws, whatever it is, and marks only what is there', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom(...`'"\\()[]{}^$.*+?|/- aйÉ‍🇫🇷İß`), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (typed, more) => {
        const { words } = read(typed);
        for (const { entry: found, ranges } of rank(
          [...entries, ...more.map((each) => entry(each))],
          words,
        )) {
          expect(ranges.length % 2).toBe(0);
          for (const place of ranges) expect(place).toBeLessThanOrEqual(found.label.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the first sign', () => {
  it('says what is asked for', () => {
    expect(read('csat')).toEqual({ mode: 'names', words: 'csat' });
    expect(read('>print')).toEqual({ mode: 'commands', words: 'print' });
    expect(read(' > print ')).toEqual({ mode: 'commands', words: 'print' });
    expect(read('@where')).toEqual({ mode: 'headings', words: 'where' });
    expect(read('#')).toEqual({ mode: 'figures', words: '' });
    expect(read('?')).toEqual({ mode: 'help', words: '' });
  });

  it('is another one for each of them', () => {
    expect(new Set(Object.values(signs)).size).toBe(Object.keys(signs).length);
  });
});
