import { expect, test } from 'vitest';
import { figureText } from '../../../src/hosts/browser/figureText.ts';

const columns = [
  { name: 'region', label: 'Region', format: { kind: 'text' } as const },
  { name: 'csat', label: 'CSAT', format: { kind: 'share' } as const },
];
const text = (rows: Record<string, unknown>[], locale: 'en' | 'fr' = 'en') =>
  figureText(
    { title: 'Satisfaction', lines: ['It rose.', '', 'n = 12'], link: 'https://a.example/#f', columns, rows },
    locale,
  );

test('a figure as text has its words, its link and a table with tabs', () => {
  expect(text([{ region: 'North', csat: 0.5 }])).toBe(
    'Satisfaction\nIt rose.\nn = 12\nhttps://a.example/#f\n\nRegion\tCSAT\nNorth\t50.0%\n',
  );
});

test('numbers are written as the reader writes them', () => {
  expect(text([{ region: 'Nord', csat: 0.5 }], 'fr')).toContain('50,0\u00a0%');
});

test('no value breaks the table, and none is taken for a formula', () => {
  const table = text([{ region: '=cmd|\t\n "x"', csat: null }]).split('\n\n')[1];
  expect(table).toBe(`Region\tCSAT\n'=cmd| "x"\t–\n`);
});
