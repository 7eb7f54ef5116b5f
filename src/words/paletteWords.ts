import { format, type Locale } from './format.ts';

/** What palette, quick open, key list and search say. */
export type PaletteWords = typeof english;

/** The words of a language. */
export function paletteWords(locale: Locale): PaletteWords {
  return { en: english, fr: french, ru: russian }[locale];
}

function plural(
  locale: Locale,
  n: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
) {
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;
  return form.replace('#', format(n, { kind: 'count' }, locale));
}

const english = {
  title: 'Command palette',
  hint: 'Go to a report, heading, figure, measure or column; ? for help',
  results: 'Results',
  close: 'Close',
  none: 'Nothing found',
  nothingLoaded: 'The list of names could not be loaded: commands and this page can be reached.',
  count: (n: number) => plural('en', n, { one: '# result', other: '# results' }),
  recent: 'recently used',
  kinds: {
    report: 'Report',
    heading: 'Heading',
    figure: 'Figure',
    measure: 'Measure',
    column: 'Column',
    command: 'Command',
    help: 'Help',
  },
  help: {
    names: 'Go to a report, heading, figure, measure or column',
    commands: 'Run a command',
    headings: 'Go to a heading of this page',
    figures: 'Go to a figure',
    help: 'Show this help',
  },
  inReports: (text: string) => `Search all reports for “${text}”`,
  commands: {
    print: 'Print this report',
    printPage: 'Print this page',
    palette: 'Show all commands',
    open: 'Report, heading, figure, measure or column…',
    headings: 'Heading of this page…',
    figures: 'Figure…',
    search: 'Search in all reports',
    keys: 'Keyboard shortcuts',
    keysOff: 'Switch keyboard shortcuts off',
    keysOn: 'Switch keyboard shortcuts on',
    copyLink: 'Copy a link to this page as it is set',
    reset: 'Set all filters back',
    allReports: 'All reports',
    method: 'How the numbers are made',
    audits: 'Open or close all audits',
  },
  categories: { go: 'Go', view: 'View', report: 'Report', help: 'Help' },
  copied: 'The link was copied',
  keysTitle: 'Keyboard shortcuts',
  keysAbout:
    'The keys are those of VS Code. Only combinations with Ctrl, ⌘ or F1 are used; printing and the browser’s other commands stay in its menu.',
  keysSwitch: 'Use keyboard shortcuts',
  command: 'Command',
  keys: 'Keys',
  then: 'then',
  inThePalette: 'In the palette',
  move: 'Next, previous result',
  choose: 'Open',
  leave: 'Close',
  search: {
    label: 'Search in all reports',
    title: 'Search',
    button: 'Search',
    about:
      'Finds words in the text of all reports. The search runs in your browser: nothing you type leaves it.',
    noScript:
      'The search needs JavaScript. Without it, open a report and use your browser’s own search (Ctrl+F or ⌘F), or go by the list:',
    searching: 'Searching…',
    none: (text: string) => `Nothing found for “${text}”`,
    found: (places: string, pages: string) => `${places} on ${pages}`,
    places: (n: number) => plural('en', n, { one: '# place', other: '# places' }),
    pages: (n: number) => plural('en', n, { one: '# page', other: '# pages' }),
    inPages: (n: number) => plural('en', n, { one: '# page', other: '# pages' }),
    more: (n: number) => plural('en', n, { one: 'Show # more page', other: 'Show # more pages' }),
    noIndex:
      'The full text is indexed when the site is built. Here, names of reports, headings, figures, measures and columns are searched.',
    failed: 'The search could not be loaded. Check the connection and try again.',
    marked: (n: number) => plural('en', n, { one: '# word marked', other: '# words marked' }),
    clear: 'Clear the marks',
    beginning: 'Beginning of the page',
  },
};

