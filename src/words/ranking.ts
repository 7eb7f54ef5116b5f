import type { Locale } from './format.ts';
import type { Counted } from './noun.ts';

/** What a ranking says, in the reader's language. */
export type RankingWords = typeof english;

/** The words of a language. */
export function rankingWords(locale: Locale, counted: Counted = 'answers'): RankingWords {
  const words = { en: english, fr: french, ru: russian }[locale];
  return counted === 'cases' ? { ...words, ...cases[locale] } : words;
}

type Verdicts = { above: string[]; below: string[]; others: boolean };

const english = {
  title: (label: string, by: string) => `${label} by ${by}: each against the rest`,
  above: 'above the rest',
  below: 'below the rest',
  unclear: 'not clearly different',
  shortAbove: 'above',
  shortBelow: 'below',
  verdict: 'Against the rest',
  adjustedP: 'p, corrected',
  rank: 'Rank',
  keyAbove: 'above the rest, more than chance',
  keyBelow: 'below the rest, more than chance',
  differ: ({ above, below, others }: Verdicts) => {
    const parts = [
      above.length ? `above the rest, more than chance: ${list(above, 'and')}` : '',
      below.length ? `below the rest, more than chance: ${list(below, 'and')}` : '',
    ].filter(Boolean);
    const rest = others ? '; the others are not clearly different' : '';
    return `${upper(parts.join('; '))}${rest}.`;
  },
  none: 'No group is clearly different from the rest.',
  most: (t: { label: string; best: string; top: string; worst: string; bottom: string }) =>
    `${t.label}: from ${t.top} (${t.best}) to ${t.bottom} (${t.worst}).`,
  comparisons: (count: number, n: string, method: string) =>
    count === 1 ? '1 comparison.' : `${n} comparisons, corrected for their number (${method}).`,
  overall: (p: string, clear: boolean) =>
    clear
      ? `Taken together, the groups differ by more than chance (${p}).`
      : `Taken together, the groups do not clearly differ (${p}).`,
  holm: 'Holm',
  bh: 'Benjamini–Hochberg',
  lone: 'Only one group has enough answers: there is nothing to compare it with.',
  leftOut: (n: string, by: string) => `${n} answers without a value of “${by}” are left out.`,
  reading:
    'How to read: the highest value stands first; lines are 95 % intervals. A triangle marks a group that differs from all others together by more than chance, after correction; between neighbours the order may be chance.',
  definition: (test: string) =>
    `Each group against all other compared groups together: difference with its 95 % interval (not corrected); ${test}. A group is marked only where the corrected p is under 0.05 and the interval leaves out zero. Groups under the minimum are neither compared nor part of the rest.`,
  corrections: {
    holm: 'p corrected by Holm’s method: the chance of even one false mark stays under 5 %.',
    bh: 'p corrected by the method of Benjamini and Hochberg: under 5 % of the marks are expected to be false.',
  },
};

const french: RankingWords = {
  title: (label, by) => `${label} par ${by} : chacun face au reste`,
  above: 'au-dessus du reste',
  below: 'au-dessous du reste',
  unclear: 'pas nettement différent',
  shortAbove: 'au-dessus',
  shortBelow: 'au-dessous',
  verdict: 'Face au reste',
  adjustedP: 'p corrigé',
  rank: 'Rang',
  keyAbove: 'au-dessus du reste, plus que le hasard',
  keyBelow: 'au-dessous du reste, plus que le hasard',
  differ: ({ above, below, others }) => {
    const parts = [
      above.length ? `au-dessus du reste, plus que le hasard : ${list(above, 'et')}` : '',
      below.length ? `au-dessous du reste, plus que le hasard : ${list(below, 'et')}` : '',
    ].filter(Boolean);
    const rest = others ? ' ; les autres ne s’en distinguent pas nettement' : '';
    return `${upper(parts.join(' ; '))}${rest}.`;
  },
  none: 'Aucun groupe ne se distingue nettement du reste.',
  most: (t) => `${t.label} : de ${t.top} (${t.best}) à ${t.bottom} (${t.worst}).`,
  comparisons: (count, n, method) =>
    count === 1 ? '1 comparaison.' : `${n} comparaisons, corrigées de leur nombre (${method}).`,
  overall: (p, clear) =>
    clear
      ? `Pris ensemble, les groupes diffèrent plus que par hasard (${p}).`
      : `Pris ensemble, les groupes ne diffèrent pas nettement (${p}).`,
  holm: 'Holm',
  bh: 'Benjamini-Hochberg',
  lone: 'Un seul groupe a assez de réponses : il n’y a rien à quoi le comparer.',
  leftOut: (n, by) => `Réponses sans valeur de « ${by} », laissées de côté : ${n}.`,
  reading:
    'Lecture : la plus haute valeur vient en premier ; les traits sont des intervalles à 95 %. Un triangle marque un groupe qui diffère de tous les autres réunis plus que par hasard, après correction ; entre voisins, l’ordre peut tenir au hasard.',
  definition: (test) =>
    `Chaque groupe face à tous les autres groupes comparés, réunis : différence avec son intervalle à 95 % (non corrigé) ; ${test}. Un groupe n’est marqué que si le p corrigé est inférieur à 0,05 et que l’intervalle exclut zéro. Les groupes sous le minimum ne sont ni comparés ni comptés dans le reste.`,
  corrections: {
    holm: 'p corrigé par la méthode de Holm : la probabilité d’une seule fausse marque reste sous 5 %.',
    bh: 'p corrigé par la méthode de Benjamini et Hochberg : on attend moins de 5 % de fausses marques.',
  },
};

