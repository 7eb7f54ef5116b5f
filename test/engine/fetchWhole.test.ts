import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FetchError, fetchWhole } from '../../src/engine/fetchWhole.ts';

const whole = new TextEncoder().encode('the engine '.repeat(5000));
const zipped = new Uint8Array(gzipSync(whole));
const wanted = { url: '/engine.wasm.gz', bytes: whole.length, compressed: zipped.length };

afterEach(() => vi.unstubAllGlobals());

function serve(body: Uint8Array<ArrayBuffer> | null, status = 200): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}
const failure = async (options = wanted) => {
  const error: unknown = await fetchWhole(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FetchError);
  return error as FetchError;
};

describe('a file fetched whole', () => {
  it('is decompressed', async () => {
    serve(zipped);
    expect(await fetchWhole(wanted)).toEqual(whole);
  });

  it('is taken as it is when the server had announced it as an encoding', async () => {
    serve(whole);
    expect(await fetchWhole(wanted)).toEqual(whole);
  });

  it('tells its progress in bytes as they travel, up to the total and no further', async () => {
    serve(whole);
    const seen: [number, number][] = [];
    await fetchWhole({ ...wanted, onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([zipped.length, zipped.length]);
    for (const [done, total] of seen) expect(done).toBeLessThanOrEqual(total);
  });

  it('that is not there is an error with the status', async () => {
    serve(null, 404);
    expect((await failure()).message).toBe('could not load /engine.wasm.gz: the server answered 404');
  });

  it('that is cut short is an error', async () => {
    serve(zipped.slice(0, zipped.length / 2));
    expect((await failure()).message).toBe(
      'could not load /engine.wasm.gz: the file is cut short or damaged',
    );
    serve(whole.slice(0, 10));
    expect((await failure()).message).toContain(`expected ${whole.length} bytes, found 10`);
    serve(new Uint8Array());
    expect((await failure()).message).toContain('found 0');
  });

  it('that is another file is an error', async () => {
    serve(new TextEncoder().encode('<!doctype html><title>Not found</title>'));
    expect((await failure()).message).toContain(`expected ${whole.length} bytes, found 39`);
    serve(new Uint8Array(gzipSync('another')));
    expect((await failure()).message).toContain('found 7');
  });

  it('keeps the cause when the connection fails', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure();
    expect(error.message).toBe('could not load /engine.wasm.gz: the connection failed');
    expect((error.cause as Error).message).toBe('Failed to fetch');
  });
});
