import type { Locale } from './format.ts';

/** Words of sharing: feed, page that is not there, share dialog, printed link. */
export type ShareWords = typeof english;

/** The words of a language. */
export function shareWords(locale: Locale): ShareWords {
  return { en: english, fr: french, ru: russian }[locale];
}

const english = {
  feed: 'Reports and their numbers',
  feedAbout: 'Each report with its headline numbers, and what changed since its last edition.',
  notFound: 'This page does not exist',
  notFoundMeans: 'The address may be mistyped, or the report may have been moved or renamed.',
  searchInstead: 'Search the reports',
  online: 'This report online, with its data and queries:',
  qrOf: (address: string) => `QR code of ${address}`,
};

const french: ShareWords = {
  feed: 'Les rapports et leurs nombres',
  feedAbout: 'Chaque rapport avec ses nombres principaux, et ce qui a changé depuis sa dernière édition.',
  notFound: 'Cette page n’existe pas',
  notFoundMeans: 'L’adresse est peut-être mal écrite, ou le rapport a été déplacé ou renommé.',
  searchInstead: 'Chercher dans les rapports',
  online: 'Ce rapport en ligne, avec ses données et ses requêtes :',
  qrOf: (address) => `Code QR de ${address}`,
};

const russian: ShareWords = {
  feed: 'Отчёты и их числа',
  feedAbout: 'Каждый отчёт с главными числами и с тем, что изменилось с прошлого выпуска.',
  notFound: 'Такой страницы нет',
  notFoundMeans: 'Возможно, в адресе ошибка, или отчёт перенесён или переименован.',
  searchInstead: 'Искать в отчётах',
  online: 'Этот отчёт в сети, с данными и запросами:',
  qrOf: (address) => `QR-код адреса ${address}`,
};
