import type { APIRoute } from 'astro';
import { currentSite } from '../../hosts/build/current.ts';
import { foreseen } from '../../sql/controls.ts';

/** Answers to the questions that a page foresees. */
export function getStaticPaths() {
  const pages = currentSite().pages.filter(
    ({ controls, frontmatter }) => frontmatter.results && foreseen(controls).length > 0,
  );
  return pages.map(({ slug }) => ({ params: { slug } }));
}

export const GET: APIRoute = async ({ params }) => {
  const site = currentSite();
  const page = site.pages.find(({ slug }) => slug === params['slug']);
  if (!page) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(await site.results(page)), {
    headers: { 'content-type': 'application/json' },
  });
};
