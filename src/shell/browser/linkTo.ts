/** A link to a figure, by its title. */
export function linkTo(id: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = titleOf(id);
  return link;
}

function titleOf(id: string): string {
  const figure = document.getElementById(id);
  return figure?.querySelector('.pl-title, .pl-big-label')?.textContent.trim() ?? id;
}
