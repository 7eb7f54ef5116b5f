import type { Locale } from './format.ts';

/** What a page says while it asks, and where it cannot. */
export type EngineWords = typeof english;

export function engineWords(locale: Locale): EngineWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  noScript: 'Filters need JavaScript. Everything else on this page works without it.',
  ignored: (what: string) => `Part of this link was not understood and was left out: ${what}.`,
  loadingEngine: (done: string, total: string) => `Loading the query engine: ${done} of ${total} MB`,
  startingEngine: 'Starting the query engine',
  loadingData: (done: string, total: string) => `Loading the data: ${done} of ${total} MB`,
  asking: 'Asking',
  engineFailed:
    'The query engine could not be loaded, so this page shows what was drawn when it was published.',
  retry: 'Try again',
};

const french: EngineWords = {
  noScript: 'Les filtres nécessitent JavaScript. Tout le reste de cette page s’en passe.',
  ignored: (what) => `Une partie de ce lien n’a pas été comprise et a été laissée de côté : ${what}.`,
  loadingEngine: (done, total) => `Chargement du moteur de requêtes : ${done} sur ${total} Mo`,
  startingEngine: 'Démarrage du moteur de requêtes',
  loadingData: (done, total) => `Chargement des données : ${done} sur ${total} Mo`,
  asking: 'Calcul en cours',
  engineFailed:
    'Le moteur de requêtes n’a pas pu être chargé ; la page montre ce qui a été dessiné à la publication.',
  retry: 'Réessayer',
};

const russian: EngineWords = {
  noScript: 'Для фильтров нужен JavaScript. Всё остальное на странице работает и без него.',
  ignored: (what) => `Часть ссылки не понята и не учтена: ${what}.`,
  loadingEngine: (done, total) => `Загрузка движка запросов: ${done} из ${total} МБ`,
  startingEngine: 'Запуск движка запросов',
  loadingData: (done, total) => `Загрузка данных: ${done} из ${total} МБ`,
  asking: 'Считаем',
  engineFailed:
    'Движок запросов не загрузился, поэтому страница показывает то, что было нарисовано при публикации.',
  retry: 'Повторить',
};
