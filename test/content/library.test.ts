import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../src/mdx/frontmatter.ts';
import { mark, parseMdx, type JsxNode } from '../../src/mdx/tree.ts';

const folder = join(import.meta.dirname, '../../content/reports');
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const lang = /\.(fr|ru)\.mdx$/.exec(name)?.[1] as 'fr' | 'ru' | undefined;
    const { frontmatter, body } = readFrontmatter(text, name, lang);
    return { name, text, body, frontmatter, tags: tagsOf(body) };
  });

type Tag = { tag: string; props: Record<string, string>; line: number };

/** Tags of a page with their props as written. */
function tagsOf(body: string): Tag[] {
  return mark(parseMdx(body)).flatMap((each) => {
    if (each.kind !== 'tag') return [];
    const props = (each.attributes as JsxNode['attributes']).map(({ name = '', value }) => [
      name,
      typeof value === 'string' ? value : (value?.value ?? 'true'),
    ]);
    return [{ tag: each.tag, props: Object.fromEntries(props) as Record<string, string>, line: each.at.line }];
  });
}

const inText = new Set(['Value', 'When', 'Filter', 'DateRange', 'Slider', 'Select', 'Toggle', 'Reset']);

describe.each(reports)('$name of the library', ({ text, body, frontmatter, tags }) => {
  it('says what it is about, for which dataset, and where it belongs', () => {
    expect(frontmatter?.description?.length ?? 0).toBeGreaterThan(40);
    expect(frontmatter?.tags.length).toBeGreaterThan(0);
    expect(frontmatter?.dataset).toBe('sample');
  });

  it('is labelled as an example on invented data', () => {
    expect(text).toMatch(/invented|inventé|imaginaire|вымышлен/);
  });

  it('has figures, each on a line of its own', () => {
    const figures = tags.filter(({ tag }) => !inText.has(tag)).length;
    expect(figures).toBeGreaterThanOrEqual(2);
  });

  it('computes the results in its sentences', () => {
    expect(resultsIn(proseOf(body))).toEqual([]);
  });

  it('has something to say, or nothing false, whichever way a result comes out', () => {
    expect(oneSided(tags)).toEqual([]);
  });
});

/** Sentences of a page: without tags, code, comments, and explanations that are true of any data. */
function proseOf(body: string): string {
  return body
    .replace(/^(```+|~~~+)[^]*?^\1/gm, ' ')
    .replace(/<details[^]*?<\/details>/g, ' ')
    .replace(/\{\/\*[^]*?\*\/\}/g, ' ')
    .replace(/<\/?[A-Za-z](?:"[^"]*"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^>"{])*>/g, ' ');
}

/** Sentences about the method or the field, whose numbers are nobody's results. */
const general =
  /\b(?:95|100)\s?%|rule of\s+thumb|(?:does|is)\s+not\s|are\s+said\s+to|guide value|literature|littérature|règle|правил|[Лл]итератур/;

/** Numbers that look like a result: a share, points, decimals, sums of money or people. */
function resultsIn(prose: string): string[] {
  const share = /[−+-]?\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|pour cent|процент|pp\b|points? (?:higher|lower))/g;
  const decimal = /(?<![\d.])\d+\.\d+(?![\d.])/g;
  const counted = /\d[\d,  ]*\s(?:answers|customers|people|réponses|clients|ответ|клиент)/g;
  const sentences = prose.split(/(?<=[.!?])\s+/).filter((sentence) => !general.test(sentence));
  return sentences.flatMap((sentence) => [share, decimal, counted].flatMap((pattern) => sentence.match(pattern) ?? []));
}

const directed = ['rose', 'fell', 'improved', 'worsened', 'above', 'below', 'differ', 'alike', 'clear'];

/** Questions about a measure of which a page tells one outcome only, so that it tells good news or bad news alone. */
function oneSided(tags: Tag[]): string[] {
  const asked = new Map<string, { told: Set<string>; line: number }>();
  for (const { tag, props, line } of tags) {
    if (tag !== 'When' || props['measure'] === undefined) continue;
    const { is = '', pick = '' } = props;
    const question = Object.entries(props).filter(([name]) => !['is', 'pick', 'than', 'surely'].includes(name));
    const key = JSON.stringify(question.sort());
    const found = asked.get(key) ?? { told: new Set<string>(), line };
    found.told.add(`${is} ${pick}`.trim());
    asked.set(key, found);
  }
  return [...asked].flatMap(([question, { told, line }]) => {
    const [only] = told;
    const lone = told.size === 1 && directed.includes(only?.split(' ')[0] ?? '');
    return lone ? [`line ${line}: ${only}, of ${question}`] : [];
  });
}

describe('the rules of the library', () => {
  it('know a result when they read one', () => {
    expect(resultsIn('Satisfaction stands at 75.7 %, or 3.9 of 5, of 1,200 answers.')).toHaveLength(4);
    expect(resultsIn('On 3 November 2025 a video replaced the guide; a score above 50 is called excellent.')).toEqual([]);
  });

  it('know a conclusion that tells one side', () => {
    const [both, one] = ['improved', 'rose'].map((is) => `<When measure="csat" change="year" is="${is}">\n\nA\n\n</When>\n\n`);
    const other = '<When measure="csat" change="year" is="worsened">\n\nB\n\n</When>\n';
    expect(oneSided(tagsOf(`${both}${other}`))).toEqual([]);
    expect(oneSided(tagsOf(one ?? ''))).toEqual([expect.stringContaining('rose')]);
  });
});
