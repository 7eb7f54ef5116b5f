/** Marks the heading that is being read in the outline: the last one above the upper third of the window. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.sh-outline li a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length) return;
  const mark = () => {
    const line = innerHeight / 3;
    const passed = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < line);
    const current = links[Math.max(0, passed)];
    for (const link of links) {
      if (link !== current) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'location');
        reveal(link);
      }
    }
  };
  // a heading that crosses an edge of the window, or the line, is all that can change the answer
  const watcher = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of headings) if (heading) watcher.observe(heading);
}

/** Scrolls the outline, and nothing else. */
function reveal(link: HTMLElement): void {
  const list = link.closest('ul');
  if (!list || list.scrollHeight <= list.clientHeight) return;
  list.scrollTop +=
    link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
}
