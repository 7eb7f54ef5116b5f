import { describe, expect, test } from 'vitest';
import { terminal, csv, type Terminal } from '../published/terminal.ts';

/** The same answers, in whatever form they are published. */
type Answer = {
  region: string;
  csat: number | '';
  nps: number | '';
  spend: number;
  visits: number;
  weight: number;
};
const answers: Answer[] = Array.from({ length: 360 }, (_, i) => ({
  region: ['North', 'South', 'West'][(i * 7) % 3] as string,
  csat: i % 11 === 0 ? '' : 1 + ((i * 13 + Math.floor(i / 7)) % 5),
  nps: i % 5 === 0 ? '' : (i * 3 + Math.floor(i / 9)) % 11,
  spend: (i * 17) % 90,
  visits: i % 4,
  weight: [0.5, 1, 1.25, 2][i % 4] as number,
}));

const columns = `      region: {type: category}
      csat: {type: score, range: [1, 5]}
      nps: {type: score, range: [0, 10]}
      spend: {type: score, range: [0, 90]}
      visits: {type: score, range: [0, 3]}
`;
const measures = `  csat: {kind: share, column: csat, satisfied: [4, 5]}
  nps: {kind: nps, column: nps}
  mean: {kind: mean, column: csat}
  index: {kind: index, column: csat}
  net: {kind: net, column: csat, positive: [5], negative: [1, 2]}
  per_visit: {kind: ratio, numerator: spend, denominator: visits}
  total: {kind: sum, column: spend}
  size: {kind: count}
`;

function published(rows: string, { extra = '', publish = 'rows' } = {}): Terminal {
  const yaml = `title: The same answers\nminimum: {publish: 1, flag: 1}\npublish: ${publish}\ntables:\n  answers:\n    file: answers.csv\n    columns:\n${columns}${extra}measures:\n${measures}`;
  return terminal({ 'answers.csv': rows, 'dataset.yaml': yaml });
}

const plain = ({ region, csat, nps, spend, visits }: Answer) => [region, csat, nps, spend, visits];
const header = 'region,csat,nps,spend,visits';

/** Equal answers in one line, with the number of them. */
function counted(): string {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const key = plain(answer).join(',');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return csv(
    `${header},people`,
    [...counts].map(([key, n]) => [key, n]),
  );
}

const weightedRows = (factor: number) =>
  csv(
    `${header},weight`,
    answers.map((answer) => [...plain(answer), answer.weight * factor]),
  );
const weight = '      weight: {type: weight}\n';
const people = '      people: {type: frequency}\n';

/** Every number of the lines, by measure and group, rounded to 11 digits. */
async function numbers(made: Terminal): Promise<Record<string, (string | null)[]>> {
  const rows = await made.rows('--by', 'region');
  const digits = (value: unknown) => (typeof value === 'number' ? value.toPrecision(11) : null);
  return Object.fromEntries(
    rows.map(({ measure, by, n, value, low, high, se }) => [
      `${measure} ${by}`,
      [n, value, low, high, se].map(digits),
    ]),
  );
}

describe('the same answers, whatever their form', () => {
  test('rows, counted rows, constant weights and a rollup give the same estimates', async () => {
    const asRows = await numbers(published(csv(header, answers.map(plain))));
    expect(Object.keys(asRows)).toHaveLength(32);
    expect(asRows['csat null']?.[0]).toBe('327.00000000');
    expect(asRows['per_visit null']?.[1]).toBe((sum('spend') / sum('visits')).toPrecision(11));
    expect(await numbers(published(counted(), { extra: people })), 'counted').toEqual(asRows);
    const ones = csv(
      `${header},weight`,
      answers.map((answer) => [...plain(answer), 1]),
    );
    expect(await numbers(published(ones, { extra: weight })), 'weights of 1').toEqual(asRows);
    const rolled = published(csv(header, answers.map(plain)), { publish: 'rollup' });
    expect(await numbers(rolled), 'rollup').toEqual(asRows);
    const both = published(counted(), { extra: people, publish: 'rollup' });
    expect(await numbers(both), 'rollup of counted rows').toEqual(asRows);
  });

  test('weights scaled by a constant change nothing but sums; weights and a rollup of them agree', async () => {
    const made = await numbers(published(weightedRows(1), { extra: weight }));
    const scaled = await numbers(published(weightedRows(8), { extra: weight }));
    const rolled = await numbers(published(weightedRows(1), { extra: weight, publish: 'rollup' }));
    expect(rolled).toEqual(made);
    const without = (all: typeof made) => Object.entries(all).filter(([key]) => !key.startsWith('total'));
    expect(without(scaled)).toEqual(without(made));
    const [, one] = made['total null'] ?? [];
    const [, eight] = scaled['total null'] ?? [];
    expect(Number(eight)).toBe(8 * Number(one));
  });

  test('weights move estimates, lower the effective answers and leave counts alone', async () => {
    const rows = await published(weightedRows(1), { extra: weight }).rows('--measure', 'csat,size');
    const [share, size] = rows;
    const kept = answers.filter(({ csat }) => csat !== '');
    const w = kept.reduce((total, answer) => total + answer.weight, 0);
    const satisfied = kept.filter(({ csat }) => Number(csat) >= 4);
    expect(share?.value).toBeCloseTo(satisfied.reduce((total, answer) => total + answer.weight, 0) / w, 14);
    const w2 = kept.reduce((total, answer) => total + answer.weight ** 2, 0);
    expect(share?.nEffective).toBeCloseTo((w * w) / w2, 10);
    expect([share?.n, size?.value]).toEqual([327, 360]);
  });
});

function sum(name: 'spend' | 'visits'): number {
  return answers.reduce((total, answer) => total + answer[name], 0);
}
