import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** The bytes as a gzip file: the smallest, and always the same for the same bytes (zlib writes no time of day). */
export async function pack(bytes: Buffer): Promise<Buffer> {
  const packed = await compress(bytes, { level: 9 });
  // the operating system, which is no part of the content
  packed[9] = 255;
  return packed;
}
