import { encode } from 'uqr';

/** A QR code as one SVG path of a unit a module, with the quiet zone of four modules that scanners need. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: modules.join(''), size };
}
