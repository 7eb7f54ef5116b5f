import type { Locale } from './format.ts';

/** What figures of themes say, in the reader's language. Every language has every key: the type makes a missing one an error. */
export type ThemeMessages = typeof english;

/** The words of a language. */
export function themeWords(locale: Locale): ThemeMessages {
  return { en: english, fr: french, ru: russian }[locale];
}

type Impact = { theme: string; by: string; low: string; high: string };

const english = {
  names: {
    price: 'Price',
    speed: 'Speed',
    kindness: 'Kindness',
    billing: 'Billing',
    outage: 'Outages',
    onboarding: 'Onboarding',
    app: 'App and website',
  } as Record<string, string>,
  title: (label: string) => `Themes of the comments, and their impact on ${label}`,
  theme: 'Theme',
  mentions: 'Comments',
  share: 'Share of comments',
  shareLow: 'Share, low',
  shareHigh: 'Share, high',
  impact: 'Impact',
  impactLow: 'Impact, low',
  impactHigh: 'Impact, high',
  none: 'no theme',
  units: { share: ', percentage points', points: ', points', index: ', index points' } as Record<
    string,
    string
  >,
  impactHead: (label: string, unit: string) => `Impact on ${label}${unit}, 95 % interval`,
  noImpact: 'no impact',
  found: (t: { comments: string; read: string; share: string; themes: string; most: string; top: string }) =>
    `Of ${t.comments} comments, ${t.read} (${t.share}) mention at least one of ${t.themes} themes, most often “${t.most}” (${t.top}).`,
  foundNearly: (t: { comments: string; themes: string; most: string; top: string }) =>
    `Of ${t.comments} comments, nearly all mention at least one of ${t.themes} themes, most often “${t.most}” (${t.top}).`,
  foundOne: (t: { comments: string; read: string; share: string; most: string }) =>
    `Of ${t.comments} comments, ${t.read} (${t.share}) mention “${t.most}”.`,
  nothingFound: (comments: string) => `None of ${comments} comments mentions one of the themes.`,
  strongest: ({ label, down, up }: { label: string; down?: Impact | undefined; up?: Impact | undefined }) => {
    const said = (t: Impact) => `“${t.theme}”, ${t.by} (95 % interval ${t.low} to ${t.high})`;
    const parts = [down && `downwards ${said(down)}`, up && `upwards ${said(up)}`].filter(Boolean);
    return `Largest impact on ${label}: ${parts.join('; ')}.`;
  },
  unclear: (label: string) => `No theme’s impact on ${label} is more than chance.`,
  facts: (t: { comments: string; label: string; value: string; low: string; high: string }) =>
    `${t.comments}; ${t.label} ${t.value}, 95 % interval ${t.low} to ${t.high}`,
  comments: (n: string) => `n = ${n} comments`,
  unread: (n: string) => `Comments in a language without a list of words, in no theme: ${n}.`,
  withheld: (names: string, minimum: string) => `Withheld, in fewer than ${minimum} comments: ${names}.`,
  quoted: 'Quotes are drawn by a fixed rule from the redacted comments; nobody chose them.',
  read: 'How to read: the bars say how many comments mention a theme; a comment may mention several. Below stands its impact: the measure with all answers minus the measure without those that mention it. Left of zero its answers pull the measure down. A triangle marks what is more than chance, after correction for the number of themes (Holm).',
  definition:
    'A comment mentions a theme when a word of the theme’s list begins one of its words, whatever the case and the accents; “=word” matches the whole word only. Lists are searched in the redacted comments, each in the comments of its language.',
  impactDefinition:
    'Impact: measure with all answers, commented or not − measure without those that mention the theme, with its delta-method interval. It says where the measure is made, not what caused it: people who mention a theme may differ in other ways. p tests answers with the theme against those without it.',
  lists: (text: string) => `Words: ${text}.`,
};

