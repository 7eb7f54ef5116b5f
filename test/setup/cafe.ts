import { figureOfTag, figures } from '../../src/figures/registry.ts';
import type { Files } from './site.ts';

/**
 * A stranger's survey: three cafés and a kiosk, CSAT of 1–10, CES of 1–7, names of its own, a CSV with semicolons and
 * decimal commas. Made by arithmetic.
 */
export function cafeFiles(): Files {
  return {
    'data/cafe/dataset.yaml': cafeYaml,
    'data/cafe/visits.csv': cafeCsv(),
    'content/reports/cafe.mdx': page(
      'How the cafés are doing',
      'cafe',
      body('shop', 'happy', 'recommend', 'easy', 'visits'),
    ),
    'content/reports/shops.mdx': page('One café: {value}', 'cafe', shopBody, ['each: shop']),
    'content/reports/fails.mdx': page('A cell that fails for a value', 'cafe', failingBody),
    'content/reports/calme.mdx': page('Une page sans filtre', 'cafe', calmBody, ['lang: fr']),
  };
}

/** The raw file as DuckDB reads it, for SQL that knows nothing of the project. */
export const readVisits = (path: string) =>
  `read_csv('${path.replaceAll("'", "''")}', delim = ';', decimal_separator = ',', header = true)`;

const shops = ['Harbour', 'Market', 'Old Town'];
const products = ['coffee', 'tea', 'cake'];

export function cafeCsv(visits = 2400): string {
  const head = 'visit_id;day;shop;product;wait_minutes;happy;easy;recommend;guest;remark';
  const rows = Array.from({ length: visits }, (_, index) => visit(index));
  return [head, ...rows].join('\n') + '\n';
}

function visit(index: number): string {
  const day = new Date(Date.UTC(2024, 0, 1) + (index % 731) * 86_400_000).toISOString().slice(0, 10);
  const shop = index % 400 === 7 ? 'Kiosk' : shops[(index * 7 + Math.floor(index / 50)) % 3];
  const lift = (shop === 'Market' ? 2 : 0) + (day > '2025-03-01' ? 1 : 0);
  const happy = index % 9 === 0 ? '' : Math.min(10, 1 + ((index * 13 + Math.floor(index / 31)) % 8) + lift);
  const easy = index % 7 === 0 ? '' : 1 + ((index * 11 + Math.floor(index / 17)) % 7);
  const recommend = index % 5 === 0 ? '' : Math.min(10, ((index * 3 + Math.floor(index / 13)) % 9) + lift);
  const wait = String(((index * 17) % 240) / 10).replace('.', ',');
  const remark = index % 40 === 0 ? `"The queue; was long, write to guest${index}@example.org"` : '';
  return [
    index,
    day,
    shop,
    products[index % 3],
    wait,
    happy,
    easy,
    recommend,
    `g${index}@example.org`,
    remark,
  ].join(';');
}

const cafeYaml = `title: Guests of three cafés (invented)
source: made by arithmetic
licence: CC0-1.0
period: day
minimum: {publish: 10, flag: 30}
tables:
  visits:
    file: visits.csv
    decimal: ","
    key: visit_id
    columns:
      visit_id: {type: text, publish: drop}
      day: {type: date, label: Day}
      shop: {type: category, label: Café, values: [Harbour, Market, Old Town, Kiosk]}
      product: {type: category, label: Product}
      wait_minutes: {type: number, label: Wait, unit: minutes}
      happy: {type: score, range: [1, 10], label: Happiness}
      easy: {type: score, range: [1, 7], label: Ease}
      recommend: {type: score, range: [0, 10], label: Would recommend}
      guest: {type: text, publish: drop}
      remark: {type: comment, language: en, publish: redact, label: Remark}
measures:
  happy: {kind: share, column: happy, satisfied: [8, 9, 10], label: Happy guests, question: How happy are you?, version: 1}
  easy: {kind: mean, column: easy, high: easy, label: Ease, version: 1}
  recommend: {kind: nps, column: recommend, label: NPS, version: 1}
dimensions: [shop, product]
events:
  - {on: 2025-03-01, label: new machine}
`;

/** A page with every figure that there is and every input, over some table. */
function body(by: string, share: string, nps: string, mean: string, table: string): string {
  return [
    `<Filter column="${by}" />`,
    '<Filter column="product" many />',
    '<DateRange column="day" />',
    '<Filter column="wait_minutes" range />',
    '<Filter column="remark" search />',
    '<Slider name="most" label="Wait of at most" unit="minutes" min={5} max={25} step={5} value={25} />',
    '<Toggle name="late" label="Only long waits" />',
    '',
    ...has(
      'Value',
      `In all, <Value measure="${share}" interval /> of guests, and <Value measure="${nps}" /> with <Value measure="${mean}" />.`,
    ),
    ...has('When', `<When measure="${share}" is="enough"> There are enough answers. </When>`),
    ...has(
      'BigNumber',
      [share, nps, mean].map((name) => `<BigNumber measure="${name}" change="quarter" spark />`).join(' '),
    ),
    ...has('Trend', `<Trend measure="${share}" by="month" title="Month by month" />`),
    ...has('Trend', `<Trend measure="${mean}" by="quarter" series="product" />`),
    ...has('Breakdown', `<Breakdown measure="${share}" by="${by}" title="By café" />`),
    ...has('Breakdown', `<Breakdown measure="${nps}" by="product" />`),
    ...has('Distribution', `<Distribution measure="${nps}" by="product" />`),
    ...has('Distribution', `<Distribution column="${share}" />`),
    ...has('Table', `<Table measures={['${share}', '${nps}', '${mean}']} by="${by}" />`),
    ...(figures['cell'] ? cells(by, share, table) : []),
    '## The end',
    '',
    'Nothing more.',
  ].join('\n');
}

