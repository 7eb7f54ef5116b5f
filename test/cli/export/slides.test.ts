import JSZip from 'jszip';
import PptxGenJS from 'pptxgenjs';
import { describe, expect, it } from 'vitest';
import { withErrorBars } from '../../../src/cli/export/errorBars.ts';
import { nativeChart, type NativeChart } from '../../../src/cli/export/nativeChart.ts';
import { addChart, asFiled, hasRoom } from '../../../src/cli/export/slideChart.ts';
import { slidesOf, type Cell } from '../../../src/cli/export/slideTable.ts';
import type { Drawn } from '../../../src/figures/draw.ts';
import type { Format } from '../../../src/words/format.ts';

const column = (name: string, kind: Exclude<Format['kind'], 'money' | 'unit' | 'period' | 'difference'>) => ({
  ...{ name, label: name, format: { kind } },
});
const drawn = (name: string, shown: object) =>
  ({ figure: { name }, shown: { state: 'ok', ...shown } }) as unknown as Drawn;

const regions = drawn('breakdown', {
  columns: [column('group', 'text'), column('value', 'points'), column('low', 'points')],
  rows: [
    { group: 'North', value: 30, low: 20, high: 40 },
    { group: 'South', value: -10, low: -25, high: 5 },
    { group: 'All', value: 12, low: 8, high: 16 },
  ],
});

describe('the native chart of a figure', () => {
  it('has the figure’s groups, values and intervals, and knows the bar of all together', () => {
    expect(nativeChart(regions, 'en')).toEqual({
      kind: 'bar',
      labels: ['North', 'South', 'All'],
      series: [{ name: 'value', values: [30, -10, 12], low: [20, -25, 8], high: [40, 5, 16] }],
      code: '+0.0;\u22120.0;0.0',
      overall: 2,
    });
  });

  it('names periods as its language does, and leaves a gap where a series has no value', () => {
    const trend = drawn('trend', {
      columns: [
        { name: 'period', label: '', format: { kind: 'period', unit: 'month' } },
        { name: 'series', label: '', format: { kind: 'text' } },
        { name: 'value', label: '', format: { kind: 'money', currency: 'EUR' } },
      ],
      rows: [
        { period: '2026-01-01', series: 'a', value: 1, low: 0, high: 2 },
        { period: '2026-02-01', series: 'b', value: 3, low: 2, high: 4 },
      ],
    });
    const chart = nativeChart(trend, 'fr');
    expect(chart?.labels).toEqual(['janv. 2026', 'févr. 2026']);
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['a', [1, null]],
      ['b', [null, 3]],
    ]);
    expect(chart?.code).toBe('#,##0 "€"');
  });

  it('is none where nothing is drawn, or where the figure is no chart', () => {
    expect(
      nativeChart(drawn('breakdown', { state: 'too-few', columns: [], rows: [] }), 'en'),
    ).toBeUndefined();
    expect(nativeChart(drawn('journey', { columns: [], rows: [] }), 'en')).toBeUndefined();
  });
});

describe('a chart in a PowerPoint file', () => {
  it('carries its intervals as error bars, in the order of its bars', async () => {
    const chart = asFiled(nativeChart(regions, 'en') as NativeChart);
    expect(chart.labels).toEqual(['All', 'South', 'North']);
    const xml = await chartXml(chart);
    const part = (name: string) =>
      [
        ...(xml.match(new RegExp(`<c:${name}>(.*?)</c:${name}>`, 's'))?.[1] ?? '').matchAll(
          /<c:v>(.*?)<\/c:v>/g,
        ),
      ].map(([, value]) => Number(value));
    expect(part('minus')).toEqual([4, 15, 10]);
    expect(part('plus')).toEqual([4, 15, 10]);
    // the standard's order: error bars, categories, values
    expect(xml.indexOf('<c:errBars>')).toBeLessThan(xml.indexOf('<c:cat>'));
    expect(xml.indexOf('<c:cat>')).toBeLessThan(xml.indexOf('<c:val>'));
  });

  it('has an axis that holds zero and every end of an interval', async () => {
    const xml = await chartXml(asFiled(nativeChart(regions, 'en') as NativeChart));
    const end = (name: string) => Number(new RegExp(`<c:${name} val="(.*?)"`).exec(xml)?.[1]);
    expect(end('min')).toBeLessThanOrEqual(-25);
    expect(end('max')).toBeGreaterThanOrEqual(40);
  });

  it('draws all groups together in a colour of their own', async () => {
    const xml = await chartXml(asFiled(nativeChart(regions, 'en') as NativeChart));
    const points = [...xml.matchAll(/<c:dPt>.*?<c:idx val="(\d)".*?srgbClr val="(\w+)"/gs)].map(
      ([, ...each]) => each,
    );
    expect(points).toEqual([
      ['0', '57606A'],
      ['1', '0B5FC0'],
      ['2', '0B5FC0'],
    ]);
  });

  it('keeps values inside bars only where every bar is long enough', () => {
    const bars = (values: number[]): NativeChart => ({
      ...{ kind: 'bar', labels: values.map(String), code: '0' },
      series: [{ name: '', values, low: values, high: values }],
    });
    expect(hasRoom(bars([60, 80]))).toBe(true);
    expect(hasRoom(bars([2, 80]))).toBe(false);
  });
});

describe('a table of many rows', () => {
  it('goes on to further slides, each with its head', () => {
    const row = (text: string): Cell[] => [{ text, head: false, number: false, colspan: 1, rowspan: 1 }];
    const body = Array.from({ length: 40 }, (_, index) => row(String(index)));
    const slides = slidesOf({ head: [row('head')], body });
    expect(slides.map((slide) => [slide.head.length, slide.body.length])).toEqual([
      [1, 16],
      [1, 16],
      [1, 8],
    ]);
    expect(slides.flatMap((slide) => slide.body)).toEqual(body);
  });
});

async function chartXml(chart: NativeChart): Promise<string> {
  const deck = new PptxGenJS();
  addChart(deck.addSlide(), chart, { series: ['0B5FC0'], overall: '57606A' }, 'a chart');
  const file = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  const zip = await JSZip.loadAsync(await withErrorBars(file, [chart]));
  const path = Object.keys(zip.files).find((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
  return (await zip.file(path ?? '')?.async('text')) ?? '';
}
