/** Bytes that have arrived, of how many: as they travel, compressed. */
export type Progress = (done: number, total: number) => void;

/** A file that did not arrive, or not whole. */
export class FetchError extends Error {
  constructor(url: string, found: string, cause?: unknown) {
    super(`could not load ${url}: ${found}`, { cause });
    this.name = 'FetchError';
  }
}

type Wanted = { url: string; bytes: number; compressed: number; onProgress?: Progress };

/**
 * A gzip file fetched whole and decompressed. Some servers announce `.gz` files as an encoding, and the browser has
 * decompressed them already: the first bytes tell. The size must be the one that was published.
 * Throws FetchError when the file is missing, cut short or something else.
 */
export async function fetchWhole({
  url,
  bytes,
  compressed,
  onProgress,
}: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  const arrived = await download(url, compressed, onProgress);
  const zipped = arrived[0] === 0x1f && arrived[1] === 0x8b;
  const whole = zipped ? await decompress(arrived, url) : arrived;
  if (whole.length !== bytes) throw new FetchError(url, `expected ${bytes} bytes, found ${whole.length}`);
  return whole;
}

async function download(url: string, total: number, onProgress?: Progress): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new FetchError(url, `the server answered ${response.status}`);
    let done = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          done += chunk.length;
          onProgress?.(Math.min(done, total), total);
          controller.enqueue(chunk);
        },
      }),
    );
    return new Uint8Array(await new Response(counted).arrayBuffer());
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError(url, 'the connection failed', error);
  }
}

async function decompress(zipped: Uint8Array<ArrayBuffer>, url: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new FetchError(url, 'the file is cut short or damaged', error);
  }
}
