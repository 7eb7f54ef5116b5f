import type { Locale } from './format.ts';

/** What control charts say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type ControlWords = typeof english;

/** The words of a language. */
export function controlWords(locale: Locale): ControlWords {
  return { en: english, fr: french, ru: russian }[locale];
}

/** A run: how many periods in words, and from when to when. */
type Run = { count: string; span: string };

const english = {
  centre: 'Centre',
  upper: 'Upper limit',
  lower: 'Lower limit',
  sigmas: 'Distance in sigmas',
  signal: 'Signal',
  centreShort: 'centre',
  limitShort: 'limit',
  limits: (range: string) => `limits ${range}`,
  signalNumber: (number: string) => `signal ${number}`,
  found: (t: { label: string; signals: string; periods: string; words: string }) =>
    `${t.label}: ${t.signals} in ${t.periods}. ${t.words}`,
  none: (t: { label: string; periods: string; centre: string }) =>
    `${t.label}: no signal in ${t.periods}. The values vary around ${t.centre} no more than is usual.`,
  noLimits: (t: { label: string; periods: string; centre: string }) =>
    `${t.label}: ${t.centre} on average over ${t.periods}. These are too few to tell a signal from chance.`,
  aboveLimit: (points: string) => `Above the upper limit: ${points}.`,
  belowLimit: (points: string) => `Below the lower limit: ${points}.`,
  aboveCentre: (t: Run) => `${t.count} in a row above the centre line (${t.span}): a shift.`,
  belowCentre: (t: Run) => `${t.count} in a row below the centre line (${t.span}): a shift.`,
  rising: (t: Run) => `${t.count} in a row rising (${t.span}): a trend.`,
  falling: (t: Run) => `${t.count} in a row falling (${t.span}): a trend.`,
  twoAbove: (t: Run) =>
    `Two of three neighbouring values more than 2 sigmas above the centre line (${t.span}).`,
  twoBelow: (t: Run) =>
    `Two of three neighbouring values more than 2 sigmas below the centre line (${t.span}).`,
  fourAbove: (t: Run) =>
    `Four of five neighbouring values more than 1 sigma above the centre line (${t.span}).`,
  fourBelow: (t: Run) =>
    `Four of five neighbouring values more than 1 sigma below the centre line (${t.span}).`,
  alternating: (t: Run) =>
    `${t.count} in a row up and down by turns (${t.span}): two sources may take turns.`,
  hugging: (t: Run) =>
    `${t.count} in a row close to the centre line (${t.span}): less variation than chance would give.`,
  avoiding: (t: Run) =>
    `${t.count} in a row away from the centre line (${t.span}): two different groups may be mixed.`,
  read: 'How to read: the dashed lines are the limits of usual variation. A value between them is no news; a value outside, or a long run on one side of the centre line, is a signal: chance alone seldom makes it, so look for a cause.',
  readWithout:
    'How to read: dots are values, the line is their centre. With so few of them, ups and downs say little.',
  tooShort: (t: { periods: string; needed: string }) =>
    `Limits come from ${t.periods} only, at least ${t.needed} are needed: no limits are drawn.`,
  provisional: (periods: string) => `Limits from ${periods} only: take them as provisional.`,
  incomplete: (names: string) => `Left out, as the data do not cover them whole: ${names}.`,
  limitsFrom: (t: { periods: string; span: string }) => `limits from ${t.periods}, ${t.span}`,
  charts: {
    p: () => 'p-chart',
    laney: (stretch: string) => `Laney p′ chart, limits stretched ${stretch} times`,
    xmr: () => 'XmR chart',
  },
  methods: {
    p: 'p-chart: the centre is the share of the periods that give the limits, the limits lie 3 standard errors of a share around it, wider where n is smaller (Shewhart 1931).',
    laney:
      'Laney p′ chart: a p-chart whose limits are stretched by how much neighbouring periods really differ; with a large n a p-chart would call nearly everything a signal (Laney 2002).',
    xmr: 'XmR chart: the centre is the mean of the periods that give the limits, the limits lie 3 sigmas around it, with sigma = mean difference of neighbours ÷ 1.128 (Shewhart 1931). Every period counts the same.',
    auto: 'Chart chosen by the data: p-chart for shares, Laney p′ when the shares differ from period to period by clearly more than chance, XmR for everything else.',
  },
  rules: {
    shift:
      'Signals: a value beyond the limits; nine in a row on one side of the centre line. Without any change, 24 periods give a false signal in about 7 of 100 charts.',
    'western-electric':
      'Signals (Western Electric 1956): a value beyond the limits; two of three beyond 2 sigmas; four of five beyond 1 sigma; eight in a row on one side. Without any change, 24 periods give a false signal in about 15 of 100 charts.',
    nelson:
      'Signals (Nelson 1984): a value beyond the limits; nine in a row on one side; six rising or falling; fourteen alternating; two of three beyond 2 sigmas; four of five beyond 1 sigma; fifteen within 1 sigma; eight beyond 1 sigma. Without any change, 24 periods give a false signal in about 18 of 100 charts.',
  },
};

