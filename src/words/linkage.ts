import type { Locale } from './format.ts';

/** What figures of linkage say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type LinkageWords = typeof english;

/** The words of a language. */
export function linkageWords(locale: Locale): LinkageWords {
  return { en: english, fr: french, ru: russian }[locale];
}

type Gap = { by: string; low: string; high: string; clear: boolean };
type Two = { first: string; firstValue: string; second: string; secondValue: string };

const english = {
  /** The outcome as the head of a column; `days` is none where leaving has no day. */
  left: (days?: string) => (days ? `Left within ${days}` : 'Have left'),
  mean: (column: string) => `Mean ${column}`,
  title: (label: string, outcome: string) => `${outcome}, by ${label}`,
  group: 'Answer',
  customers: 'Customers',
  classes: { '-1': 'negative', '0': 'neutral', '1': 'positive' } as Record<string, string>,
  satisfied: 'satisfied',
  dissatisfied: 'not satisfied',
  leftTwo: (t: Two & { days?: string | undefined }) =>
    `Of the customers who answered “${t.first}”, ${t.firstValue} ${t.days ? `left within ${t.days}` : 'have left'}; of those who answered “${t.second}”, ${t.secondValue}.`,
  meanTwo: (t: Two & { column: string }) =>
    `Mean ${t.column}: ${t.firstValue} of the customers who answered “${t.first}”, ${t.secondValue} of those who answered “${t.second}”.`,
  one: (t: { outcome: string; name: string; value: string }) =>
    `${t.outcome}: ${t.value} (“${t.name}”). There is nothing to compare with.`,
  gap: (t: Gap) =>
    `Difference, second minus first: ${t.by}, 95 % interval ${t.low} to ${t.high}: ${t.clear ? 'more than chance' : 'no clear difference'}.`,
  gapOnly: (by: string) => `Difference, second minus first: ${by}; these customers allow no interval.`,
  proof: 'An association, not proof: who answers low may differ in other ways too.',
  waiting: (t: { n: string; days: string; until: string }) =>
    `Customers left out, the ${t.days} after their answer were not over on ${t.until}: ${t.n}.`,
  unknown: (t: { n: string; table: string }) => `Customers left out, not found in “${t.table}”: ${t.n}.`,
  gone: (n: string) => `Customers left out, they answered after leaving: ${n}.`,
  nameless: (n: string) => `Answers left out, it is not known who answered: ${n}.`,
  banded: (column: string) =>
    `“${column}” is published as lower edges of bands: its means come out too low, differences less so.`,
  last: 'The last answer stands closer to the end of those who left than of those who stayed: all shares come out too high, their differences less so.',
  snapshot: 'The data do not say when customers left, so that an answer may have come after the decision.',
  readShare: (days?: string) =>
    `How to read: each customer counts once, with one answer; the bar is the share of them who ${days ? `left within ${days} of it` : 'have left'}, the line its 95 % interval.`,
  readMean:
    'How to read: each customer counts once, with one answer; the dot is the mean of their values, the line its 95 % interval.',
  definition: (t: { pick: 'first' | 'last'; churn?: string | undefined }) =>
    `Each customer counts once, by their ${t.pick} answer${t.churn ? ` whose follow-up is over; who left in that time is read from “${t.churn}”` : ''}.`,
  shareMethod:
    'Shares with Wilson intervals; the difference between the lowest and the highest answer with Newcombe’s interval and a z test: one comparison.',
  meanMethod:
    'Means with t intervals; the difference between the lowest and the highest answer with Welch’s interval and test: one comparison. The value is that of the customer’s row, which may be older than the answer.',
};

