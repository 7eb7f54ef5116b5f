import { describe, expect, test } from 'vitest';
import { csv, enter, lineOf, printed } from './terminal.ts';

const score = (name: string, low: number, high: number) => `${name}: {type: score, range: [${low}, ${high}]}`;
const counted = 'answers: {type: frequency}';
const satisfied = 'csat: {kind: share, column: csat, satisfied: [4, 5]}';

describe('CSAT, CES and indices from the terminal', () => {
  test('case 1 (Delighted help, article 240): 74 of 107 satisfied are 69.16 %', async () => {
    const made = enter({
      csv: csv('csat,answers', [
        [5, 42],
        [4, 32],
        [3, 10],
        [2, 9],
        [1, 14],
      ]),
      columns: `${score('csat', 1, 5)}\n${counted}`,
      measures: satisfied,
    });
    const { n, value, unit, method } = await made.row('--measure', 'csat');
    expect([n, printed(100 * (value ?? 0), 2), unit, method]).toEqual([107, '69.16', 'share', 'wilson']);
  });

  test('case 2 (wyapy, how to calculate CSAT): 80 %, and 75 % of a segment with 30 of 40', async () => {
    const made = enter({
      csv: csv('segment,csat,answers', [
        ['new', 5, 20],
        ['new', 4, 10],
        ['new', 2, 10],
        ['old', 5, 100],
        ['old', 4, 30],
        ['old', 3, 20],
        ['old', 1, 10],
      ]),
      columns: `segment: {type: category}\n${score('csat', 1, 5)}\n${counted}`,
      measures: satisfied,
    });
    const rows = await made.rows('--measure', 'csat', '--by', 'segment');
    expect([lineOf(rows, null).value, lineOf(rows, 'new').value]).toEqual([0.8, 0.75]);
    expect((await made.row('--measure', 'csat', '--where', 'segment=new')).value).toBe(0.75);
  });

  test('case 3 (Delighted help, article 249): 10 of 20 find it easy: 50, labels instead of numbers', async () => {
    const made = enter({
      csv: csv('ease', [
        ...Array.from({ length: 5 }, () => ['Difficult']),
        ...Array.from({ length: 5 }, () => ['Neither']),
        ...Array.from({ length: 6 }, () => ['Easy']),
        ...Array.from({ length: 4 }, () => ['Very easy']),
      ]),
      columns: `ease: {type: score, range: [1, 5], labels: {1: very difficult, 2: difficult, 3: neither, 4: easy, 5: very easy}}`,
      measures: 'easy: {kind: share, column: ease, satisfied: [easy, very easy]}',
    });
    expect((await made.row()).value).toBe(0.5);
  });

  test('case 4 (CYS support, indexscore5pnt): counts 50, 150, 250, 500, 50 are an index of 58.75', async () => {
    const made = enter({
      csv: csv(
        'answer,answers',
        [50, 150, 250, 500, 50].map((n, i) => [i + 1, n]),
      ),
      columns: `${score('answer', 1, 5)}\n${counted}`,
      measures: 'index: {kind: index, column: answer}',
    });
    const { value, unit } = await made.row();
    expect([printed(value, 2), unit]).toEqual(['58.75', 'index']);
  });

  test('case 5 (Brilliant Future, how is the results calculated): index 61.842, mean 3.47', async () => {
    const made = enter({
      csv: csv(
        'answer,answers',
        [3, 4, 0, 5, 7].map((n, i) => [i + 1, n]),
      ),
      columns: `${score('answer', 1, 5)}\n${counted}`,
      measures: 'index: {kind: index, column: answer}\nmean: {kind: mean, column: answer}',
    });
    const [index, mean] = await made.rows();
    expect([printed(index?.value, 3), printed(mean?.value, 2)]).toEqual(['61.842', '3.47']);
  });
});