const french: ThemeMessages = {
  names: {
    price: 'Prix',
    speed: 'Rapidité',
    kindness: 'Amabilité',
    billing: 'Facturation',
    outage: 'Pannes',
    onboarding: 'Mise en service',
    app: 'Application et site',
  },
  title: (label) => `Thèmes des commentaires et leur effet sur ${label}`,
  theme: 'Thème',
  mentions: 'Commentaires',
  share: 'Part des commentaires',
  shareLow: 'Part, bas',
  shareHigh: 'Part, haut',
  impact: 'Effet',
  impactLow: 'Effet, bas',
  impactHigh: 'Effet, haut',
  none: 'aucun thème',
  units: { share: ', points de pourcentage', points: ', points', index: ', points d’indice' },
  impactHead: (label, unit) => `Effet sur ${label}${unit}, intervalle à 95 %`,
  noImpact: 'aucun effet',
  found: (t) =>
    `Sur ${t.comments} commentaires, ${t.read} (${t.share}) évoquent au moins un des ${t.themes} thèmes, le plus souvent « ${t.most} » (${t.top}).`,
  foundNearly: (t) =>
    `Sur ${t.comments} commentaires, presque tous évoquent au moins un des ${t.themes} thèmes, le plus souvent « ${t.most} » (${t.top}).`,
  foundOne: (t) => `Sur ${t.comments} commentaires, ${t.read} (${t.share}) évoquent « ${t.most} ».`,
  nothingFound: (comments) => `Aucun des ${comments} commentaires n’évoque l’un des thèmes.`,
  strongest: ({ label, down, up }) => {
    const said = (t: Impact) => `« ${t.theme} », ${t.by} (intervalle à 95 % de ${t.low} à ${t.high})`;
    const parts = [down && `vers le bas ${said(down)}`, up && `vers le haut ${said(up)}`].filter(Boolean);
    return `Plus fort effet sur ${label} : ${parts.join(' ; ')}.`;
  },
  unclear: (label) => `L’effet d’aucun thème sur ${label} ne dépasse le hasard.`,
  facts: (t) => `${t.comments} ; ${t.label} ${t.value}, intervalle à 95 % de ${t.low} à ${t.high}`,
  comments: (n) => `n = ${n} commentaires`,
  unread: (n) => `Commentaires dans une langue sans liste de mots, rattachés à aucun thème : ${n}.`,
  withheld: (names, minimum) => `Non montrés, dans moins de ${minimum} commentaires : ${names}.`,
  quoted:
    'Les citations sont tirées des commentaires expurgés par une règle fixe ; personne ne les a choisies.',
  read: 'Lecture : les barres disent combien de commentaires évoquent un thème ; un commentaire peut en évoquer plusieurs. En dessous, son effet : la mesure avec toutes les réponses moins la mesure sans celles qui l’évoquent. À gauche de zéro, ses réponses tirent la mesure vers le bas. Un triangle marque ce qui dépasse le hasard, après correction du nombre de thèmes (Holm).',
  definition:
    'Un commentaire évoque un thème quand un mot de la liste du thème commence l’un de ses mots, sans égard à la casse ni aux accents ; « =mot » ne vaut que pour le mot entier. Les listes sont cherchées dans les commentaires expurgés, chacune dans ceux de sa langue.',
  impactDefinition:
    'Effet : mesure avec toutes les réponses, commentées ou non − mesure sans celles qui évoquent le thème, avec un intervalle par la méthode delta. Il dit où la mesure se fait, non ce qui la cause : ceux qui évoquent un thème peuvent différer à d’autres égards. p compare les réponses avec et sans le thème.',
  lists: (text) => `Mots : ${text}.`,
};

const russian: ThemeMessages = {
  names: {
    price: 'Цена',
    speed: 'Скорость',
    kindness: 'Вежливость',
    billing: 'Счета и оплата',
    outage: 'Сбои',
    onboarding: 'Подключение',
    app: 'Приложение и сайт',
  },
  title: (label) => `Темы комментариев и их влияние на ${label}`,
  theme: 'Тема',
  mentions: 'Комментарии',
  share: 'Доля комментариев',
  shareLow: 'Доля, нижняя граница',
  shareHigh: 'Доля, верхняя граница',
  impact: 'Влияние',
  impactLow: 'Влияние, нижняя граница',
  impactHigh: 'Влияние, верхняя граница',
  none: 'без темы',
  units: { share: ', процентные пункты', points: ', пункты', index: ', пункты индекса' },
  impactHead: (label, unit) => `Влияние на ${label}${unit}, интервал 95 %`,
  noImpact: 'нет влияния',
  found: (t) =>
    `Комментариев: ${t.comments}; хотя бы одна из тем (всего ${t.themes}) есть в ${t.read} (${t.share}), чаще всего «${t.most}» (${t.top}).`,
  foundNearly: (t) =>
    `Комментариев: ${t.comments}; хотя бы одна из тем (всего ${t.themes}) есть почти во всех, чаще всего «${t.most}» (${t.top}).`,
  foundOne: (t) => `Комментариев: ${t.comments}; тема «${t.most}» есть в ${t.read} (${t.share}).`,
  nothingFound: (comments) => `Комментариев: ${comments}; ни в одном нет ни одной из тем.`,
  strongest: ({ label, down, up }) => {
    const said = (t: Impact) => `«${t.theme}», ${t.by} (интервал 95 % от ${t.low} до ${t.high})`;
    const parts = [down && `вниз — ${said(down)}`, up && `вверх — ${said(up)}`].filter(Boolean);
    return `Наибольшее влияние на ${label}: ${parts.join('; ')}.`;
  },
  unclear: (label) => `Ни у одной темы влияние на ${label} не больше случайного.`,
  facts: (t) => `${t.comments}; ${t.label} ${t.value}, интервал 95 % от ${t.low} до ${t.high}`,
  comments: (n) => `комментариев: ${n}`,
  unread: (n) =>
    `Комментарии на языках, для которых нет списка слов, не отнесены ни к одной теме; их число: ${n}.`,
  withheld: (names, minimum) => `Не показаны, комментариев меньше ${minimum}: ${names}.`,
  quoted:
    'Цитаты взяты из комментариев, очищенных от личных данных, по твёрдому правилу; никто их не выбирал.',
  read: 'Как читать: полосы показывают, в скольких комментариях есть тема; в одном комментарии может быть несколько тем. Ниже — её влияние: показатель по всем ответам минус показатель без ответов с этой темой. Слева от нуля её ответы тянут показатель вниз. Треугольник — больше случайного, с поправкой на число тем (Холм).',
  definition:
    'Тема есть в комментарии, если с одного из слов её списка начинается какое-либо его слово, без учёта регистра и диакритики; «=слово» — только слово целиком. Списки ищутся в комментариях, очищенных от личных данных, каждый — в комментариях на своём языке.',
  impactDefinition:
    'Влияние: показатель по всем ответам, с комментарием или без, − показатель без ответов с темой, с интервалом по дельта-методу. Оно говорит, где складывается показатель, а не что его вызвало: те, кто упоминает тему, могут отличаться и в другом. p сравнивает ответы с темой и без неё.',
  lists: (text) => `Слова: ${text}.`,
};
