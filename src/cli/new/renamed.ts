import { defaultTable, type Dataset } from '../../dataset/dataset.ts';
import type { Names } from './names.ts';

/** A name of the template's dataset for which the other has none, and what it would have to be. */
export class Missing extends Error {}

export type Renaming = { names: Names; from: Dataset; to: Dataset };

const tags = /<[A-Z]\w*(?:\s+\w+(?:=(?:"[^"]*"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?)*\s*\/?>/g;

/** A part of a page with the names of the other dataset in its tags. Throws Missing. */
export function renamedText(text: string, renaming: Renaming, cells: Record<string, string>): string {
  return text.replace(tags, (tag) => {
    const cell = /\sdata="(\w+)"/.exec(tag)?.[1];
    return renamedTag(tag, renaming, cell === undefined ? new Set() : aliasesOf(cells[cell] ?? ''));
  });
}

/** The text of a tag with the names of the other dataset. Throws Missing. */
function renamedTag(tag: string, renaming: Renaming, aliases: ReadonlySet<string>): string {
  const { from, to } = renaming;
  undated(tag, to);
  const say = (written: string, prop: string) => newName(written, prop, renaming, aliases);
  const attributes = /(\s+)([A-Za-z]+)=("[^"]*"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})/g;
  return tag.replace(attributes, (whole, space: string, prop: string, value: string) => {
    if (from.name === to.name) return whole;
    // levels, days and titles of the template's own data: the defaults are made of the new data
    if (ownLevels.has(prop) || (prop === 'period' && !to.extent)) return '';
    // an amount is that of the template's company
    if (ofMoney.has(prop) && /^\{\s*[\d.e]+\s*\}$/i.test(value)) return '';
    // what a column of the template's data gave is an assumption without it
    if (ofMoney.has(prop) && value.startsWith('"') && !isColumn(value.slice(1, -1), to)) return '';
    if (value.startsWith('"')) return `${space}${prop}="${say(value.slice(1, -1), prop)}"`;
    const keyed = value.replace(
      /([{,]\s*)([A-Za-z_]\w*)(?=\s*:)/g,
      (_, before: string, key: string) => before + say(key, prop),
    );
    return `${space}${prop}=${keyed.replace(/(['"])(.*?)\1/g, (all, quote: string, text: string) => {
      if (!conditional.has(prop)) return `${quote}${say(text, prop)}${quote}`;
      knownValue(text, renaming);
      return all;
    })}`;
  });
}

/** What tells of time needs dates; figures of all answers do without their period. */
function undated(tag: string, { extent }: Dataset): void {
  if (extent) return;
  const courses = /^<(Trend|Control|DateRange)\b/.test(tag) || /^<Compare\b.*\s(before|after)=/s.test(tag);
  if (
    courses ||
    /^<(Value|When)\b.*\s(period|change|since)=/s.test(tag) ||
    /\sby="(week|month|quarter|year)"/.test(tag)
  )
    throw new Missing('needs answers with a date: period in dataset.yaml');
}

/** The text of an SQL cell with the names of the other dataset. Throws Missing. */
export function renamedSql(sql: string, renaming: Renaming): string {
  const { names, from, to } = renaming;
  const columns = defaultTable(from).columns;
  for (const [, text = ''] of sql.matchAll(/'([^']*)'/g)) knownValue(text, renaming);
  const word = /'[^']*'|--[^\n]*|\bas\s+[a-z_]\w*|\bmeasure\(\s*(?:\w+\.)?[a-z_]\w*\s*\)|\$?[a-z_]\w*/gi;
  return sql.replace(word, (found) => {
    if (/^('|--|\$|as\s)/i.test(found)) return found;
    const measure = /^measure\(\s*(\w+\.)?(\w+)\s*\)$/i.exec(found);
    if (measure) return `measure(${measure[1] ?? ''}${measureIn(measure[2] ?? '', renaming)})`;
    if (names.tables.has(found)) return names.tables.get(found) as string;
    if (Object.hasOwn(from.tables, found) && !Object.hasOwn(to.tables, found))
      throw new Missing(`needs a table such as ${found}`);
    return Object.hasOwn(columns, found) ? columnIn(found, renaming) : found;
  });
}

/** Names that an SQL cell gives its columns. */
function aliasesOf(sql: string): Set<string> {
  return new Set([...sql.matchAll(/\bas\s+([a-z_]\w*)/gi)].map(([, name]) => name as string));
}

const ofMeasures = new Set(['measure', 'measures', 'measureAfter', 'indexMeasure', 'churn']);
const ofDays = new Set(['since', 'before', 'after', 'on']);
const ownLevels = new Set(['target', 'events', 'baseline', 'title', 'subtitle', 'note']);
const ofMoney = new Set(['winCost', 'revenue', 'revenueYear', 'costOnce', 'costMonth', 'pointValue']);
const conditional = new Set(['where', 'a', 'b', 'group', 'control', 'at']);
const asWritten = new Set(['source', 'label', 'options', 'name', 'data', 'id', 'figure']);

function newName(text: string, prop: string, renaming: Renaming, aliases: ReadonlySet<string>): string {
  const { names, from } = renaming;
  if (asWritten.has(prop) || aliases.has(text)) return text;
  if (prop === 'period' && text.includes('..')) throw new Missing(`needs a period such as ${text}`);
  if (ofDays.has(prop) && from.events.some(({ on }) => on === text)) {
    const day = names.days.get(text);
    if (day) return day;
    throw new Missing(
      'needs the day of a change: events in dataset.yaml, such as [{on: 2026-01-31, label: new policy}]',
    );
  }
  if (
    Object.hasOwn(from.measures, text) &&
    (ofMeasures.has(prop) || !Object.hasOwn(defaultTable(from).columns, text))
  )
    return measureIn(text, renaming);
  if (Object.hasOwn(defaultTable(from).columns, text)) return columnIn(text, renaming);
  return text;
}

function measureIn(name: string, { names, from }: Renaming): string {
  const found = names.measures.get(name);
  const measure = from.measures[name];
  if (found ?? !measure) return found ?? name;
  throw new Missing(`needs a measure such as ${name} (kind: ${measure.kind})`);
}

function columnIn(name: string, { names, from }: Renaming): string {
  const found = names.columns.get(name);
  if (found) return found;
  throw new Missing(
    `needs a column such as ${name} (type: ${defaultTable(from).columns[name]?.type ?? '?'})`,
  );
}

function isColumn(name: string, { tables }: Dataset): boolean {
  return Object.values(tables).some(({ columns }) => Object.hasOwn(columns, name));
}

/** A value in a condition must be one that the other dataset has. */
function knownValue(text: string, { names, from, to }: Renaming): void {
  const owner = Object.values(defaultTable(from).columns).find(({ values }) => values?.includes(text));
  if (!owner) return;
  const column = names.columns.get(owner.name);
  const values = column === undefined ? [] : (defaultTable(to).columns[column]?.values ?? []);
  if (!values.includes(text)) throw new Missing(`needs answers of ${owner.name} “${text}”`);
}
