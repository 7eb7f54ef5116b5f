/** What an entry of the page on methods says; formulas are the same in every language but for their words. */
export type MethodText = {
  name: string;
  about: string;
  source?: string;
  notFor: string;
  published?: string;
};

/** The entries of `src/layouts/methods.ts`, by their id, in the languages other than English. */
export const methodTranslations: Record<'fr' | 'ru', Record<string, MethodText>> = {
  fr: {
    share: {
      name: 'Taux de satisfaction et autres parts (une ou deux meilleures notes, ou tout ensemble de réponses)',
      about:
        'La part des réponses que le jeu de données déclare satisfaites, avec l’intervalle de score de Wilson.',
      source: 'Wilson (1927) ; Newcombe (1998), méthode 3',
      notFor:
        'comparer des questions dont l’échelle ou les réponses satisfaites diffèrent : les deux meilleures de cinq ne sont pas les trois meilleures de dix',
      published: '81 sur 263 : 0,2553 à 0,3662 (Newcombe 1998, tableau I)',
    },
    nps: {
      name: 'Score net de recommandation et autres scores nets',
      about:
        'Promoteurs (9–10) moins détracteurs (0–6), en points, avec l’intervalle de Wald ajusté : trois pseudo-réponses sont ajoutées.',
      source: 'Reichheld (2003) ; Rocks (2016), arXiv:1601.07235',
      notFor:
        'une interaction isolée : il porte sur la marque. Sur une échelle de 1 à 10, aucun zéro n’est possible ; la définition le signale alors',
      published: '250 promoteurs, 675 passifs, 75 détracteurs : 14,09 à 20,81 points',
    },
    mean: {
      name: 'Moyenne et indice',
      about: 'La moyenne des réponses avec l’intervalle t ; un indice étire l’échelle de 0 à 100.',
      source: 'Student (1908)',
      notFor: 'placer un indice sur un axe en pourcentage : des points d’indice ne sont pas des pour cent',
      published: 'effectifs 50, 150, 250, 500, 50 des réponses 1 à 5 : indice 58,75 (CYS support)',
    },
    ratio: {
      name: 'Rapport',
      about: 'Une somme divisée par une autre, avec l’intervalle de la méthode delta.',
      source: 'Cochran (1977), section 6.3',
      notFor: 'peu de réponses, ou des sommes proches de zéro au dénominateur',
    },
    churn: {
      name: 'Attrition',
      about:
        'Les clients présents au début d’une période et partis avant sa fin, parmi les présents du début.',
      source: 'définition usuelle ; les taux se convertissent par composition',
      notFor:
        'tracer des taux mensuels et annuels sur un même axe. Le calcul naïf (début − fin) ÷ début compte les nouveaux clients et devient négatif quand la base grandit',
      published: '3 245 sur 52 430 : 6,19 % ; 4 % par mois font 38,7 % par an',
    },
    weights: {
      name: 'Poids et taille effective de l’échantillon',
      about:
        'Des réponses pondérées en disent moins que le même nombre de réponses égales ; chaque intervalle utilise le nombre effectif.',
      notFor: 'les effectifs : une ligne qui représente cinq réponses en compte cinq, ce n’est pas un poids',
      published: 'poids 0, 1, 2, 3 : effet de plan 1,5556 (facebookresearch/balance)',
    },
    'difference-share': {
      name: 'Différence de deux parts',
      about:
        'Après moins avant, ou un groupe moins le reste, avec l’intervalle de score hybride et le test du χ².',
      source: 'Newcombe (1998b), méthode 10',
      notFor: 'les mêmes personnes interrogées deux fois : c’est la comparaison appariée',
      published: '56 sur 70 face à 48 sur 80 : 0,0524 à 0,3339 (Newcombe 1998b, tableau II)',
    },
    'difference-nps': {
      name: 'Différence de deux scores nets de recommandation',
      about:
        'Le test z tient compte des deux variances ; l’intervalle ajoute la moitié des pseudo-réponses à chaque groupe.',
      notFor: 'moins d’une dizaine de réponses par groupe',
      published: '123/456/789 face à 321/654/987 : z = −6,04 (nhsbsa, sigtest)',
    },
    'difference-mean': {
      name: 'Différence de deux moyennes',
      about: 'Test et intervalle t de Welch : les groupes peuvent varier différemment.',
      notFor: 'les réponses très dissymétriques de peu de personnes : les tests de rangs y sont plus sûrs',
    },
    paired: {
      name: 'Les mêmes clients deux fois',
      about:
        'Test de McNemar (exact sous 25 changements) avec l’intervalle apparié de Newcombe pour les parts ; test t du changement de chaque client pour les notes.',
      source: 'McNemar (1947) ; Newcombe (1998c), méthode 10',
      notFor: 'des personnes différentes avant et après',
      published: '794/150/86/570 : χ² = 17,356 (Agresti)',
    },
    many: {
      name: 'Plusieurs comparaisons à la fois',
      about:
        'La correction de Holm là où une fausse alerte compte, celle de Benjamini et Hochberg pour explorer ; la figure dit laquelle et sur combien de tests.',
      source: 'Holm (1979) ; Benjamini et Hochberg (1995)',
      notFor: 'une comparaison unique, prévue avant de regarder',
      published: 'sur 15 valeurs p à 5 %, les quatre premières sont rejetées (Benjamini et Hochberg 1995)',
    },
    ranks: {
      name: 'Réponses ordinales',
      about: 'Mann-Whitney pour deux groupes, Kruskal-Wallis au-delà, avec ex æquo.',
      source: 'Mann et Whitney (1947) ; Kruskal et Wallis (1952)',
      notFor: 'dire l’ampleur d’un écart',
      published: '[1,1,1], [2,2,2], [2,2] : H = 7,0 (scipy)',
    },
    survival: {
      name: 'Survie des clients',
      about:
        'La part encore présente après un certain temps, même quand la plupart ne sont pas encore partis (Kaplan-Meier), avec l’erreur de Greenwood sur l’échelle log-log ; le test du log-rank compare les groupes.',
      source: 'Kaplan et Meier (1958) ; Greenwood (1926) ; Mantel (1966)',
      notFor:
        'les clients déjà présents avant le début des enregistrements (l’entrée tardive n’est pas traitée)',
      published: 'groupe 6-MP de Freireich : médiane 23 semaines, S(6) = 0,857',
    },
    control: {
      name: 'Cartes de contrôle',
      about:
        'Ce qu’un processus stable ferait de lui-même : carte p, p′ de Laney quand de grands échantillons mettent chaque point « hors limites », XmR pour les moyennes ; les règles de séquences repèrent les décalages.',
      source: 'Shewhart (1931) ; Laney (2002) ; Nelson (1984)',
      notFor: 'moins d’une dizaine de périodes',
      published: 'manuel NIST 6.3.2.2 : limites 45,8159 et 55,8041',
    },
    drivers: {
      name: 'Leviers',
      about:
        'Ce que chaque question explique des écarts d’un indicateur : la part du R² moyennée sur tous les ordres (LMG, valeur de Shapley), avec intervalles de bootstrap à graine fixe.',
      source: 'Lindeman, Merenda et Gold (1980) ; Grömping (2006)',
      notFor: 'les causes : il s’agit d’associations',
      published: 'mtcars, mpg selon am, vs et cyl : 0,1775, 0,2027, 0,3818 (relaimpo)',
    },
    raking: {
      name: 'Calage sur marges',
      about:
        'Des poids qui donnent aux marges de l’échantillon celles de la population, trouvés tour à tour.',
      source: 'Deming et Stephan (1940) ; Kalton et Flores-Cervantes (2003)',
      notFor: 'des marges dont un groupe n’a personne dans l’échantillon',
      published: 'les poids de l’exemple de Kalton et Flores-Cervantes',
    },
    planning: {
      name: 'Combien de réponses',
      about: 'Les réponses nécessaires pour une marge d’erreur, ou pour déceler une différence.',
      notFor: 'des réponses qui ne sont pas une partie aléatoire des personnes interrogées',
    },
    impact: {
      name: 'Impact d’un thème',
      about: 'L’indicateur sur toutes les réponses moins l’indicateur sans celles qui évoquent le thème.',
      source: 'usuel en analyse de textes',
      notFor: 'les thèmes que presque tous ou presque personne n’évoque',
      published: '50 avec toutes, 40 sans : +10 (Kapiche)',
    },
  },
  ru: {
    share: {
      name: 'Доля довольных и другие доли (одна или две высшие оценки, любой набор ответов)',
      about: 'Доля ответов, которые набор данных относит к удовлетворённым, с интервалом Уилсона.',
      source: 'Wilson (1927); Newcombe (1998), метод 3',
      notFor:
        'сравнения вопросов с разными шкалами или разными «довольными» ответами: две верхние из пяти — не три верхние из десяти',
      published: '81 из 263: от 0,2553 до 0,3662 (Newcombe 1998, таблица I)',
    },
    nps: {
      name: 'Индекс потребительской лояльности (NPS) и другие разности долей',
      about:
        'Промоутеры (9–10) минус критики (0–6), в пунктах, со скорректированным интервалом Вальда: добавляются три псевдоответа.',
      source: 'Reichheld (2003); Rocks (2016), arXiv:1601.07235',
      notFor:
        'отдельных обращений: он говорит о бренде. На шкале от 1 до 10 нуля быть не может, и тогда об этом сказано в определении',
      published: '250 промоутеров, 675 нейтральных, 75 критиков: от 14,09 до 20,81 пункта',
    },
    mean: {
      name: 'Среднее и индекс',
      about: 'Средний ответ с t-интервалом; индекс растягивает шкалу до 0…100.',
      source: 'Student (1908)',
      notFor: 'показа индекса на оси процентов: пункты индекса — не проценты',
      published: 'по 50, 150, 250, 500, 50 ответов от 1 до 5: индекс 58,75 (CYS support)',
    },
    ratio: {
      name: 'Отношение',
      about: 'Одна сумма, делённая на другую, с интервалом по дельта-методу.',
      source: 'Cochran (1977), раздел 6.3',
      notFor: 'малого числа ответов или сумм около нуля в знаменателе',
    },
    churn: {
      name: 'Отток',
      about: 'Клиенты, которые были в начале периода и ушли до его конца, среди бывших в начале.',
      source: 'общепринятое определение; ставки пересчитываются по сложным процентам',
      notFor:
        'показа месячных и годовых ставок на одной оси. Наивный расчёт (начало − конец) ÷ начало учитывает новых клиентов и становится отрицательным, когда база растёт',
      published: '3245 из 52 430: 6,19 %; 4 % в месяц — это 38,7 % в год',
    },
    weights: {
      name: 'Веса и эффективный объём выборки',
      about:
        'Взвешенные ответы говорят меньше, чем столько же равных; все интервалы используют эффективное число.',
      notFor: 'частот: строка за пять ответов считается за пять, это не вес',
      published: 'веса 0, 1, 2, 3: эффект дизайна 1,5556 (facebookresearch/balance)',
    },
    'difference-share': {
      name: 'Разность двух долей',
      about: 'После минус до или группа минус остальные, с гибридным интервалом Ньюкомба и критерием χ².',
      source: 'Newcombe (1998b), метод 10',
      notFor: 'одних и тех же людей, опрошенных дважды: для них — парное сравнение',
      published: '56 из 70 против 48 из 80: от 0,0524 до 0,3339 (Newcombe 1998b, таблица II)',
    },
    'difference-nps': {
      name: 'Разность двух индексов NPS',
      about: 'z-критерий учитывает обе дисперсии; интервал добавляет каждой группе половину псевдоответов.',
      notFor: 'групп, где меньше десятка ответов',
      published: '123/456/789 против 321/654/987: z = −6,04 (nhsbsa, sigtest)',
    },
    'difference-mean': {
      name: 'Разность двух средних',
      about: 'Критерий и интервал Уэлча: разброс в группах может быть разным.',
      notFor: 'очень скошенных ответов немногих людей: там надёжнее ранговые критерии',
    },
    paired: {
      name: 'Одни и те же клиенты дважды',
      about:
        'Критерий Макнемара (точный, если изменений меньше 25) с парным интервалом Ньюкомба для долей; t-критерий изменений каждого клиента для оценок.',
      source: 'McNemar (1947); Newcombe (1998c), метод 10',
      notFor: 'разных людей до и после',
      published: '794/150/86/570: χ² = 17,356 (Agresti)',
    },
    many: {
      name: 'Много сравнений сразу',
      about:
        'Поправка Холма там, где важна каждая ложная тревога, Бенджамини — Хохберга при разведке; на рисунке указано, какая и для скольких проверок.',
      source: 'Holm (1979); Benjamini и Hochberg (1995)',
      notFor: 'единственного сравнения, задуманного до просмотра данных',
      published: 'из 15 p-значений при 5 % отвергаются первые четыре (Benjamini и Hochberg 1995)',
    },
    ranks: {
      name: 'Порядковые ответы',
      about: 'Манн — Уитни для двух групп, Краскел — Уоллис для нескольких, с учётом связей.',
      source: 'Mann и Whitney (1947); Kruskal и Wallis (1952)',
      notFor: 'оценки величины различия',
      published: '[1,1,1], [2,2,2], [2,2]: H = 7,0 (scipy)',
    },
    survival: {
      name: 'Дожитие клиентов',
      about:
        'Доля оставшихся через заданное время, даже если большинство ещё не ушло (Каплан — Мейер), с ошибкой Гринвуда в шкале log-log; группы сравнивает логранговый критерий.',
      source: 'Kaplan и Meier (1958); Greenwood (1926); Mantel (1966)',
      notFor: 'клиентов, которые были до начала учёта (поздний вход не учитывается)',
      published: 'группа 6-MP Фрейрейха: медиана 23 недели, S(6) = 0,857',
    },
    control: {
      name: 'Контрольные карты',
      about:
        'Как вёл бы себя стабильный процесс: p-карта, p′ Лейни, когда в больших выборках каждая точка «вне границ», XmR для средних; правила серий находят сдвиги.',
      source: 'Shewhart (1931); Laney (2002); Nelson (1984)',
      notFor: 'рядов короче десятка периодов',
      published: 'справочник NIST 6.3.2.2: границы 45,8159 и 55,8041',
    },
    drivers: {
      name: 'Факторы',
      about:
        'Какую часть различий показателя объясняет каждый вопрос: доля R², усреднённая по всем порядкам (LMG, вектор Шепли), с бутстреп-интервалами при фиксированном зерне.',
      source: 'Lindeman, Merenda и Gold (1980); Grömping (2006)',
      notFor: 'выводов о причинах: это связь, а не причина',
      published: 'mtcars, mpg по am, vs и cyl: 0,1775, 0,2027, 0,3818 (relaimpo)',
    },
    raking: {
      name: 'Калибровка весов по распределениям (raking)',
      about:
        'Веса, при которых распределения признаков в выборке совпадают с генеральными; подбираются по очереди.',
      source: 'Deming и Stephan (1940); Kalton и Flores-Cervantes (2003)',
      notFor: 'признаков с группами, которых нет в выборке',
      published: 'веса из примера Калтона и Флорес-Сервантеса',
    },
    planning: {
      name: 'Сколько нужно ответов',
      about: 'Число ответов для заданной погрешности или для обнаружения разности.',
      notFor: 'ответов, которые не являются случайной частью опрошенных',
    },
    impact: {
      name: 'Влияние темы',
      about: 'Показатель по всем ответам минус показатель без тех, где упомянута тема.',
      source: 'принято в анализе текстов',
      notFor: 'тем, которые упоминают почти все или почти никто',
      published: '50 по всем, 40 без темы: +10 (Kapiche)',
    },
  },
};

/** The words that stand in formulas, by the English ones. */
export const formulaWords: Record<'fr' | 'ru', Record<string, string>> = {
  fr: {
    answer: 'réponse',
    gone: 'partis',
    'present at the start': 'présents au début',
    year: 'an',
    month: 'mois',
    all: 'tout',
    orders: 'ordres',
    impact: 'impact',
    'divided by': 'divisé par',
    'all without the theme': 'tout sans le thème',
    'for each margin in turn': 'pour chaque marge à son tour',
  },
  ru: {
    answer: 'ответ',
    gone: 'ушли',
    'present at the start': 'были в начале',
    year: 'год',
    month: 'мес',
    all: 'все',
    orders: 'порядки',
    impact: 'влияние',
    'divided by': 'делённое на',
    'all without the theme': 'все без темы',
    'for each margin in turn': 'для каждого признака по очереди',
  },
};
