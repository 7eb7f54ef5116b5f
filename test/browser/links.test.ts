import { describe, expect, inject, it } from 'vitest';
import { brokenLinks } from '../setup/links.ts';

describe('links and anchors of every page', () => {
  const { cafe, project } = inject('shared');

  it('lead to what is there, on the project’s own site', () => {
    expect(brokenLinks(project.dist)).toEqual([]);
  });

  it('lead to what is there, on a stranger’s site', () => {
    expect(brokenLinks(cafe.dist)).toEqual([]);
  });

  it('lead to what is there, under a path', () => {
    expect(brokenLinks(cafe.sub, '/sub/path/')).toEqual([]);
  });
});
