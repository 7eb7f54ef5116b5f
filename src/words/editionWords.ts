import type { Locale } from './format.ts';

/** Words of the comparison with the last edition of a report. */
export type EditionWords = typeof english;

/** The words of a language. */
export function editionWords(locale: Locale): EditionWords {
  return catalogue[locale];
}

const english = {
  since: (name: string) => `What changed since ${name}`,
  numbers: 'Number',
  then: 'Then',
  now: 'Now',
  difference: 'Difference',
  about: (data: string, day: string) =>
    `Numbers of the edition as they were saved; data version ${data}, to ${day}.`,
  aboutNoDay: (data: string) => `Numbers of the edition as they were saved; data version ${data}.`,
  unfiltered: 'Both sides without filters.',
  interval:
    'Differences with the 95 % interval that follows from both intervals (square-and-add, Zou and Donner 2008).',
  sameAnswers: 'partly the same answers, so no interval',
  clear: 'more than chance',
  unclear: 'within chance',
  notCompared: 'not compared',
  because: {
    definition: 'the measure is defined differently now',
    question: 'the question is worded differently now',
    version: 'another version of the question',
    scale: 'the scale is another now',
    query: 'the SQL is another now',
    'too-few': 'too few answers',
  },
  added: 'new in this edition',
  dropped: 'no longer in the report',
  sinceDifference: (difference: string, name: string) => `${difference} since ${name}`,
};

const french: EditionWords = {
  since: (name) => `Ce qui a changé depuis ${name}`,
  numbers: 'Nombre',
  then: 'Avant',
  now: 'Maintenant',
  difference: 'Différence',
  about: (data, day) =>
    `Nombres de l’édition tels qu’enregistrés ; version des données ${data}, jusqu’au ${day}.`,
  aboutNoDay: (data) => `Nombres de l’édition tels qu’enregistrés ; version des données ${data}.`,
  unfiltered: 'Sans filtres des deux côtés.',
  interval: 'Différences avec l’intervalle à 95 % qui découle des deux intervalles (Zou et Donner 2008).',
  sameAnswers: 'en partie les mêmes réponses, donc sans intervalle',
  clear: 'plus que le hasard',
  unclear: 'compatible avec le hasard',
  notCompared: 'non comparé',
  because: {
    definition: 'l’indicateur est défini autrement',
    question: 'la question est formulée autrement',
    version: 'autre version de la question',
    scale: 'l’échelle a changé',
    query: 'la requête SQL a changé',
    'too-few': 'trop peu de réponses',
  },
  added: 'nouveau dans cette édition',
  dropped: 'n’est plus dans le rapport',
  sinceDifference: (difference, name) => `${difference} depuis ${name}`,
};

const russian: EditionWords = {
  since: (name) => `Что изменилось с выпуска ${name}`,
  numbers: 'Показатель',
  then: 'Было',
  now: 'Стало',
  difference: 'Разница',
  about: (data, day) => `Числа выпуска, как они были сохранены; версия данных ${data}, по ${day}.`,
  aboutNoDay: (data) => `Числа выпуска, как они были сохранены; версия данных ${data}.`,
  unfiltered: 'С обеих сторон без фильтров.',
  interval: 'Разница с 95 % интервалом, который следует из обоих интервалов (Zou, Donner 2008).',
  sameAnswers: 'частично те же ответы, поэтому без интервала',
  clear: 'больше, чем случайность',
  unclear: 'в пределах случайности',
  notCompared: 'не сравнивается',
  because: {
    definition: 'показатель теперь определён иначе',
    question: 'вопрос теперь сформулирован иначе',
    version: 'другая версия вопроса',
    scale: 'шкала теперь другая',
    query: 'SQL-запрос теперь другой',
    'too-few': 'слишком мало ответов',
  },
  added: 'новое в этом выпуске',
  dropped: 'больше нет в отчёте',
  sinceDifference: (difference, name) => `${difference} с выпуска ${name}`,
};

const catalogue: Record<Locale, EditionWords> = { en: english, fr: french, ru: russian };
