import type { Locale } from './format.ts';
import { listOf } from './list.ts';

/** What signals of risk say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type RiskWords = typeof english;

/** The words of a language. */
export function riskWords(locale: Locale): RiskWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Left = { value: string; low: string; high: string };

const english = {
  title: (names: string[], days: string) => `${listOf(names, 'en')}: who left within ${days}`,
  combination: 'Combination',
  left: 'Left',
  leftWithin: (days: string) => `Left within ${days}`,
  answers: 'Answers followed',
  customers: 'Customers',
  pending: 'Answers not followed to the end',
  now: 'Customers now',
  nowShort: (n: string) => `now ${n}`,
  few: (minimum: string) => `< ${minimum}`,
  verdict: 'Against the others',
  adjustedP: 'p, corrected',
  none: 'none low',
  all: 'all low',
  low: (names: string[]) => `low: ${listOf(names, 'en')}`,
  above: 'leave more often than the others',
  below: 'leave less often than the others',
  unclear: 'not clearly different',
  everyone: 'All',
  range: (t: { days: string; best: string; bestValue: string; worst: string } & Left) =>
    `Left within ${t.days} of an answer: from ${t.bestValue} (${t.best}) to ${t.value} (${t.worst}; 95 % interval ${t.low} to ${t.high}).`,
  one: (t: { days: string; name: string } & Left) =>
    `Left within ${t.days} of an answer (${t.name}): ${t.value} (95 % interval ${t.low} to ${t.high}).`,
  more: (names: string[]) =>
    `These leave more often than the others, by more than chance: ${names.join('; ')}.`,
  noneMore: 'That any combination leaves more often than the others is not shown by these data.',
  atRisk: (n: string) => `${n} customers are in these combinations now.`,
  alone: {
    higher: (t: Alone) =>
      `A low ${t.name} alone, with ${listOf(t.others, 'en')} high, is a risk in these data: ${t.value} left against ${t.none} with none low, ${t.by} more (95 % interval ${t.low} to ${t.high}).`,
    lower: (t: Alone) =>
      `A low ${t.name} alone, with ${listOf(t.others, 'en')} high, is no risk in these data: ${t.value} left against ${t.none} with none low, ${t.by} less (95 % interval ${t.low} to ${t.high}).`,
    unclear: (t: Alone) =>
      `A low ${t.name} alone, with ${listOf(t.others, 'en')} high, is not shown to be a risk: ${t.value} left against ${t.none} with none low, a difference of ${t.by} (95 % interval ${t.low} to ${t.high}).`,
  },
  lowMeans: (list: string) => `Low means: ${list}.`,
  points: (name: string, points: string) => `${name} ${points}`,
  pendingNote: (n: string, days: string) =>
    `${n} answers are left out of the shares, because their ${days} are not over.`,
  unknownNote: (n: string) => `${n} answers belong to no known customer and are left out.`,
  withheld: (names: string[], minimum: string) =>
    `Withheld, fewer than ${minimum} customers: ${names.join('; ')}.`,
  flagged: (names: string[], minimum: string) =>
    `Fewer than ${minimum} customers, read with care: ${names.join('; ')}.`,
  listHead: (n: string) => `At risk now: ${n}`,
  listHeadBare: 'At risk now',
  listOf: (shown: string, total: string) => `${shown} of ${total} are listed.`,
  listNote: (names: string[]) =>
    `Pseudonyms of customers whose latest answer is one of these combinations and who are still there, the worst combination first: ${names.join('; ')}.`,
  noList: 'No list: the column of customers is not published as a pseudonym.',
  nobody: 'No customer is in these combinations now.',
  key: '▲ leave more often than the others, more than chance · ▼ less often · ● not clearly different',
  reading:
    'How to read: each row is a combination of low and high answers, the one that leaves most often first; lines are 95 % intervals, the band is that of all answers together.',
  definition: (t: { names: string[]; days: string; carry: string }) =>
    `Every answer to ${listOf(t.names, 'en')} is followed for ${t.days}: who had left by then, among those whose ${t.days} are over. ${t.carry ? `An answer to one question counts for ${t.carry} when a later survey asks the others.` : 'All are asked in one survey.'} Answers are followed, not each customer’s latest one: those who stay go on answering, so that latest answers would over-count those who left.`,
  method:
    'Wilson interval; as a customer may answer more than once, it rests on the number of customers, not of answers. Each combination against all others together: Newcombe’s interval, z test, p corrected by Holm.',
  nowDefinition: (days: string) =>
    `Now: customers who are still there and whose latest such answer was given in the last ${days}.`,
};

type Alone = {
  name: string;
  others: string[];
  value: string;
  none: string;
  by: string;
  low: string;
  high: string;
};

