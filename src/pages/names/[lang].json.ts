import type { APIRoute, MarkdownHeading } from 'astro';
import { datasetIn } from '../../dataset/dataset.ts';
import { currentSite } from '../../hosts/build/current.ts';
import type { Page } from '../../mdx/page.ts';
import { siteNames } from '../../shell/names.ts';
import { localeOf, locales } from '../../words/format.ts';

/** The names that quick open finds, by language. */
export function getStaticPaths() {
  return locales.map((lang) => ({ params: { lang } }));
}

type Module = { getHeadings(): MarkdownHeading[] };
const modules = import.meta.glob<Module>('/content/{reports,guide}/**/*.mdx');

export const GET: APIRoute = async ({ params }) => {
  const { pages, guide, published } = currentSite();
  const locale = localeOf(params['lang']);
  const names = await siteNames({
    pages: [...pages, ...guide],
    datasets: published.map(({ manifest }) => datasetIn(manifest, locale)),
    locale,
    headings,
    figures,
  });
  return new Response(JSON.stringify(names), { headers: { 'content-type': 'application/json' } });
};

async function headings(page: Page): Promise<MarkdownHeading[]> {
  const module = await modules[`/${page.file}`]?.();
  return module?.getHeadings() ?? [];
}

async function figures(page: Page): Promise<Map<string, string>> {
  const { drawn } = await currentSite().drawn(page);
  const titled = [...drawn].flatMap(([id, { figure, props, shown }]) => {
    const title = (props as { title?: string }).title ?? shown.title;
    return figure.inline || figure.name === 'when' || !title ? [] : [[id, title] as const];
  });
  return new Map(titled);
}
