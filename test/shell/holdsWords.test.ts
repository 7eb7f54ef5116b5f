import { expect, test } from 'vitest';
import { holdsWords } from '../../src/shell/browser/search/holdsWords.ts';

const text = 'Satisfied customers recommend us. Удовлетворённость клиентов. Être fidèle. 顧客満足度';

test.each([
  'satisfied',
  'satisfying',
  'custom',
  'recommendation customers',
  'удовлетворенности',
  'etre fidele',
  'FIDÈLES',
  '満足',
  '…',
])('a text holds “%s”, a word of it or another form', (question) => {
  expect(holdsWords(text, question)).toBe(true);
});

test.each(['custardpie', 'recovery', 'customers zzz', 'кот'])('it does not hold “%s”', (question) => {
  expect(holdsWords(text, question)).toBe(false);
});
