import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/dataset/parse.ts';
import { formatProblem } from '../../src/dataset/problem.ts';

const base = `title: Test
period: on
tables:
  answers:
    file: answers.csv
    key: id
    columns:
      id: {type: text, publish: drop}
      customer: {type: text, publish: pseudonym, references: people.customer}
      on: {type: date, label: Answered on}
      place: {type: category, values: [shop, web]}
      csat: {type: score, range: [1, 5], labels: {1: bad, 4: good, 5: Very good}}
      nps: {type: score, range: [0, 10]}
      hours: {type: number}
      sure: {type: boolean}
      age: {type: integer, generalise: [0, 30]}
      secret: {type: score, range: [1, 5], publish: drop}
      comment: {type: comment}
  people:
    file: people.csv
    columns:
      customer: {type: text, publish: pseudonym}
      since: {type: date}
      until: {type: date}
`;

function problems(text: string): string[] {
  return parseDeclaration(text, 'dataset.yaml').problems.map(formatProblem);
}

/** The problems of the base with lines added at the end. */
function added(lines: string): string[] {
  return problems(base + lines);
}

/** The problems of the base with one text replaced. */
function changed(from: string, to: string): string[] {
  expect(base).toContain(from);
  return problems(base.replace(from, to));
}

describe('a declaration', () => {
  it('is parsed, with defaults', () => {
    const { declaration, problems: found } = parseDeclaration(base, 'dataset.yaml');
    expect(found).toEqual([]);
    expect(declaration).toMatchObject({
      title: 'Test',
      publish: 'rows',
      minimum: { publish: 10, flag: 30 },
      measures: {},
      checks: [],
    });
  });

  it('of the sample has no problems', () => {
    const file = 'data/sample/dataset.yaml';
    expect(parseDeclaration(readFileSync(file, 'utf8'), file).problems).toEqual([]);
  });

  it('may say once what many columns share', () => {
    const text = `${base}  other:
    file: other.csv
    columns:
      seat: &rating {type: score, range: [1, 5], not_applicable: [0]}
      food: {<<: *rating, from: Food}
`;
    const { declaration, problems: found } = parseDeclaration(text, 'dataset.yaml');
    expect(found).toEqual([]);
    expect(declaration?.tables['other']?.columns['food']).toEqual({
      type: 'score',
      range: [1, 5],
      not_applicable: [0],
      from: 'Food',
    });
  });

  it('may name satisfied answers by their labels', () => {
    const { declaration } = parseDeclaration(
      `${base}measures:\n  a: {kind: share, column: csat, satisfied: [GOOD, very good]}\n  b: {kind: share, column: csat, satisfied: ["4", 5]}\n  c: {kind: share, column: place, satisfied: [web]}\n  d: {kind: share, column: sure, satisfied: [true]}\n`.replace(
        '["4", 5]',
        '["4", "5"]',
      ),
      'dataset.yaml',
    );
    expect(declaration?.measures).toMatchObject({
      a: { satisfied: [4, 5] },
      b: { satisfied: [4, 5] },
      c: { satisfied: ['web'] },
      d: { satisfied: ['true'] },
    });
  });
});

