import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWords, usageOf } from '../../src/cli/commandLine.ts';
import { commands } from '../../src/cli/commands.ts';
import { read } from '../policy/files.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const own = Object.entries(scripts).filter(([, script]) => script.startsWith('node src/cli/'));

describe('the help of a command', () => {
  it('is there for every script of package.json that is ours', () => {
    const names = own.map(([name]) => name).filter((name) => name !== 'measure');
    expect(Object.keys(commands).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(commands))('names every option with what it is for: %s', (_, command) => {
    const usage = usageOf(command);
    for (const name of [...Object.keys(command.options), 'help'])
      expect(usage).toMatch(new RegExp(`^  --${name} .*\\w{2}`, 'm'));
    for (const example of command.examples) expect(usage).toContain(example);
  });

  it('is printed instead of a build', () => {
    const said = execFileSync(process.execPath, [resolve('src/cli/build.ts'), '--help'], {
      encoding: 'utf8',
    });
    expect(said).toBe(usageOf(commands.build));
  });
});

describe('a command line that makes no sense', () => {
  it('is told without a stack, with the option that was meant and all that there are', () => {
    const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/build.ts'), '--bas=/x/'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'unknown option: --bas\n    did you mean "--base"?\n    valid: --base, --site, --out-dir, --drafts, --help\n',
    );
  });

  it('lacks a value, or has words where none belong', () => {
    expect(() => readWords(commands.build, ['--base'])).toThrow(/^option '--base.*\n {4}valid: /);
    expect(() => readWords(commands.build, ['dist'])).toThrow(/^unexpected argument 'dist'/);
    expect(readWords(commands.export, ['quarter', '--pdf']).positionals).toEqual(['quarter']);
  });
});
