import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const here = resolve(import.meta.dirname, '../../..');

/** A project of its own: `src/` is a copy, packages are links, data and pages are the bench's. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), 'plaudit-bench-'));

  constructor() {
    for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
      cpSync(join(here, name), join(this.root, name), { recursive: true });
    mkdirSync(join(this.root, 'node_modules'));
    for (const name of readdirSync(join(here, 'node_modules')))
      if (!name.startsWith('.'))
        symlinkSync(join(here, 'node_modules', name), join(this.root, 'node_modules', name), 'junction');
  }

  get dist(): string {
    return join(this.root, 'dist');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Forgets everything that a build keeps. */
  cool(): void {
    for (const name of ['.plaudit', '.astro', 'dist', 'node_modules/.vite', 'node_modules/.astro'])
      rmSync(join(this.root, name), { recursive: true, force: true });
  }

  /** Builds the site as `npm run build` does; gives seconds. */
  async build(): Promise<number> {
    const start = performance.now();
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
    const child = spawn(process.execPath, ['src/cli/build.ts'], {
      cwd: this.root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const code = await new Promise((done) => child.on('close', done));
    if (code !== 0) throw new Error(`the build of the bench failed\n${output}`);
    return (performance.now() - start) / 1000;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}
