import type { Locale } from './format.ts';

/** What the checks of quality say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type QualityWords = typeof english;

/** The words of a language. */
export function qualityWords(locale: Locale): QualityWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  title: (table: string) => `Quality of the data: ${table}`,
  check: 'Check',
  found: 'Found',
  share: 'Share',
  meaning: 'What it means',
  verdict: 'Verdict',
  look: 'look',
  fine: 'fine',
  unknown: 'not recorded',
  info: '',
  sentence: (t: { n: string; looks: string }) => `${t.n} answers checked. Worth a look: ${t.looks}.`,
  allFine: (n: string) => `${n} answers checked: nothing stands out among the checks that these data allow.`,
  response: 'Response rate',
  responseMeans: 'The data hold answers only; how many surveys were delivered is not recorded.',
  answered: (question: string) => `Answered: ${question}`,
  answeredMeans:
    'Share of all rows with an answer. An empty cell does not tell a question left out from one never asked.',
  notApplicable: (n: string) => `“Not applicable” in the whole dataset: ${n}, counted as no answer.`,
  silent: 'Rows without any answer',
  silentMeans: 'Surveys with an empty cell for every question.',
  scale: 'Off the scale',
  scaleMeans:
    'Publishing refuses values off the scale or leaves their rows out; how many were left out is not recorded here.',
  coverage: (by: string) => `Coverage by ${by}`,
  coverageFound: (t: { missing: string; cells: string }) => `${t.missing} of ${t.cells} empty`,
  coverageMeans:
    'Periods in which a value of the column has no answer at all: measured too late, too early or not.',
  coverageGaps: (names: string) => `Never or not in every period: ${names}.`,
  noCoverage: 'No column is named by which coverage could be told.',
  perQuarter: 'Surveys per customer and quarter',
  perQuarterFound: (t: { mean: string; most: string }) => `${t.mean} on average, at most ${t.most}`,
  perQuarterMeans: (n: string) =>
    `Share: pairs of customer and quarter with more than ${n} surveys. Only answered surveys are known.`,
  fatigue: 'Fatigue: usual questions answered',
  fatigueScore: (label: string) => `Fatigue: ${label}`,
  fatigueFound: (t: { first: string; later: string; from: string }) =>
    `first survey ${t.first}, from survey ${t.from} on ${t.later}`,
  fatigueMeans: (t: { by: string; low: string; high: string; clear: boolean }) =>
    `Later minus first: ${t.by}, 95 % interval ${t.low} to ${t.high}: ${t.clear ? 'more than chance' : 'no clear difference'}. Who stays answers more often: no proof of fatigue.`,
  fatigueFew: 'Too few surveys to compare the first with later ones.',
  duplicates: 'Duplicates',
  duplicatesMeans: 'Rows more of the same customer on the same day with the same answers; some may be real.',
  straight: 'Straight-lining',
  straightMeans: 'Surveys with the same place on the scale in all questions; somebody content may mean it.',
  speed: (limit: string) => `Speeders: under ${limit} s`,
  speedMeans: (straight: string) =>
    `Surveys answered faster than they can be read; of them with all answers alike: ${straight}.`,
  noDuration: 'No column of seconds says how long a survey took.',
  noCustomer: 'No column says who answered.',
  weights: 'Weights',
  weightsFound: (t: { effect: string; effective: string }) =>
    `design effect ${t.effect}, effective n ${t.effective}`,
  weightsMeans:
    'Unequal weights make intervals wider: the answers say as much as the effective n of equal ones (Kish).',
  noWeights: 'all equal',
  noWeightsMeans: 'Every answer counts alike: design effect 1.',
  heat: (t: { by: string; unit: string }) => `Answers by ${t.by} and ${t.unit}`,
  none: 'none',
  under: (minimum: string) => `< ${minimum}`,
  units: { week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
  read: 'How to read: each row is a check, what it found and what that means. ⚠ marks what is worth a look, – what the data do not record. In the table below, a darker cell holds more answers; “none” is a gap.',
  looks:
    'Worth a look are gaps in coverage, values off the scale, half a per cent or more of rows without answers, duplicates or speeders, later surveys clearly worse than first ones, and a design effect of 1.5 or more: rules of thumb.',
  definition:
    'The checks look at the published rows alone, under the page’s filters. Usual questions are those that at least 80 % of all rows answer. Shares with Wilson intervals; first and later surveys compared by Welch’s interval or that of the measure, without correction.',
};

