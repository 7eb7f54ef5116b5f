import { z } from 'zod';
import { type Dataset, type Measure } from '../../dataset/dataset.ts';
import { adjustPs } from '../../stats/adjustPs.ts';
import { difference } from '../../stats/difference.ts';
import { estimate, type Estimate, type Moments } from '../../stats/estimate.ts';
import { subtractMoments } from '../../stats/moments.ts';
import { themeImpact, type ThemeImpact } from '../../stats/themeImpact.ts';
import type { Locale } from '../../words/format.ts';
import { kindOf, measured, optionsOf, type Measured } from '../measures/measured.ts';
import { momentsRow } from '../props.ts';
import { themeLabel } from './themeLists.ts';

export const themeRow = z.object({
  part: z.enum(['answers', 'comments', 'none', 'unread', 'theme', 'quote']),
  theme: z.string().nullable(),
  mentions: z.number(),
  mw: z.number(),
  mw2: z.number(),
  ...momentsRow,
  text: z.string().nullable(),
  language: z.string().nullable(),
});
export type ThemeRow = z.output<typeof themeRow>;

export type Quote = { text: string; language: string | null };

export type Theme = {
  name: string;
  label: string;
  /** Comments that mention it, and their share of all comments; null under the minimum. */
  mentions: number;
  share: Estimate | null;
  /** The measure among those that mention it. */
  measured: Measured;
  impact: ThemeImpact | null;
  p: number | null;
  adjustedP: number | null;
  verdict: 'higher' | 'lower' | 'unclear';
  quotes: Quote[];
};

export type Themes = {
  comments: number;
  /** All answers to the measure. */
  all: Measured;
  themes: Theme[];
  /** Themes under the minimum. */
  withheld: Theme[];
  none: { mentions: number; share: Estimate | null };
  /** Comments in a language without a list. */
  unread: number;
};

type Asked = { names: string[]; quotes: number; sort: 'n' | 'impact' | 'order' };

/** Every theme with its frequency, its measure and its impact. */
export function themesOf(
  rows: ThemeRow[],
  { names, quotes, sort }: Asked,
  measure: Measure,
  { dataset, locale }: { dataset: Dataset; locale: Locale },
): Themes {
  const part = (name: ThemeRow['part']) => rows.find((row) => row.part === name) ?? nothing;
  const [all, comments, none] = [part('answers'), part('comments'), part('none')];
  const found = names.map((name): Theme => {
    const row = rows.find((each) => each.part === 'theme' && each.theme === name) ?? nothing;
    const own = rows.filter((each) => each.part === 'quote' && each.theme === name);
    return {
      ...{ name, label: themeLabel(name, locale), mentions: row.mentions },
      share: shareOf(row, comments, dataset),
      measured: measured(dataset, measure, row),
      ...impactOf(row, all, measure, dataset),
      ...{ adjustedP: null, verdict: 'unclear' },
      quotes: chosen(own, quotes, locale),
    };
  });
  const themes = judged(found.filter(({ share }) => share !== null));
  return {
    comments: comments.mentions,
    all: measured(dataset, measure, all),
    themes: sorted(themes, sort),
    withheld: found.filter(({ share }) => share === null),
    none: { mentions: none.mentions, share: shareOf(none, comments, dataset) },
    unread: part('unread').mentions,
  };
}

const nothing = { mentions: 0, mw: 0, mw2: 0, n: 0, w: 0, w2: 0, s1: 0, s2: 0 };

type Counted = typeof nothing;

function shareOf({ mentions, mw }: Counted, comments: Counted, { minimum }: Dataset): Estimate | null {
  if (mentions < minimum.publish) return null;
  return estimate('share', { n: comments.mentions, w: comments.mw, w2: comments.mw2, s1: mw, s2: mw });
}

function impactOf(
  row: Moments,
  everyone: Moments,
  measure: Measure,
  dataset: Dataset,
): Pick<Theme, 'impact' | 'p'> {
  const { publish } = dataset.minimum;
  if (row.n < publish || everyone.n - row.n < publish) return { impact: null, p: null };
  const [theme, all] = [momentsOnly(row), momentsOnly(everyone)];
  const kind = kindOf(measure);
  if (kind === 'count' || kind === 'sum') return { impact: null, p: null };
  const options = optionsOf(dataset, measure);
  const without = difference(kind, subtractMoments(all, theme), theme, options);
  return { impact: themeImpact(kind, all, theme, options), p: without?.p ?? null };
}

function momentsOnly({ n, w, w2, s1, s2 }: Moments): Moments {
  return { n, w, w2, s1, s2 };
}

/** More than chance: where the corrected test and the interval say so. */
function judged(themes: Theme[]): Theme[] {
  const corrected = adjustPs(
    themes.map(({ p }) => p),
    'holm',
  );
  return themes.map((theme, index) => {
    const adjustedP = corrected[index] ?? null;
    const { low = null, high = null } = theme.impact ?? {};
    const clear = adjustedP !== null && adjustedP < 0.05 && low !== null && high !== null;
    const verdict = clear && low > 0 ? 'higher' : clear && high < 0 ? 'lower' : 'unclear';
    return { ...theme, adjustedP, verdict };
  });
}

function sorted(themes: Theme[], sort: Asked['sort']): Theme[] {
  if (sort === 'order') return themes;
  const impact = ({ impact }: Theme) => impact?.value ?? 0;
  return [...themes].sort((a, b) =>
    sort === 'impact' ? impact(a) - impact(b) || b.mentions - a.mentions : b.mentions - a.mentions,
  );
}

/** In the reader's language first; the rule of the query keeps the order otherwise. */
function chosen(rows: ThemeRow[], quotes: number, locale: Locale): Quote[] {
  const texts = rows.flatMap(({ text, language }) => (text === null ? [] : [{ text, language }]));
  const own = texts.filter(({ language }) => language === locale);
  return [...own, ...texts.filter((quote) => !own.includes(quote))].slice(0, quotes);
}
