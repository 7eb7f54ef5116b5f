import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export type Served = { address: string; close(): void };

/** Serves a folder as a usual static host does, below a path: text compressed, the rest as it is. */
export async function serve(folder: string, { base = '/' } = {}): Promise<Served> {
  const zipped = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const asked = join(folder, path.startsWith(base) ? path.slice(base.length - 1) : '/404');
    const file = asked.endsWith('/') ? join(asked, 'index.html') : asked;
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const type = types[extname(file)];
    response.setHeader('content-type', type ?? 'application/octet-stream');
    if (!type) return void response.end(readFileSync(file));
    const body = zipped.get(file) ?? gzipSync(readFileSync(file));
    zipped.set(file, body);
    response.setHeader('content-encoding', 'gzip');
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}${base}`, close };
}
