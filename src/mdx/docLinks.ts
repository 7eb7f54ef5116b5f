import type { Link, Node, Parent, Root } from 'mdast';

/**
 * Remark plug-in for `docs/`: a link from file to file, as it works in the repository, leads to the page of that file in
 * the site; a link to a file that is no page stays as words.
 */
export function docLinks() {
  return (tree: Root, file: { path?: string }): void => {
    if (/[\\/]docs[\\/][^\\/]+\.md$/.test(file.path ?? '')) relink(tree);
  };
}

function relink(parent: Parent): void {
  parent.children = parent.children.flatMap((child: Node) => {
    if ('children' in child) relink(child as Parent);
    if (child.type !== 'link') return [child];
    const link = child as Link;
    const found = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(link.url);
    if (found) return [{ ...link, url: `../${found[1]}/${found[2] ?? ''}` }];
    return /^(https?:|#|mailto:)/.test(link.url) ? [link] : link.children;
  }) as never[];
}
