import type { Locale } from './format.ts';

/** What figures of recovery say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type RecoveryWords = typeof english;

/** The words of a language. */
export function recoveryWords(locale: Locale): RecoveryWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Gap = { by: string; low: string; high: string; clear: boolean };
type Sides = {
  after: string;
  without: string;
  first: string;
  firstN: string;
  second: string;
  secondN: string;
};

const english = {
  title: (label: string) => `Recovery after a low answer: ${label}`,
  groups: {
    never: 'no low answer so far',
    contacted: 'low answer, then contact',
    alone: 'low answer, no contact',
  },
  returned: {
    never: 'no low answer so far',
    contacted: 'low answer, then back soon',
    alone: 'low answer, not back soon',
  },
  next: 'Next answer is good',
  stay: (days: string) => `Still a customer after ${days}`,
  outcome: 'Outcome',
  group: 'Customers',
  adjusted: 'p corrected',
  minusAlone: 'contact − no contact',
  minusNever: 'contact − no low answer',
  returnedAlone: 'back − not back',
  returnedNever: 'back − no low answer',
  differences: 'Difference in percentage points, 95 % interval',
  noDifference: 'no difference',
  gap: (t: Gap) =>
    `${t.by}, 95 % interval ${t.low} to ${t.high}: ${t.clear ? 'more than chance' : 'no clear difference'}`,
  contact: { after: 'a contact', without: 'without a contact' },
  comeback: { after: 'a quick return', without: 'without a return' },
  nextSides: (t: Sides & { gap: string }) =>
    `After a low answer and ${t.after}, the next answer is good for ${t.first} (n = ${t.firstN}), ${t.without} for ${t.second} (n = ${t.secondN}): ${t.gap}.`,
  staySides: (t: Sides & { days: string; gap: string }) =>
    `${t.days} after a low answer and ${t.after}, ${t.first} are still customers (n = ${t.firstN}), ${t.without} ${t.second} (n = ${t.secondN}): ${t.gap}.`,
  against: (parts: string) => `Against customers without a low answer: ${parts}.`,
  nextPart: (gap: string) => `next answer ${gap}`,
  stayPart: (gap: string) => `staying ${gap}`,
  paradox:
    'These data show a service-recovery paradox: after a recovery customers do better than without a failure.',
  noParadox:
    'A service-recovery paradox, recovered customers doing better than others, is not shown by these data.',
  noFollowUp: (days: string) =>
    `No column says who was contacted: another answer of the same customer within ${days} stands in for it.`,
  noLife: 'No churn with days is declared: whether customers stayed is not recorded.',
  withheld: (names: string, minimum: string) => `Withheld, fewer than ${minimum} customers: ${names}.`,
  proof: 'Who is contacted is seldom left to chance: read the differences as associations.',
  read: 'How to read: above, the share of each group with its 95 % interval; below, the differences. Where a line crosses “no difference”, chance alone can explain it. Four differences at most, p corrected for their number (Holm).',
  definition: (t: { low: string; good: string; days: string }) =>
    `A low answer is ${t.low}, a good one ${t.good}. Each customer enters a group once: with the first answer, if it is not low (no low answer so far), and with the first low answer, by whether a contact followed. The next answer is the first on a later day, after the contact where there was one. Staying counts ${t.days} from the answer, for those whose days are over; somebody who left before a contact could be made counts as not contacted.`,
  method:
    'Shares with Wilson intervals; differences with Newcombe’s interval and a z test. A customer may be in “no low answer so far” and later in another group: their difference is a little less certain than said, or more.',
};

const french: RecoveryWords = {
  title: (label) => `Rattrapage après une réponse basse : ${label}`,
  groups: {
    never: 'pas encore de réponse basse',
    contacted: 'réponse basse, puis contact',
    alone: 'réponse basse, sans contact',
  },
  returned: {
    never: 'pas encore de réponse basse',
    contacted: 'réponse basse, vite revenus',
    alone: 'réponse basse, pas revenus',
  },
  next: 'La réponse suivante est bonne',
  stay: (days) => `Encore clients après ${days}`,
  outcome: 'Issue',
  group: 'Clients',
  adjusted: 'p corrigé',
  minusAlone: 'contact − sans contact',
  minusNever: 'contact − sans réponse basse',
  returnedAlone: 'revenus − pas revenus',
  returnedNever: 'revenus − sans réponse basse',
  differences: 'Différence en points de pourcentage, intervalle à 95 %',
  noDifference: 'pas de différence',
  gap: (t) =>
    `${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : ${t.clear ? 'plus que le hasard' : 'pas de différence nette'}`,
  contact: { after: 'un contact', without: 'sans contact' },
  comeback: { after: 'un retour rapide', without: 'sans retour' },
  nextSides: (t) =>
    `Après une réponse basse et ${t.after}, la réponse suivante est bonne pour ${t.first} (n = ${t.firstN}), ${t.without} pour ${t.second} (n = ${t.secondN}) : ${t.gap}.`,
  staySides: (t) =>
    `${t.days} après une réponse basse et ${t.after}, ${t.first} sont encore clients (n = ${t.firstN}), ${t.without} ${t.second} (n = ${t.secondN}) : ${t.gap}.`,
  against: (parts) => `Face aux clients sans réponse basse : ${parts}.`,
  nextPart: (gap) => `réponse suivante ${gap}`,
  stayPart: (gap) => `fidélité ${gap}`,
  paradox:
    'Ces données montrent un paradoxe du rattrapage : après un rattrapage, les clients font mieux que sans échec.',
  noParadox:
    'Un paradoxe du rattrapage, où les clients rattrapés feraient mieux que les autres, n’est pas montré par ces données.',
  noFollowUp: (days) =>
    `Aucune colonne ne dit qui a été contacté : une autre réponse du même client dans les ${days} en tient lieu.`,
  noLife: 'Aucune attrition datée n’est déclarée : la fidélité des clients n’est pas enregistrée.',
  withheld: (names, minimum) => `Non montrés, moins de ${minimum} clients : ${names}.`,
  proof: 'On contacte rarement les clients au hasard : ces différences sont des associations.',
  read: 'Lecture : en haut, la part de chaque groupe avec son intervalle à 95 % ; en bas, les différences. Si un trait coupe « pas de différence », le hasard seul peut l’expliquer. Quatre différences au plus, p corrigé de leur nombre (Holm).',
  definition: (t) =>
    `Une réponse basse est ${t.low}, une bonne ${t.good}. Chaque client entre une fois dans un groupe : par sa première réponse, si elle n’est pas basse (pas encore de réponse basse), et par sa première réponse basse, selon qu’un contact a suivi. La réponse suivante est la première d’un jour ultérieur, après le contact s’il y en a eu un. La fidélité compte ${t.days} à partir de la réponse, pour ceux dont le délai est écoulé ; qui est parti avant tout contact possible compte comme non contacté.`,
  method:
    'Parts avec intervalles de Wilson ; différences avec l’intervalle de Newcombe et un test z. Un client peut être d’abord « pas encore de réponse basse », puis dans un autre groupe : leur différence est un peu moins sûre que dit, ou un peu plus.',
};