const french: LinkageWords = {
  left: (days) => (days ? `Partis dans les ${days}` : 'Partis'),
  mean: (column) => `Moyenne : ${column}`,
  title: (label, outcome) => `${outcome}, selon ${label}`,
  group: 'Réponse',
  customers: 'Clients',
  classes: { '-1': 'négative', '0': 'neutre', '1': 'positive' },
  satisfied: 'satisfait',
  dissatisfied: 'non satisfait',
  leftTwo: (t) =>
    `Parmi les clients qui ont répondu « ${t.first} », ${t.firstValue} sont partis${t.days ? ` dans les ${t.days}` : ''} ; parmi ceux qui ont répondu « ${t.second} », ${t.secondValue}.`,
  meanTwo: (t) =>
    `Moyenne de « ${t.column} » : ${t.firstValue} chez les clients qui ont répondu « ${t.first} », ${t.secondValue} chez ceux qui ont répondu « ${t.second} ».`,
  one: (t) => `${t.outcome} : ${t.value} (« ${t.name} »). Il n’y a rien à quoi comparer.`,
  gap: (t) =>
    `Différence, le second moins le premier : ${t.by}, intervalle à 95 % de ${t.low} à ${t.high} : ${t.clear ? 'plus que le hasard' : 'pas de différence nette'}.`,
  gapOnly: (by) =>
    `Différence, le second moins le premier : ${by} ; ces clients ne permettent pas d’intervalle.`,
  proof: 'Une association, non une preuve : ceux qui répondent bas peuvent différer à d’autres égards.',
  waiting: (t) =>
    `Clients laissés de côté, car les ${t.days} suivant leur réponse n’étaient pas écoulés le ${t.until} : ${t.n}.`,
  unknown: (t) => `Clients laissés de côté, car absents de « ${t.table} » : ${t.n}.`,
  gone: (n) => `Clients laissés de côté, car ils ont répondu après leur départ : ${n}.`,
  nameless: (n) => `Réponses laissées de côté, car on ignore qui a répondu : ${n}.`,
  banded: (column) =>
    `« ${column} » est publié par bornes inférieures de tranches : ses moyennes sont trop basses, leurs différences moins.`,
  last: 'La dernière réponse est plus proche de la fin chez ceux qui sont partis que chez ceux qui sont restés : toutes les parts sont trop hautes, leurs différences moins.',
  snapshot: 'Les données ne disent pas quand les clients sont partis : la réponse peut suivre la décision.',
  readShare: (days) =>
    `Lecture : chaque client compte une fois, par une réponse ; la barre est la part de ceux qui sont partis${days ? ` dans les ${days} qui l’ont suivie` : ''}, le trait son intervalle à 95 %.`,
  readMean:
    'Lecture : chaque client compte une fois, par une réponse ; le point est la moyenne de leurs valeurs, le trait son intervalle à 95 %.',
  definition: (t) =>
    `Chaque client compte une fois, par sa ${t.pick === 'first' ? 'première' : 'dernière'} réponse${t.churn ? ` dont le délai d’observation est écoulé ; les départs sont lus dans « ${t.churn} »` : ''}.`,
  shareMethod:
    'Parts avec intervalles de Wilson ; la différence entre la réponse la plus basse et la plus haute, avec l’intervalle de Newcombe et un test z : une seule comparaison.',
  meanMethod:
    'Moyennes avec intervalles t ; la différence entre la réponse la plus basse et la plus haute, avec l’intervalle et le test de Welch : une seule comparaison. La valeur est celle de la ligne du client, qui peut précéder la réponse.',
};

const russian: LinkageWords = {
  left: (days) => (days ? `Ушли за ${days}` : 'Ушли'),
  mean: (column) => `Среднее: ${column}`,
  title: (label, outcome) => `${outcome}: по ответам на ${label}`,
  group: 'Ответ',
  customers: 'Клиенты',
  classes: { '-1': 'отрицательный', '0': 'нейтральный', '1': 'положительный' },
  satisfied: 'доволен',
  dissatisfied: 'не доволен',
  leftTwo: (t) =>
    `Из клиентов с ответом «${t.first}» ${t.days ? `за ${t.days} ` : ''}ушли ${t.firstValue}, из клиентов с ответом «${t.second}» — ${t.secondValue}.`,
  meanTwo: (t) =>
    `Среднее «${t.column}»: ${t.firstValue} у клиентов с ответом «${t.first}», ${t.secondValue} у клиентов с ответом «${t.second}».`,
  one: (t) => `${t.outcome}: ${t.value} («${t.name}»). Сравнить не с чем.`,
  gap: (t) =>
    `Разность, второе минус первое: ${t.by}, интервал 95 % от ${t.low} до ${t.high}: ${t.clear ? 'больше случайного' : 'явной разницы нет'}.`,
  gapOnly: (by) => `Разность, второе минус первое: ${by}; по этим клиентам интервал построить нельзя.`,
  proof: 'Это связь, а не доказательство: те, кто ставит низкую оценку, могут отличаться и в другом.',
  waiting: (t) => `Не учтены клиенты, у которых на ${t.until} ещё не прошло ${t.days} после ответа: ${t.n}.`,
  unknown: (t) => `Не учтены клиенты, которых нет в «${t.table}»: ${t.n}.`,
  gone: (n) => `Не учтены клиенты, ответившие после ухода: ${n}.`,
  nameless: (n) => `Не учтены ответы, о которых неизвестно, чьи они: ${n}.`,
  banded: (column) =>
    `«${column}» публикуется нижними границами интервалов: средние занижены, их разности — меньше.`,
  last: 'Последний ответ у ушедших ближе к уходу, чем у оставшихся к концу наблюдения: все доли завышены, их разности — меньше.',
  snapshot: 'В данных нет дня ухода, так что ответ мог быть дан уже после решения уйти.',
  readShare: (days) =>
    `Как читать: каждый клиент учтён один раз, по одному ответу; полоса — доля тех, кто ${days ? `ушёл за ${days} после него` : 'ушёл'}, отрезок — её интервал 95 %.`,
  readMean:
    'Как читать: каждый клиент учтён один раз, по одному ответу; точка — среднее их значений, отрезок — его интервал 95 %.',
  definition: (t) =>
    `Каждый клиент учтён один раз, по ${t.pick === 'first' ? 'первому' : 'последнему'} ответу${t.churn ? `, срок наблюдения после которого истёк; уход взят из «${t.churn}»` : ''}.`,
  shareMethod:
    'Доли с интервалами Уилсона; разность между самым низким и самым высоким ответом — с интервалом Ньюкомба и z-критерием: сравнение одно.',
  meanMethod:
    'Средние с t-интервалами; разность между самым низким и самым высоким ответом — с интервалом и критерием Уэлча: сравнение одно. Значение взято из строки клиента и может быть старше ответа.',
};
