import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { contrast, nearestReadable } from '../../charts/contrast.ts';
import type { Problem } from '../../dataset/problem.ts';
import { didYouMean } from '../../dataset/nearest.ts';

/** Grounds of the themes that a brand colours: report, raised parts, frame. A test holds them to theme.css. */
export const brandGrounds = { light: ['#ffffff', '#f8f8f8'], dark: ['#1f1f1f', '#262626', '#181818'] };

const file = 'content/brand.yaml';
const hex = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#0b5fc0", in quotes')
  .transform((colour) => colour.toLowerCase());
const colour = z.union([
  hex.transform((light) => ({ light, dark: undefined as string | undefined })),
  z.strictObject({ light: hex, dark: hex.optional() }),
]);
const asset = (types: string) =>
  z
    .string()
    .regex(
      new RegExp(`^[\\w-]+(/[\\w-]+)*(\\.[\\w-]+)*\\.(${types})$`),
      `a file of content/ that ends in .${types.replaceAll('|', ' or .')}`,
    );

/** What an organisation writes in `content/brand.yaml`. */
const brandSchema = z.strictObject({
  name: z.string().min(1).max(60).optional().describe('name beside the logo; default Plaudit'),
  logo: asset('svg|png')
    .optional()
    .describe('logo for light themes, a file of content/, drawn 22 pixels high'),
  logo_dark: asset('svg|png').optional().describe('logo for dark themes; default: that for light ones'),
  colours: z
    .strictObject({
      accent: colour.optional().describe('links, focus and the first series'),
      series: z.array(colour).max(8).optional().describe('colours of series, the first first'),
    })
    .optional(),
  font: z
    .strictObject({
      family: z.string().regex(/^[\p{L}\p{N} _-]+$/u, 'a name of letters, digits, spaces and hyphens'),
      files: z
        .array(
          z.strictObject({
            file: asset('woff2'),
            weight: z.union([z.int().min(1).max(1000), z.string().regex(/^\d+ \d+$/)]).default(400),
            style: z.enum(['normal', 'italic']).default('normal'),
          }),
        )
        .min(1),
    })
    .optional()
    .describe('text font, served by the site itself'),
});

export type Brand = z.output<typeof brandSchema>;

/** A brand with the folder that its files are in. */
export type SiteBrand = Brand & { folder: string };
type Path = (string | number)[];
type Pair = { light: string; dark?: string | undefined };

/** Words stand in the accent and on the colours of series: WCAG 2.2, 1.4.3. */
const least = 4.5;

/** The brand of a project, if it has one, and what is wrong with it, with lines. */
export function readBrand(root: string): { brand?: SiteBrand; problems: Problem[] } {
  const path = join(root, file);
  if (!existsSync(path)) return { problems: [] };
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const problem = (at: Path, found: Pick<Problem, 'rule' | 'message' | 'suggestion' | 'valid'>): Problem => ({
    file,
    severity: 'error',
    ...placeOf(document, at, lines),
    ...found,
  });
  const [broken] = document.errors;
  if (broken) {
    const { line = 1, col = 1 } = broken.linePos?.[0] ?? {};
    const message = `invalid brand: ${broken.message.split('\n')[0]}`;
    return { problems: [{ file, line, column: col, severity: 'error', rule: 'invalid-brand', message }] };
  }
  const parsed = brandSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success)
    return {
      problems: parsed.error.issues.flatMap((issue) =>
        schemaProblems(issue).map(({ at, ...found }) => problem(at, found)),
      ),
    };
  const problems = [...faint(parsed.data), ...missing(parsed.data, root)].map(({ at, ...found }) =>
    problem(at, found),
  );
  return problems.length
    ? { problems }
    : { brand: { ...parsed.data, folder: join(root, 'content') }, problems };
}

type Found = Pick<Problem, 'rule' | 'message' | 'suggestion' | 'valid'> & { at: Path };

