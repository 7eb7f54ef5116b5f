import { blockChecksum } from './blockChecksum.ts';

/** A string segment of a DuckDB file, as `pragma_storage_info` tells it. */
export type Segment = { block: number; offset: number; compression: string; count: number };

// layout of a DuckDB 1.4 file: three headers of 4 KiB, then blocks; each starts with the checksum of its rest
const headerSize = 4096;
const headers = 3 * headerSize;
const checksumSize = 8;
const blockSize = 262_144;
// a random id of each new database, in the first header, and its echo in a later one
const databaseId = { at: 124, length: 16 };

/**
 * Overwrites with zeros what DuckDB leaves in a file by chance: the random id of the database and the bytes of
 * memory between the parts of compressed strings. Then equal data make equal bytes, and no bytes of other data are
 * carried along.
 */
export function sealFile(bytes: Buffer, segments: Segment[]): void {
  for (let start = 0; start < headers; start += headerSize) {
    bytes.fill(0, start + databaseId.at, start + databaseId.at + databaseId.length);
    writeChecksum(bytes, start, headerSize);
  }
  for (const { block, offset, compression, count } of segments) {
    const start = headers + block * blockSize + checksumSize + offset;
    if (compression === 'DICT_FSST') clearGaps(bytes, start);
    else clearMiddle(bytes, start, count);
  }
  for (const block of new Set(segments.map((segment) => segment.block)))
    writeChecksum(bytes, headers + block * blockSize, blockSize);
}

/** The parts of a DICT_FSST segment (dictionary, symbols, lengths, indexes) start at multiples of 8. */
function clearGaps(bytes: Buffer, start: number): void {
  const dictionarySize = bytes.readUInt32LE(start);
  const count = bytes.readUInt32LE(start + 4);
  const lengthBits = bytes.readUInt8(start + 9);
  const symbolsSize = bytes.readUInt32LE(start + 12);
  bytes.writeUInt8(0, start + 11);
  const sizes = [16 + dictionarySize, symbolsSize, (Math.ceil(count / 32) * 32 * lengthBits) / 8];
  let end = 0;
  for (const size of sizes) {
    const gap = end + size;
    end = Math.ceil(gap / 8) * 8;
    bytes.fill(0, start + gap, start + end);
  }
}

/** An uncompressed string segment grows from both ends: offsets of the strings, a gap, the strings. */
function clearMiddle(bytes: Buffer, start: number, count: number): void {
  const dictionarySize = bytes.readUInt32LE(start);
  const dictionaryEnd = bytes.readUInt32LE(start + 4);
  bytes.fill(0, start + 8 + 4 * count, start + dictionaryEnd - dictionarySize);
}

function writeChecksum(bytes: Buffer, start: number, size: number): void {
  bytes.writeBigUInt64LE(blockChecksum(bytes.subarray(start + checksumSize, start + size)), start);
}
