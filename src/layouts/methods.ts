import katex from 'katex';
import type { Locale } from '../words/format.ts';
import { formulaWords, methodTranslations } from '../words/methodTranslations.ts';

/** One method as the method page explains it. Formulas are TeX, drawn as MathML at build. */
export type Method = {
  id: string;
  name: string;
  /** What it answers. */
  about: string;
  formula: string[];
  source: string;
  /** When not to use it. */
  notFor: string;
  /** A published figure that the tests reproduce. */
  published?: string;
};

/** TeX as MathML: no styles, no fonts, readable by screen readers. */
export function mathml(tex: string): string {
  return katex.renderToString(tex, { output: 'mathml', displayMode: true, throwOnError: true });
}

/** A method in a language; the words of its formulas too. */
export function methodIn(method: Method, lang: Locale): Method {
  if (lang === 'en') return method;
  const words = formulaWords[lang];
  const formula = method.formula.map((tex) =>
    tex.replace(/\\text\{([^}]*)\}/g, (whole, text: string) => {
      const trimmed = text.trim();
      const found = words[trimmed];
      return found === undefined ? whole : `\\text{${text.replace(trimmed, found)}}`;
    }),
  );
  return { ...method, ...methodTranslations[lang][method.id], formula };
}

/** Intervals and measures: what stands behind every value. */
export const measureMethods: Method[] = [
  {
    id: 'share',
    name: 'Share (top box, top two boxes, any set of answers)',
    about: 'The share of answers that the dataset declares as satisfied, with the Wilson score interval.',
    formula: [
      '\\hat p = \\frac{\\sum w_i\\,[\\text{answer}_i \\in S]}{\\sum w_i}',
      '\\frac{\\hat p + \\frac{z^2}{2n} \\pm z\\sqrt{\\frac{\\hat p(1-\\hat p)}{n} + \\frac{z^2}{4n^2}}}{1 + \\frac{z^2}{n}}',
    ],
    source: 'Wilson (1927); Newcombe (1998), method 3',
    notFor:
      'comparing questions with other scales or other satisfied answers: top two of five is not top three of ten',
    published: '81 of 263: 0.2553 to 0.3662 (Newcombe 1998, table I)',
  },
  {
    id: 'nps',
    name: 'Net promoter score and other net scores',
    about:
      'Promoters (9–10) minus detractors (0–6), in points, with the adjusted-Wald interval: three pseudo-answers are added.',
    formula: [
      '\\mathrm{NPS} = 100\\,(\\hat p - \\hat d)',
      '\\tilde p - \\tilde d \\pm z\\sqrt{\\frac{\\tilde p + \\tilde d - (\\tilde p - \\tilde d)^2}{n + 3}},\\quad \\tilde p = \\frac{n\\hat p + \\tfrac34}{n+3},\\; \\tilde d = \\frac{n\\hat d + \\tfrac34}{n+3}',
    ],
    source: 'Reichheld (2003); Rocks (2016), arXiv:1601.07235',
    notFor:
      'single interactions: it is about the brand. On a scale from 1 to 10 no zero can occur, which the definition then says',
    published: '250 promoters, 675 passives, 75 detractors: 14.09 to 20.81 points',
  },
  {
    id: 'mean',
    name: 'Mean and index',
    about: 'The mean answer with the t interval; an index stretches the scale to 0…100.',
    formula: [
      '\\bar x \\pm t_{n-1}\\,\\frac{s}{\\sqrt n}',
      '\\mathrm{index} = 100\\,\\frac{\\bar x - \\min}{\\max - \\min}',
    ],
    source: 'Student (1908)',
    notFor: 'showing an index on a percentage axis: index points are not percent',
    published: 'counts 50, 150, 250, 500, 50 of the answers 1 to 5: index 58.75 (CYS support)',
  },
  {
    id: 'ratio',
    name: 'Ratio',
    about: 'One sum divided by another, with the interval of the delta method.',
    formula: [
      'R = \\frac{\\sum w y}{\\sum w x}',
      '\\operatorname{var}(R) \\approx \\frac{s_y^2 - 2R\\,s_{xy} + R^2 s_x^2}{n\\,\\bar x^2}',
    ],
    source: 'Cochran (1977), section 6.3',
    notFor: 'few answers, or sums near zero below the line',
  },
  {
    id: 'churn',
    name: 'Churn',
    about:
      'Customers present at the start of a period and gone by its end, among those present at the start.',
    formula: [
      'c = \\frac{\\text{gone}}{\\text{present at the start}}',
      'c_{\\text{year}} = 1 - (1 - c_{\\text{month}})^{12}',
    ],
    source: 'standard definition; rates are converted by compounding',
    notFor:
      'drawing monthly and yearly rates on one axis. The naive (start − end) ÷ start counts new customers and turns negative while the base grows',
    published: '3,245 of 52,430: 6.19 %; 4 % a month is 38.7 % a year',
  },
  {
    id: 'weights',
    name: 'Weights and effective sample size',
    about: 'Weighted answers say less than as many equal ones; every interval uses the effective number.',
    formula: [
      'n_{\\text{eff}} = \\frac{(\\sum w)^2}{\\sum w^2}',
      '\\mathrm{deff} = \\frac{n}{n_{\\text{eff}}}',
    ],
    source: 'Kish (1965)',
    notFor: 'frequencies: a row that stands for five answers counts five, it is not a weight',
    published: 'weights 0, 1, 2, 3: design effect 1.5556 (facebookresearch/balance)',
  },
];