function schemaProblems(issue: z.core.$ZodIssue): Found[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const valid = path.length ? [] : Object.keys(brandSchema.shape);
    return issue.keys.map((key) => ({
      at: [...path, key],
      rule: 'unknown-brand',
      message: `unknown brand key: ${[...path, key].join('.')}`,
      suggestion: didYouMean(key, valid),
      ...(valid.length ? { valid } : {}),
    }));
  }
  const union = issue.code === 'invalid_union' ? issue.errors.flat().at(0)?.message : undefined;
  return [
    {
      at: path,
      rule: 'invalid-brand',
      message: `invalid brand: ${path.join('.')}: ${union ?? issue.message}`,
    },
  ];
}

/** Colours that could not be read or seen, with the nearest that can. */
function faint({ colours }: Brand): Found[] {
  const all: { at: Path; pair: Pair }[] = [
    ...(colours?.accent ? [{ at: ['colours', 'accent'], pair: colours.accent }] : []),
    ...(colours?.series ?? []).map((pair, index) => ({ at: ['colours', 'series', index], pair })),
  ];
  return all.flatMap(({ at, pair }) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const written = pair[scheme];
      if (written === undefined) return [];
      const grounds = brandGrounds[scheme];
      const lowest = Math.min(...grounds.map((ground) => contrast(written, ground)));
      if (lowest >= least) return [];
      const nearest = nearestReadable(written, grounds, least);
      return [
        {
          at,
          rule: 'faint-brand',
          message: `${at.join('.')}: ${written} has a contrast of ${lowest.toFixed(2)} in the ${scheme} theme, expected at least ${least}`,
          ...(nearest ? { suggestion: `the nearest colour that passes: "${nearest}"` } : {}),
        },
      ];
    }),
  );
}

function missing(brand: Brand, root: string): Found[] {
  return brandFiles(brand).flatMap(({ at, name }) =>
    existsSync(join(root, 'content', name))
      ? []
      : [{ at, rule: 'missing-brand-file', message: `missing file: content/${name}` }],
  );
}

/** Files of `content/` that a brand names, with the place of their names. */
export function brandFiles({ logo, logo_dark: dark, font }: Brand): { at: Path; name: string }[] {
  return [
    ...(logo ? [{ at: ['logo'], name: logo }] : []),
    ...(dark ? [{ at: ['logo_dark'], name: dark }] : []),
    ...(font?.files ?? []).map(({ file: name }, index) => ({ at: ['font', 'files', index, 'file'], name })),
  ];
}

/** The brand as a style sheet, which stands beside the brand's files. High-contrast themes keep their own colours. */
export function brandCss({ colours, font }: Brand): string {
  const tokens: string[] = [];
  const put = (token: string, { light, dark }: Pair) =>
    tokens.push(
      `--${token}:light-dark(${light}, ${dark ?? nearestReadable(light, brandGrounds.dark, least) ?? '#ffffff'});`,
    );
  if (colours?.accent) {
    for (const token of ['pl-accent', 'pl-focus', 'sh-line']) put(token, colours.accent);
    if (!colours.series?.length) put('pl-series-1', colours.accent);
  }
  colours?.series?.forEach((each, index) => put(`pl-series-${index + 1}`, each));
  const faces = (font?.files ?? []).map(
    ({ file: name, weight, style }) =>
      `@font-face{font-family:"${font?.family}";src:url("./${name}") format("woff2");font-weight:${weight};font-style:${style};font-display:swap}`,
  );
  const family = font
    ? `:root:root{--pl-font:"${font.family}",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}`
    : '';
  const inScheme = tokens.length
    ? `@media not (prefers-contrast: more){:root:root:not([data-theme]){${tokens.join('')}}}:root:root:is([data-theme=light],[data-theme=dark]){${tokens.join('')}}`
    : '';
  return [...faces, family, inScheme].filter(Boolean).join('\n');
}

function placeOf(document: Document, path: Path, lines: LineCounter): { line: number; column: number } {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) break;
      offset = (isScalar(pair.key) && pair.key.range?.[0]) || offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
    }
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
