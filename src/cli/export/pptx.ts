import PptxGenJS from 'pptxgenjs';
import type { Drawn } from '../../figures/draw.ts';
import { fill } from '../../mdx/page.ts';
import { format, formatDate } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { printWords } from '../../words/printWords.ts';
import { fileOf, type Job } from './job.ts';
import { nativeChart, type NativeChart } from './nativeChart.ts';
import { figureIds, openPictures } from './png.ts';

type Deck = PptxGenJS;
type Slide = ReturnType<Deck['addSlide']>;

// inches, of a slide of 13.33 × 7.5
const box = { x: 0.6, y: 1.25, w: 12.13, h: 4.75 };
const colours = ['0B5FC0', 'B4480A', '1B7A43', '8D3BB5', 'A61E4D', '0B7285', '7A5C00', '4D5562'];

/** The report as PowerPoint: a slide for each figure, as a chart that can be edited or as a picture, with its notes. */
export async function exportPptx(job: Job): Promise<string[]> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = job.page.title;
  deck.author = job.page.frontmatter.authors.join(', ');
  addTitle(deck, job);
  const tab = await openPictures(job);
  for (const id of await figureIds(tab)) {
    const drawn = job.drawn.drawn.get(id);
    if (!drawn) continue;
    const slide = deck.addSlide();
    const title = titleOf(drawn);
    slide.addText(title, {
      x: 0.6,
      y: 0.35,
      w: 12.13,
      h: 0.8,
      fontSize: 24,
      bold: true,
      color: '1F2328',
      fit: 'shrink',
    });
    const chart = nativeChart(drawn);
    if (chart) addChart(slide, deck, chart, title);
    else
      addPicture(
        slide,
        await tab.locator(`[id="${id}"] .pl-body`).screenshot(),
        drawn.shown.sentence || title,
      );
    slide.addText(drawn.shown.sentence, {
      x: 0.6,
      y: 6.1,
      w: 12.13,
      h: 0.6,
      fontSize: 14,
      color: '1F2328',
      fit: 'shrink',
    });
    slide.addText(factsOf(drawn, job), { x: 0.6, y: 6.75, w: 12.13, h: 0.4, fontSize: 10, color: '57606A' });
    slide.addNotes(notesOf(drawn, job));
  }
  const path = fileOf(job, '.pptx');
  await deck.writeFile({ fileName: path });
  return [path];
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
    color: '1F2328',
    fit: 'shrink',
  });
  if (description)
    slide.addText(fill(description, page.value?.label), {
      x: 0.9,
      y: 3.6,
      w: 11.5,
      h: 1.2,
      fontSize: 18,
      color: '57606A',
      valign: 'top',
    });
  slide.addText(facts.filter(Boolean).join(' · '), {
    x: 0.9,
    y: 6.6,
    w: 11.5,
    h: 0.4,
    fontSize: 12,
    color: '57606A',
  });
}

function addChart(slide: Slide, deck: Deck, { kind, series, code }: NativeChart, title: string): void {
  // a bar chart of an office program begins at the bottom
  const turned = kind === 'line' ? series : series.map(reversed);
  const data = turned.map(({ name, labels, values }) => ({ name, labels, values: values as number[] }));
  slide.addChart(kind === 'line' ? deck.ChartType.line : deck.ChartType.bar, data, {
    ...box,
    altText: title,
    chartColors: colours,
    showLegend: series.length > 1,
    legendPos: 'b',
    valAxisLabelFormatCode: code,
    dataLabelFormatCode: code,
    catAxisLabelFontSize: 11,
    valAxisLabelFontSize: 11,
    ...(kind === 'line'
      ? { lineSize: 2, lineDataSymbolSize: 5, displayBlanksAs: 'gap' }
      : { barDir: 'bar', barGrouping: kind === 'stacked' ? 'percentStacked' : 'clustered', showValue: true }),
  });
}

function reversed(series: NativeChart['series'][number]): NativeChart['series'][number] {
  return { ...series, labels: series.labels.toReversed(), values: series.values.toReversed() };
}

/** A picture as large as it fits, in its proportions: width and height stand in a PNG's head. */
function addPicture(slide: Slide, png: Buffer, altText: string): void {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = Math.min(box.w / width, box.h / height, 1 / 110);
  const [w, h] = [width * scale, height * scale];
  const data = `data:image/png;base64,${png.toString('base64')}`;
  slide.addImage({ data, altText, w, h, x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2 });
}

function titleOf({ props, shown, figure }: Drawn): string {
  const { title } = props as { title?: string };
  return title ?? shown.title ?? (shown.columns.find(({ name }) => name === 'value')?.label || figure.tag);
}

function factsOf({ shown, props }: Drawn, { page }: Job): string {
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
function notesOf(drawn: Drawn, job: Job): string {
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
