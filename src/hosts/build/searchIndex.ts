import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands in a report but is not its text: machinery, drawings that the sentence beside them says, folded audits, facts, lists of props. */
const notText = [
  'script',
  'noscript',
  'svg',
  'math',
  '[hidden]',
  '.pl-360',
  '.pl-audit',
  '.pl-ref',
  '.pl-notes',
  '.pl-controls',
  '.pl-status',
  '.pl-notice',
  '.pl-foot',
  '.pl-facts',
  '.pl-props',
];

// the rest of what it writes are interfaces of its own, which no page loads
const wanted =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|.*\.(pagefind|pf_meta|pf_index|pf_fragment|pf_filter))$/;

/**
 * Writes the full-text index of a built site into its `pagefind/` folder, one part for each language, by Pagefind.
 * Only pages with `data-pagefind-body` are in it. Nothing is asked of another host, then or later.
 */
export async function writeSearchIndex(folder: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  try {
    const { index, errors } = await createIndex({ excludeSelectors: notText });
    if (!index) throw new Error(errors.join('; '));
    const read = await index.addDirectory({ path: folder });
    const made = await index.getFiles();
    const failed = [...read.errors, ...made.errors];
    if (failed.length) throw new Error(failed.join('; '));
    for (const { path, content } of made.files)
      if (wanted.test(path)) write(join(folder, 'pagefind', path), content);
  } catch (cause) {
    throw new Error(
      `the search index could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  } finally {
    await close();
  }
}

function write(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
