import { describe, expect, it } from 'vitest';
import { columnOf, tableOf } from '../../src/dataset/dataset.ts';
import type { Problem } from '../../src/dataset/problem.ts';
import { fill } from '../../src/mdx/page.ts';
import { pagesOf } from '../../src/mdx/pagesOf.ts';
import { readPage, type ReadPage } from '../../src/mdx/readPage.ts';
import { slugOf } from '../../src/mdx/slug.ts';
import { fixtureDataset } from '../fixture.ts';

const other = { ...fixtureDataset, name: 'other' };
const file = 'content/reports/a.mdx';
const input = (text: string, datasets = [fixtureDataset]): ReadPage => ({ file, text, slug: 'a', datasets });
const head = '---\ntitle: A\n---\n\n';
const read = (body: string) => readPage(input(head + body));
const page = (body: string) => {
  const { page: made, problems } = read(body);
  expect(problems).toEqual([]);
  if (!made) throw new Error('no page');
  return made;
};

/** Reads a page in which ¦ stands where its only problem is. */
function problemAt(marked: string, datasets = [fixtureDataset]): Problem {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  const { problems } = pagesOf(input(marked.replace('¦', ''), datasets));
  expect(problems.map(({ message }) => message)).toHaveLength(1);
  const [problem] = problems as [Problem];
  expect({ file: problem.file, line: problem.line, column: problem.column }).toEqual({
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  });
  return problem;
}

const sql = (name: string, text: string) => `\`\`\`sql ${name}\n${text}\n\`\`\``;

describe('a page', () => {
  it('offers the whole scale in a range, not the answers that happened to be given', () => {
    const dataset = structuredClone(fixtureDataset);
    const column = columnOf(tableOf(dataset, 'answers'), 'csat');
    column.extent = ['2', '3'];
    const { page: made } = readPage(input(head + '<Filter column="csat" range />', [dataset]));
    expect(made?.controls).toMatchObject([{ kind: 'range', min: 1, max: 5 }]);
  });

  it('has its figures, inputs and cells by their ids', () => {
    const made = page(
      `<Filter column="region" />\n\n<Slider name="low" min={0} max={5} value={2} />\n\n${sql('totals folded limit=5', 'select $low as v')}\n\nIn text <Value measure="csat" />.\n\n<Trend measure="nps" by="quarter" />`,
    );
    expect([...made.nodes.keys()]).toEqual(['filter-1', 'slider-1', 'cell-totals', 'value-1', 'trend-1']);
    expect(made.controls.map(({ key, kind }) => `${kind} ${key}`)).toEqual(['one region', 'slider low']);
    expect(made.source.cells).toEqual({ totals: 'select $low as v' });
    expect(made.source.parameters).toEqual({ low: 'integer' });
    expect(made.nodes.get('cell-totals')).toMatchObject({
      input: { name: 'totals', text: 'select $low as v', code: 'folded', limit: 5 },
    });
    expect(made.nodes.get('value-1')).toMatchObject({ inText: true, input: { measure: 'csat' } });
  });

  it('reads numbers of its own figures by their ids, wherever those stand', () => {
    const made = page(
      '<When figure="low" column="difference" is="below">See <Value figure="low" column="difference" /></When>\n\n<Compare id="low" measure="csat" before="2025-07-01" />',
    );
    const figure = { id: 'compare-low', name: 'compare', input: { measure: 'csat', before: '2025-07-01' } };
    expect(made.nodes.get('value-1')).toMatchObject({ input: { figure, column: 'difference' } });
    expect(made.nodes.get('when-1')).toMatchObject({ input: { figure, is: 'below' } });
    expect(made.nodes.get('compare-1')).toMatchObject({ input: figure.input });
  });

  it('knows no figure of another id, and no two of one', () => {
    const compare = '<Compare id="low" measure="csat" before="2025-07-01" />';
    expect(problemAt(`${head}${compare}\n\nSee <Value ¦figure="lwo" column="difference" />.`)).toMatchObject({
      rule: 'unknown-figure',
      suggestion: 'did you mean "low"?',
    });
    expect(problemAt(`${head}${compare}\n\n${compare.replace('id', '¦id')}`)).toMatchObject({
      rule: 'duplicate-id',
    });
  });

  it('knows its cells and inputs wherever they stand', () => {
    page(
      `<Table data="late" />\n\n${sql('late', 'select $top as v from later')}\n\n${sql('later', 'select 1')}\n\n<Slider name="top" min={0} max={5} value={2} />`,
    );
  });

  it('knows the place of every prop', () => {
    const node = page('<Trend\n  measure="csat"\n  by="month"\n/>').nodes.get('trend-1');
    expect(node?.kind === 'figure' && node.props).toEqual({
      measure: { line: 6, column: 3 },
      by: { line: 7, column: 3 },
    });
  });

  it('with a period has a filter of days that no reader can change', () => {
    const { page: made } = readPage(input('---\ntitle: A\nperiod: last 2 quarters\n---\n'));
    expect(made?.fixed).toEqual([
      { column: 'answered_on', kind: 'dates', from: '2025-07-01', to: '2025-12-31' },
    ]);
  });

  it('takes the only dataset, or the one that it names', () => {
    expect(readPage(input('---\ntitle: A\n---\n')).page?.dataset.name).toBe('fixture');
    expect(
      readPage(input('---\ntitle: A\ndataset: other\n---\n', [fixtureDataset, other])).page?.dataset.name,
    ).toBe('other');
  });

  it('keeps a cell called as something that every object has', () => {
    expect(page(sql('constructor', 'select 1')).source.cells).toEqual({ constructor: 'select 1' });
  });

  it('tells all its problems at once, and has a node for each', () => {
    const { page: made, problems } = read('<Tren />\n\n<Value measure="nope" />\n\n<Trend measure="csat" />');
    expect(problems.map(({ rule }) => rule)).toEqual(['unknown-tag', 'unknown-measure']);
    expect([...(made?.nodes.values() ?? [])].map(({ kind }) => kind)).toEqual(['error', 'error', 'figure']);
  });
});

