import { committed, read } from '../policy/files.ts';

export type CodeBlock = { file: string; line: number; language: string; code: string };

/** The fenced code blocks of README, docs and guide, without their indentation; those inside of another block are its text. */
export function codeBlocks(languages: string[]): CodeBlock[] {
  return committed()
    .filter((file) => /^(README\.md|docs\/.*\.md|content\/guide\/.*\.mdx)$/.test(file))
    .flatMap(blocksOf)
    .filter(({ language }) => languages.includes(language));
}

function blocksOf(file: string): CodeBlock[] {
  const text = read(file);
  return [...text.matchAll(/^( *)(`{3,})(\w*)[^\n`]*\n([^]*?)\n\1\2$/gm)].map((match) => {
    const [, indent = '', , language = '', code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    return { file, line, language, code: code.replace(new RegExp(`^${indent}`, 'gm'), '') };
  });
}
