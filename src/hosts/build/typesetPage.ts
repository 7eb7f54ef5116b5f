import { defineMiddleware } from 'astro:middleware';
import { frenchPage } from '../../words/typography.ts';

/** French pages get French spaces: those of the interface, the figures and the author alike. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const french = /<html[^>]*\slang="fr"/.test(html.slice(0, 500));
  return new Response(french ? frenchPage(html) : html, response);
});
