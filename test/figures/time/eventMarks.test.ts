import { expect, test } from 'vitest';
import { textWidth } from '../../../src/charts/text.ts';
import { eventLines, placeEvents } from '../../../src/figures/time/eventMarks.ts';

const where = {
  span: [new Date('2025-01-01'), new Date('2025-12-31')] as [Date, Date],
  ...{ width: 720, frame: [52, 700] as [number, number] },
};

test('names of events some days apart stand above each other, those far apart beside each other', () => {
  const close = placeEvents([event('2025-02-01', 'new website'), event('2025-02-06', 'price rise')], where);
  expect(close.map(({ line }) => line)).toEqual([0, 1]);
  const apart = placeEvents([event('2025-02-01', 'new website'), event('2025-11-06', 'price rise')], where);
  expect(eventLines(apart)).toBe(1);
  expect(eventLines([])).toBe(0);
});

test('no two names of one line meet, however many events there are', () => {
  const events = Array.from({ length: 40 }, (_, index) =>
    event(new Date(Date.UTC(2025, 0, 1 + index * 9)).toISOString().slice(0, 10), `event number ${index}`),
  );
  const placed = placeEvents(events, where);
  const boxes = placed.map(({ at, text, late, line }) => {
    const share =
      (at.getTime() - where.span[0].getTime()) / (where.span[1].getTime() - where.span[0].getTime());
    const x = 52 + share * 648;
    const wide = textWidth(text, 11.5);
    return { line, left: late ? x - wide : x, right: late ? x : x + wide };
  });
  const meeting = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => a.line === b.line && a.left < b.right && b.left < a.right),
  );
  expect(meeting).toEqual([]);
});

test('a name is cut only where there is no room for it', () => {
  const label = 'приветственное видео вместо руководства';
  expect(placeEvents([event('2025-09-01', label)], where)[0]?.text).toBe(label);
  const narrow = { ...where, width: 360, frame: [52, 340] as [number, number] };
  for (const [day, long] of [
    ['2025-06-20', label.repeat(3)],
    ['2025-07-20', label.repeat(3)],
  ] as const) {
    const [placed] = placeEvents([event(day, long)], narrow);
    expect(placed?.text).toMatch(/…$/);
    expect(textWidth(placed?.text ?? '', 11.5)).toBeLessThan(200);
  }
});

function event(on: string, label: string) {
  return { on, label };
}
