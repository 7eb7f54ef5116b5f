import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishDataset } from '../../src/publish/publish.ts';
import { column, declared, places, problemsOfCsv, publishCsv, rowsOf, workshop } from './workshop.ts';

const plain = 'name: {type: category}\nscore: {type: score, range: [0, 10]}';

describe('a CSV file', () => {
  it.each([',', ';', '\t', '|'])('is read with the delimiter %j', async (delimiter) => {
    const csv = [`name${delimiter}score`, `a${delimiter}1`, `b${delimiter}2`].join('\n');
    const published = await publishCsv(csv, plain);
    expect(await rowsOf(published, 'from t')).toEqual([
      { name: 'a', score: 1, n: 1, weight: 1 },
      { name: 'b', score: 2, n: 1, weight: 1 },
    ]);
  });

  it('is read with a declared delimiter and quote', async () => {
    const published = await publishCsv("name~score\n'a~x'~1\n", plain, '', 'delimiter: "~"\nquote: "\'"');
    expect(await column(published, 'name')).toEqual(['a~x']);
  });

  it('finds the delimiter by the declared headers, not by what is frequent', async () => {
    const published = await publishCsv('name;score\n"a,b,c,d,e";1\n', plain);
    expect(await column(published, 'name')).toEqual(['a,b,c,d,e']);
  });

  it.each([
    ['a byte order mark', '\ufeffname,score\na,1\n'],
    ['a quoted header behind a byte order mark', '\ufeff"name","score"\na,1\n'],
    ['Windows line ends', 'name,score\r\na,1\r\n'],
    ['old Macintosh line ends', 'name,score\ra,1\r'],
    ['mixed line ends', 'name,score\r\na,1\n'],
    ['no line end at the end', 'name,score\na,1'],
    ['blank lines', '\nname,score\n\na,1\n\n\n'],
    ['a trailing comma in every row', 'name,score,\na,1,\n'],
    ['a trailing comma in the header only', 'name,score,\na,1\n'],
    ['trailing commas in the rows only', 'name,score\na,1,,,\n'],
    ['the delimiter that Excel is told', 'sep=;\r\nname;score\r\na;1\r\n'],
    ['rows of empty cells at the end', 'name,score\na,1\n,\n , \n'],
    ['space around the cells', 'name , score\n a , 1 \n'],
    ['space around quotes', 'name,score\n "a" , "1" \n'],
    ['no-break spaces and tabs', 'name,score\n\u00a0a\u00a0\t,\u00a01\n'],
    ['headers in another case', 'Name,SCORE\na,1\n'],
  ])('is read with %s', async (_, csv) => {
    const published = await publishCsv(csv, plain);
    expect(await rowsOf(published, 'select name, score from t')).toEqual([{ name: 'a', score: 1 }]);
    expect(published.warnings).toEqual([]);
  });

  it('keeps quotes inside of cells that are not quoted', async () => {
    expect(await column(await publishCsv('name,score\n5" pipe,1\n', plain), 'name')).toEqual(['5" pipe']);
  });

  it('may lie in a folder whose name looks like a pattern', async () => {
    const { folder } = workshop(
      { 'dataset.yaml': declared(plain), 't.csv': 'name,score\na,1\n' },
      'a*[b]/{c}?/survey',
    );
    const published = await publishDataset({ folder, cacheDir: join(folder, '..', 'cache') });
    expect(await column(published, 'name')).toEqual(['a']);
  });

  it('keeps rows in which only columns that are not declared have something', async () => {
    const published = await publishCsv('name,score,more\na,1,x\n,,y\n,,\n', plain);
    expect(published.dataset.tables['t']?.rows).toBe(2);
  });

  it('keeps delimiters, quotes and line ends within quotes', async () => {
    const published = await publishCsv('name,score\n"a, ""b""\nc",1\n', plain);
    expect(await column(published, 'name')).toEqual(['a, "b"\nc']);
  });

  it.each([
    ['UTF-16, little-endian', Buffer.from('\ufeffname,score\né😀,1\n', 'utf16le'), 'é😀'],
    ['UTF-16, big-endian', Buffer.from('\ufeffname,score\né😀,1\n', 'utf16le').swap16(), 'é😀'],
    ['UTF-16 without one', Buffer.from('name,score\né😀,1\n', 'utf16le'), 'é😀'],
    ['big-endian UTF-16 without one', Buffer.from('name,score\né😀,1\n', 'utf16le').swap16(), 'é😀'],
  ])('is decoded from %s, by its byte order mark or its zero bytes', async (_, bytes, expected) => {
    expect(await column(await publishCsv(bytes, plain), 'name')).toEqual([expected]);
  });

  it.each(['latin-1', 'windows-1252'])(
    'is decoded as Windows writes it when that is declared: %s',
    async (encoding) => {
      const bytes = Buffer.from([...Buffer.from('name,score\n'), 0xe9, 0x80, ...Buffer.from(',1\n')]);
      expect(await column(await publishCsv(bytes, plain, '', `encoding: ${encoding}`), 'name')).toEqual([
        'é€',
      ]);
      const problems = await problemsOfCsv(bytes, plain);
      expect(problems).toMatchObject([
        { rule: 'invalid-encoding', suggestion: expect.stringContaining('windows-1252') },
      ]);
    },
  );

  it('tells the records that have too many or too few cells, or broken quotes, by their lines', async () => {
    const csv = 'name,score\n"two\nlines",1\nshort\na,1,long\nok,2\n"a" b,3\n"open,4\n';
    expect(places(await problemsOfCsv(csv, plain))).toEqual([
      'wrong-cell-count 4:1',
      'wrong-cell-count 5:1',
      'broken-quote 7:1',
      'broken-quote 8:1',
    ]);
  });

  it.each([
    ['the first row', 'name,score\na,"1\nb,2\nc,3\n', '2:3'],
    ['the last row', 'name,score\na,1\n"b,2\n', '3:1'],
    ['the header', 'name,"score\na,1\nb,2\n', '1:6'],
  ])('tells where a quote opens that is never closed: in %s', async (_, csv, place) => {
    const problems = await problemsOfCsv(csv, plain);
    expect(places(problems)).toEqual([`broken-quote ${place}`]);
    expect(problems[0]?.suggestion).toContain('close the cell with "');
  });

  it('may have lines above its header, which are told when they are not declared', async () => {
    const csv = 'Report of 2026\n\nAll shops, June\nname;score\na;1\nb;x\n';
    const [problem] = await problemsOfCsv(csv, plain);
    expect(problem).toMatchObject({
      rule: 'missing-column',
      suggestion: 'the header stands under other lines: write "skip_before_header: 2" for this table',
    });
    expect(places(await problemsOfCsv(csv, plain, '', 'skip_before_header: 2'))).toEqual([
      'unparsable-number 6:3',
    ]);
    const published = await publishCsv(csv.replace('b;x\n', ''), plain, '', 'skip_before_header: 2');
    expect(await column(published, 'name')).toEqual(['a']);
  });

  it('may not be a web page', async () => {
    const problems = await problemsOfCsv('\n<!DOCTYPE html><html>Please log in</html>\n', plain);
    expect(problems).toMatchObject([
      { rule: 'unreadable-file', message: 'unreadable file: it is a web page, no table' },
    ]);
  });

  it.each([
    ['no bytes', ''],
    ['a header and no rows', 'name,score\n'],
  ])('must not be empty: %s', async (_, csv) => {
    expect(await problemsOfCsv(csv, plain)).toMatchObject([{ rule: 'empty-file', file: 't.csv', line: 1 }]);
  });
});

