import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from './card.ts';
import type { CardBrand } from './drawing.ts';

/** Another number when the drawing changes, so that kept pictures are drawn again. */
const drawingVersion = 1;

/** The picture of a card as PNG, 1200 × 630; the same card is drawn once, from build to build. */
export async function socialImage(
  card: Card,
  { brand, cacheDir }: { brand: CardBrand; cacheDir: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash('sha256')
    .update(JSON.stringify([drawingVersion, brand, card]))
    .digest('hex');
  const path = join(cacheDir, 'social', `${key.slice(0, 32)}.png`);
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  const made = await drawn(card, brand);
  mkdirSync(join(cacheDir, 'social'), { recursive: true });
  writeFileSync(path, made);
  return made;
}

// both libraries are heavy, and a build that changed nothing needs neither
async function drawn(card: Card, brand: CardBrand): Promise<Uint8Array<ArrayBuffer>> {
  const [{ default: sharp }, { drawCard }] = await Promise.all([import('sharp'), import('./drawing.ts')]);
  const made = await sharp(Buffer.from(drawCard(card, brand)))
    .png({ palette: true, colours: 64, effort: 1 })
    .toBuffer();
  return new Uint8Array(made);
}
