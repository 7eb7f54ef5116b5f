import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { embedCode } from '../../../src/hosts/browser/embedCode.ts';

test('the code of a figure is one frame with its address, title and height, whatever the title', () => {
  const title = `"Satisfaction" <b>&</b> 'loyalty'`;
  const url = 'https://a.example/embed/q/trend-a/?x=1&y=2';
  const { document } = new Window();
  document.body.innerHTML = embedCode({ url, title, height: 400.2 });
  expect(document.body.children).toHaveLength(1);
  const frame = document.querySelector('iframe');
  expect(frame?.getAttribute('src')).toBe(url);
  expect(frame?.getAttribute('title')).toBe(title);
  expect(frame?.getAttribute('height')).toBe('401');
});
