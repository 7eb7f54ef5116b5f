/** A private DuckDB in memory: nothing is ever installed or downloaded. */
export type Database = {
  run(sql: string): Promise<void>;
  /** Rows as plain objects; whole numbers come as numbers. */
  rows<T>(sql: string): Promise<T[]>;
  /** The first row, for queries that always have one. */
  row<T>(sql: string): Promise<T>;
  /** Adds rows of texts to a table. */
  append(table: string, rows: string[][]): Promise<void>;
  close(): void;
};

/** Opens a database in memory; what does not fit there is spilled to the folder `temporary`. */
export async function openDatabase(temporary: string): Promise<Database> {
  // a cached dataset needs no database, and loading one takes longer than all else
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: temporary,
  });
  const connection = await instance.connect();
  const rows = async <T>(sql: string) => {
    const result = await connection.runAndReadAll(sql);
    return result.getRowObjectsJS().map(plain) as T[];
  };
  await connection.run(`set timezone = 'UTC'`);
  return {
    rows,
    run: async (sql) => void (await connection.run(sql)),
    row: async <T>(sql: string) => (await rows<T>(sql))[0] as T,
    append: async (table, added) => {
      const appender = await connection.createAppender(table);
      for (const row of added) {
        for (const text of row) appender.appendVarchar(text);
        appender.endRow();
      }
      appender.closeSync();
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