const french: ControlWords = {
  centre: 'Centre',
  upper: 'Limite haute',
  lower: 'Limite basse',
  sigmas: 'Distance en sigmas',
  signal: 'Signal',
  centreShort: 'centre',
  limitShort: 'limite',
  limits: (range) => `limites ${range}`,
  signalNumber: (number) => `signal ${number}`,
  found: (t) => `${t.label} : ${t.signals} sur ${t.periods}. ${t.words}`,
  none: (t) =>
    `${t.label} : aucun signal sur ${t.periods}. Les valeurs ne s’écartent pas de ${t.centre} plus que d’ordinaire.`,
  noLimits: (t) =>
    `${t.label} : ${t.centre} en moyenne sur ${t.periods}. C’est trop peu pour distinguer un signal du hasard.`,
  aboveLimit: (points) => `Au-dessus de la limite haute : ${points}.`,
  belowLimit: (points) => `Au-dessous de la limite basse : ${points}.`,
  aboveCentre: (t) => `${t.count} de suite au-dessus de la ligne centrale (${t.span}) : un décalage.`,
  belowCentre: (t) => `${t.count} de suite au-dessous de la ligne centrale (${t.span}) : un décalage.`,
  rising: (t) => `${t.count} de suite en hausse (${t.span}) : une tendance.`,
  falling: (t) => `${t.count} de suite en baisse (${t.span}) : une tendance.`,
  twoAbove: (t) =>
    `Deux valeurs voisines sur trois à plus de 2 sigmas au-dessus de la ligne centrale (${t.span}).`,
  twoBelow: (t) =>
    `Deux valeurs voisines sur trois à plus de 2 sigmas au-dessous de la ligne centrale (${t.span}).`,
  fourAbove: (t) =>
    `Quatre valeurs voisines sur cinq à plus de 1 sigma au-dessus de la ligne centrale (${t.span}).`,
  fourBelow: (t) =>
    `Quatre valeurs voisines sur cinq à plus de 1 sigma au-dessous de la ligne centrale (${t.span}).`,
  alternating: (t) =>
    `${t.count} de suite tour à tour en hausse et en baisse (${t.span}) : deux sources alternent peut-être.`,
  hugging: (t) =>
    `${t.count} de suite près de la ligne centrale (${t.span}) : moins de variation que n’en donnerait le hasard.`,
  avoiding: (t) =>
    `${t.count} de suite loin de la ligne centrale (${t.span}) : deux groupes différents sont peut-être mêlés.`,
  read: 'Lecture : les lignes en tirets sont les limites de la variation ordinaire. Une valeur entre elles n’apprend rien ; une valeur au-dehors, ou une longue suite d’un même côté de la ligne centrale, est un signal : le hasard seul en donne rarement, cherchez une cause.',
  readWithout:
    'Lecture : les points sont des valeurs, la ligne est leur centre. Avec si peu de points, les hausses et les baisses disent peu.',
  tooShort: (t) =>
    `Les limites reposent sur ${t.periods} seulement, il en faut au moins ${t.needed} : elles ne sont pas tracées.`,
  provisional: (periods) => `Limites tirées de ${periods} seulement : elles sont provisoires.`,
  incomplete: (names) => `Laissés de côté, car les données ne les couvrent pas en entier : ${names}.`,
  limitsFrom: (t) => `limites tirées de ${t.periods}, ${t.span}`,
  charts: {
    p: () => 'carte p',
    laney: (stretch) => `carte p′ de Laney, limites étirées ${stretch} fois`,
    xmr: () => 'carte XmR',
  },
  methods: {
    p: 'Carte p : le centre est la part des périodes qui donnent les limites ; les limites sont à 3 erreurs types d’une part autour de lui, plus larges là où n est plus petit (Shewhart 1931).',
    laney:
      'Carte p′ de Laney : une carte p dont les limites sont étirées selon ce qui sépare vraiment les périodes voisines ; avec un grand n, une carte p verrait des signaux presque partout (Laney 2002).',
    xmr: 'Carte XmR : le centre est la moyenne des périodes qui donnent les limites ; les limites sont à 3 sigmas autour de lui, avec sigma = écart moyen des voisins ÷ 1,128 (Shewhart 1931). Chaque période compte autant.',
    auto: 'Carte choisie d’après les données : carte p pour les parts, p′ de Laney quand les parts diffèrent d’une période à l’autre nettement plus que le hasard, XmR pour tout le reste.',
  },
  rules: {
    shift:
      'Signaux : une valeur hors des limites ; neuf de suite d’un même côté de la ligne centrale. Sans aucun changement, 24 périodes donnent un faux signal dans environ 7 cartes sur 100.',
    'western-electric':
      'Signaux (Western Electric 1956) : une valeur hors des limites ; deux sur trois au-delà de 2 sigmas ; quatre sur cinq au-delà de 1 sigma ; huit de suite d’un même côté. Sans aucun changement, 24 périodes donnent un faux signal dans environ 15 cartes sur 100.',
    nelson:
      'Signaux (Nelson 1984) : une valeur hors des limites ; neuf de suite d’un même côté ; six en hausse ou en baisse ; quatorze en alternance ; deux sur trois au-delà de 2 sigmas ; quatre sur cinq au-delà de 1 sigma ; quinze à moins de 1 sigma ; huit à plus de 1 sigma. Sans aucun changement, 24 périodes donnent un faux signal dans environ 18 cartes sur 100.',
  },
};

