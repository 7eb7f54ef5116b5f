import { format, type Locale } from './format.ts';

/** Words about a page: who wrote it, when, how long it is, what it belongs to. */
export type PageWords = typeof english;

/** The words of a language. */
export function pageWords(locale: Locale): PageWords {
  return catalogue[locale];
}

/** "4 min read". Minutes are rounded up, at least one. */
export function readingWords(minutes: number, locale: Locale): string {
  return pageWords(locale).reading(format(Math.max(1, Math.ceil(minutes)), { kind: 'count' }, locale));
}

const english = {
  reading: (minutes: string) => `${minutes} min read`,
  updated: (day: string) => `updated ${day}`,
  draft: 'Draft',
  draftMeans: 'Draft: not part of the published site.',
  tags: 'Tags',
  allReports: 'All reports',
  tagged: (tag: string) => `Reports about “${tag}”`,
  edition: (name: string) => `edition ${name}`,
};

const french: PageWords = {
  reading: (minutes) => `${minutes} min de lecture`,
  updated: (day) => `mis à jour le ${day}`,
  draft: 'Brouillon',
  draftMeans: 'Brouillon : absent du site publié.',
  tags: 'Mots-clés',
  allReports: 'Tous les rapports',
  tagged: (tag) => `Rapports sur « ${tag} »`,
  edition: (name) => `édition ${name}`,
};

const russian: PageWords = {
  reading: (minutes) => `${minutes} мин чтения`,
  updated: (day) => `обновлено ${day}`,
  draft: 'Черновик',
  draftMeans: 'Черновик: в опубликованный сайт не входит.',
  tags: 'Метки',
  allReports: 'Все отчёты',
  tagged: (tag) => `Отчёты с меткой «${tag}»`,
  edition: (name) => `выпуск ${name}`,
};

const catalogue: Record<Locale, PageWords> = { en: english, fr: french, ru: russian };
