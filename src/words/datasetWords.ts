import type { Locale } from './format.ts';

/** The words of a dataset's page. Every language has every key: the type makes a missing one an error. */
export type DatasetWords = typeof english;

/** The words of a dataset's page in a language. */
export function datasetWords(locale: Locale): DatasetWords {
  return catalogue[locale];
}

/** Kinds of columns, as dataset.yaml names them. */
const english = {
  about: 'Tables, columns and measures of the data behind the reports, as they were published.',
  source: 'Source',
  licence: 'Licence',
  period: 'Period',
  version: 'Version',
  size: 'Size',
  sizeOf: (megabytes: string) => `${megabytes} MB, compressed`,
  minimum: 'Minimum',
  minimumIs: (publish: string, flag: string) =>
    `no number is shown under ${publish} answers; one under ${flag} is marked`,
  published: 'Published as',
  rows: 'one row for each answer',
  rollup: 'counts of equal answers, never single ones',
  synthetic: 'These data are invented.',
  tableFacts: (rows: string, answers: string) =>
    rows === answers ? `${rows} rows` : `${rows} rows, ${answers} answers`,
  column: 'Column',
  kind: 'Kind',
  distinct: 'Distinct values',
  answered: 'Answered',
  values: 'Values',
  dimension: 'groups answers',
  isPeriod: 'says when',
  generalised: 'published in bands or periods',
  redacted: 'personal details removed',
  tooFew: (minimum: string) => `fewer than ${minimum}`,
  others: (count: string) => `and ${count} more`,
  between: (low: string, high: string) => `${low} to ${high}`,
  measures: 'Measures',
  noMeasures: 'These data declare no measures.',
  types: {
    text: 'text',
    category: 'category',
    boolean: 'yes or no',
    date: 'date',
    integer: 'whole number',
    number: 'number',
    money: 'money',
    score: 'score',
    comment: 'comment',
    frequency: 'frequency',
    weight: 'weight',
  },
};

const french: DatasetWords = {
  about: 'Tables, colonnes et mesures des données sur lesquelles reposent les rapports, telles que publiées.',
  source: 'Source',
  licence: 'Licence',
  period: 'Période',
  version: 'Version',
  size: 'Taille',
  sizeOf: (megabytes) => `${megabytes} Mo, compressés`,
  minimum: 'Minimum',
  minimumIs: (publish, flag) =>
    `aucun chiffre au-dessous de ${publish} réponses ; au-dessous de ${flag}, il est signalé`,
  published: 'Publié sous forme de',
  rows: 'une ligne par réponse',
  rollup: 'décomptes de réponses égales, jamais une réponse seule',
  synthetic: 'Ces données sont inventées.',
  tableFacts: (rows, answers) =>
    rows === answers ? `${rows} lignes` : `${rows} lignes, ${answers} réponses`,
  column: 'Colonne',
  kind: 'Genre',
  distinct: 'Valeurs distinctes',
  answered: 'Renseigné',
  values: 'Valeurs',
  dimension: 'groupe les réponses',
  isPeriod: 'dit quand',
  generalised: 'publié par tranches ou périodes',
  redacted: 'données personnelles retirées',
  tooFew: (minimum) => `moins de ${minimum}`,
  others: (count) => `et ${count} autres`,
  between: (low, high) => `de ${low} à ${high}`,
  measures: 'Mesures',
  noMeasures: 'Ces données ne déclarent aucune mesure.',
  types: {
    text: 'texte',
    category: 'catégorie',
    boolean: 'oui ou non',
    date: 'date',
    integer: 'nombre entier',
    number: 'nombre',
    money: 'montant',
    score: 'note',
    comment: 'commentaire',
    frequency: 'fréquence',
    weight: 'poids',
  },
};

const russian: DatasetWords = {
  about: 'Таблицы, столбцы и показатели данных, на которых стоят отчёты, в том виде, как они опубликованы.',
  source: 'Источник',
  licence: 'Лицензия',
  period: 'Период',
  version: 'Версия',
  size: 'Размер',
  sizeOf: (megabytes) => `${megabytes} МБ в сжатом виде`,
  minimum: 'Минимум',
  minimumIs: (publish, flag) =>
    `при числе ответов меньше ${publish} значение не показывается, меньше ${flag} – отмечается`,
  published: 'Опубликовано как',
  rows: 'строка на каждый ответ',
  rollup: 'счёт одинаковых ответов, без отдельных',
  synthetic: 'Эти данные вымышлены.',
  tableFacts: (rows, answers) =>
    rows === answers ? `строк: ${rows}` : `строк: ${rows}, ответов: ${answers}`,
  column: 'Столбец',
  kind: 'Вид',
  distinct: 'Разных значений',
  answered: 'Заполнено',
  values: 'Значения',
  dimension: 'делит ответы на группы',
  isPeriod: 'говорит, когда',
  generalised: 'опубликовано интервалами или периодами',
  redacted: 'личные сведения убраны',
  tooFew: (minimum) => `меньше ${minimum}`,
  others: (count) => `и ещё ${count}`,
  between: (low, high) => `от ${low} до ${high}`,
  measures: 'Показатели',
  noMeasures: 'В этих данных показатели не объявлены.',
  types: {
    text: 'текст',
    category: 'категория',
    boolean: 'да или нет',
    date: 'дата',
    integer: 'целое число',
    number: 'число',
    money: 'деньги',
    score: 'оценка',
    comment: 'комментарий',
    frequency: 'частота',
    weight: 'вес',
  },
};

const catalogue: Record<Locale, DatasetWords> = { en: english, fr: french, ru: russian };