describe('a mistake in the form of a declaration', () => {
  it('says expected, found, where, the nearest name and the valid ones', () => {
    expect(changed('type: number', 'type: numbr')).toEqual([
      [
        'dataset.yaml:14:21: invalid type: expected one of text, category, boolean, date, integer, number, money, score, comment, frequency, weight, found "numbr" [invalid-value]',
        '    did you mean "number"?',
        '    valid: text, category, boolean, date, integer, number, money, score, comment, frequency, weight',
      ].join('\n'),
    ]);
  });

  it.each([
    ['titel: x\n', 'dataset.yaml:25:1: unknown key: titel [unknown-key]\n    did you mean "title"?'],
    [
      'minimum: {publsh: 3}\n',
      'dataset.yaml:25:11: unknown key: publsh in minimum [unknown-key]\n    did you mean "publish"?\n    valid: publish, flag',
    ],
    [
      'minimum: {publish: 0}\n',
      'dataset.yaml:25:20: invalid publish: expected at least 1, found 0 [invalid-value]',
    ],
    [
      'measures:\n  m: {kind: shar, column: csat}\n',
      'dataset.yaml:26:13: invalid kind: expected one of share, nps, net, mean, index, sum, count, ratio, churn, found "shar" [invalid-value]\n    did you mean "share"?',
    ],
    [
      'measures:\n  m: {column: csat}\n',
      'dataset.yaml:26:3: missing key: measures.m.kind, expected one of share',
    ],
    [
      'measures:\n  m: {kind: nps, colunm: nps}\n',
      'dataset.yaml:26:18: unknown key: colunm in measures.m [unknown-key]\n    did you mean "column"?\n    valid: kind, column, label',
    ],
    [
      'measures:\n  m: {kind: share, column: csat, satisfied: 4}\n',
      'dataset.yaml:26:45: invalid satisfied: expected a list, found 4 [invalid-value]',
    ],
    [
      'measures:\n  m m: {kind: count}\n',
      'dataset.yaml:26:3: invalid name: expected a name of letters, digits and underscores, not starting with a digit, found "m m" [invalid-name]',
    ],
    [
      'events: [{on: 1.2.2025, label: x}]\n',
      'dataset.yaml:25:15: invalid on: expected a date such as 2025-11-03, found "1.2.2025" [invalid-value]',
    ],
    [
      'checks: [{uniq: answers.id}]\n',
      'unknown key: uniq in checks.0 [unknown-key]\n    did you mean "unique"?',
    ],
    [
      'events: [{on: 2025-11-03, label: {en: Fast, at last}}]\n',
      'found "at last" [invalid-name]\n    a text with a comma must stand in quotes',
    ],
    [
      'measures:\n  m: {kind: count, label: Fast, at last}\n',
      'unknown key: at last in measures.m [unknown-key]\n    a text with a comma must stand in quotes',
    ],
    ['publish: all\n', 'invalid publish: expected one of rows, rollup, found "all"'],
    ['benchmarks: {}\n', 'invalid benchmarks: expected a list, found {}'],
  ])('is told: %s', (lines, expected) => {
    expect(added(lines).join('\n')).toContain(expected);
  });

  it.each([
    ['type: number}', 'type:number}', 'write a space after the colon: "type: number"'],
    ['type: number}', 'type: float}', 'write "type: number"'],
    ['type: number}', 'type: rating}', 'write "type: score"'],
    ['{type: number}', 'number', 'write "hours: { type: number }"'],
    ['type: number}', 'type: number, publish: private}', 'write "publish: drop"'],
    ['range: [0, 10]', 'range: 0-10', 'for example range: [1, 5]'],
    ['title: Test', 'title: Test: summer', 'a text with a colon must stand in quotes'],
    ['title: Test', 'title Test', 'a key ends in a colon and a space'],
    ['title: Test', 'title: @Test', 'write the text in quotes'],
    ['title: Test', "title: 'What's up?'", 'is written twice'],
    ['  answers:', '\tanswers:', 'write spaces in place of tabs'],
    [
      '  answers:',
      '\u00a0\u00a0answers:',
      'dataset.yaml:4:1: a no-break space is no indentation [invalid-yaml]\n    write plain spaces',
    ],
    ['label: Answered on', 'date_format: dd.mm.yyyy', 'for example %d.%m.%Y for 31.12.2025'],
    ['title: Test', 'title: Test\ntolerance: {share: 0,01}', 'write numbers with a point: 0.01'],
    ['title: Test', 'title: Test\nminimum: 10', 'for example minimum: { publish: 10, flag: 30 }'],
  ])('says what to write: %s as %s', (from, to, expected) => {
    expect(changed(from, to).join('\n')).toContain(expected);
  });

  it.each([
    ['file: answers.csv', 'file: 3', 'invalid file: expected a text, or a list, found 3'],
    [
      'generalise: [0, 30]',
      'generalise: day',
      'invalid generalise: expected one of week, month, quarter, year, found "day"',
    ],
    ['range: [1, 5], labels', 'range: [1], labels', 'invalid range: expected at least 2 values, found [1]'],
    [
      'label: Answered on',
      'lable: Answered on',
      'unknown key: lable in tables.answers.columns.on [unknown-key]\n    did you mean "label"?',
    ],
    ['title: Test', 'title: [', 'invalid-yaml'],
    ['title: Test', 'title: Test\ntitle: Test', 'map keys must be unique'],
  ])('is told: %s as %s', (from, to, expected) => {
    expect(changed(from, to).join('\n')).toContain(expected);
  });

  it('of an empty or strange file is told as well', () => {
    expect(problems('').join('\n')).toContain('missing key: title, expected a text');
    expect(problems('- a\n- b\n').join('\n')).toContain('expected a map of keys and values');
    expect(problems('title: T\ntables: {}\n').join('\n')).toContain(
      'invalid tables: expected at least one table, found {}',
    );
  });

  it('is told together with all others, in the order of the lines', () => {
    const text = base
      .replace('title: Test', 'titel: Test')
      .replace('type: number', 'type: numbr')
      .replace('range: [0, 10]', 'range: 10');
    expect(problems(text).map((line) => line.split(':')[1])).toEqual(['1', '1', '13', '14']);
  });
});