const french: PaletteWords = {
  title: 'Palette de commandes',
  hint: 'Aller à un rapport, titre, figure, mesure ou colonne ; ? pour l’aide',
  results: 'Résultats',
  close: 'Fermer',
  none: 'Aucun résultat',
  nothingLoaded:
    'La liste des noms n’a pas pu être chargée : les commandes et cette page restent accessibles.',
  count: (n) => plural('fr', n, { one: '# résultat', other: '# résultats' }),
  recent: 'utilisé récemment',
  kinds: {
    report: 'Rapport',
    heading: 'Titre',
    figure: 'Figure',
    measure: 'Mesure',
    column: 'Colonne',
    command: 'Commande',
    help: 'Aide',
  },
  help: {
    names: 'Aller à un rapport, titre, figure, mesure ou colonne',
    commands: 'Exécuter une commande',
    headings: 'Aller à un titre de cette page',
    figures: 'Aller à une figure',
    help: 'Afficher cette aide',
  },
  inReports: (text) => `Chercher « ${text} » dans tous les rapports`,
  commands: {
    print: 'Imprimer ce rapport',
    printPage: 'Imprimer cette page',
    palette: 'Afficher toutes les commandes',
    open: 'Rapport, titre, figure, mesure ou colonne…',
    headings: 'Titre de cette page…',
    figures: 'Figure…',
    search: 'Chercher dans tous les rapports',
    keys: 'Raccourcis clavier',
    keysOff: 'Désactiver les raccourcis clavier',
    keysOn: 'Activer les raccourcis clavier',
    copyLink: 'Copier un lien vers cette page telle qu’elle est réglée',
    reset: 'Réinitialiser tous les filtres',
    allReports: 'Tous les rapports',
    method: 'Comment les chiffres sont calculés',
    audits: 'Ouvrir ou fermer tous les audits',
  },
  categories: { go: 'Aller', view: 'Affichage', report: 'Rapport', help: 'Aide' },
  copied: 'Le lien est copié',
  keysTitle: 'Raccourcis clavier',
  keysAbout:
    'Les touches sont celles de VS Code. Seules des combinaisons avec Ctrl, ⌘ ou F1 sont utilisées ; l’impression et les autres commandes du navigateur restent dans son menu.',
  keysSwitch: 'Utiliser les raccourcis clavier',
  command: 'Commande',
  keys: 'Touches',
  then: 'puis',
  inThePalette: 'Dans la palette',
  move: 'Résultat suivant, précédent',
  choose: 'Ouvrir',
  leave: 'Fermer',
  search: {
    label: 'Chercher dans tous les rapports',
    title: 'Recherche',
    button: 'Chercher',
    about:
      'Trouve des mots dans le texte de tous les rapports. La recherche se fait dans votre navigateur : rien de ce que vous tapez n’en sort.',
    noScript:
      'La recherche demande JavaScript. Sans lui, ouvrez un rapport et utilisez la recherche de votre navigateur (Ctrl+F ou ⌘F), ou suivez la liste :',
    searching: 'Recherche…',
    none: (text) => `Aucun résultat pour « ${text} »`,
    found: (places, pages) => `${places} dans ${pages}`,
    places: (n) => plural('fr', n, { one: '# endroit', other: '# endroits' }),
    pages: (n) => plural('fr', n, { one: '# page', other: '# pages' }),
    inPages: (n) => plural('fr', n, { one: '# page', other: '# pages' }),
    more: (n) => plural('fr', n, { one: 'Afficher encore # page', other: 'Afficher encore # pages' }),
    noIndex:
      'Le texte intégral est indexé à la construction du site. Ici, la recherche porte sur les noms des rapports, titres, figures, mesures et colonnes.',
    failed: 'La recherche n’a pas pu être chargée. Vérifiez la connexion et réessayez.',
    marked: (n) => plural('fr', n, { one: '# mot marqué', other: '# mots marqués' }),
    clear: 'Effacer les marques',
    beginning: 'Début de la page',
  },
};

