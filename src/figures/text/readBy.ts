/** What `<Value figure="…">` and `<When figure="…">` read: another figure of the page, as its author wrote it. */
export type ReadFigure = { id: string; name: string; input: Record<string, unknown> };

/** The name of the figure that an input reads, as the only one of a list. */
export function readBy({ figure }: Record<string, unknown>): string[] {
  return figure !== null && typeof figure === 'object' ? [(figure as ReadFigure).name] : [];
}
