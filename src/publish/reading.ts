import type { ColumnDeclaration, TableDeclaration } from '../dataset/declaration.ts';
import { literal, literals } from './sqlText.ts';
import { wordings } from '../dataset/text.ts';

/** The characters that are space and nothing else around a value. */
const blankSpace = ' \t\r\n\u00a0\u202f\ufeff';

/** What became of a cell: 0 is a value; 1 and 2 are none; the others are violations. */
export const status = {
  value: 0,
  empty: 1,
  notApplicable: 2,
  unparsable: 3,
  outOfRange: 4,
  unknown: 5,
  missing: 6,
} as const;

/** The violations that a cell of the column can have. */
export function possibleViolations(column: ColumnDeclaration, required: boolean): number[] {
  return [
    ...(isFree(column) || column.values ? [] : [status.unparsable]),
    ...(bounds(column).length ? [status.outOfRange] : []),
    ...(column.values ? [status.unknown] : []),
    ...(required ? [status.missing] : []),
  ];
}

/** SQL of the value of a cell; `raw` is its text, null when empty. Null when it cannot be read. */
export function parsed(column: ColumnDeclaration, table: TableDeclaration, raw: string): string {
  switch (column.type) {
    case 'text':
    case 'comment':
      return tidy(raw);
    case 'category':
      return column.values ? declaredValue(column.values, raw) : tidy(raw);
    case 'boolean':
      return boolean(column, raw);
    case 'date':
      return date(column, raw);
    case 'score':
      return or(raw, number(column, table, raw), label(column, raw), numbered(raw));
    case 'integer':
      return or(raw, number(column, table, raw), label(column, raw));
    default:
      return number(column, table, raw);
  }
}

/** SQL of the status of a cell, from its text and its parsed value. */
export function statusOf(column: ColumnDeclaration, raw: string, value: string, required: boolean): string {
  const none = required ? status.missing : status.empty;
  const bad = column.values ? status.unknown : status.unparsable;
  const tests = unreadable(column, value);
  const onlySpace = `${value} is null and trim(${raw}, ${literal(blankSpace)}) = ''`;
  const cases = [
    ...(emptyMeans(column) === undefined
      ? [`when ${isFree(column) ? value : raw} is null then ${none}`]
      : []),
    ...notApplicable(column, raw, value).map((test) => `when ${test} then ${status.notApplicable}`),
    ...(tests.length ? [`when ${onlySpace} then ${none}`] : []),
    ...tests.map((test) => `when ${test} then ${bad}`),
    ...bounds(column).map((bound) => `when ${value} ${bound} then ${status.outOfRange}`),
  ];
  return `(case ${cases.join(' ')} else ${status.value} end)::utinyint`;
}

/** Whether any text is a value. */
function isFree({ type, values }: ColumnDeclaration): boolean {
  return type === 'text' || type === 'comment' || (type === 'category' && !values);
}

/** Whether a cell must hold a value: keys, frequencies and weights always. */
export function isRequired(name: string, column: ColumnDeclaration, table: TableDeclaration): boolean {
  return column.required === true || table.key === name || ['frequency', 'weight'].includes(column.type);
}

function unreadable(column: ColumnDeclaration, value: string): string[] {
  if (isFree(column)) return [];
  if (['category', 'boolean'].includes(column.type)) return [`${value} is null`];
  // 25-11-03 would be the year 25
  if (column.type === 'date')
    return [`${value} is null`, `${value} not between date '1800-01-01' and date '2299-12-31'`];
  const whole = column.type === 'frequency' ? [`${value} <> trunc(${value})`] : [];
  return [`${value} is null`, `not isfinite(${value})`, ...whole];
}

function bounds({ type, range, generalise }: ColumnDeclaration): string[] {
  if (type === 'frequency' || type === 'weight') return ['< 0'];
  const lowest = Array.isArray(generalise) ? generalise[0] : undefined;
  return [
    ...(range ? [`< ${range[0]}`, `> ${range[1]}`] : []),
    ...(lowest === undefined ? [] : [`< ${lowest}`]),
  ];
}

function notApplicable(
  { type, not_applicable: codes = [] }: ColumnDeclaration,
  raw: string,
  value: string,
): string[] {
  if (codes.length === 0) return [];
  const words = codes.map((code) => String(code).trim().toLowerCase());
  const numbers = words.filter((word) => word !== '' && Number.isFinite(Number(word))).map(Number);
  const numeric = ['score', 'integer', 'number', 'money'].includes(type) && numbers.length > 0;
  return [
    `lower(trim(${raw})) in ${literals(words)}`,
    ...(numeric ? [`${value} in ${literals(numbers)}`] : []),
  ];
}

/** The first way that gives a value. The test keeps DuckDB from trying the others on cells that are read already. */
function or(raw: string, first: string, ...others: string[]): string {
  const fallback = others.length > 1 ? `coalesce(${others.join(', ')})` : others[0];
  return `coalesce(${first}, case when ${raw} is not null then ${fallback} end)`;
}

/** Trimming every text costs more than looking whether one starts or ends with space. */
function tidy(raw: string): string {
  const codes = [...blankSpace].map((space) => space.charCodeAt(0));
  const ends = [...blankSpace].map((space) => `ends_with(${raw}, ${literal(space)})`);
  const spaced = `ord(${raw}) in ${literals(codes)} or ${ends.join(' or ')}`;
  return `case when ${spaced} then nullif(trim(${raw}, ${literal(blankSpace)}), '') else ${raw} end`;
}

