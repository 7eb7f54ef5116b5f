import type { Page as BrowserPage } from 'playwright-core';
import { colour, series } from '../../charts/theme.ts';
import type { NativeChart } from './nativeChart.ts';
import type { ChartColours } from './slideChart.ts';

/** The colours of a figure's series as the page has them, so that a brand's are the deck's too. */
export async function chartColours(tab: BrowserPage, id: string, chart: NativeChart): Promise<ChartColours> {
  const keys = await keyColours(tab, id);
  const named = chart.series.map(
    ({ name }, index) => keys[name] ?? (series[index % series.length] as string),
  );
  const [overall = '', ...found] = await resolved(tab, [colour.muted, ...named]);
  return { overall, series: found };
}

/** What the key of a drawing says: names and their colours. */
function keyColours(tab: BrowserPage, id: string): Promise<Record<string, string>> {
  return tab.locator(`[id="${id}"] .pl-body`).evaluate((body) =>
    Object.fromEntries(
      [...body.querySelectorAll('.pl-wide svg g')].flatMap((group): [string, string][] => {
        const before = group.previousElementSibling;
        const sign = before?.querySelector('path');
        const text = group.querySelectorAll('text');
        const fill = sign?.getAttribute('fill') ?? before?.getAttribute('fill');
        return text.length === 1 && before?.querySelectorAll('path').length === 1 && fill
          ? [[text[0]?.textContent ?? '', fill]]
          : [];
      }),
    ),
  );
}

/** CSS colours as six hexadecimal digits. */
function resolved(tab: BrowserPage, colours: string[]): Promise<string[]> {
  return tab.evaluate((wanted) => {
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const probe = document.body.appendChild(document.createElement('i'));
    const hex = wanted.map((each) => {
      probe.style.color = each;
      pen.fillStyle = getComputedStyle(probe).color;
      pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('')
        .toUpperCase();
    });
    probe.remove();
    return hex;
  }, colours);
}
