import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeBlocks, type CodeBlock } from './codeBlocks.ts';

const cases = (...languages: string[]) =>
  codeBlocks(languages).map((block) => [`${block.file}:${block.line}`, block] as [string, CodeBlock]);

describe('a block of the documents', () => {
  it.each(cases('yaml', 'yml'))('of YAML can be read: %s', (_, { code }) => {
    expect(parse(code)).toBeTypeOf('object');
  });

  it('of JSON can be read', () => {
    for (const [place, { code }] of cases('json')) expect(() => JSON.parse(code) as unknown, place).not.toThrow();
  });
});

type Step = { id?: string; uses?: string; run?: string; with?: object; env?: Record<string, string> };
type Job = { 'runs-on'?: string; needs?: string; steps: Step[] };
type Workflow = { on: object; permissions: object; jobs: Record<string, Job> };

describe('a GitHub workflow of the guide', () => {
  const workflows = cases('yaml')
    .map(([place, { code }]) => [place, parse(code) as Workflow] as const)
    .filter(([, { jobs }]) => jobs);

  it('is there for GitHub Pages, build hooks, S3 and nginx', () => expect(workflows).toHaveLength(4));

  it.each(workflows)('runs on a schedule and by hand, with rights of its own: %s', (_, { on, permissions }) => {
    expect(Object.keys(on)).toEqual(expect.arrayContaining(['schedule', 'workflow_dispatch']));
    expect(permissions).toBeTypeOf('object');
  });

  it.each(workflows)('has jobs whose steps use or run something: %s', (_, { jobs }) => {
    for (const { needs, steps, ...job } of Object.values(jobs)) {
      expect(job['runs-on']).toBeTypeOf('string');
      if (needs) expect(jobs).toHaveProperty(needs);
      for (const step of steps) expect(Boolean(step.uses) !== Boolean(step.run), JSON.stringify(step)).toBe(true);
    }
  });

  it.each(workflows)('names no step that is not there, and no variable that it does not set: %s', (_, { jobs }) => {
    for (const { steps } of Object.values(jobs)) {
      const ids = steps.map(({ id }) => id);
      for (const [, id] of JSON.stringify(steps).matchAll(/steps\.(\w+)\.outputs/g)) expect(ids).toContain(id);
      for (const { run = '', env = {} } of steps)
        for (const [, name = ''] of run.matchAll(/\$([A-Z_]+)/g)) expect(env).toHaveProperty(name);
    }
  });
});

describe('a build that a file of the guide runs', () => {
  const page = codeBlocks(['yaml', 'toml']).filter(({ file }) => file === 'content/guide/publish.mdx');
  const builds = page.flatMap(({ code }) => code.match(/^.*npm run build.*$/gm) ?? []);

  it('says where the site will be', () => {
    expect(builds.length).toBeGreaterThanOrEqual(5);
    expect(builds.filter((build) => !/ -- .*--site \S/.test(build))).toEqual([]);
  });
});
