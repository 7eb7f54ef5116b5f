import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawCard } from '../../../src/hosts/build/socialImage/drawing.ts';
import { socialImage } from '../../../src/hosts/build/socialImage/image.ts';
import { outline, wrap } from '../../../src/hosts/build/socialImage/outlines.ts';

const number = { label: 'CSAT', value: '76,0 %', interval: '95 %: 75,0 % – 77,1 %', facts: 'n = 6 442' };
const line = Array.from({ length: 12 }, (_, index) => ({ value: index, low: index - 1, high: index + 1 }));
const card = { title: 'Клиентский опыт за квартал', number, line, foot: '5 окт. 2026 г.' };
const cacheDir = () => mkdtempSync(join(tmpdir(), 'social-'));

describe('a text as outlines', () => {
  it('has a shape for letters of Latin, Cyrillic and Greek, accents and signs', () => {
    for (const letter of 'AéłЖъΩ−–«%')
      expect([letter, outline(letter, { size: 40 }).path.length > 20]).toEqual([letter, true]);
  });

  it('is wider for more letters, and as wide as it is with combined accents', () => {
    const width = (text: string) => outline(text, { size: 40 }).width;
    expect(width('Жук')).toBeGreaterThan(width('Жу'));
    expect(width('e\u0301')).toBe(width('é'));
    expect(width('1\u202f000')).toBe(width('1 000'));
  });

  it('leaves out what the font lacks instead of drawing boxes', () => {
    expect(outline('a😀b', { size: 40 }).path).toBe(
      outline('a', { size: 40 }).path + outline('b', { size: 40, x: outline('a', { size: 40 }).width }).path,
    );
  });

  it('is broken at spaces, and cut with an ellipsis where it is too long', () => {
    const style = { width: 300, size: 40 };
    const lines = wrap('A title that is much longer than two lines can ever be in such a width', {
      ...style,
      most: 2,
    });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const each of [...lines, ...wrap('Unzertrennlichkeitserklärungsversuch', { ...style, most: 1 })])
      expect(outline(each, { size: 40 }).width).toBeLessThanOrEqual(300);
  });
});

describe('the picture of a report', () => {
  it('is a PNG of 1200 × 630 with something on it, title and number', async () => {
    const png = await socialImage(card, { brand: { name: 'Plaudit' }, cacheDir: cacheDir() });
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const dark = async (area: Region) =>
      1 - (await sharp(png).extract(area).greyscale().toColourspace('b-w').stats()).channels[0]!.mean / 255;
    expect(await dark({ left: 72, top: 110, width: 800, height: 60 })).toBeGreaterThan(0.05);
    expect(await dark({ left: 72, top: 290, width: 500, height: 130 })).toBeGreaterThan(0.05);
    expect(await dark({ left: 660, top: 210, width: 460, height: 300 })).toBeGreaterThan(0.02);
  });

  it('needs no font of the machine', () => {
    expect(drawCard(card, { name: 'Plaudit' })).not.toMatch(/<text|font-family|NaN|undefined/);
  });

  it('is drawn again only when its words or numbers change', async () => {
    const folder = cacheDir();
    const made = await socialImage(card, { brand: { name: 'Plaudit' }, cacheDir: folder });
    expect(await socialImage(card, { brand: { name: 'Plaudit' }, cacheDir: folder })).toEqual(made);
    expect(readdirSync(join(folder, 'social'))).toHaveLength(1);
    await socialImage({ ...card, title: 'Autre' }, { brand: { name: 'Plaudit' }, cacheDir: folder });
    expect(readdirSync(join(folder, 'social'))).toHaveLength(2);
  });

  it.each([
    ['a title alone', { title: 'T', foot: '' }],
    ['one point', { title: 'T', number, line: [{ value: 1, low: null, high: null }], foot: '' }],
    ['equal bars', { title: 'T', bars: [{ label: 'a', text: '0', value: 0 }], foot: '' }],
    [
      'bars on both sides',
      { title: 'T', bars: [-5, 5].map((value) => ({ label: 'a', text: String(value), value })), foot: '' },
    ],
  ])('is drawn of %s', (_name, odd) => {
    expect(drawCard(odd, { name: 'Plaudit' })).not.toMatch(/NaN|Infinity|undefined/);
  });
});
