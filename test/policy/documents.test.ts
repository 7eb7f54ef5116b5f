import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../setup/site.ts';
import { committed, read } from './files.ts';

const documents = committed().filter((file) => /\.(md|mdx)$/.test(file));

/** Links and pictures of a Markdown text, without those of its code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/!?\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, to]) => to);
  const referenced = [...prose.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)].map(([, to]) => to);
  return [...inline, ...referenced] as string[];
}

function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+\s+(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

// links of content/ lead from page to page: test/browser/links.test.ts follows them in the built site
describe('a link of README, docs or data', () => {
  const links = documents
    .filter((file) => !file.startsWith('content/'))
    .flatMap((file) => linksOf(read(file)).map((to) => [file, to] as const));

  it('leads to a file of the project', () => {
    const broken = links.filter(([file, to]) => {
      if (/^(https?:|mailto:|#)/.test(to)) return false;
      const path = resolve(projectRoot, dirname(file), decodeURI(to.split('#')[0] as string));
      return !existsSync(path);
    });
    expect(broken).toEqual([]);
  });

  it('leads to a heading that is there', () => {
    const broken = links.filter(([file, to]) => {
      const [path, anchor] = to.split('#');
      if (!anchor || /^https?:/.test(to)) return false;
      const target = path ? join(dirname(file), path) : file;
      return target.endsWith('.md') && !anchorsOf(target).includes(decodeURI(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('a command that a document names', () => {
  it('is a script of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/\bnpm run ([\w:]+)/g)].map(([, script = '']) => [file, script] as const),
    );
    expect(named.filter(([, script]) => !(script in scripts))).toEqual([]);
  });
});

describe('a committed file', () => {
  const texts = committed().filter(
    (file) =>
      !/\.(png|jpe?g|woff2|duckdb|gz|parquet|ico)$/.test(file) &&
      statSync(join(projectRoot, file)).size < 2_000_000,
  );

  it('names no path of the machine that it was written on', () => {
    const places = [projectRoot, dirname(projectRoot), homedir()]
      .filter((path) => path.length > 1)
      .map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const own = new RegExp(`(?<![\\w./-])(${places.join('|')})(?=/)`);
    const anyone = /(?<![\w.:])(\/home\/|\/Users\/|\/workspaces?\/|[A-Z]:\\Users\\)(?!web_user)[\w.-]+[/\\]/;
    const found = texts.flatMap((file) => {
      const text = read(file);
      const match = own.exec(text) ?? anyone.exec(text);
      return match ? [`${file}: ${match[0]}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('holds no secret', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b|\bxox[baprs]-[\w-]{10,}/;
    expect(texts.filter((file) => secret.test(read(file)))).toEqual([]);
    expect(committed().filter((file) => /(^|\/)\.env|\.key$|\.pem$/.test(file))).toEqual([]);
  });

  it('has no mark of an unfinished merge, and nothing that is made again by a build', () => {
    expect(texts.filter((file) => /^(<{7} |>{7} )/m.test(read(file)))).toEqual([]);
    expect(committed().filter((file) => /^(dist|\.astro|\.plaudit|node_modules)\//.test(file))).toEqual([]);
  });
});
