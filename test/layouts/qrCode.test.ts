import { describe, expect, it } from 'vitest';
import { qrPath } from '../../src/layouts/qrCode.ts';

const dark = (path: string) => new Set(path.match(/M\d+ \d+/g));

describe('the QR code of an address', () => {
  const { path, size } = qrPath('https://reports.example.org/reports/quarter/');

  it('is a square of modules with a quiet zone of four around it', () => {
    // version 4 has 33 modules a side
    expect((size - 8 - 17) % 4).toBe(0);
    for (const module of dark(path)) {
      const [x = 0, y = 0] = module.slice(1).split(' ').map(Number);
      expect(Math.min(x, y) >= 4 && Math.max(x, y) < size - 4).toBe(true);
    }
  });

  it('has the three marks by which scanners find it', () => {
    const at = dark(path);
    const corner = (left: number, top: number) =>
      [0, 6].flatMap((edge) => Array.from({ length: 7 }, (_, step) => [left + step, top + edge] as const));
    for (const [left, top] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const)
      for (const [x, y] of corner(left, top)) expect(at.has(`M${x} ${y}`)).toBe(true);
  });

  it('is another for another address', () => {
    expect(qrPath('https://reports.example.org/a/').path).not.toBe(
      qrPath('https://reports.example.org/b/').path,
    );
  });
});
