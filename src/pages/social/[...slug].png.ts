import type { APIRoute } from 'astro';
import { currentSite } from '../../hosts/build/current.ts';
import { socialPicture } from '../../hosts/build/socialImage/picture.ts';
import { siteName } from '../../layouts/siteName.ts';

/** The picture of a report that other sites show beside its link. */
export function getStaticPaths() {
  return currentSite().pages.map(({ slug }) => ({ params: { slug } }));
}

export const GET: APIRoute = async ({ params }) => {
  const image = await socialPicture(params['slug'], siteName());
  if (!image) return new Response(null, { status: 404 });
  return new Response(image, { headers: { 'content-type': 'image/png' } });
};