const french: QualityWords = {
  title: (table) => `Qualité des données : ${table}`,
  check: 'Contrôle',
  found: 'Trouvé',
  share: 'Part',
  meaning: 'Ce que cela signifie',
  verdict: 'Verdict',
  look: 'à regarder',
  fine: 'rien à signaler',
  unknown: 'non enregistré',
  info: '',
  sentence: (t) => `${t.n} réponses contrôlées. À regarder : ${t.looks}.`,
  allFine: (n) => `${n} réponses contrôlées : rien ne ressort des contrôles que ces données permettent.`,
  response: 'Taux de réponse',
  responseMeans:
    'Les données ne contiennent que des réponses ; le nombre d’enquêtes envoyées n’est pas enregistré.',
  answered: (question) => `Répondu : ${question}`,
  answeredMeans:
    'Part des lignes qui ont une réponse. Une cellule vide ne dit pas si la question a été sautée ou jamais posée.',
  notApplicable: (n) => `« Sans objet » dans tout le jeu de données : ${n}, compté comme absence de réponse.`,
  silent: 'Lignes sans aucune réponse',
  silentMeans: 'Enquêtes dont la cellule est vide pour chaque question.',
  scale: 'Hors échelle',
  scaleMeans:
    'La publication refuse les valeurs hors échelle ou écarte leurs lignes ; combien ont été écartées n’est pas enregistré ici.',
  coverage: (by) => `Couverture : ${by}`,
  coverageFound: (t) => `${t.missing} cases vides sur ${t.cells}`,
  coverageMeans:
    'Périodes où une valeur de la colonne n’a aucune réponse : mesurée trop tard, trop tôt ou pas du tout.',
  coverageGaps: (names) => `Jamais ou pas à chaque période : ${names}.`,
  noCoverage: 'Aucune colonne n’est nommée qui permette de juger la couverture.',
  perQuarter: 'Enquêtes par client et trimestre',
  perQuarterFound: (t) => `${t.mean} en moyenne, au plus ${t.most}`,
  perQuarterMeans: (n) =>
    `Part : couples de client et trimestre avec plus de ${n} enquêtes. Seules les enquêtes remplies sont connues.`,
  fatigue: 'Lassitude : questions habituelles remplies',
  fatigueScore: (label) => `Lassitude : ${label}`,
  fatigueFound: (t) => `première enquête ${t.first}, à partir de la ${t.from}ᵉ ${t.later}`,
  fatigueMeans: (t) =>
    `Plus tard moins la première : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : ${t.clear ? 'plus que le hasard' : 'pas de différence nette'}. Qui reste répond plus souvent : ce n’est pas une preuve de lassitude.`,
  fatigueFew: 'Trop peu d’enquêtes pour comparer la première aux suivantes.',
  duplicates: 'Doublons',
  duplicatesMeans:
    'Lignes en trop du même client, le même jour, avec les mêmes réponses ; certaines peuvent être vraies.',
  straight: 'Réponses en ligne droite',
  straightMeans:
    'Enquêtes avec la même place sur l’échelle à toutes les questions ; un client content peut le penser.',
  speed: (limit) => `Trop rapides : moins de ${limit} s`,
  speedMeans: (straight) =>
    `Enquêtes remplies plus vite qu’on ne peut les lire ; dont toutes les réponses semblables : ${straight}.`,
  noDuration: 'Aucune colonne de secondes ne dit combien de temps a pris une enquête.',
  noCustomer: 'Aucune colonne ne dit qui a répondu.',
  weights: 'Poids',
  weightsFound: (t) => `effet de plan ${t.effect}, n effectif ${t.effective}`,
  weightsMeans:
    'Des poids inégaux élargissent les intervalles : les réponses en disent autant que le n effectif de réponses égales (Kish).',
  noWeights: 'tous égaux',
  noWeightsMeans: 'Chaque réponse compte autant : effet de plan 1.',
  heat: (t) => `Réponses : ${t.by}, par ${t.unit}`,
  none: 'aucune',
  under: (minimum) => `< ${minimum}`,
  units: { week: 'semaine', month: 'mois', quarter: 'trimestre', year: 'an' },
  read: 'Lecture : chaque ligne est un contrôle, ce qu’il a trouvé et ce que cela signifie. ⚠ marque ce qui mérite un regard, – ce que les données n’enregistrent pas. Dans le tableau du bas, une case plus foncée contient plus de réponses ; « aucune » est une lacune.',
  looks:
    'À regarder : les lacunes de couverture, les valeurs hors échelle, un demi pour cent ou plus de lignes sans réponse, de doublons ou de réponses trop rapides, des enquêtes suivantes nettement moins bonnes que la première, un effet de plan de 1,5 ou plus : des règles empiriques.',
  definition:
    'Les contrôles ne regardent que les lignes publiées, avec les filtres de la page. Les questions habituelles sont celles auxquelles répondent au moins 80 % des lignes. Parts avec intervalles de Wilson ; première enquête et suivantes comparées par l’intervalle de Welch ou celui de la mesure, sans correction.',
};