const russian: RecoveryWords = {
  title: (label) => `Исправление после низкой оценки: ${label}`,
  groups: {
    never: 'низкой оценки ещё не было',
    contacted: 'низкая оценка, затем контакт',
    alone: 'низкая оценка, контакта не было',
  },
  returned: {
    never: 'низкой оценки ещё не было',
    contacted: 'низкая оценка, скоро вернулись',
    alone: 'низкая оценка, скоро не вернулись',
  },
  next: 'Следующая оценка хорошая',
  stay: (days) => `Клиенты и через ${days}`,
  outcome: 'Исход',
  group: 'Клиенты',
  adjusted: 'p с поправкой',
  minusAlone: 'контакт − без контакта',
  minusNever: 'контакт − без низкой оценки',
  returnedAlone: 'вернулись − не вернулись',
  returnedNever: 'вернулись − без низкой оценки',
  differences: 'Разность в процентных пунктах, интервал 95 %',
  noDifference: 'нет разницы',
  gap: (t) =>
    `${t.by}, интервал 95 % от ${t.low} до ${t.high}: ${t.clear ? 'больше случайного' : 'явной разницы нет'}`,
  contact: { after: 'контакта', without: 'без контакта' },
  comeback: { after: 'скорого возвращения', without: 'без возвращения' },
  nextSides: (t) =>
    `После низкой оценки и ${t.after} следующая оценка хорошая у ${t.first} (n = ${t.firstN}), ${t.without} — у ${t.second} (n = ${t.secondN}): ${t.gap}.`,
  staySides: (t) =>
    `Через ${t.days} после низкой оценки и ${t.after} клиентами остаются ${t.first} (n = ${t.firstN}), ${t.without} — ${t.second} (n = ${t.secondN}): ${t.gap}.`,
  against: (parts) => `По сравнению с клиентами без низкой оценки: ${parts}.`,
  nextPart: (gap) => `следующая оценка ${gap}`,
  stayPart: (gap) => `верность ${gap}`,
  paradox:
    'Эти данные показывают парадокс исправления: после исправления у клиентов всё лучше, чем без неудачи.',
  noParadox:
    'Парадокс исправления, при котором у таких клиентов всё лучше, чем у остальных, этими данными не показан.',
  noFollowUp: (days) =>
    `Ни один столбец не говорит, с кем связались: вместо этого взят другой ответ того же клиента за ${days}.`,
  noLife: 'Отток с днями не объявлен: остались ли клиенты, не записано.',
  withheld: (names, minimum) => `Не показаны, клиентов меньше ${minimum}: ${names}.`,
  proof: 'С кем связаться, редко решает случай: эти разности — лишь связи.',
  read: 'Как читать: вверху — доля каждой группы с интервалом 95 %; внизу — разности. Если отрезок пересекает «нет разницы», хватит и одной случайности. Разностей не больше четырёх, p с поправкой на их число (Холм).',
  definition: (t) =>
    `Низкая оценка — ${t.low}, хорошая — ${t.good}. Каждый клиент входит в группу один раз: первой оценкой, если она не низкая (низкой оценки ещё не было), и первой низкой оценкой — по тому, последовал ли контакт. Следующая оценка — первая в более поздний день, после контакта, если он был. Верность — ${t.days} после оценки, для тех, у кого этот срок истёк; кто ушёл раньше, чем с ним могли связаться, считается без контакта.`,
  method:
    'Доли с интервалами Уилсона; разности с интервалом Ньюкомба и z-критерием. Клиент может быть сначала в группе «низкой оценки ещё не было», а потом в другой: их разность чуть менее надёжна, чем сказано, или чуть более.',
};
