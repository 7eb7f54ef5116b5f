import type { APIRoute } from 'astro';
import { assetsOf } from './assets.ts';
import { currentSite } from './current.ts';

/** The route that serves the files of one folder, in the built site and in the dev server alike. */
export function fileRoute(folder: string): {
  getStaticPaths: () => { params: { file: string } }[];
  GET: APIRoute;
} {
  const prefix = `${folder}/`;
  return {
    getStaticPaths() {
      const paths = [...assetsOf(currentSite()).keys()].filter((path) => path.startsWith(prefix));
      return paths.map((path) => ({ params: { file: path.slice(prefix.length) } }));
    },
    GET({ params }) {
      const read = assetsOf(currentSite()).get(prefix + params['file']);
      return read
        ? new Response(read(), { headers: { 'content-type': typeOf(params['file'] ?? '') } })
        : new Response(null, { status: 404 });
    },
  };
}

const types: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

function typeOf(file: string): string {
  return types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
