import { describe, expect, it } from 'vitest';
import { figureTags } from '../../src/mdx/reference.ts';
import { controlTags } from '../../src/mdx/controlTags.ts';
import { committed, read } from '../policy/files.ts';

const pages = committed().filter((file) => /^content\/guide\/.*\.mdx$/.test(file));
const text = (file: string) => read(file);

describe('the guide', () => {
  it.each(figureTags().map(({ tag }) => [tag]))('has a page of <%s> with a live example and its props', (tag) => {
    const page = pages.filter((file) => /^content\/guide\/(figures|scenarios)\//.test(file)).map(text).find((each) => each.includes(`<Reference of="${tag}" />`));
    expect(page, `content/guide/ has no page with <Reference of="${tag}" />`).toBeDefined();
    const examples = [...(page ?? '').matchAll(/````mdx example\n([^]*?)\n````/g)].map(([, code]) => code);
    expect(examples.some((code) => code?.includes(`<${tag}`))).toBe(true);
  });

  it.each(Object.keys(controlTags).map((tag) => [tag]))('shows the props of the input <%s>', (tag) => {
    expect(pages.some((file) => text(file).includes(`<Reference of="${tag}" />`))).toBe(true);
  });

  it('says of each page what it is about', () => {
    expect(pages.filter((file) => !/^description: .{20,}/m.test(text(file)))).toEqual([]);
  });
});
