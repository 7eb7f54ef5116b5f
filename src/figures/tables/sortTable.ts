/**
 * Sorts the rows of a drawn table by a column: upwards, and downwards when it was sorted upwards. Empty and withheld
 * values stand last either way. Call it when a button in a `th[aria-sort]` is pressed; columns count from 0.
 */
export function sortRows(table: HTMLTableElement, column: number): void {
  const heads = [...table.querySelectorAll('th[aria-sort]')];
  const body = table.querySelector('tbody');
  if (!body || !heads[column]) return;
  const down = heads[column].getAttribute('aria-sort') === 'ascending';
  const rows = [...body.children].map((row) => ({ row, value: valueOf(row.children[column]) }));
  rows.sort((a, b) => {
    if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '');
    return (down ? -1 : 1) * compare(a.value, b.value, table.ownerDocument.documentElement.lang);
  });
  body.append(...rows.map(({ row }) => row));
  heads.forEach((head, index) =>
    head.setAttribute('aria-sort', index === column ? (down ? 'descending' : 'ascending') : 'none'),
  );
}

/** The raw value; a cell whose text is the raw value does not repeat it. */
function valueOf(cell: Element | undefined): string {
  return cell?.getAttribute('data-value') ?? cell?.textContent ?? '';
}

function compare(a: string, b: string, lang: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? a.localeCompare(b, lang || undefined, { numeric: true }) : difference;
}
