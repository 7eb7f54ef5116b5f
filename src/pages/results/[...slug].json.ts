import type { APIRoute } from 'astro';
import { currentSite } from '../../hosts/build/current.ts';
import { pathOf } from '../../mdx/page.ts';
import { foreseen } from '../../sql/controls.ts';

/** Answers to the questions that a page foresees. */
export function getStaticPaths() {
  const { pages, guide } = currentSite();
  const asking = [...pages, ...guide].filter(
    ({ controls, frontmatter }) => frontmatter.results && foreseen(controls).length > 0,
  );
  return asking.map((page) => ({ params: { slug: pathOf(page) } }));
}

export const GET: APIRoute = async ({ params }) => {
  const site = currentSite();
  const page = [...site.pages, ...site.guide].find((each) => pathOf(each) === params['slug']);
  if (!page) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(await site.results(page)), {
    headers: { 'content-type': 'application/json' },
  });
};
