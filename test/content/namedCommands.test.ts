import { describe, expect, it } from 'vitest';
import { usageOf } from '../../src/cli/commandLine.ts';
import { commands } from '../../src/cli/commands.ts';
import { usage as usageOfMeasure } from '../../src/cli/measure/options.ts';
import { committed, read } from '../policy/files.ts';

const documents = committed().filter((file) => /^(README\.md|docs\/.*\.md|content\/guide\/.*\.mdx)$/.test(file));

/** The commands of a text: in blocks of code up to the end of the line, in sentences up to the closing backtick. */
function namedIn(file: string): { place: string; script: string; flags: string[] }[] {
  return [...read(file).matchAll(/\bnpm (?:run (?:--silent )?([\w:]+)|(start|test)\b)(?: -- ([^\n`]*))?/g)].map(
    ([whole, run, short, words = '']) => ({
      place: `${file}: ${whole}`,
      script: run ?? short ?? '',
      flags: [...words.replace(/ #.*| && .*/, '').matchAll(/(?<=^|\s)--[a-z][a-z-]*/g)].map(([flag]) => flag),
    }),
  );
}

/** The options of a script, from the help that it prints. */
function optionsOf(script: string): string[] {
  const command = script in commands ? commands[script as keyof typeof commands] : undefined;
  const help = command ? usageOf(command) : script === 'measure' ? usageOfMeasure() : '';
  return [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag = '']) => flag);
}

describe('a command that the documents or the guide name', () => {
  const named = documents.flatMap(namedIn);

  it('has the options that stand after it', () => {
    const told = named.filter(({ flags }) => flags.length > 0);
    expect(told.length).toBeGreaterThan(20);
    const wrong = told.filter(({ script, flags }) => flags.some((flag) => !optionsOf(script).includes(flag)));
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });
});