describe('numbers', () => {
  const money = (values: string[], more = '', table = '') =>
    publishCsv(
      ['v', ...values.map((value) => `"${value}"`)].join('\n'),
      `v: {type: money${more}}`,
      '',
      table,
    );

  it.each([
    ['plain', ['12', '12.5', '-3', '+4', '.5', '1e3'], '', '', [-3, 0.5, 4, 12, 12.5, 1000]],
    [
      'with a decimal comma',
      ['1.234,5', '1 234,5', '12', '0,25'],
      '',
      'decimal: ","',
      [0.25, 12, 1234.5, 1234.5],
    ],
    [
      'with grouped thousands',
      ['1,234.5', '1 234 567', '1’234'],
      '',
      'decimal: "."',
      [1234, 1234.5, 1234567],
    ],
    ['with the currency', ['€ 1', '2 €', '$3', 'EUR 4', '5 EUR'], ', currency: EUR', '', [1, 2, 3, 4, 5]],
    ['with a true minus and narrow spaces', ['−1', '1\u202f000'], '', '', [-1, 1000]],
    ['with the per cent sign of their unit', ['12 %', '3%'], ', unit: "%"', '', [3, 12]],
  ])('are read %s', async (_, values, more, table, expected) => {
    expect(await column(await money(values, more, table), 'v')).toEqual(expected);
  });

  it.each([
    ['1,5', '', 'decimal'],
    ['12 %', '', 'unit'],
    ['12.5', 'decimal: ","', 'not_applicable'],
    ['n/a', '', 'not_applicable: ["n/a"]'],
    ['NaN', '', 'not_applicable'],
    ['infinity', '', 'not_applicable'],
    ['1 2', '', 'not_applicable'],
  ])('are not guessed: %s', async (value, table, hint) => {
    const problems = await problemsOfCsv(`v\n"${value}"\n`, 'v: {type: number}', '', table);
    expect(problems).toMatchObject([
      { rule: 'unparsable-number', line: 2, suggestion: expect.stringContaining(hint) },
    ]);
  });

  it('are whole in the file when all are, and not otherwise', async () => {
    const whole = await publishCsv('v\n3\n4.0\n', 'v: {type: integer}');
    const broken = await publishCsv('v\n3\n4.5\n', 'v: {type: integer}');
    const large = await publishCsv('v\n3\n3000000000\n', 'v: {type: integer}');
    expect([whole, broken, large].map(({ dataset }) => dataset.tables['t']?.columns['v']?.sqlType)).toEqual([
      'INTEGER',
      'DOUBLE',
      'DOUBLE',
    ]);
    expect(await column(large, 'v')).toEqual([3, 3000000000]);
  });
});

