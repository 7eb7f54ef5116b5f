import type { Root } from 'mdast';
import { mark } from './tree.ts';

/** Remark plug-in: puts `<PlauditNode id="…"/>` where a page has a tag, a SQL cell or `{value}`. See tree.ts. */
export function remarkPlaudit() {
  return (tree: Root): void => {
    mark(tree);
  };
}