/** Comparisons and tests. */
export const testMethods: Method[] = [
  {
    id: 'difference-share',
    name: 'Difference of two shares',
    about: 'After minus before, or one group minus the rest, with the hybrid score interval and the χ² test.',
    formula: [
      '\\hat\\theta - \\sqrt{(\\hat p_1 - l_1)^2 + (u_2 - \\hat p_2)^2},\\quad \\hat\\theta + \\sqrt{(u_1 - \\hat p_1)^2 + (\\hat p_2 - l_2)^2}',
    ],
    source: 'Newcombe (1998b), method 10',
    notFor: 'the same people asked twice: that is the paired comparison',
    published: '56 of 70 against 48 of 80: 0.0524 to 0.3339 (Newcombe 1998b, table II)',
  },
  {
    id: 'difference-nps',
    name: 'Difference of two net promoter scores',
    about: 'The z test uses both variances; the interval adds half the pseudo-answers to each group.',
    formula: [
      'z = \\frac{\\mathrm{NPS}_1 - \\mathrm{NPS}_2}{\\sqrt{\\mathrm{var}_1/n_1 + \\mathrm{var}_2/n_2}},\\quad \\mathrm{var} = p + d - (p - d)^2',
    ],
    source: 'Rocks (2016)',
    notFor: 'fewer than some ten answers in a group',
    published: '123/456/789 against 321/654/987: z = −6.04 (nhsbsa, sigtest)',
  },
  {
    id: 'difference-mean',
    name: 'Difference of two means',
    about: 'Welch’s t test and interval: the groups may vary differently.',
    formula: ['t = \\frac{\\bar x_1 - \\bar x_2}{\\sqrt{s_1^2/n_1 + s_2^2/n_2}}'],
    source: 'Welch (1947)',
    notFor: 'very skewed answers of few people: there the rank tests are safer',
  },
  {
    id: 'paired',
    name: 'The same customers twice',
    about:
      'McNemar’s test (exact under 25 changes) with Newcombe’s paired interval for shares; the t test of each customer’s change for scores.',
    formula: ['\\chi^2 = \\frac{(b - c)^2}{b + c}'],
    source: 'McNemar (1947); Newcombe (1998c), method 10',
    notFor: 'different people before and after',
    published: '794/150/86/570: χ² = 17.356 (Agresti)',
  },
  {
    id: 'many',
    name: 'Many comparisons at once',
    about:
      'Holm’s correction where one false alarm matters, Benjamini–Hochberg’s when exploring; the figure says which and how many.',
    formula: ['p_{(i)}^{\\text{Holm}} = \\max_{j \\le i}\\,\\min\\bigl(1,\\,(m - j + 1)\\,p_{(j)}\\bigr)'],
    source: 'Holm (1979); Benjamini and Hochberg (1995)',
    notFor: 'a single comparison that was planned before looking',
    published: 'of 15 p-values at 5 %, the first four are rejected (Benjamini and Hochberg 1995)',
  },
  {
    id: 'ranks',
    name: 'Ordinal answers',
    about: 'Mann–Whitney for two groups, Kruskal–Wallis for more, with ties.',
    formula: [
      'H = \\frac{12}{N(N+1)}\\sum \\frac{R_i^2}{n_i} - 3(N+1),\\ \\text{divided by}\\ 1 - \\frac{\\sum (t^3 - t)}{N^3 - N}',
    ],
    source: 'Mann and Whitney (1947); Kruskal and Wallis (1952)',
    notFor: 'saying how large a difference is',
    published: '[1,1,1], [2,2,2], [2,2]: H = 7.0 (scipy)',
  },
];

