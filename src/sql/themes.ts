import {
  columnOf,
  periodColumn,
  tableOf,
  type Column,
  type Dataset,
  type Measure,
} from '../dataset/dataset.ts';
import { valueOf, wheres, type Where } from './measure.ts';
import type { Window } from './period.ts';
import { all, ident, joined, sql, type Query } from './query.ts';

/** Words that are searched in comments: of one theme and one language, or of any language where it is null. */
export type WordList = { theme: string; language: string | null; words: readonly string[] };

type Options = {
  column: Column;
  lists: readonly WordList[];
  /** Quotes of each theme and language. */
  quotes: number;
  where?: Where | undefined;
  window?: Window | undefined;
};

/**
 * Themes of comments in one query. Rows by `part`: `answers` (all answers to the measure), `comments` (all comments),
 * `none` (those without a theme), `unread` (those in a language without a list), `theme`, and `quote` (a comment in
 * `text`, only of themes with enough of them). `mentions`, `mw` and `mw2` count comments; the moments count those of
 * them that answered the measure, and are zero under the minimum.
 */
export function themes(dataset: Dataset, measure: Measure, options: Options): Query {
  const { lists, quotes } = options;
  const enough = sql`${dataset.minimum.publish}`;
  const ctes = [
    sql`_all as (${commented(dataset, measure, options)})`,
    sql`_words as (${joined(lists.map(wordRows), ' union all ')})`,
    sql`_hits as (select distinct w.theme, a._id from _all a join _words w on contains(a._text, w.word) and (w.language is null or a._language is null or w.language = a._language))`,
    sql`_mentions as (select h.theme, a.* from _hits h join _all a using (_id))`,
  ];
  const languages = [...new Set(lists.map(({ language }) => language))];
  const known = languages.filter((language) => language !== null);
  const unread = languages.includes(null)
    ? sql`false`
    : sql`_language is not null and _language not in ${known}`;
  const empty = sql`cast(null as varchar) as text, cast(null as varchar) as language`;
  const counted = (part: Query, source: Query) =>
    sql`select ${part} as part, cast(null as varchar) as theme, ${sums(enough)}, ${empty} from ${source}`;
  const parts = [
    counted(sql`'answers'`, sql`_all where _v is not null`),
    counted(sql`'comments'`, sql`_all where _text is not null`),
    counted(sql`'none'`, sql`_all where _text is not null and _id not in (select _id from _hits)`),
    counted(sql`'unread'`, sql`_all where _text is not null and ${unread}`),
    sql`select 'theme' as part, theme, ${sums(enough)}, ${empty} from _mentions group by theme`,
    ...(quotes > 0 ? [quoteRows(quotes, enough)] : []),
  ];
  return sql`select * from (with ${joined(ctes, ', ')}\n${joined(parts, '\nunion all\n')}) order by part, theme, language, text`;
}

/** A word as it is compared: without case, accents and signs, a space before it, and after it too where `=` begins it. */
export function searched(word: string): string {
  const whole = word.trim().startsWith('=');
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain && ` ${plain}${whole ? ' ' : ''}`;
}

/** The answers that a measure could have, with `_text`, the comment as it is searched, and `_language`, of two letters. */
function commented(dataset: Dataset, measure: Measure, { column, where = {}, window }: Options): Query {
  const table = tableOf(dataset, measure.table);
  const comment = ident(column.name);
  const spoken = column.language === undefined ? undefined : table.columns[column.language];
  const language = spoken ? ident(columnOf(table, spoken.name).name) : sql`${column.language ?? null}`;
  const text = sql`' ' || regexp_replace(strip_accents(lower(${comment})), '[^\\p{L}\\p{N}]+', ' ', 'g') || ' '`;
  const conditions = [...wheres(table, measure.where ?? {}), ...wheres(table, where)];
  const at = periodColumn(dataset, table);
  if (window && at)
    conditions.push(
      sql`${ident(at.name)} >= cast(${window.from} as date)`,
      sql`${ident(at.name)} < cast(${window.before} as date)`,
    );
  return sql`select row_number() over () as _id, n, weight, ${valueOf(measure)} as _v, ${comment} as _comment, case when trim(${comment}) <> '' then ${text} end as _text, nullif(lower(left(trim(cast(${language} as varchar)), 2)), '') as _language from ${ident(table.name)} where ${all(conditions)}`;
}

/** One bound value for each list: a searched word holds letters, digits and spaces only. */
function wordRows({ theme, language, words }: WordList): Query {
  const list = words.map(searched).filter(Boolean).join('|');
  return sql`select cast(${theme} as varchar) as theme, cast(${language} as varchar) as language, unnest(string_split(${list}, '|')) as word`;
}

function sums(enough: Query): Query {
  const answered = sql`filter (where _v is not null)`;
  const sum = (value: Query) => sql`coalesce(sum(${value}) ${answered}, 0)::double`;
  const kept = (value: Query) => sql`case when sum(n) ${answered} >= ${enough} then ${sum(value)} else 0 end`;
  return sql`coalesce(sum(n), 0)::double as mentions, coalesce(sum(n * weight), 0)::double as mw, coalesce(sum(n * weight * weight), 0)::double as mw2, ${sum(sql`n`)} as n, ${kept(sql`n * weight`)} as w, ${kept(sql`n * weight * weight`)} as w2, ${kept(sql`n * weight * _v`)} as s1, ${kept(sql`n * weight * _v * _v`)} as s2`;
}

/** Comments by a rule that nobody chooses by: of legible length, about the fewest themes, then by their checksum. */
function quoteRows(quotes: number, enough: Query): Query {
  const legible = sql`length(_comment) between 20 and 240`;
  const shown = sql`select theme from _mentions group by theme having sum(n) >= ${enough}`;
  const texts = sql`select theme, _language, _comment, min(_themes) as _themes from (select *, count(*) over (partition by _id) as _themes from _mentions) where theme in (${shown}) group by theme, _language, _comment`;
  const placed = sql`select *, row_number() over (partition by theme, _language order by ${legible} desc, _themes, md5(_comment), _comment) as _place from (${texts})`;
  const zeros = sql`0, 0, 0, 0, 0, 0, 0, 0`;
  return sql`select 'quote' as part, theme, ${zeros}, case when length(_comment) > 300 then rtrim(left(_comment, 300)) || ' …' else _comment end as text, _language as language from (${placed}) where _place <= ${quotes}`;
}
