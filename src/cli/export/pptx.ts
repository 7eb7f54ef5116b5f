import { writeFileSync } from 'node:fs';
import type { Page as BrowserPage } from 'playwright-core';
import PptxGenJS from 'pptxgenjs';
import type { Told } from '../../figures/draw.ts';
import { fill } from '../../mdx/page.ts';
import { format, formatDate } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { printWords } from '../../words/printWords.ts';
import { chartColours } from './chartColours.ts';
import { withErrorBars } from './errorBars.ts';
import { fileOf, type Job } from './job.ts';
import { nativeChart, type NativeChart } from './nativeChart.ts';
import { figureIds, openPictures } from './png.ts';
import { box, ink, type Slide } from './slide.ts';
import { addChart, asFiled, hasRoom } from './slideChart.ts';
import { addTable, readTable, slidesOf } from './slideTable.ts';

type Deck = PptxGenJS;

/** The report as PowerPoint: a slide for each figure, as a chart that can be edited or as a picture, with its notes. */
export async function exportPptx(job: Job): Promise<string[]> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = job.page.title;
  deck.author = job.page.frontmatter.authors.join(', ');
  addTitle(deck, job);
  const tab = await openPictures(job);
  const charts: (NativeChart | undefined)[] = [];
  for (const id of await figureIds(tab)) {
    const drawn = job.drawn.drawn.get(id);
    if (drawn) charts.push(...(await addFigure(deck, job, tab, { id, drawn })));
  }
  const file = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  const path = fileOf(job, '.pptx');
  writeFileSync(path, await withErrorBars(file, charts));
  return [path];
}

type Numbered = { id: string; drawn: Told };

/** A figure's slide, or slides; the charts on them, without those that have no room for intervals. */
async function addFigure(
  deck: Deck,
  job: Job,
  tab: BrowserPage,
  { id, drawn }: Numbered,
): Promise<(NativeChart | undefined)[]> {
  const title = titleOf(drawn, job);
  const chart = nativeChart(drawn, job.page.frontmatter.lang);
  if (chart) {
    const filed = asFiled(chart);
    addChart(addSlide(deck, job, drawn, title), filed, await chartColours(tab, id, filed), title);
    return [hasRoom(filed) ? filed : undefined];
  }
  const table = await readTable(tab, id);
  const parts = table ? slidesOf(table) : [];
  for (const [index, part] of parts.entries()) {
    const place = parts.length > 1 ? ` (${index + 1}/${parts.length})` : '';
    addTable(addSlide(deck, job, drawn, title + place), part);
  }
  if (!table) {
    const picture = await tab.locator(`[id="${id}"] .pl-body`).screenshot();
    addPicture(addSlide(deck, job, drawn, title), picture, drawn.shown.sentence || title);
  }
  return [];
}

/** A slide with its head, sentence, facts and notes. */
function addSlide(deck: Deck, job: Job, drawn: Told, title: string): Slide {
  const slide = deck.addSlide();
  const line = { x: box.x, w: box.w, margin: 0, fit: 'shrink' } as const;
  slide.addText(title, { ...line, y: 0.35, h: 0.8, fontSize: 24, bold: true, color: ink.text });
  slide.addText(drawn.shown.sentence, { ...line, y: 6.1, h: 0.6, fontSize: 14, color: ink.text });
  slide.addText(factsOf(drawn, job), { ...line, y: 6.75, h: 0.4, fontSize: 10, color: ink.muted });
  slide.slideNumber = { x: 12.1, y: 7, w: 0.63, h: 0.3, align: 'right', fontSize: 10, color: ink.muted };
  slide.addNotes(notesOf(drawn, job));
  return slide;
}

function addTitle(deck: Deck, { page }: Job): void {
  const { lang, description, date, authors } = page.frontmatter;
  const slide = deck.addSlide();
  const facts = [
    authors.join(', '),
    date && formatDate(date, lang),
    `${page.dataset.name} ${page.dataset.hash}`,
  ];
  slide.addText(page.title, {
    x: 0.9,
    y: 2.2,
    w: 11.5,
    h: 1.3,
    fontSize: 38,
    bold: true,
    color: ink.text,
    fit: 'shrink',
  });
  if (description)
    slide.addText(fill(description, page.value?.label), {
      x: 0.9,
      y: 3.6,
      w: 11.5,
      h: 1.2,
      fontSize: 18,
      color: ink.muted,
      valign: 'top',
    });
  slide.addText(facts.filter(Boolean).join(' · '), {
    x: 0.9,
    y: 6.6,
    w: 11.5,
    h: 0.4,
    fontSize: 12,
    color: ink.muted,
  });
}

/** A picture as large as it fits, in its proportions: width and height stand in a PNG's head. */
function addPicture(slide: Slide, png: Buffer, altText: string): void {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = Math.min(box.w / width, box.h / height, 1 / 110);
  const [w, h] = [width * scale, height * scale];
  const data = `data:image/png;base64,${png.toString('base64')}`;
  slide.addImage({ data, altText, w, h, x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2 });
}

function titleOf({ props, shown, figure }: Told, { page }: Job): string {
  const { title, name } = props as { title?: string; name?: string };
  const value = shown.columns.find((column) => column.name === 'value')?.label;
  const cell = figure.name === 'cell' && name && `${messages(page.frontmatter.lang).cell}: ${name}`;
  return title ?? shown.title ?? (value || cell || figure.tag);
}

function factsOf({ shown, props }: Told, { page }: Job): string {
  const { lang } = page.frontmatter;
  const words = messages(lang);
  const source = (props as { source?: string }).source ?? page.dataset.source;
  return [
    shown.n !== undefined && words.answers(format(shown.n, { kind: 'count' }, lang)),
    shown.interval &&
      words.interval(
        format(shown.interval.level, { kind: 'share' }, lang).replace(/[.,]0/, ''),
        shown.interval.method,
      ),
    source && `${words.source}: ${source}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the presenter can be asked: definition, answers, interval, source, SQL with its values, data version. */
function notesOf(drawn: Told, job: Job): string {
  const { frontmatter, dataset } = job.page;
  const words = messages(frontmatter.lang);
  const { figure, props, query, shown } = drawn;
  return [
    ...figure.definition(props, { dataset, locale: frontmatter.lang }),
    factsOf(drawn, job),
    ...shown.notes,
    `${words.query}:\n${query.text}`,
    `${words.parameters}: ${query.params.map((value) => JSON.stringify(value)).join(', ') || words.noParameters}`,
    `${words.dataVersion}: ${dataset.name} ${dataset.hash}`,
    printWords(frontmatter.lang).made(formatDate(new Date().toISOString(), frontmatter.lang)),
  ]
    .filter(Boolean)
    .join('\n\n');
}
