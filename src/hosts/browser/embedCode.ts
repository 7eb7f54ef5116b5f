/** Code that shows one figure in another page: a frame without script, borders or a wish to know who looks. */
export function embedCode({ url, title, height }: { url: string; title: string; height: number }): string {
  const attributes = [
    `src="${escape(url)}"`,
    `title="${escape(title)}"`,
    `width="100%"`,
    `height="${Math.max(120, Math.ceil(height))}"`,
    'loading="lazy"',
    'style="border: 0"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