const french: RiskWords = {
  title: (names, days) => `${listOf(names, 'fr')} : qui est parti en ${days}`,
  combination: 'Combinaison',
  left: 'Partis',
  leftWithin: (days) => `Partis en ${days}`,
  answers: 'Réponses suivies',
  customers: 'Clients',
  pending: 'Réponses au suivi inachevé',
  now: 'Clients à ce jour',
  nowShort: (n) => `à ce jour ${n}`,
  few: (minimum) => `< ${minimum}`,
  verdict: 'Face aux autres',
  adjustedP: 'p corrigé',
  none: 'aucune note basse',
  all: 'toutes basses',
  low: (names) => `bas : ${listOf(names, 'fr')}`,
  above: 'partent plus souvent que les autres',
  below: 'partent moins souvent que les autres',
  unclear: 'pas nettement différents',
  everyone: 'Tous',
  range: (t) =>
    `Partis dans les ${t.days} suivant une réponse : de ${t.bestValue} (${t.best}) à ${t.value} (${t.worst} ; intervalle à 95 % de ${t.low} à ${t.high}).`,
  one: (t) =>
    `Partis dans les ${t.days} suivant une réponse (${t.name}) : ${t.value} (intervalle à 95 % de ${t.low} à ${t.high}).`,
  more: (names) => `Partent plus souvent que les autres, plus que par hasard : ${names.join(' ; ')}.`,
  noneMore: 'Ces données ne montrent aucune combinaison qui parte plus souvent que les autres.',
  atRisk: (n) => `Clients dans ces combinaisons à ce jour : ${n}.`,
  alone: {
    higher: (t) =>
      `Une note ${t.name} basse à elle seule (${listOf(t.others, 'fr')} : hautes) est un risque dans ces données : ${t.value} sont partis, contre ${t.none} sans note basse, soit ${t.by} de plus (intervalle à 95 % de ${t.low} à ${t.high}).`,
    lower: (t) =>
      `Une note ${t.name} basse à elle seule (${listOf(t.others, 'fr')} : hautes) n’est pas un risque dans ces données : ${t.value} sont partis, contre ${t.none} sans note basse, soit ${t.by} de moins (intervalle à 95 % de ${t.low} à ${t.high}).`,
    unclear: (t) =>
      `Qu’une note ${t.name} basse à elle seule (${listOf(t.others, 'fr')} : hautes) soit un risque n’est pas démontré : ${t.value} sont partis, contre ${t.none} sans note basse, soit une différence de ${t.by} (intervalle à 95 % de ${t.low} à ${t.high}).`,
  },
  lowMeans: (list) => `Note basse : ${list}.`,
  points: (name, points) => `${name} ${points}`,
  pendingNote: (n, days) => `Réponses non comptées dans les parts, leurs ${days} n’étant pas écoulés : ${n}.`,
  unknownNote: (n) => `Réponses sans client connu, laissées de côté : ${n}.`,
  withheld: (names, minimum) => `Non montré, moins de ${minimum} clients : ${names.join(' ; ')}.`,
  flagged: (names, minimum) => `Moins de ${minimum} clients, à lire avec prudence : ${names.join(' ; ')}.`,
  listHead: (n) => `À risque à ce jour : ${n}`,
  listHeadBare: 'À risque à ce jour',
  listOf: (shown, total) => `Dans la liste : ${shown} sur ${total}.`,
  listNote: (names) =>
    `Pseudonymes des clients toujours présents dont la dernière réponse est l’une de ces combinaisons, la pire en premier : ${names.join(' ; ')}.`,
  noList: 'Pas de liste : la colonne des clients n’est pas publiée sous pseudonyme.',
  nobody: 'Aucun client n’est dans ces combinaisons à ce jour.',
  key: '▲ partent plus souvent que les autres, plus que par hasard · ▼ moins souvent · ● pas nettement différents',
  reading:
    'Lecture : chaque ligne est une combinaison de notes basses et hautes, celle qui part le plus souvent en premier ; les traits sont des intervalles à 95 %, la bande est celle de toutes les réponses réunies.',
  definition: (t) =>
    `Chaque réponse à ${listOf(t.names, 'fr')} est suivie pendant ${t.days} : qui était alors parti, parmi celles dont les ${t.days} sont écoulés. ${t.carry ? `Une réponse à une question compte pendant ${t.carry} quand une enquête ultérieure pose les autres.` : 'Toutes sont posées dans une même enquête.'} On suit les réponses et non la dernière de chaque client : ceux qui restent continuent de répondre, si bien que les dernières réponses surestimeraient les départs.`,
  method:
    'Intervalle de Wilson ; un client pouvant répondre plusieurs fois, il repose sur le nombre de clients et non de réponses. Chaque combinaison face à toutes les autres réunies : intervalle de Newcombe, test z, p corrigé par Holm.',
  nowDefinition: (days) =>
    `À ce jour : clients toujours présents dont la dernière réponse de ce type date de moins de ${days}.`,
};