describe('a mistake in what a declaration means', () => {
  it.each([
    [
      'on: {type',
      'On: {type: date}\n      on: {type',
      'dataset.yaml:11:7: name used twice: on and On differ by case only [reserved-name]',
    ],
    ['hours: {', '_hours: {', 'reserved name: _hours'],
    [
      'hours: {',
      'n: {',
      'dataset.yaml:14:7: reserved name: n, every published table has its own column n [reserved-name]\n    write another name and "from: n", or "type: frequency" if that is what it holds',
    ],
    ['hours: {', 'weight: {', 'reserved name: weight'],
    ['key: id', 'key: ident', 'dataset.yaml:6:10: unknown column: ident in table answers [unknown-column]'],
    [
      'references: people.customer',
      'references: peple.customer',
      'unknown table: peple [unknown-table]\n    did you mean "people"?',
    ],
    [
      'references: people.customer',
      'references: people.custmer',
      'unknown column: custmer in table people [unknown-column]\n    did you mean "customer"?',
    ],
    [
      'period: on',
      'period: onn',
      'dataset.yaml:2:9: unknown column: onn [unknown-column]\n    did you mean "on"?\n    valid: on, since, until',
    ],
    ['period: on', 'period: answers.onn', 'unknown column: onn in table answers'],
    ['period: on', 'period: csat', 'wrong type of period: expected a date, csat is score'],
    ['period: on', 'period: secret', 'wrong type of period'],
    [
      '{type: date, label: Answered on}',
      '{type: date, publish: drop}',
      'private column: period on is not published',
    ],
    [
      '{type: comment}',
      '{type: comment, language: lang}',
      'unknown column: lang, and no language code such as en',
    ],
    ['range: [0, 10]', 'range: [10, 0]', 'invalid range: expected lowest before highest, found [10, 0]'],
    [
      '{type: score, range: [0, 10]}',
      '{type: score}',
      'missing key: range, a score needs its lowest and highest answer',
    ],
    ['4: good', '6: good', 'invalid label: 6 is outside the range 1…5'],
    ['4: good', 'good: 4', 'invalid good: expected a text, or a map of names and values, found 4'],
    ['4: good', 'good: "4"', 'invalid label: expected a scale point, found "good"'],
    [
      'range: [0, 10]',
      'range: [0, 10], not_applicable: [5]',
      'invalid not_applicable: 5 is an answer within the range 0…10',
    ],
    [
      'generalise: [0, 30]',
      'generalise: [30, 0]',
      'invalid generalise: expected rising edges, found [30, 0]',
    ],
    ['generalise: [0, 30]', 'generalise: month', 'wrong generalise for a integer'],
    ['{type: number}', '{type: number, values: [a]}', 'wrong key for a number: values is for category'],
    [
      '{type: number}',
      '{type: number, publish: redact}',
      'wrong publish for a number: redact is for comment, text, category',
    ],
    [
      'file: answers.csv',
      'file: answers.csv\n    delimiter: ", "',
      'invalid delimiter: expected one ASCII character, found ", "',
    ],
    [
      'hours: {type: number}',
      'hours: {type: weight}\n      w: {type: weight}',
      'second weight column in table answers: hours is one already',
    ],
  ])('is told: %s as %s', (from, to, expected) => {
    expect(changed(from, to).join('\n')).toContain(expected);
  });

  it.each([
    [
      'measures: {m: {kind: nps, column: npss}}',
      'dataset.yaml:25:35: unknown column: npss [unknown-column]\n    did you mean "nps"?',
    ],
    ['measures: {m: {kind: nps, column: nps, table: people}}', 'unknown column: nps in table people'],
    [
      'measures: {m: {kind: nps, column: nps, table: answer}}',
      'unknown table: answer [unknown-table]\n    did you mean "answers"?',
    ],
    [
      'measures: {m: {kind: mean, column: secret}}',
      'private column: secret is not published, so nothing can be computed from it [private-column]',
    ],
    [
      'measures: {m: {kind: mean, column: place}}',
      'wrong type of column: mean needs score, integer, number, money, boolean, place is category',
    ],
    [
      'measures: {m: {kind: share, column: customer, satisfied: [a]}}',
      'wrong type of column: share needs score, integer, category, boolean, customer is a pseudonym',
    ],
    [
      'measures: {m: {kind: nps, column: csat}}',
      'unusual scale: NPS is asked from 0 to 10, this column from 1 to 5',
    ],
    [
      'measures: {m: {kind: share, column: csat, satisfied: [4, 6]}}',
      'dataset.yaml:25:58: invalid answer: 6 is outside the range 1…5',
    ],
    [
      'measures: {m: {kind: share, column: csat, satisfied: [god]}}',
      'invalid satisfied: expected a number or one of the labels, found "god" [invalid-value]\n    did you mean "good"?\n    valid: bad, good, Very good',
    ],
    [
      'measures: {m: {kind: share, column: place, satisfied: [shp]}}',
      'unknown category: shp [unknown-category]\n    did you mean "shop"?',
    ],
    [
      'measures: {m: {kind: net, column: csat, positive: [5], negative: [0]}}',
      'invalid answer: 0 is outside the range 1…5',
    ],
    [
      'measures: {m: {kind: churn, table: people, start: since, end: untill}}',
      'unknown column: untill in table people [unknown-column]\n    did you mean "until"?',
    ],
    [
      'measures: {m: {kind: churn, start: since, end: on}}',
      'unknown columns: no table has both since and on',
    ],
    ['measures: {m: {kind: nps, column: nps, where: {plce: web}}}', 'unknown column: plce in table answers'],
    ['measures: {m: {kind: nps, column: nps, where: {place: wbe}}}', 'unknown category: wbe'],
    [
      'measures: {m: {kind: mean, column: age}}',
      'age is published as lower band edges: this mean comes out too low [banded-measure]',
    ],
    ['measures: {count: {kind: nps, column: nps}}', 'reserved name: count'],
    [
      'dimensions: [plac]',
      'dataset.yaml:25:14: unknown column: plac, left out of the dimensions [unknown-column]\n    did you mean "place"?',
    ],
    ['dimensions: [secret]', 'private column: dimension secret is not published'],
    ['dimensions: [customer]', 'wrong type of dimension: customer'],
    [
      'benchmarks: [{label: x, measure: cast, value: 1}]\nmeasures: {csat: {kind: mean, column: csat}}',
      'dataset.yaml:25:34: unknown measure: cast [unknown-measure]\n    did you mean "csat"?',
    ],
    ['benchmarks: [{label: x}]', 'missing key: benchmarks.0.value or index'],
    ['checks: [{unique: answers.idd}]', 'unknown column: idd in table answers'],
  ])('is told: %s', (lines, expected) => {
    expect(added(`${lines}\n`).join('\n')).toContain(expected);
  });

  it('of a rollup is told: what it does not publish cannot be measured', () => {
    expect(added('publish: rollup\nmeasures: {m: {kind: mean, column: hours}}\n').join('\n')).toContain(
      'private column: hours',
    );
  });

  it('stops the declaration, a warning does not', () => {
    const warned = parseDeclaration(`${base}measures: {m: {kind: mean, column: age}}\n`, 'f');
    expect(warned.declaration).toBeDefined();
    expect(warned.problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(parseDeclaration(`${base}dimensions: [x]\n`, 'f').declaration).toBeDefined();
    expect(
      parseDeclaration(`${base}measures: {m: {kind: mean, column: x}}\n`, 'f').declaration,
    ).toBeUndefined();
  });

  it('of NPS asked from 1 to 10 is a warning', () => {
    const text = `${base.replace('range: [0, 10]', 'range: [1, 10]')}measures: {m: {kind: nps, column: nps}}\n`;
    expect(parseDeclaration(text, 'f').problems).toMatchObject([{ rule: 'nps-scale', severity: 'warning' }]);
  });
});
