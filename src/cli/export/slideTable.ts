import type { Page as BrowserPage } from 'playwright-core';
import type PptxGenJS from 'pptxgenjs';
import { box, ink, type Slide } from './slide.ts';

/** A cell of a table as it stands on the page. */
export type Cell = { text: string; head: boolean; number: boolean; colspan: number; rowspan: number };
export type SlideTable = { head: Cell[][]; body: Cell[][] };

/** The table of a figure that shows nothing else; undefined for all others. */
export function readTable(tab: BrowserPage, id: string): Promise<SlideTable | undefined> {
  return tab.locator(`[id="${id}"] .pl-body`).evaluate((body): SlideTable | undefined => {
    const tables = [...body.querySelectorAll('table')].filter((each) => each.getClientRects().length);
    const [table] = tables;
    const drawn = [...body.querySelectorAll('svg')].some(
      (svg) => !svg.closest('table') && svg.getClientRects().length,
    );
    if (!table || tables.length > 1 || drawn) return undefined;
    const read = (rows: Iterable<HTMLTableRowElement>) =>
      [...rows].map((row) =>
        [...row.cells].map((cell) => ({
          text: cell.innerText.replace(/\s+/g, ' ').trim(),
          head: cell.localName === 'th',
          number: cell.classList.contains('pl-number'),
          colspan: cell.colSpan,
          rowspan: cell.rowSpan,
        })),
      );
    return {
      head: read(table.tHead?.rows ?? []),
      body: read([...table.tBodies].flatMap((part) => [...part.rows])),
    };
  });
}

/** Rows below the head that a slide takes in letters that can be read. */
const most = 16;

/** The rows on as many slides as they need. */
export function slidesOf({ head, body }: SlideTable): SlideTable[] {
  const count = Math.max(1, Math.ceil(body.length / most));
  return Array.from({ length: count }, (_, index) => ({
    head,
    body: body.slice(index * most, (index + 1) * most),
  }));
}

/** A table that can be edited. */
export function addTable(slide: Slide, { head, body }: SlideTable): void {
  const rows = [...head, ...body];
  const widths = widthsOf(rows);
  const fontSize = rows.length > 12 || widths.length > 8 ? 11 : widths.length > 6 ? 14 : 16;
  slide.addTable(
    rows.map((row, index) => row.map((cell) => filed(cell, index < head.length))),
    {
      x: box.x,
      y: box.y,
      w: box.w,
      colW: widths,
      fontSize,
      color: ink.text,
      valign: 'middle',
      autoPage: false,
    },
  );
}

/** Widths of columns in inches, by their longest texts. */
function widthsOf(rows: Cell[][]): number[] {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, { colspan }) => sum + colspan, 0)));
  const longest = Array.from({ length: columns }, () => 6);
  for (const row of rows) {
    // a row that cells from above reach into is short: its cells are the last ones
    let at = columns - row.reduce((sum, { colspan }) => sum + colspan, 0);
    for (const { text, colspan } of row) {
      if (colspan === 1) longest[at] = Math.min(40, Math.max(longest[at] ?? 0, text.length + 2));
      at += colspan;
    }
  }
  const all = longest.reduce((sum, each) => sum + each, 0);
  return longest.map((each) => (each / all) * box.w);
}

function filed({ text, head, number, colspan, rowspan }: Cell, inHead: boolean): PptxGenJS.TableCell {
  const line = { type: 'solid', pt: inHead ? 1 : 0.5, color: inHead ? ink.muted : ink.rule } as const;
  const none = { type: 'none' } as const;
  return {
    text,
    options: {
      bold: head,
      align: number ? 'right' : colspan > 1 ? 'center' : 'left',
      border: [none, none, line, none],
      margin: [0.04, 0.08, 0.04, 0.08],
      ...(colspan > 1 ? { colspan } : {}),
      ...(rowspan > 1 ? { rowspan } : {}),
    },
  };
}