const russian: RiskWords = {
  title: (names, days) => `${listOf(names, 'ru')}: кто ушёл за ${days}`,
  combination: 'Сочетание',
  left: 'Ушли',
  leftWithin: (days) => `Ушли за ${days}`,
  answers: 'Прослежено ответов',
  customers: 'Клиенты',
  pending: 'Ответы, срок которых не истёк',
  now: 'Клиенты сейчас',
  nowShort: (n) => `сейчас ${n}`,
  few: (minimum) => `< ${minimum}`,
  verdict: 'Против остальных',
  adjustedP: 'p с поправкой',
  none: 'низких нет',
  all: 'низки все',
  low: (names) => `низкие: ${listOf(names, 'ru')}`,
  above: 'уходят чаще остальных',
  below: 'уходят реже остальных',
  unclear: 'явного отличия нет',
  everyone: 'Все',
  range: (t) =>
    `Ушли за ${t.days} после ответа: от ${t.bestValue} (${t.best}) до ${t.value} (${t.worst}; интервал 95 % от ${t.low} до ${t.high}).`,
  one: (t) =>
    `Ушли за ${t.days} после ответа (${t.name}): ${t.value} (интервал 95 % от ${t.low} до ${t.high}).`,
  more: (names) => `Уходят чаще остальных, больше случайного: ${names.join('; ')}.`,
  noneMore: 'Что какое-либо сочетание уходит чаще остальных, этими данными не показано.',
  atRisk: (n) => `Клиентов в этих сочетаниях сейчас: ${n}.`,
  alone: {
    higher: (t) =>
      `Один только низкий ${t.name} (${listOf(t.others, 'ru')} высокие) в этих данных — риск: ушли ${t.value} против ${t.none}, когда низких нет, на ${t.by} больше (интервал 95 % от ${t.low} до ${t.high}).`,
    lower: (t) =>
      `Один только низкий ${t.name} (${listOf(t.others, 'ru')} высокие) в этих данных не риск: ушли ${t.value} против ${t.none}, когда низких нет, на ${t.by} меньше (интервал 95 % от ${t.low} до ${t.high}).`,
    unclear: (t) =>
      `Что один только низкий ${t.name} (${listOf(t.others, 'ru')} высокие) — риск, не показано: ушли ${t.value} против ${t.none}, когда низких нет, разность ${t.by} (интервал 95 % от ${t.low} до ${t.high}).`,
  },
  lowMeans: (list) => `Низкие ответы: ${list}.`,
  points: (name, points) => `${name} ${points}`,
  pendingNote: (n, days) => `Не вошли в доли ответы, чьи ${days} ещё не истекли: ${n}.`,
  unknownNote: (n) => `Не учтены ответы без известного клиента: ${n}.`,
  withheld: (names, minimum) => `Не показано, клиентов меньше ${minimum}: ${names.join('; ')}.`,
  flagged: (names, minimum) => `Клиентов меньше ${minimum}, читать с осторожностью: ${names.join('; ')}.`,
  listHead: (n) => `Под угрозой сейчас: ${n}`,
  listHeadBare: 'Под угрозой сейчас',
  listOf: (shown, total) => `В списке ${shown} из ${total}.`,
  listNote: (names) =>
    `Псевдонимы клиентов, которые ещё не ушли и чей последний ответ — одно из этих сочетаний, сначала худшее: ${names.join('; ')}.`,
  noList: 'Списка нет: столбец клиентов опубликован не как псевдоним.',
  nobody: 'Сейчас в этих сочетаниях клиентов нет.',
  key: '▲ уходят чаще остальных, больше случайного · ▼ реже · ● явного отличия нет',
  reading:
    'Как читать: строка — сочетание низких и высоких ответов, сверху то, при котором уходят чаще всего; отрезки — интервалы 95 %, полоса — интервал всех ответов вместе.',
  definition: (t) =>
    `Каждый ответ на вопросы ${listOf(t.names, 'ru')} прослежен ${t.days}: кто за это время ушёл, среди ответов, чьи ${t.days} истекли. ${t.carry ? `Ответ на один вопрос действует ${t.carry}, если остальные задаёт более поздний опрос.` : 'Все вопросы заданы в одном опросе.'} Прослеживаются ответы, а не последний ответ каждого клиента: кто остаётся, отвечает дальше, и по последним ответам ушедших вышло бы слишком много.`,
  method:
    'Интервал Уилсона; клиент может отвечать не раз, поэтому он опирается на число клиентов, а не ответов. Каждое сочетание против всех остальных вместе: интервал Ньюкомба, z-критерий, p с поправкой Холма.',
  nowDefinition: (days) =>
    `Сейчас: клиенты, которые ещё не ушли и чей последний такой ответ дан не раньше чем ${days} назад.`,
};