const russian: PaletteWords = {
  title: 'Палитра команд',
  hint: 'Перейти к отчёту, заголовку, рисунку, показателю или столбцу; ? — справка',
  results: 'Результаты',
  close: 'Закрыть',
  none: 'Ничего не найдено',
  nothingLoaded: 'Не удалось загрузить список названий: доступны команды и эта страница.',
  count: (n) =>
    plural('ru', n, {
      one: '# результат',
      few: '# результата',
      many: '# результатов',
      other: '# результата',
    }),
  recent: 'недавнее',
  kinds: {
    report: 'Отчёт',
    heading: 'Заголовок',
    figure: 'Рисунок',
    measure: 'Показатель',
    column: 'Столбец',
    command: 'Команда',
    help: 'Справка',
  },
  help: {
    names: 'Перейти к отчёту, заголовку, рисунку, показателю или столбцу',
    commands: 'Выполнить команду',
    headings: 'Перейти к заголовку этой страницы',
    figures: 'Перейти к рисунку',
    help: 'Показать эту справку',
  },
  inReports: (text) => `Искать «${text}» во всех отчётах`,
  commands: {
    print: 'Напечатать этот отчёт',
    printPage: 'Напечатать эту страницу',
    palette: 'Показать все команды',
    open: 'Отчёт, заголовок, рисунок, показатель или столбец…',
    headings: 'Заголовок этой страницы…',
    figures: 'Рисунок…',
    search: 'Искать во всех отчётах',
    keys: 'Сочетания клавиш',
    keysOff: 'Отключить сочетания клавиш',
    keysOn: 'Включить сочетания клавиш',
    copyLink: 'Скопировать ссылку на страницу с её настройками',
    reset: 'Сбросить все фильтры',
    allReports: 'Все отчёты',
    method: 'Как получены числа',
    audits: 'Открыть или закрыть все проверки',
  },
  categories: { go: 'Переход', view: 'Вид', report: 'Отчёт', help: 'Справка' },
  copied: 'Ссылка скопирована',
  keysTitle: 'Сочетания клавиш',
  keysAbout:
    'Сочетания те же, что в VS Code. Используются только сочетания с Ctrl, ⌘ или F1; печать и другие команды браузера остаются в его меню.',
  keysSwitch: 'Использовать сочетания клавиш',
  command: 'Команда',
  keys: 'Клавиши',
  then: 'затем',
  inThePalette: 'В палитре',
  move: 'Следующий, предыдущий результат',
  choose: 'Открыть',
  leave: 'Закрыть',
  search: {
    label: 'Поиск по всем отчётам',
    title: 'Поиск',
    button: 'Найти',
    about:
      'Находит слова в тексте всех отчётов. Поиск идёт в вашем браузере: ничего из введённого его не покидает.',
    noScript:
      'Для поиска нужен JavaScript. Без него откройте отчёт и ищите средствами браузера (Ctrl+F или ⌘F) или идите по списку:',
    searching: 'Поиск…',
    none: (text) => `По запросу «${text}» ничего не найдено`,
    found: (places, pages) => `${places} на ${pages}`,
    places: (n) => plural('ru', n, { one: '# место', few: '# места', many: '# мест', other: '# места' }),
    pages: (n) =>
      plural('ru', n, { one: '# страница', few: '# страницы', many: '# страниц', other: '# страницы' }),
    inPages: (n) =>
      plural('ru', n, { one: '# странице', few: '# страницах', many: '# страницах', other: '# страницах' }),
    more: (n) =>
      plural('ru', n, {
        one: 'Показать ещё # страницу',
        few: 'Показать ещё # страницы',
        many: 'Показать ещё # страниц',
        other: 'Показать ещё # страницы',
      }),
    noIndex:
      'Полный текст индексируется при сборке сайта. Здесь поиск идёт по названиям отчётов, заголовков, рисунков, показателей и столбцов.',
    failed: 'Не удалось загрузить поиск. Проверьте соединение и попробуйте ещё раз.',
    marked: (n) =>
      plural('ru', n, {
        one: 'отмечено # слово',
        few: 'отмечено # слова',
        many: 'отмечено # слов',
        other: 'отмечено # слова',
      }),
    clear: 'Убрать отметки',
    beginning: 'Начало страницы',
  },
};
