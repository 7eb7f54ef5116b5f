import type { Locale } from './format.ts';

/** What a table or a chart of an SQL cell says. */
export type ResultWords = typeof english;

export function resultWords(locale: Locale): ResultWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  sortBy: (column: string) => `Sort by ${column}`,
  tooFewCell: 'too few',
  noRows: 'The query returns no rows.',
  intervalHead: '95 % interval',
  onlyFirstRows: (shown: string) => `Only the first ${shown} rows are shown.`,
  onlyFirstPanels: (shown: string, total: string) => `Only the first ${shown} of ${total} panels are shown.`,
  rowCount: (n: string) => (n === '1' ? '1 row' : `${n} rows`),
  rowsSentence: (t: { rows: string; columns: string }) => `${t.rows}: ${t.columns}.`,
  pathSentence: (t: { label: string; first: string; from: string; last: string; to: string }) =>
    `${t.label}: from ${t.first} (${t.from}) to ${t.last} (${t.to}).`,
  rangeSentence: (t: { label: string; low: string; lowAt: string; high: string; highAt: string }) =>
    `${t.label}: lowest ${t.low} (${t.lowAt}), highest ${t.high} (${t.highAt}).`,
  mostSentence: (t: { label: string; at: string; value: string; total: string }) =>
    `${t.label}: most often ${t.at} (${t.value} of ${t.total}).`,
  otherSeries: (n: string) => `other (${n})`,
  areaMeans: (label: string) => `area: ${label}`,
};

const french: ResultWords = {
  sortBy: (column) => `Trier par ${column}`,
  tooFewCell: 'trop peu',
  noRows: 'La requête ne renvoie aucune ligne.',
  intervalHead: 'Intervalle à 95 %',
  onlyFirstRows: (shown) => `Seules les ${shown} premières lignes sont montrées.`,
  onlyFirstPanels: (shown, total) => `Seuls les ${shown} premiers panneaux sur ${total} sont montrés.`,
  rowCount: (n) => (n === '1' || n === '0' ? `${n} ligne` : `${n} lignes`),
  rowsSentence: (t) => `${t.rows} : ${t.columns}.`,
  pathSentence: (t) => `${t.label} : de ${t.first} (${t.from}) à ${t.last} (${t.to}).`,
  rangeSentence: (t) =>
    `${t.label} : au plus bas ${t.low} (${t.lowAt}), au plus haut ${t.high} (${t.highAt}).`,
  mostSentence: (t) => `${t.label} : le plus souvent ${t.at} (${t.value} sur ${t.total}).`,
  otherSeries: (n) => `autres (${n})`,
  areaMeans: (label) => `surface : ${label}`,
};

const russian: ResultWords = {
  sortBy: (column) => `Сортировать: ${column}`,
  tooFewCell: 'слишком мало',
  noRows: 'Запрос не вернул строк.',
  intervalHead: 'Интервал 95 %',
  onlyFirstRows: (shown) => `Показаны не все строки, первые: ${shown}.`,
  onlyFirstPanels: (shown, total) => `Показаны не все панели: ${shown} из ${total}.`,
  rowCount: (n) => `Строк: ${n}`,
  rowsSentence: (t) => `${t.rows}; ${t.columns}.`,
  pathSentence: (t) => `${t.label}: ${t.first} (${t.from}) → ${t.last} (${t.to}).`,
  rangeSentence: (t) => `${t.label}: минимум ${t.low} (${t.lowAt}), максимум ${t.high} (${t.highAt}).`,
  mostSentence: (t) => `${t.label}: чаще всего ${t.at} (${t.value} из ${t.total}).`,
  otherSeries: (n) => `другие (${n})`,
  areaMeans: (label) => `площадь: ${label}`,
};