const russian: QualityWords = {
  title: (table) => `Качество данных: ${table}`,
  check: 'Проверка',
  found: 'Найдено',
  share: 'Доля',
  meaning: 'Что это значит',
  verdict: 'Вывод',
  look: 'стоит взглянуть',
  fine: 'в порядке',
  unknown: 'не записано',
  info: '',
  sentence: (t) => `Проверено ответов: ${t.n}. Стоит взглянуть: ${t.looks}.`,
  allFine: (n) =>
    `Проверено ответов: ${n}; в проверках, которые возможны по этим данным, ничего не выделяется.`,
  response: 'Доля ответивших',
  responseMeans: 'В данных есть только ответы; сколько опросов было отправлено, не записано.',
  answered: (question) => `Отвечено: ${question}`,
  answeredMeans: 'Доля строк с ответом. Пустая ячейка не говорит, пропущен вопрос или вовсе не был задан.',
  notApplicable: (n) => `«Неприменимо» во всём наборе данных: ${n}; ответом не считается.`,
  silent: 'Строки без единого ответа',
  silentMeans: 'Опросы, в которых пуста ячейка каждого вопроса.',
  scale: 'Вне шкалы',
  scaleMeans:
    'При публикации значения вне шкалы не допускаются или их строки исключаются; сколько исключено, здесь не записано.',
  coverage: (by) => `Охват: ${by}`,
  coverageFound: (t) => `пусто ${t.missing} из ${t.cells}`,
  coverageMeans:
    'Периоды, в которых у значения столбца нет ни одного ответа: измеряют слишком поздно, слишком рано или не измеряют.',
  coverageGaps: (names) => `Никогда или не в каждом периоде: ${names}.`,
  noCoverage: 'Не назван столбец, по которому можно судить об охвате.',
  perQuarter: 'Опросы на клиента за квартал',
  perQuarterFound: (t) => `в среднем ${t.mean}, не больше ${t.most}`,
  perQuarterMeans: (n) =>
    `Доля: пары «клиент и квартал», в которых опросов больше ${n}. Известны только опросы с ответом.`,
  fatigue: 'Усталость: ответы на обычные вопросы',
  fatigueScore: (label) => `Усталость: ${label}`,
  fatigueFound: (t) => `первый опрос ${t.first}, начиная с ${t.from}-го ${t.later}`,
  fatigueMeans: (t) =>
    `Позже минус первый: ${t.by}, интервал 95 % от ${t.low} до ${t.high}: ${t.clear ? 'больше случайного' : 'явной разницы нет'}. Кто остаётся, отвечает чаще: это не доказательство усталости.`,
  fatigueFew: 'Опросов слишком мало, чтобы сравнить первый с последующими.',
  duplicates: 'Повторы',
  duplicatesMeans:
    'Лишние строки того же клиента за тот же день с теми же ответами; некоторые могут быть настоящими.',
  straight: 'Одинаковые ответы подряд',
  straightMeans:
    'Опросы, в которых на все вопросы отвечено одним местом шкалы; довольный клиент может так и думать.',
  speed: (limit) => `Слишком быстро: меньше ${limit} с`,
  speedMeans: (straight) =>
    `Опросы, заполненные быстрее, чем их можно прочесть; из них со всеми ответами одинаковыми: ${straight}.`,
  noDuration: 'Ни один столбец с секундами не говорит, сколько длился опрос.',
  noCustomer: 'Ни один столбец не говорит, кто ответил.',
  weights: 'Веса',
  weightsFound: (t) => `эффект плана ${t.effect}, эффективное n ${t.effective}`,
  weightsMeans:
    'Неравные веса расширяют интервалы: ответы говорят столько же, сколько эффективное n равных ответов (Киш).',
  noWeights: 'все равны',
  noWeightsMeans: 'Каждый ответ весит одинаково: эффект плана 1.',
  heat: (t) => `Ответы: ${t.by}, ${t.unit}`,
  none: 'нет',
  under: (minimum) => `< ${minimum}`,
  units: { week: 'по неделям', month: 'по месяцам', quarter: 'по кварталам', year: 'по годам' },
  read: 'Как читать: каждая строка — проверка, что она нашла и что это значит. ⚠ — на что стоит взглянуть, – — чего в данных нет. В таблице ниже чем темнее клетка, тем больше ответов; «нет» — пробел.',
  looks:
    'Стоит взглянуть на пробелы в охвате, значения вне шкалы, полпроцента и больше строк без ответа, повторов или слишком быстрых ответов, на то, что последующие опросы явно хуже первого, и на эффект плана от 1,5: это эмпирические правила.',
  definition:
    'Проверки смотрят только на опубликованные строки, с фильтрами страницы. Обычные вопросы — те, на которые есть ответ не меньше чем в 80 % строк. Доли с интервалами Уилсона; первый и последующие опросы сравниваются интервалом Уэлча или интервалом показателя, без поправки.',
};
