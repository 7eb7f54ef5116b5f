import JSZip from 'jszip';
import type { NativeChart, NativeSeries } from './nativeChart.ts';
import { ink } from './slide.ts';

/**
 * Adds the intervals of charts to a PowerPoint file as error bars, which its writer does not know: ECMA-376 part 1,
 * 21.2.2.55. `charts` are the file's, in their order.
 */
export async function withErrorBars(
  file: Uint8Array,
  charts: (NativeChart | undefined)[],
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  // the writer numbers charts through all decks of a process
  const files = zip.file(/^ppt\/charts\/chart\d+\.xml$/).sort((a, b) => numberOf(a.name) - numberOf(b.name));
  if (files.length !== charts.length)
    throw new Error(`the file has ${files.length} charts, ${charts.length} were drawn`);
  for (const [index, { name: path }] of files.entries()) {
    const chart = charts[index];
    if (!chart) continue;
    const xml = await files[index]!.async('text');
    let at = 0;
    // before the categories of each series is the place that the standard gives them
    zip.file(
      path,
      xml.replace(/<c:cat>/g, (cat) => errorBars(chart.series[at++], chart.kind) + cat),
    );
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function numberOf(path: string): number {
  return Number(/\d+/.exec(path)?.[0]);
}

function errorBars(series: NativeSeries | undefined, kind: NativeChart['kind']): string {
  if (!series) return '';
  const { values, low, high } = series;
  const distances = (ends: (number | null)[]) =>
    values.map((value, index) => Math.abs((ends[index] ?? value ?? 0) - (value ?? 0)));
  return [
    '<c:errBars>',
    // bars have but one direction
    kind === 'line' ? '<c:errDir val="y"/>' : '',
    '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>',
    `<c:plus>${numbers(distances(high))}</c:plus><c:minus>${numbers(distances(low))}</c:minus>`,
    `<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="${ink.text}"/></a:solidFill></a:ln></c:spPr>`,
    '</c:errBars>',
  ].join('');
}

function numbers(values: number[]): string {
  const points = values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join('');
  return `<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points}</c:numLit>`;
}