const russian: ControlWords = {
  centre: 'Центр',
  upper: 'Верхняя граница',
  lower: 'Нижняя граница',
  sigmas: 'Расстояние в сигмах',
  signal: 'Сигнал',
  centreShort: 'центр',
  limitShort: 'граница',
  limits: (range) => `границы ${range}`,
  signalNumber: (number) => `сигнал ${number}`,
  found: (t) => `${t.label}: ${t.signals} (${t.periods}). ${t.words}`,
  none: (t) =>
    `${t.label}: сигналов нет (${t.periods}). Значения отклоняются от ${t.centre} не больше обычного.`,
  noLimits: (t) =>
    `${t.label}: в среднем ${t.centre} (${t.periods}). Этого слишком мало, чтобы отличить сигнал от случайности.`,
  aboveLimit: (points) => `Выше верхней границы: ${points}.`,
  belowLimit: (points) => `Ниже нижней границы: ${points}.`,
  aboveCentre: (t) => `${t.count} подряд выше центральной линии (${t.span}): сдвиг.`,
  belowCentre: (t) => `${t.count} подряд ниже центральной линии (${t.span}): сдвиг.`,
  rising: (t) => `${t.count} роста подряд (${t.span}): тренд.`,
  falling: (t) => `${t.count} снижения подряд (${t.span}): тренд.`,
  twoAbove: (t) => `Два из трёх соседних значений выше центральной линии больше чем на 2 сигмы (${t.span}).`,
  twoBelow: (t) => `Два из трёх соседних значений ниже центральной линии больше чем на 2 сигмы (${t.span}).`,
  fourAbove: (t) =>
    `Четыре из пяти соседних значений выше центральной линии больше чем на 1 сигму (${t.span}).`,
  fourBelow: (t) =>
    `Четыре из пяти соседних значений ниже центральной линии больше чем на 1 сигму (${t.span}).`,
  alternating: (t) => `${t.count} подряд то вверх, то вниз (${t.span}): возможно, чередуются два источника.`,
  hugging: (t) => `${t.count} подряд у самой центральной линии (${t.span}): разброс меньше случайного.`,
  avoiding: (t) =>
    `${t.count} подряд в стороне от центральной линии (${t.span}): возможно, смешаны две разные группы.`,
  read: 'Как читать: пунктир — границы обычного разброса. Значение между ними — не новость; значение за ними или долгая серия по одну сторону центральной линии — сигнал: случайность редко даёт такое, ищите причину.',
  readWithout:
    'Как читать: точки — значения, линия — их центр. Когда точек так мало, подъёмы и спады мало что значат.',
  tooShort: (t) =>
    `Для границ есть только ${t.periods}, а нужно не меньше ${t.needed}: границы не проведены.`,
  provisional: (periods) =>
    `Границы построены лишь по такому числу периодов: ${periods}; они предварительные.`,
  incomplete: (names) => `Не учтены, так как данные охватывают их не полностью: ${names}.`,
  limitsFrom: (t) => `границы: ${t.periods}, ${t.span}`,
  charts: {
    p: () => 'p-карта',
    laney: (stretch) => `p′-карта Лейни, границы растянуты в ${stretch} раза`,
    xmr: () => 'XmR-карта',
  },
  methods: {
    p: 'p-карта: центр — доля за периоды, по которым строятся границы; границы отстоят от него на 3 стандартные ошибки доли и шире там, где n меньше (Шухарт 1931).',
    laney:
      'p′-карта Лейни: p-карта, границы которой растянуты по тому, насколько соседние периоды различаются на деле; при большом n p-карта сочла бы сигналом почти всё (Laney 2002).',
    xmr: 'XmR-карта: центр — среднее периодов, по которым строятся границы; границы отстоят от него на 3 сигмы, сигма = средняя разность соседей ÷ 1,128 (Шухарт 1931). Все периоды равноправны.',
    auto: 'Карта выбрана по данным: p-карта для долей, p′ Лейни, если доли от периода к периоду различаются заметно больше случайного, XmR для всего остального.',
  },
  rules: {
    shift:
      'Сигналы: значение за границами; девять подряд по одну сторону центральной линии. Если ничего не меняется, 24 периода дают ложный сигнал примерно на 7 картах из 100.',
    'western-electric':
      'Сигналы (Western Electric 1956): значение за границами; два из трёх дальше 2 сигм; четыре из пяти дальше 1 сигмы; восемь подряд по одну сторону. Если ничего не меняется, 24 периода дают ложный сигнал примерно на 15 картах из 100.',
    nelson:
      'Сигналы (Nelson 1984): значение за границами; девять подряд по одну сторону; шесть роста или снижения; четырнадцать попеременных; два из трёх дальше 2 сигм; четыре из пяти дальше 1 сигмы; пятнадцать ближе 1 сигмы; восемь дальше 1 сигмы. Если ничего не меняется, 24 периода дают ложный сигнал примерно на 18 картах из 100.',
  },
};
