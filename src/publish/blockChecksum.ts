const mask = 0xffff_ffff_ffff_ffffn;
const factor = 0xbf58_476d_1ce4_e5b9n;

/** DuckDB's checksum of a block: its 64-bit words, each times a constant, combined by exclusive or. */
export function blockChecksum(bytes: Uint8Array): bigint {
  const words = new BigUint64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let sum = 5381n;
  for (const word of words) sum ^= (word * factor) & mask;
  return sum;
}
