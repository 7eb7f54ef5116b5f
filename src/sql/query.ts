/** A value that DuckDB-WASM can bind. Dates are ISO strings, cast in the SQL. */
export type Scalar = string | number | boolean | null;

/** A value the reader's scope supplies: `$name` in an author's SQL, resolved when the figure is drawn. */
export type Parameter = { parameter: string };

/** SQL with `?` for each bound value. */
export type Query = { text: string; params: (Scalar | Parameter)[] };

/** A query whose every parameter is known. */
export type BoundQuery = { text: string; params: Scalar[] };

type Part = Query | Scalar | readonly Scalar[];

/**
 * A query from a template: values are bound as `?`, lists become `(?, ?, ?)`, queries are put in place with their
 * own values. Nothing else can enter the text, so a value is never read as SQL.
 */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Query {
  let text = strings[0] ?? '';
  const params: Query['params'] = [];
  parts.forEach((part, index) => {
    const piece = isQuery(part) ? part : bind(part);
    text += piece.text + (strings[index + 1] ?? '');
    params.push(...piece.params);
  });
  return { text, params };
}

/** A table or column name, quoted. */
export function ident(name: string): Query {
  return { text: `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`, params: [] };
}

/** Queries one after the other; `separator` is text of the program, never of a reader. */
export function joined(queries: Query[], separator: string): Query {
  return {
    text: queries.map((query) => query.text).join(separator),
    params: queries.flatMap((query) => query.params),
  };
}

/** Conditions joined by `and`; `true` when there are none. */
export function all(conditions: Query[]): Query {
  return conditions.length ? joined(conditions, ' and ') : sql`true`;
}

/** SQL text that the program or a report's author wrote, taken as it is. Never for a reader's input. */
export function trusted(text: string, params: Query['params'] = []): Query {
  return { text, params };
}

function bind(value: Scalar | readonly Scalar[]): Query {
  if (!Array.isArray(value)) return bindOne(value as Scalar);
  // an empty list matches nothing, and `in ()` is no SQL
  if (value.length === 0) return { text: '(null)', params: [] };
  const { text, params } = joined(value.map(bindOne), ', ');
  return { text: `(${text})`, params };
}

function bindOne(value: Scalar): Query {
  if (isBindable(value)) return { text: '?', params: [value] };
  return { text: 'cast(? as double)', params: [String(value)] };
}

/**
 * Whether DuckDB-WASM takes a value as it is. It hands values over as JSON, and refuses some whole numbers above 2^53:
 * those whose shortest digits are not the number itself, such as 33145862847304910. They go as text.
 */
export function isBindable(value: Scalar): boolean {
  return typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value);
}

function isQuery(part: Part): part is Query {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