function declaredValue(values: string[], raw: string): string {
  const lower = Object.fromEntries([...values].reverse().map((value) => [value.toLowerCase(), value]));
  return or(raw, `case when ${raw} in ${literals(values)} then ${raw} end`, lookUp(lower, raw, 'varchar'));
}

const words = {
  true: ['true', 't', 'yes', 'y', '1', 'on', 'oui', 'vrai', 'да', 'ja', 'sí', 'si'],
  false: ['false', 'f', 'no', 'n', '0', 'off', 'non', 'faux', 'нет', 'nein'],
};

function boolean(column: ColumnDeclaration, raw: string): string {
  const declared = Object.entries(column.labels ?? {}).flatMap(([value, label]) =>
    wordings(label).map((word) => [word.toLowerCase(), value === 'true']),
  );
  const known = [...words.true.map((word) => [word, true]), ...words.false.map((word) => [word, false])];
  const value = lookUp(
    Object.fromEntries([...known, ...declared]) as Record<string, boolean>,
    raw,
    'boolean',
  );
  const empty = emptyMeans(column);
  return empty === undefined ? value : `case when ${raw} is null then ${empty} else ${value} end`;
}

/** Multiple choice leaves the cell of what was not chosen empty: `labels: {true: Chat, false: ''}`. */
export function emptyMeans({ type, labels = {} }: ColumnDeclaration): boolean | undefined {
  const value = Object.keys(labels).find((key) => labels[key] === '');
  return type === 'boolean' && value !== undefined ? value === 'true' : undefined;
}

/** The day as written: a time of day or a time zone behind it changes nothing. */
function date({ date_format: format }: ColumnDeclaration, raw: string): string {
  if (format !== undefined) return `try_strptime(trim(${raw}), ${literal(format)})::date`;
  return `case when length(${raw}) <= 10 then try_cast(${raw} as date) else try_cast(${raw} as timestamp)::date end`;
}

const spaces = `[\\s\\x{00a0}\\x{202f}\\x{2009}]`;

/** Numbers as people write them: grouped, with a decimal comma if declared, with the currency or the per cent sign. */
function number(column: ColumnDeclaration, { decimal }: TableDeclaration, raw: string): string {
  const bare = `replace(regexp_replace(${raw}, ${literal(signs(column))}, '', 'g'), '−', '-')`;
  const point = decimal === ',' ? ',' : '\\.';
  const group = `(?:${spaces}|['’${decimal === ',' ? '.' : decimal === '.' ? ',' : ''}])`;
  const form = `[-+]?(\\d{1,3}(${group}\\d{3})+|\\d+)(${point}\\d+)?`;
  const digits = `regexp_replace(${bare}, ${literal(group)}, '', 'g')`;
  const plain = decimal === ',' ? `replace(${digits}, ',', '.')` : digits;
  const grouped = `case when regexp_full_match(${bare}, ${literal(form)}) then try_cast(${plain} as double) end`;
  return decimal === ',' ? grouped : or(raw, `try_cast(${raw} as double)`, grouped);
}

/** What may stand before or after a number: space, and the sign of the currency or of per cent. */
function signs({ type, currency, unit }: ColumnDeclaration): string {
  const money = type === 'money' ? `|\\p{Sc}|${currency ?? '[A-Z]{3}'}` : '';
  const share = unit === '%' ? '|%' : '';
  return `^(?:${spaces}${money})+|(?:${spaces}${money}${share})+$`;
}

/** A score exported as its label. */
function label({ labels = {} }: ColumnDeclaration, raw: string): string {
  const points = Object.entries(labels).flatMap(([point, label]) =>
    wordings(label).map((word) => [word.trim().toLowerCase(), Number(point)]),
  );
  return lookUp(Object.fromEntries(points) as Record<string, number>, raw, 'double');
}

/** A score exported with its label: `5 - Very satisfied`, `10 (extremely likely)`, `Very satisfied (5)`. */
function numbered(raw: string): string {
  const first = literal(`^\\s*(-?\\d+)\\s*(?:[-–—:=.)(]|\\s)\\s*[^\\d\\s]`);
  const last = literal(`[^\\d\\s].*(?:\\s[-–—:=]\\s*|\\()(\\d+)\\)?\\s*$`);
  return `try_cast(coalesce(nullif(regexp_extract(${raw}, ${first}, 1), ''), nullif(regexp_extract(${raw}, ${last}, 1), '')) as double)`;
}

/** Apostrophes and spaces that programs put in the place of those that were typed. */
const variants = new Map([
  ['\u2019', "'"],
  ['\u02bc', "'"],
  ['\u00a0', ' '],
  ['\u202f', ' '],
]);

/** A text with the plain apostrophe and the plain space. */
export function plainSigns(text: string): string {
  return text.replace(/[\u2019\u02bc\u00a0\u202f]/g, (sign) => variants.get(sign) ?? sign);
}

function lookUp(map: Record<string, string | number | boolean>, raw: string, type: string): string {
  const entries = Object.entries(map).map(
    ([key, value]) => `when ${literal(plainSigns(key))} then ${literal(value)}`,
  );
  const [written, plain] = [[...variants.keys()].join(''), [...variants.values()].join('')];
  return entries.length
    ? `case translate(lower(trim(${raw}, ${literal(blankSpace)})), ${literal(written)}, ${literal(plain)}) ${entries.join(' ')} end`
    : `null::${type}`;
}