describe('a mistake in a page', () => {
  it.each([
    ['unknown-tag', '¦<Tren measure="csat" />', 'unknown tag: <Tren>', 'Trend'],
    ['unknown-tag', 'Some *text with ¦<Valu measure="csat" /> in it*.', 'unknown tag: <Valu>', 'Value'],
    ['unknown-tag', '¦<Cell name="x" />', 'unknown tag: <Cell>', undefined],
    ['unknown-prop', '<Trend measure="csat" ¦colour="red" />', 'unknown prop: colour of <Trend>', undefined],
    ['unknown-prop', '<Trend\n  measure="csat"\n  ¦titel="x"\n/>', 'unknown prop: titel of <Trend>', 'title'],
    ['missing-prop', '¦<Trend by="month" />', 'missing prop: measure of <Trend>', undefined],
    [
      'invalid-prop',
      '<Trend measure="csat" ¦by="decade" />',
      'invalid prop: by of <Trend>: expected one of week, month, quarter, year, found "decade"',
      undefined,
    ],
    ['unknown-measure', '<Trend ¦measure="cast" />', 'unknown measure: cast', 'csat'],
    [
      'unknown-column',
      '<Trend measure="csat" ¦where={{regoin: "North"}} />',
      'unknown column: regoin in table answers',
      'region',
    ],
    [
      'unknown-column',
      '<Breakdown measure="csat" ¦by="chanel" />',
      'unknown column: chanel in table answers',
      'channel',
    ],
    ['unknown-column', '<Filter ¦column="regoin" />', 'unknown column: regoin', 'region'],
    ['unknown-table', '<Filter column="region" ¦table="answer" />', 'unknown table: answer', 'answers'],
    [
      'unknown-cell',
      '<Table ¦data="totls" />\n\n```sql totals\nselect 1\n```',
      'unknown cell: totls',
      'totals',
    ],
    [
      'not-a-literal',
      '<Trend measure="csat" ¦target={window.x} />',
      /^invalid prop: target of <Trend>: expected a literal .*, found member expression$/,
      undefined,
    ],
    ['not-a-literal', '<Trend ¦{...props} />', /found \{…\}$/, undefined],
    ['not-a-literal', 'In ¦{value}.', /found the name value$/, 'template page'],
    [
      'block-in-text',
      'In text ¦<Trend measure="csat" /> it stands.',
      '<Trend> stands inside a sentence',
      undefined,
    ],
    [
      'unexpected-content',
      '¦<Trend measure="csat">\n  text\n</Trend>',
      '<Trend> takes no content',
      undefined,
    ],
    [
      'duplicate-input',
      '<Filter column="region" />\n\n¦<Filter column="region" />',
      'two inputs are called region',
      undefined,
    ],
    [
      'duplicate-cell',
      '```sql a\nselect 1\n```\n\n¦```sql a\nselect 2\n```',
      'duplicate cell name: a',
      'a_2',
    ],
    [
      'duplicate-cell',
      '¦```sql answers\nselect 1\n```',
      'a cell may not have the name of a table: answers',
      'answers_cell',
    ],
    ['invalid-cell-name', '¦```sql my-cell\nselect 1\n```', /^invalid cell name: my-cell/, undefined],
    ['unknown-cell-option', '¦```sql a fold\nselect 1\n```', 'unknown cell option: fold', 'folded'],
    ['unknown-parameter', '```sql a\nselect 1,\n  ¦$low\n```', 'unknown parameter: $low', 'Slider'],
    ['unknown-measure', '```sql a\nselect ¦measure(cast) from answers\n```', 'unknown measure: cast', 'csat'],
    ['invalid-mdx', 'text {¦', /^invalid MDX: /, 'in MDX, write'],
    ['invalid-mdx', 'a\n\n<Trend ¦5 />', /^invalid MDX: /, 'in MDX, write'],
  ] as [string, string, string | RegExp, string | undefined][])('%s: %s', (rule, body, message, hint) => {
    const problem = problemAt(head + body);
    expect(problem).toMatchObject({
      rule,
      severity: 'error',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    if (hint) expect(problem.suggestion).toContain(hint);
  });

  it('of cells in a circle is told for each of them, at the name that closes it', () => {
    const { problems } = read(`${sql('a', 'select * from b')}\n\n${sql('b', 'select * from a')}`);
    expect(problems.map(({ line, column, message }) => [line, column, message])).toEqual([
      [5, 1, 'cells read each other in a circle: a → b → a'],
      [9, 1, 'cells read each other in a circle: b → a → b'],
    ]);
  });

  it('in the frontmatter has the line of the name', () => {
    expect(problemAt('---\ntitle: A\n¦dataset: smaple\n---\n')).toMatchObject({
      rule: 'unknown-dataset',
      message: 'unknown dataset: smaple',
      valid: ['fixture'],
    });
    expect(problemAt('¦---\ntitle: A\n---\n', [fixtureDataset, other])).toMatchObject({
      rule: 'missing-dataset',
      valid: ['fixture', 'other'],
    });
    expect(problemAt('¦---\ntitle: A\n---\n', []).message).toContain('none in data/');
  });

  it('is found at its place also after Windows line ends and other scripts', () => {
    expect(problemAt('---\r\ntitle: Отчёт\r\n---\r\n\r\nЧисло ¦<Vaule />\r\n').rule).toBe('unknown-tag');
  });

  it('lists the valid names', () => {
    const valid = problemAt(`${head}¦<Tren measure="csat" />`).valid;
    expect(valid).toEqual(expect.arrayContaining(['Trend', 'Value', 'Filter', 'Slider']));
    expect(valid).not.toContain('Cell');
    expect(problemAt(`${head}<Trend ¦measure="cast" />`).valid).toEqual(['csat', 'nps', 'ces', 'count']);
  });
});

describe('a template page', () => {
  const each = (body: string, column = 'region') =>
    pagesOf(input(`---\ntitle: In {value}\neach: ${column}\n---\n\n${body}`));

  it('is made once for each value of its column, narrowed to that value', () => {
    const { pages, problems } = each(
      'About {value}, {label + "!"}.\n\n<Trend measure="csat" title={value} />',
    );
    expect(problems).toEqual([]);
    expect(pages.map(({ slug, title }) => [slug, title])).toEqual([
      ['a/north', 'In North'],
      ['a/south', 'In South'],
      ['a/isle-quoted-script', 'In Isle "quoted" </script> 😀'],
    ]);
    expect(pages[0]?.fixed).toEqual([{ column: 'region', kind: 'in', values: ['North'] }]);
    expect(pages[0]?.nodes.get('text-1')).toEqual({ kind: 'text', id: 'text-1', text: 'North' });
    expect(pages[1]?.nodes.get('text-2')).toMatchObject({ text: 'South!' });
    expect(pages[1]?.nodes.get('trend-1')).toMatchObject({ input: { title: 'South' } });
  });

  it('has the same ids on each of its pages', () => {
    const { pages } = each('{value}\n\n<Trend measure="csat" />');
    expect(new Set(pages.map(({ nodes }) => [...nodes.keys()].join())).size).toBe(1);
  });

  it('has its mistakes once', () => {
    expect(each('<Tren />').problems).toHaveLength(1);
  });

  it('has an address of its own for each value, also for those that look alike', () => {
    const values = ['C', 'C++', 'c', '!', '?'];
    const { answers } = fixtureDataset.tables as { answers: (typeof fixtureDataset.tables)[string] };
    const column = { ...answers.columns['region'], name: 'region', type: 'category' as const, values };
    const dataset = {
      ...fixtureDataset,
      tables: { answers: { ...answers, columns: { ...answers.columns, region: column as never } } },
    };
    const { pages } = pagesOf(input('---\ntitle: "{value}"\neach: region\n---\n', [dataset]));
    expect(pages.map(({ slug }) => slug)).toEqual(['a/c', 'a/c-2', 'a/c-3', 'a/value-21', 'a/value-3f']);
  });

  it('by an unknown column, or one without a list of values, is a mistake at its line', () => {
    expect(problemAt('---\ntitle: A\n¦each: regoin\n---\n')).toMatchObject({
      rule: 'unknown-column',
      suggestion: 'did you mean "region"?',
    });
    expect(problemAt('---\ntitle: A\n¦each: spend\n---\n')).toMatchObject({
      rule: 'invalid-frontmatter',
      message: 'invalid frontmatter: each: the column spend has no list of values',
    });
  });
});

describe('the address of a value', () => {
  it.each([
    ['North', 'north'],
    ['New York', 'new-york'],
    ['  a / b  ', 'a-b'],
    ['Île-de-France', 'île-de-france'],
    ['Центр', 'центр'],
    ['ﬁne', 'fine'],
    ['..', 'value-2e2e'],
    ['/', 'value-2f'],
    ['😀', 'value-1f600'],
    ['', 'value-'],
  ])('of %j is %s', (value, slug) => {
    expect(slugOf(value)).toBe(slug);
  });
});

describe('a title', () => {
  it('has the label of the value in its place, whatever the label holds', () => {
    expect(fill('{value}: {label} {other}', 'a $& b')).toBe('a $& b: a $& b {other}');
    expect(fill('{value}', undefined)).toBe('{value}');
  });
});

describe('an example of a guide', () => {
  const example = (text: string) => `\`\`\`\`mdx example\n${text}\n\`\`\`\`\n`;

  it('is drawn below its code, with the cells and inputs that it holds', () => {
    const made = page(
      `Text.\n\n${example(`<Filter column="region" />\n\n${sql('few', 'select 1 as v')}\n\n<Table data="few" />`)}`,
    );
    expect([...made.nodes.keys()]).toEqual(['filter-1', 'cell-few', 'table-1']);
    expect(made.controls.map(({ key }) => key)).toEqual(['region']);
  });

  it('tells the place of a mistake in the page, not in the block', () => {
    expect(problemAt(`${head}Text.\n\n${example('<Trend ¦measure="cst" />')}`).rule).toBe('unknown-measure');
    const broken = `${head}Text.\n\n${example('fine\n\n<Trend')}`;
    expect(pagesOf(input(broken)).problems).toMatchObject([{ rule: 'invalid-mdx' }]);
    expect(pagesOf(input(broken)).problems[0]?.line).toBeGreaterThanOrEqual(9);
  });

  it('is only code without the word example', () => {
    expect(page('```mdx\n<Trend measure="csat" />\n```').nodes.size).toBe(0);
  });
});

describe('a reference', () => {
  it('lists the props of a tag or the frontmatter, as their schemas describe them', () => {
    const made = page(
      '<Reference of="Trend" />\n\n<Reference of="Slider" />\n\n<Reference of="frontmatter" />',
    );
    const names = [...made.nodes.values()].map((node) =>
      node.kind === 'reference' ? node.rows.map(({ name }) => name) : [],
    );
    expect(names[0]).toContain('measure');
    expect(names[1]).toContain('step');
    expect(names[2]).toContain('dataset');
  });

  it('of a tag that is not there names those that are', () => {
    const problem = problemAt(`${head}<Reference ¦of="Trnd" />`);
    expect(problem).toMatchObject({ rule: 'unknown-reference', suggestion: 'did you mean "Trend"?' });
    expect(problem.valid).toContain('Trend');
  });
});
