import type { Locale } from './format.ts';

/** Words of one theme, by language. A word stands for all that begin with it; `=word` for itself alone. */
export type ThemeWords = Record<string, readonly string[]>;

/** Themes that comments on any service have, for datasets that declare none. */
export const themeLists = {
  price: {
    en: [
      ...[
        'price',
        'pricing',
        'overpriced',
        'expensive',
        'cheap',
        '=cost',
        '=costs',
        'costly',
        '=fee',
        '=fees',
      ],
      ...['discount', 'afford', 'tariff', 'good value', 'value for money', 'pay less', 'pay more'],
    ],
    fr: [
      ...['=prix', '=cher', '=chère', '=chers', '=chères', 'tarif', '=coût', '=coûts', '=coûte', 'coûteu'],
      ...[
        '=frais',
        'remise',
        'bon marché',
        'abordable',
        'promotion',
        'onéreu',
        'paient moins',
        'payer moins',
      ],
    ],
    ru: [
      ...['=цена', '=цены', '=цену', '=цене', '=ценой', '=цен', '=ценам', 'дорого', '=дорогой', '=дорогая'],
      ...['=дорогие', 'дороже', 'дешев', 'стоимост', 'тариф', 'скидк', 'переплат', 'комисси', 'выгодн'],
      ...['скрытых платеж', 'скрытые платеж'],
    ],
  },
  speed: {
    en: [
      ...['fast', 'quick', 'slow', '=wait', '=waited', 'waiting', 'on hold', 'delay', '=prompt', 'promptly'],
      ...[
        'immediate',
        'same day',
        'within minutes',
        'within hours',
        'days later',
        'weeks later',
        'took too long',
      ],
      ...['took far too long', 'takes too long', 'long time', 'response time', 'picked up'],
    ],
    fr: [
      ...['rapid', '=lent', '=lente', '=lents', '=lentes', 'lenteur', 'lentement', 'attente', 'attendre'],
      ...['attendu', 'délai', 'retard', '=vite', 'réactif', 'réactiv', 'immédiat', 'quelques minutes'],
      ...['jour même', 'trop longtemps', 'trop long avant', 'tout de suite', 'temps de réponse'],
      'seulement après',
    ],
    ru: [
      ...[
        'быстр',
        'медленн',
        'долго',
        'дольше',
        'ждать',
        'ждал',
        'ждем',
        '=жду',
        'ожидан',
        'задерж',
        'опозда',
      ],
      ...['оперативн', 'моментальн', 'в тот же день', 'пару минут', 'только через', 'звоню уже'],
    ],
  },
  kindness: {
    en: [
      ...['friendl', 'unfriendl', '=kind', 'kindly', 'kindness', 'polite', 'impolite', 'rude', 'helpful'],
      ...['unhelpful', 'patient', 'courteous', 'listen', 'respect', 'empath', 'attentive', 'taken seriously'],
    ],
    fr: [
      ...['aimable', 'gentil', '=poli', '=polie', '=polis', '=polies', 'politesse', 'impoli', 'malpoli'],
      ...[
        'écoute',
        'patient',
        'sympa',
        'agréable',
        'désagréable',
        '=respect',
        'respectueu',
        'irrespectueu',
        'courtois',
        'serviable',
      ],
      ...['bienveillan', 'grossier', 'au sérieux'],
    ],
    ru: [
      ...['вежлив', 'невежлив', 'доброжелат', 'приветлив', 'груб', '=хам', 'хамств', 'хамит', 'терпелив'],
      ...['внимательн', 'выслуша', 'слуша', 'приятн', 'отзывчив', 'равнодуш', 'уважен', 'уважит', 'любезн'],
    ],
  },
  billing: {
    en: [
      ...['=bill', '=bills', 'billing', '=billed', 'invoice', '=charge', '=charged', '=charges', 'overcharg'],
      ...['refund', 'payment', 'direct debit', 'credit card'],
    ],
    fr: [
      ...['factur', 'prélev', 'rembours', 'paiement', 'débité', 'échéance', 'carte bancaire', 'trop perçu'],
    ],
    ru: [
      ...[
        '=счет',
        '=счета',
        '=счету',
        '=счете',
        '=счетом',
        '=счетов',
        'оплат',
        'списал',
        'списан',
        'возврат',
      ],
      ...['квитанц', 'платеж', 'начислен', 'деньги', 'денег', 'за что плачу'],
    ],
  },
  outage: {
    en: [
      ...[
        'outage',
        'offline',
        'downtime',
        'disconnect',
        'connection',
        'no signal',
        'no internet',
        'interrupt',
      ],
      ...['blackout', 'not working', 'stopped working', 'does not work', 'drops', 'status page'],
    ],
    fr: [
      ...['panne', 'coupure', 'interruption', 'hors service', 'hors ligne', 'connexion', 'indisponib'],
      ...['ne fonctionne', 'ne marche', 'sans internet', 'pas de réseau'],
    ],
    ru: [
      ...['сбой', 'сбоя', 'сбоев', 'сбою', 'сбоем', 'обрыв', 'отключ', 'связи нет', 'нет связи', 'связь'],
      ...['не работает', 'недоступ', 'пропада', 'перебо', 'авари'],
    ],
  },
  onboarding: {
    en: [
      ...['onboard', 'setup', 'set up', 'install', 'guide', 'manual', 'tutorial', 'instruction', 'welcome'],
      ...['getting started', 'activat', 'first steps', 'training'],
    ],
    fr: [
      ...[
        'install',
        '=guide',
        '=guides',
        'mode d’emploi',
        '=notice',
        'tutoriel',
        'bienvenue',
        'mise en service',
      ],
      ...['activation', 'prise en main', 'démarrage', 'manuel', 'configur', 'formation'],
    ],
    ru: [
      ...['инструкц', 'настрои', 'настройк', 'настраив', 'подключ', 'установ', 'руководств', 'приветств'],
      ...['активац', 'обучен'],
    ],
  },
  app: {
    en: [
      ...['=app', '=apps', 'application', 'website', '=site', 'login', 'log in', 'logged out', 'logs me out'],
      ...['password', 'crash', '=bug', '=bugs', 'buggy', 'interface', 'portal', 'notification'],
    ],
    fr: [
      ...['=app', '=appli', '=applis', 'application', '=site', 'se connecter', 'déconnect', 'identifiant'],
      ...['mot de passe', 'plante', 'bug', 'bogue', 'interface', 'espace client', 'notification'],
    ],
    ru: [
      ...['приложен', '=сайт', '=сайте', '=сайта', '=сайты', 'личный кабинет', 'личном кабинет', 'парол'],
      ...['вылета', 'завис', 'уведомлен', '=баг', '=баги', 'интерфейс', '=логин'],
    ],
  },
} as const satisfies Record<string, Record<Locale, readonly string[]>>;
