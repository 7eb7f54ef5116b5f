/// <reference types="vite/client" />
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg?raw';
import close from '@vscode/codicons/src/icons/close.svg?raw';
import book from '@vscode/codicons/src/icons/book.svg?raw';
import colorMode from '@vscode/codicons/src/icons/color-mode.svg?raw';
import database from '@vscode/codicons/src/icons/database.svg?raw';
import files from '@vscode/codicons/src/icons/files.svg?raw';
import filter from '@vscode/codicons/src/icons/filter.svg?raw';
import layoutPanel from '@vscode/codicons/src/icons/layout-panel.svg?raw';
import layoutSideBar from '@vscode/codicons/src/icons/layout-sidebar-left.svg?raw';
import listTree from '@vscode/codicons/src/icons/list-tree.svg?raw';
import ruler from '@vscode/codicons/src/icons/symbol-ruler.svg?raw';
import search from '@vscode/codicons/src/icons/search.svg?raw';
import settings from '@vscode/codicons/src/icons/settings-gear.svg?raw';
import warning from '@vscode/codicons/src/icons/warning.svg?raw';

const sources = {
  book,
  'chevron-right': chevronRight,
  close,
  'color-mode': colorMode,
  database,
  files,
  filter,
  'layout-panel': layoutPanel,
  'layout-side-bar': layoutSideBar,
  'list-tree': listTree,
  ruler,
  search,
  settings,
  warning,
};

export type IconName = keyof typeof sources;

/** What is drawn in an icon of VS Code's, without its `<svg>`. */
export function iconPaths(name: IconName): string {
  return sources[name].replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
}

/** The view box of an icon. */
export function iconBox(name: IconName): string {
  return /viewBox="([^"]+)"/.exec(sources[name])?.[1] ?? '0 0 24 24';
}
