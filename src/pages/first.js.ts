import type { APIRoute } from 'astro';
import { first } from '../shell/first.ts';

/** A file of its own, as the content security policy forbids scripts inside a page. */
export const GET: APIRoute = () =>
  new Response(`(${first.toString()})();\n`, { headers: { 'content-type': 'text/javascript' } });
