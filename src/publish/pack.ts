import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** The bytes as a gzip file: always the same for the same bytes, since zlib writes no time of day. */
export async function pack(bytes: Buffer): Promise<Buffer> {
  // level 9 saves 0.6 % of the size and takes four times as long
  const packed = await compress(bytes, { level: 7 });
  // the operating system, which is no part of the content
  packed[9] = 255;
  return packed;
}
