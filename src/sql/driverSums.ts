import { answersBeside } from './drivers.ts';
import { all, ident, joined, sql, trusted, type Query } from './query.ts';

/** Most patterns of answers that are returned one by one; with more, sums of random groups stand for them. */
export const mostPatterns = 1000;

/** Random groups that answers of many patterns are put into. */
export const randomGroups = 60;

/**
 * What shares of R² and their intervals need, in one query: rows `part`, `block`, `x0`, `x1`, … (the predictors), `y`
 * (the response), `weight` and `n`. `answered` counts answers to each; `pattern` is a combination of complete answers
 * and how often it was given, as `answersBeside` orders them. Where there are more than `mostPatterns`, sums of random
 * groups take their place: `centre` is a value near each mean, `sum` the sums about it (`y` that of the response,
 * `weight` Σw), `product` those of products with the variable numbered `variable` (`weight` Σw²).
 */
export function driverSums(source: Query, predictors: string[], response: Query): Query {
  const names = [...predictors.map((_, index) => `x${index}`), 'y'];
  const values = names.map(ident);
  const complete = all(values.map((name) => sql`${name} is not null`));
  const wide = sql`select ${joined(
    predictors.map((name, index) => sql`cast(${ident(name)} as double) as ${ident(`x${index}`)}, `),
    '',
  )}cast(${response} as double) as y, weight, n, hash(row_number() over ()) % ${trusted(String(randomGroups))} as _block from (${source})`;
  const few = sql`(select count(*) from _patterns) <= ${trusted(String(mostPatterns))}`;
  const parts = [
    answeredRow(values),
    sql`select 'pattern', null, null, ${joined(values, ', ')}, weight, n from _patterns where ${few}`,
    ...groupRows(names, sql`not (${few})`),
  ];
  const order = Array.from({ length: names.length + 4 }, (_, index) => trusted(String(index + 1)));
  return sql`select * from (with _beside as (${answersBeside(source, predictors, response)}), _patterns as (select * from _beside where ${complete}), _wide as (select * from (${wide}) where ${complete}), _centre as (select ${joined(
    values.map((name) => sql`round(sum(n * weight * ${name}) / nullif(sum(n * weight), 0)) as ${name}`),
    ', ',
  )} from _wide)\n${joined(parts, '\nunion all\n')}) order by ${joined(order, ', ')}`;
}

function answeredRow(values: Query[]): Query {
  const answered = values.map(
    (name) => sql`coalesce(sum(n) filter (${name} is not null), 0)::double as ${name}`,
  );
  return sql`select 'answered' as part, cast(null as integer) as block, cast(null as integer) as variable, ${joined(answered, ', ')}, cast(null as double) as weight, coalesce(sum(n), 0)::double as n from _beside`;
}

/** Sums and products about the centre of each random group; of products, one half of the symmetric table. */
function groupRows(names: string[], many: Query): Query[] {
  const about = (name: string) => sql`(w.${ident(name)} - c.${ident(name)})`;
  const from = sql`from _wide w cross join _centre c where ${many} group by _block`;
  const sums = names.map((name) => sql`sum(n * weight * ${about(name)})::double`);
  const products = names.map((first, row) => {
    const cells = names.map((second, column) =>
      column < row
        ? sql`cast(null as double)`
        : sql`sum(n * weight * ${about(first)} * ${about(second)})::double`,
    );
    return sql`select 'product', _block::integer, ${trusted(String(row))}, ${joined(cells, ', ')}, sum(n * weight * weight)::double, sum(n)::double ${from}`;
  });
  return [
    sql`select 'centre', null, null, ${joined(names.map(ident), ', ')}, null, 0 from _centre where ${many}`,
    sql`select 'sum', _block::integer, null, ${joined(sums, ', ')}, sum(n * weight)::double, sum(n)::double ${from}`,
    ...products,
  ];
}
