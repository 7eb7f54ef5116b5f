import { describe, expect, it } from 'vitest';
import { shareSql } from '../../../src/hosts/browser/sharedSql.ts';

const part = (column: string) =>
  `select ? as name, n from (select count(*) as n from customers where ${column.repeat(30)})`;
const query = (...columns: string[]) =>
  `with a as (b) select * from (${columns.map(part).join('\nunion all\n')})`;
const short = (queries: string[]) => shareSql(queries, 'as in note {note}, part {part}');

describe('queries as notes of a printed page', () => {
  it('name where a part stands that a note before has', () => {
    expect(short([query('one', 'two', 'three'), query('one', 'three', 'four')])[1]).toBe(
      `-- as in note 1, part 1\nunion all\n-- as in note 1, part 3\nunion all\n${part('four')})`,
    );
  });

  it('have all that is theirs alone, and the whole of the first', () => {
    const queries = [query('one', 'two'), query('three', 'four'), 'select 1 as name'];
    expect(short(queries)).toEqual(queries);
  });

  it('close what they open when the last part is that of another', () => {
    const [, second] = short([query('one', 'two'), query('three', 'two')]);
    expect(second).toBe(
      `with a as (b) select * from (${part('three')}\nunion all\n-- as in note 1, part 2\n)`,
    );
  });

  it('are one line where the whole question was asked before, unless it is short itself', () => {
    expect(short([query('one'), query('one'), 'select 1', 'select 1'])).toEqual([
      ...[query('one'), '-- as in note 1, part 1'],
      ...['select 1', 'select 1'],
    ]);
  });
});
