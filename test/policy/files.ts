import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/site.ts';

let known: string[] | undefined;

/** Paths of the files that are, or are about to be, committed. */
export function committed(): string[] {
  const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  known ??= execFileSync('git', words, { cwd: projectRoot, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && existsSync(join(projectRoot, file)));
  return known;
}

export function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}
