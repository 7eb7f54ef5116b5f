import type { Locale } from './format.ts';

/** Numbers and conditions in sentences: what they compare, read and hold. */
export type TextWords = typeof english;

export function textWords(locale: Locale): TextWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  thanHigher: (by: string) => `${by} higher than`,
  thanLower: (by: string) => `${by} lower than`,
  thanSame: 'about the same as',
  thanUnknown: 'not comparable with',
  cellValue: (t: { column: string; cell: string }) => `${t.column} of the SQL cell ${t.cell}`,
  cellRow: (row: string) => (row === 'first' ? 'first row' : row === 'last' ? 'last row' : `row ${row}`),
  conditions: {
    rose: 'it rose',
    fell: 'it fell',
    unchanged: 'no clear change',
    improved: 'it became better',
    worsened: 'it became worse',
    differ: 'some groups differ from the rest',
    alike: 'no group differs from the rest',
    clear: 'the picked group differs from the rest',
    above: 'it is above',
    below: 'it is below',
    unclear: 'chance may put it on either side of',
    enough: 'there are enough answers',
    'too-few': 'there are too few answers',
    measured: 'it rests on the data alone',
    supposed: 'it rests on an assumption or on what was set here',
  },
  whenSentence: (t: { condition: string; holds: boolean; fact: string }) =>
    `Text ${t.holds ? 'shown' : 'hidden'}: the condition “${t.condition}” ${t.holds ? 'holds' : 'does not hold'}. ${t.fact}`,
};

const french: TextWords = {
  thanHigher: (by) => `en hausse de ${by} par rapport à`,
  thanLower: (by) => `en baisse de ${by} par rapport à`,
  thanSame: 'à peu près stable par rapport à',
  thanUnknown: 'sans comparaison possible avec',
  cellValue: (t) => `${t.column} de la cellule SQL ${t.cell}`,
  cellRow: (row) => (row === 'first' ? 'première ligne' : row === 'last' ? 'dernière ligne' : `ligne ${row}`),
  conditions: {
    rose: 'hausse',
    fell: 'baisse',
    unchanged: 'pas de changement net',
    improved: 'amélioration',
    worsened: 'dégradation',
    differ: 'des groupes se distinguent du reste',
    alike: 'aucun groupe ne se distingue du reste',
    clear: 'le groupe choisi se distingue du reste',
    above: 'au-dessus de',
    below: 'au-dessous de',
    unclear: 'le hasard peut le placer des deux côtés de',
    enough: 'assez de réponses',
    'too-few': 'trop peu de réponses',
    measured: 'cela repose sur les seules données',
    supposed: 'cela repose sur une hypothèse ou sur ce qui a été réglé ici',
  },
  whenSentence: (t) =>
    `Texte ${t.holds ? 'montré' : 'caché'} : la condition « ${t.condition} » ${t.holds ? 'est' : 'n’est pas'} remplie. ${t.fact}`,
};

const russian: TextWords = {
  thanHigher: (by) => `выше на ${by}, чем`,
  thanLower: (by) => `ниже на ${by}, чем`,
  thanSame: 'примерно на том же уровне, что и',
  thanUnknown: 'нельзя сравнить с тем, что было',
  cellValue: (t) => `${t.column} ячейки SQL ${t.cell}`,
  cellRow: (row) =>
    row === 'first' ? 'первая строка' : row === 'last' ? 'последняя строка' : `строка ${row}`,
  conditions: {
    rose: 'выросло',
    fell: 'упало',
    unchanged: 'явного изменения нет',
    improved: 'стало лучше',
    worsened: 'стало хуже',
    differ: 'некоторые группы отличаются от остальных',
    alike: 'ни одна группа не отличается от остальных',
    clear: 'выбранная группа отличается от остальных',
    above: 'выше',
    below: 'ниже',
    unclear: 'случайность допускает обе стороны от',
    enough: 'ответов достаточно',
    'too-few': 'ответов слишком мало',
    measured: 'опирается только на данные',
    supposed: 'опирается на допущение или на заданное здесь',
  },
  whenSentence: (t) =>
    `Текст ${t.holds ? 'показан' : 'скрыт'}: условие «${t.condition}» ${t.holds ? 'выполнено' : 'не выполнено'}. ${t.fact}`,
};
