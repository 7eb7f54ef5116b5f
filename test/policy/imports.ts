import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../setup/site.ts';
import { committed } from './files.ts';

/** What a file imports: `to` is a path of the project, or the name of a package. */
export type Import = { to: string; packaged: boolean; typeOnly: boolean; dynamic: boolean };

/** Imports of every file under a folder, by the file's path. */
export function importsUnder(folder: string): Map<string, Import[]> {
  const files = committed().filter((file) => file.startsWith(folder) && /\.(ts|astro)$/.test(file));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** Imports of one file; of an Astro file those of its frontmatter and scripts. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const parts = file.endsWith('.astro') ? scriptsOf(text) : [text];
  return parts.flatMap((part) => {
    const found: Import[] = [];
    visit(ts.createSourceFile(file, part, ts.ScriptTarget.Latest, true), (to, kind) =>
      found.push({ to: target(file, to), packaged: !to.startsWith('.'), ...kind }),
    );
    return found;
  });
}

/** Name of the package that a specifier belongs to: `@a/b/c` is of `@a/b`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Files that `file` brings with it when it runs, itself first; types bring nothing. */
export function closure(
  entries: string[],
  { dynamic }: { dynamic: boolean },
): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.(ts|astro)$/.test(file)) continue;
    for (const each of importsOf(file)) {
      if (each.typeOnly || (each.dynamic && !dynamic)) continue;
      if (each.packaged) packages.add(packageOf(each.to));
      else waiting.push(each.to);
    }
  }
  return { files, packages };
}

type Kind = Pick<Import, 'typeOnly' | 'dynamic'>;

function visit(node: ts.Node, found: (specifier: string, kind: Kind) => void): void {
  const text = (literal: ts.Node | undefined) =>
    literal && ts.isStringLiteralLike(literal) ? literal.text : undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const to = text(node.moduleSpecifier);
    const typeOnly = ts.isImportDeclaration(node) ? onlyTypes(node.importClause) : node.isTypeOnly;
    if (to !== undefined) found(to, { typeOnly, dynamic: false });
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const to = text(node.arguments[0]);
    if (to !== undefined) found(to, { typeOnly: false, dynamic: true });
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const to = text(node.argument.literal);
    if (to !== undefined) found(to, { typeOnly: true, dynamic: false });
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((each) => each.isTypeOnly)
  );
}

function scriptsOf(text: string): string[] {
  const frontmatter = /^---\n([^]*?)\n---/.exec(text)?.[1] ?? '';
  return [frontmatter, ...[...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, body]) => body ?? '')];
}

function target(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(projectRoot, resolve(projectRoot, dirname(file), specifier));
}
