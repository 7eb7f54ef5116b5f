import { defineMiddleware } from 'astro:middleware';
import { localeOf } from '../../words/format.ts';
import { typesetPage } from '../../words/typography.ts';

/** The spaces of French pages, the dots of Russian ones: in texts of the interface, the figures and the author alike. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const lang = /<html[^>]*\slang="(\w+)"/.exec(html.slice(0, 500))?.[1];
  return new Response(typesetPage(html, localeOf(lang)), response);
});