/** Time, causes and money. */
export const analysisMethods: Method[] = [
  {
    id: 'survival',
    name: 'Survival of customers',
    about:
      'The share still there after a time, also when most have not left yet (Kaplan–Meier), with Greenwood’s error on the log-log scale; the log-rank test compares groups.',
    formula: [
      '\\hat S(t) = \\prod_{t_i \\le t}\\Bigl(1 - \\frac{d_i}{n_i}\\Bigr)',
      '\\hat S(t)^{\\exp\\left(\\pm z\\,\\hat\\sigma(t) / \\ln \\hat S(t)\\right)},\\quad \\hat\\sigma^2(t) = \\sum \\frac{d_i}{n_i(n_i - d_i)}',
    ],
    source: 'Kaplan and Meier (1958); Greenwood (1926); Mantel (1966)',
    notFor: 'customers who were there before the records begin (late entry is not handled)',
    published: 'Freireich’s 6-MP group: median 23 weeks, S(6) = 0.857',
  },
  {
    id: 'control',
    name: 'Control charts',
    about:
      'What a steady process would do by itself: p-chart, Laney’s p′ when large samples make every point “out”, XmR for means; run rules find shifts.',
    formula: [
      '\\bar p \\pm 3\\sqrt{\\frac{\\bar p(1 - \\bar p)}{n_i}}',
      '\\bar x \\pm 3\\,\\frac{\\overline{MR}}{1.128}',
    ],
    source: 'Shewhart (1931); Laney (2002); Nelson (1984)',
    notFor: 'fewer than some ten periods',
    published: 'NIST handbook 6.3.2.2: limits 45.8159 and 55.8041',
  },
  {
    id: 'drivers',
    name: 'Drivers',
    about:
      'How much of the differences in a measure each question explains: the share of R² averaged over all orders (LMG, the Shapley value), with seeded bootstrap intervals.',
    formula: [
      '\\mathrm{LMG}_j = \\frac{1}{p!}\\sum_{\\text{orders}} \\bigl(R^2(S \\cup \\{j\\}) - R^2(S)\\bigr)',
    ],
    source: 'Lindeman, Merenda and Gold (1980); Grömping (2006)',
    notFor: 'causes: it shows association',
    published: 'mtcars, mpg on am, vs and cyl: 0.1775, 0.2027, 0.3818 (relaimpo)',
  },
  {
    id: 'raking',
    name: 'Raking',
    about: 'Weights that make the sample’s margins those of the population, found by turns.',
    formula: ['w \\leftarrow w\\,\\frac{T_k}{\\sum_{i \\in k} w_i}\\quad\\text{for each margin in turn}'],
    source: 'Deming and Stephan (1940); Kalton and Flores-Cervantes (2003)',
    notFor: 'margins with groups that nobody of the sample is in',
    published: 'the weights of Kalton and Flores-Cervantes’ example',
  },
  {
    id: 'planning',
    name: 'How many answers',
    about: 'Answers needed for a margin of error, or to find a difference.',
    formula: ['n = \\Bigl(\\frac{z\\,\\sigma}{e}\\Bigr)^2,\\quad n_N = \\frac{n}{1 + (n-1)/N}'],
    source: 'Cochran (1977)',
    notFor: 'answers that are not a random part of those asked',
  },
  {
    id: 'impact',
    name: 'Impact of a theme',
    about: 'The measure with all answers minus the measure without those that mention the theme.',
    formula: ['\\text{impact} = m(\\text{all}) - m(\\text{all without the theme})'],
    source: 'usual in text analytics',
    notFor: 'themes that nearly everyone or nearly no one mentions',
    published: '50 with all, 40 without: +10 (Kapiche)',
  },
];