const russian: RankingWords = {
  title: (label, by) => `${label}, ${by}: каждая группа против остальных`,
  above: 'выше остальных',
  below: 'ниже остальных',
  unclear: 'явного отличия нет',
  shortAbove: 'выше',
  shortBelow: 'ниже',
  verdict: 'Против остальных',
  adjustedP: 'p с поправкой',
  rank: 'Место',
  keyAbove: 'выше остальных, больше случайного',
  keyBelow: 'ниже остальных, больше случайного',
  differ: ({ above, below, others }) => {
    const parts = [
      above.length ? `выше остальных, больше случайного: ${list(above, 'и')}` : '',
      below.length ? `ниже остальных, больше случайного: ${list(below, 'и')}` : '',
    ].filter(Boolean);
    const rest = others ? '; у других групп явного отличия нет' : '';
    return `${upper(parts.join('; '))}${rest}.`;
  },
  none: 'Ни одна группа явно не отличается от остальных.',
  most: (t) => `${t.label}: от ${t.top} (${t.best}) до ${t.bottom} (${t.worst}).`,
  comparisons: (count, n, method) =>
    count === 1 ? 'Сравнение одно.' : `Сравнений: ${n}, с поправкой на их число (${method}).`,
  overall: (p, clear) =>
    clear
      ? `В целом группы различаются больше, чем случайно (${p}).`
      : `В целом явных различий между группами нет (${p}).`,
  holm: 'Холм',
  bh: 'Бенджамини — Хохберг',
  lone: 'Ответов достаточно только в одной группе: сравнить её не с чем.',
  leftOut: (n, by) => `Не учтены ответы без значения «${by}»: ${n}.`,
  reading:
    'Как читать: сверху — наибольшее значение; отрезки — интервалы 95 %. Треугольник отмечает группу, которая после поправки отличается от всех остальных вместе больше, чем случайно; порядок соседей может быть случайным.',
  definition: (test) =>
    `Каждая группа против всех остальных сравниваемых групп вместе: разность с интервалом 95 % (без поправки); ${test}. Группа отмечена, только если p с поправкой меньше 0,05 и интервал не содержит нуля. Группы меньше минимума не сравниваются и не входят в остальные.`,
  corrections: {
    holm: 'p с поправкой Холма: вероятность хотя бы одной ложной отметки остаётся ниже 5 %.',
    bh: 'p с поправкой Бенджамини — Хохберга: среди отметок ожидается меньше 5 % ложных.',
  },
};

function list(names: string[], and: string): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

function upper(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}

/** The words where n counts no answers. */
const cases: Record<Locale, Pick<RankingWords, 'lone' | 'leftOut'>> = {
  en: {
    lone: 'Only one group has enough cases: there is nothing to compare it with.',
    leftOut: (n, by) => `${n} cases without a value of “${by}” are left out.`,
  },
  fr: {
    lone: 'Un seul groupe a assez de cas : il n’y a rien à quoi le comparer.',
    leftOut: (n, by) => `Cas sans valeur de « ${by} », laissés de côté : ${n}.`,
  },
  ru: {
    lone: 'Случаев достаточно только в одной группе: сравнить её не с чем.',
    leftOut: (n, by) => `Не учтены случаи без значения «${by}»: ${n}.`,
  },
};
