import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { currentSite } from '../../hosts/build/current.ts';
import { cardOf } from '../../hosts/build/socialImage/card.ts';
import { socialImage } from '../../hosts/build/socialImage/image.ts';
import { siteName } from '../../layouts/siteName.ts';

/** The picture of a report that other sites show beside its link. */
export function getStaticPaths() {
  return currentSite().pages.map(({ slug }) => ({ params: { slug } }));
}

export const GET: APIRoute = async ({ params }) => {
  const site = currentSite();
  const page = site.pages.find(({ slug }) => slug === params['slug']);
  if (!page) return new Response(null, { status: 404 });
  const card = cardOf(page, await site.drawn(page));
  const image = await socialImage(card, { brand: siteName, cacheDir: join(process.cwd(), '.plaudit') });
  return new Response(image, { headers: { 'content-type': 'image/png' } });
};