function cells(by: string, share: string, table: string): string[] {
  return [
    '```sql waits',
    `select ${by} as place, date_trunc('quarter', day) as quarter, measure(${share}) as share, count(*) as visits`,
    `from ${table}`,
    'where wait_minutes <= $most and (wait_minutes > 10 or not $late)',
    `group by all order by all`,
    '```',
    '',
    '```sql busiest folded',
    'select place, sum(visits) as visits from waits group by place order by visits desc, place',
    '```',
    '',
    ...has('Table', '<Table data="waits" bars="visits" />'),
    ...has('Chart', '<Chart data="waits" mark="line" x="quarter" y="share" colour="place" title="Waits" />'),
    ...has('Chart', '<Chart data="busiest" mark="bar" x="place" y="visits" />'),
  ];
}

const shopBody = [
  '<Filter column="product" />',
  '',
  ...has('Value', 'At {label}: <Value measure="happy" interval />.'),
  ...has('Trend', '<Trend measure="happy" by="quarter" />'),
].join('\n');

const failingBody = [
  '<Slider name="most" min={5} max={25} step={5} value={25} />',
  '',
  'Of all, <Value measure="happy" />.',
  '',
  '```sql picky',
  "select case when $most = 5 then error('five is too few') else 'fine' end as word",
  '```',
  '',
  '```sql plain',
  'select $most as most, count(*) as visits from visits where wait_minutes <= $most',
  '```',
].join('\n');

const edgeBody = body('place', 'happy', 'recommend', 'easy', 'answers');

const calmBody = [
  ...has('Value', 'En tout, <Value measure="happy" interval />.'),
  ...has('Trend', '<Trend measure="recommend" by="quarter" />'),
].join('\n');

/** Tags that have no figure yet leave no trace. */
function has(tag: string, text: string): string[] {
  return figureOfTag(tag) ? [text, ''] : [];
}

function page(title: string, dataset: string, text: string, more: string[] = []): string {
  return ['---', `title: "${title}"`, `dataset: ${dataset}`, ...more, '---', '', text, ''].join('\n');
}

/** Values that try to be HTML, a formula or an address; each stands in 40 answers. */
export const oddValues = [
  '</script><img src=x onerror=alert(1)>',
  `it's "quoted"`,
  '😀 naïve ☕️',
  '<b onclick="alert(1)">bold</b>',
  "=cmd|' /C calc'!A0",
  'javascript:alert(1)',
  '{value} $most `x`',
  "'; drop table answers; --",
];

/** Datasets at the edges, all of one shape, each with a page of every figure. */
export function oddFiles(): Files {
  const one = answer(0, 'only', [8, 5, 9]);
  const nulls = Array.from({ length: 60 }, (_, index) => answer(index, 'nobody', ['', '', '']));
  const odd = oddValues.flatMap((value, at) =>
    Array.from({ length: 40 }, (_, index) =>
      answer(at * 40 + index, value, [1 + (index % 10), 1 + (index % 7), index % 11]),
    ),
  );
  return {
    'content/reports/edge/empty.mdx': page('Edge: empty', 'single', edgeBody, [
      'period: 1999-01-01..1999-12-31',
      'results: false',
    ]),
    ...edge('nulls', nulls),
    ...edge('single', [one]),
    ...edge('odd', odd),
  };
}

function edge(name: string, rows: string[]): Files {
  const head = 'answer_id,day,place,product,wait_minutes,happy,easy,recommend,remark';
  return {
    [`data/${name}/dataset.yaml`]: edgeYaml(name),
    [`data/${name}/answers.csv`]: [head, ...rows].join('\n') + '\n',
    [`content/reports/edge/${name}.mdx`]: page(
      `Edge: ${name}`,
      name,
      edgeBody,
      name === 'odd' ? [] : ['results: false'],
    ),
  };
}

function answer(index: number, place: string, scores: (number | string)[]): string {
  const day = new Date(Date.UTC(2025, 0, 1) + (index % 365) * 86_400_000).toISOString().slice(0, 10);
  const fields = [index, day, place, place, (index % 30) / 2, ...scores, place];
  return fields.map((field) => `"${String(field).replaceAll('"', '""')}"`).join(',');
}

const edgeYaml = (name: string) => `title: "Edge <i>${name}</i> & \\"quotes\\""
source: "made <b>by</b> arithmetic"
period: day
tables:
  answers:
    file: answers.csv
    columns:
      answer_id: {type: text, publish: drop}
      day: {type: date}
      place: {type: category}
      product: {type: category}
      wait_minutes: {type: number}
      happy: {type: score, range: [1, 10]}
      easy: {type: score, range: [1, 7]}
      recommend: {type: score, range: [0, 10]}
      remark: {type: comment, language: en, publish: redact}
measures:
  happy: {kind: share, column: happy, satisfied: [8, 9, 10]}
  easy: {kind: mean, column: easy, high: easy}
  recommend: {kind: nps, column: recommend}
`;
