import type { Locale } from './format.ts';

/** What a reader may do with a figure, and what is said when it is done. */
export type ToolbarWords = typeof english;

/** The words of a language. */
export function toolbarWords(locale: Locale): ToolbarWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  actions: 'Figure actions',
  actionsOf: (title: string) => `Figure actions: ${title}`,
  table: 'Table',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  audit: 'How this was made',
  link: 'Copy link',
  text: 'Copy as text',
  csv: 'Download CSV',
  png: 'Download PNG',
  svg: 'Download SVG',
  embed: 'Copy embed code',
  full: 'Full screen',
  leaveFull: 'Leave full screen',
  linkCopied: 'Link copied',
  textCopied: 'Text copied',
  embedCopied: 'Embed code copied. It shows the figure as published, without filters.',
  saved: (file: string) => `${file} saved`,
  failed: (reason: string) => `That did not work: ${reason}`,
  copyByHand: 'Copy this by hand',
  close: 'Close',
  fullReport: 'Full report',
};

const french: ToolbarWords = {
  actions: 'Actions sur la figure',
  actionsOf: (title) => `Actions sur la figure : ${title}`,
  table: 'Tableau',
  showTable: 'Voir en tableau',
  showChart: 'Voir en graphique',
  audit: 'Comment ce résultat est obtenu',
  link: 'Copier le lien',
  text: 'Copier en texte',
  csv: 'Télécharger en CSV',
  png: 'Télécharger en PNG',
  svg: 'Télécharger en SVG',
  embed: 'Copier le code d’intégration',
  full: 'Plein écran',
  leaveFull: 'Quitter le plein écran',
  linkCopied: 'Lien copié',
  textCopied: 'Texte copié',
  embedCopied: 'Code d’intégration copié. Il montre la figure telle que publiée, sans filtres.',
  saved: (file) => `${file} enregistré`,
  failed: (reason) => `Cela n’a pas fonctionné : ${reason}`,
  copyByHand: 'À copier à la main',
  close: 'Fermer',
  fullReport: 'Rapport complet',
};

const russian: ToolbarWords = {
  actions: 'Действия с графиком',
  actionsOf: (title) => `Действия с графиком: ${title}`,
  table: 'Таблица',
  showTable: 'Показать таблицей',
  showChart: 'Показать графиком',
  audit: 'Как это получено',
  link: 'Копировать ссылку',
  text: 'Копировать как текст',
  csv: 'Скачать CSV',
  png: 'Скачать PNG',
  svg: 'Скачать SVG',
  embed: 'Копировать код для вставки',
  full: 'Во весь экран',
  leaveFull: 'Выйти из полноэкранного режима',
  linkCopied: 'Ссылка скопирована',
  textCopied: 'Текст скопирован',
  embedCopied: 'Код для вставки скопирован. Он показывает график, как он опубликован, без фильтров.',
  saved: (file) => `Файл ${file} сохранён`,
  failed: (reason) => `Не получилось: ${reason}`,
  copyByHand: 'Скопируйте вручную',
  close: 'Закрыть',
  fullReport: 'Полный отчёт',
};
