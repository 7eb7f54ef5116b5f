import { createServer, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

/** What a server does wrong with a file: nothing there, half of it, or half now and the rest when it is let go. */
export type Fault = 'missing' | 'short' | 'held';

export type PlainServer = {
  origin: string;
  /** The address of the site's root, with the slash. */
  address: string;
  /** Paths asked, in order. */
  asked: string[];
  /** Makes files that match fail, until the returned function is called; a held file goes on then. */
  fault(match: RegExp, kind: Fault): () => void;
  close(): Promise<void>;
};

// what the plainest of hosts knows; everything else is octets
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves a folder under a path: no compression, no ranges, no fallback. */
export async function serve(folder: string, { base = '/' } = {}): Promise<PlainServer> {
  const asked: string[] = [];
  const faults: { match: RegExp; kind: Fault; over: Promise<void> }[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    asked.push(path);
    const file = path.startsWith(base) ? fileAt(folder, path.slice(base.length)) : undefined;
    const fault = faults.find(({ match }) => match.test(path));
    if (!file || fault?.kind === 'missing')
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'no-store');
    void send(response, readFileSync(file), fault);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    address: origin + base,
    asked,
    fault(match, kind) {
      let end = () => {};
      const over = new Promise<void>((resolve) => (end = resolve));
      const fault = { match, kind, over };
      faults.push(fault);
      return () => {
        end();
        faults.splice(faults.indexOf(fault), 1);
      };
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function send(
  response: ServerResponse,
  bytes: Buffer,
  fault: { kind: Fault; over: Promise<void> } | undefined,
): Promise<void> {
  const half = Math.floor(bytes.length / 2);
  if (fault?.kind === 'short') return void response.end(bytes.subarray(0, half));
  if (fault?.kind !== 'held') return void response.end(bytes);
  response.write(bytes.subarray(0, half));
  await fault.over;
  response.end(bytes.subarray(half));
}

function fileAt(folder: string, path: string): string | undefined {
  const asked = join(folder, normalize(`/${path}`));
  const file =
    asked.endsWith('/') || (existsSync(asked) && statSync(asked).isDirectory())
      ? join(asked, 'index.html')
      : asked;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}
