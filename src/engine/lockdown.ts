/** Statements that leave an engine able to read the attached files and nothing else: no other file, no network. */
export const lockdown = [
  'set autoinstall_known_extensions=false',
  'set autoload_known_extensions=false',
  'set enable_external_access=false',
  'set lock_configuration=true',
];

/** Attaches a registered file under its dataset's name. */
export function attachments(name: string): string {
  return `attach '${name.replaceAll("'", "''")}.duckdb' as "${name.replaceAll('"', '""')}" (read_only)`;
}

/** Numbers come as doubles, not as bigints or decimals, so that rows are plain JSON. */
export const queryOptions = { castBigIntToDouble: true, castDecimalToDouble: true };
