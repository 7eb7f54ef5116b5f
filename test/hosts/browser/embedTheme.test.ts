// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { themePart, wearTheme } from '../../../src/hosts/browser/embedTheme.ts';

test('an embedded figure wears the theme that its address names, and no other word', () => {
  const root = document.createElement('html');
  wearTheme(root, '?theme=hc-dark');
  expect(root.dataset['theme']).toBe('hc-dark');
  const other = document.createElement('html');
  for (const search of ['', '?theme=', '?theme=pink', '?theme=dark%22%3E']) wearTheme(other, search);
  expect('theme' in other.dataset).toBe(false);
});

test('the code of an embedded figure names the theme that its reader chose, and none where none was', () => {
  const root = document.createElement('html');
  expect(themePart(root)).toBe('');
  root.dataset['theme'] = 'dark';
  expect(themePart(root)).toBe('?theme=dark');
});
