import type { Locale } from './format.ts';

/** The words of the page that tells how the numbers are made. */
export type MethodWords = typeof english;

export function methodWords(locale: Locale): MethodWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  description: 'Definition, formula, source and limits of every measure and test.',
  lead: 'Every value on these pages carries its number of answers and a 95 % interval. This is what they mean, where they come from, and when not to use them.',
  declared: 'The measures of these data',
  minimum: (publish: string, flag: string) =>
    `Under ${publish} answers no number is shown; under ${flag} it is marked.`,
  measures: 'Measures and their intervals',
  tests: 'Differences and tests',
  analyses: 'Analyses',
  formula: (name: string) => `Formula: ${name}`,
  source: 'Source',
  notFor: 'Not for',
  reproduces: 'Reproduces',
};

const french: MethodWords = {
  description: 'Définition, formule, source et limites de chaque indicateur et de chaque test.',
  lead: 'Chaque valeur de ces pages est accompagnée de son nombre de réponses et d’un intervalle à 95 %. Voici ce que cela signifie, d’où cela vient, et quand ne pas s’en servir.',
  declared: 'Les indicateurs de ces données',
  minimum: (publish, flag) =>
    `En dessous de ${publish} réponses, aucun chiffre n’est affiché ; en dessous de ${flag}, il est signalé.`,
  measures: 'Les indicateurs et leurs intervalles',
  tests: 'Écarts et tests',
  analyses: 'Analyses',
  formula: (name) => `Formule : ${name}`,
  source: 'Source',
  notFor: 'À éviter pour',
  reproduces: 'Vérifié sur',
};

const russian: MethodWords = {
  description: 'Определение, формула, источник и границы применения каждого показателя и теста.',
  lead: 'У каждого значения на этих страницах указаны число ответов и 95-процентный интервал. Здесь объясняется, что они означают, откуда взяты и когда ими пользоваться не стоит.',
  declared: 'Показатели этих данных',
  minimum: (publish, flag) =>
    `Если ответов меньше ${publish}, число не показывается; если меньше ${flag} — помечается.`,
  measures: 'Показатели и их интервалы',
  tests: 'Разности и тесты',
  analyses: 'Анализ',
  formula: (name) => `Формула: ${name}`,
  source: 'Источник',
  notFor: 'Не подходит для',
  reproduces: 'Проверено на',
};