describe('scores', () => {
  const labels = 'labels: {1: very dissatisfied, 5: "Very satisfied"}';
  it.each([
    ['numbers', '4'],
    ['numbers with a point', '4.0'],
    ['labelled numbers', '4 - Satisfied'],
    ['labelled numbers with a colon', '4: Satisfied'],
    ['numbers with words in brackets', '4 (quite good)'],
    ['numbers with words', '4 stars'],
    ['words with numbers in brackets', 'Satisfied (4)'],
    ['words with numbers behind a dash', 'Satisfied - 4'],
  ])('are read from %s', async (_, written) => {
    expect(
      await column(await publishCsv(`v\n"${written}"\n`, 'v: {type: score, range: [1, 5]}'), 'v'),
    ).toEqual([4]);
  });

  it('are read from their labels in any case', async () => {
    const published = await publishCsv(
      'v\nVERY SATISFIED\n very dissatisfied\n3\n',
      `v: {type: score, range: [1, 5], ${labels}}`,
    );
    expect(await column(published, 'v')).toEqual([1, 3, 5]);
    expect(published.dataset.tables['t']?.columns['v']?.sqlType).toBe('INTEGER');
  });

  it('are not read from ranges or other texts', async () => {
    const problems = await problemsOfCsv(
      'v\n1-2\nvery satisfide\n',
      `v: {type: score, range: [1, 5], ${labels}}`,
    );
    expect(problems).toMatchObject([
      { rule: 'unparsable-number', line: 2 },
      { rule: 'unparsable-number', line: 3, suggestion: 'did you mean "Very satisfied"?' },
    ]);
  });
});

describe('dates, booleans and categories', () => {
  it.each([
    ['as days', '2025-11-03', '', '2025-11-03'],
    ['with a time', '2025-11-03 23:30:00', '', '2025-11-03'],
    ['with a time zone, as the day that is written', '2025-11-03T23:30:00-05:00', '', '2025-11-03'],
    ['in a declared format', '3.11.2025', ', date_format: "%d.%m.%Y"', '2025-11-03'],
    ['in a declared format with a time', '11/03/2025 09:15', ', date_format: "%m/%d/%Y %H:%M"', '2025-11-03'],
  ])('dates are read %s', async (_, written, more, expected) => {
    const published = await publishCsv(`v\n${written}\n`, `v: {type: date${more}}`);
    expect(await column(published, 'v')).toEqual([expected]);
    expect(published.dataset.tables['t']?.columns['v']?.sqlType).toBe('DATE');
  });

  it.each([
    ['3.11.2025', '%d.%m.%Y'],
    ['13/11/2025', '%d/%m/%Y'],
    ['20251103', '%Y%m%d'],
    ['45992', 'day number of Excel'],
    ['1/2/2025', "date_format: '%d/%m/%Y', or '%m/%d/%Y'"],
    ['2025-02-30', undefined],
    ['25-11-03', undefined],
    ['infinity', undefined],
    ['soon', undefined],
  ])('dates are not guessed: %s', async (written, hint) => {
    const [problem] = await problemsOfCsv(`v\n${written}\n`, 'v: {type: date}');
    expect(problem).toMatchObject({ rule: 'unparsable-date', line: 2 });
    if (hint) expect(problem?.suggestion).toContain(hint);
  });

  it('booleans are read in several languages and from their labels', async () => {
    const csv = 'v\nyes\nFalse\n1\noui\nнет\nticked\n';
    const published = await publishCsv(csv, 'v: {type: boolean, labels: {true: Ticked}}');
    expect(await column(published, 'v')).toEqual([false, false, true, true, true, true]);
    expect(places(await problemsOfCsv('v\nmaybe\n', 'v: {type: boolean}'))).toEqual([
      'unparsable-boolean 2:1',
    ]);
  });

  it('words are found whatever apostrophes and spaces a program made of those that were typed', async () => {
    const csv =
      "v,w,Tranche d’âge\nTout à fait d’accord,l’eau\u00a0vive,1\nTOUT À FAIT D'ACCORD,l'eau vive,2\n";
    const published = await publishCsv(
      csv,
      `v: {type: score, range: [1, 5], labels: {5: Tout à fait d'accord}}
w: {type: category, values: [l'eau vive]}
x: {type: integer, from: Tranche d'âge}`,
    );
    expect(await rowsOf(published, 'select v, w, x from t order by x')).toEqual([
      { v: 5, w: "l'eau vive", x: 1 },
      { v: 5, w: "l'eau vive", x: 2 },
    ]);
  });

  it('categories take the spelling of their declared values', async () => {
    const published = await publishCsv(
      'v\nSUPPORT\n sales\n',
      'v: {type: category, values: [support, sales]}',
    );
    expect(await column(published, 'v')).toEqual(['sales', 'support']);
    const problems = await problemsOfCsv('v\nsuport\n', 'v: {type: category, values: [support, sales]}');
    expect(problems).toMatchObject([
      { rule: 'unknown-category', suggestion: 'did you mean "support"?', valid: ['support', 'sales'] },
    ]);
  });
});
