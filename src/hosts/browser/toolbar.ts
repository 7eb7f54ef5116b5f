import { toolbarWords } from '../../words/toolbarWords.ts';
import type { PageData } from '../pageData.ts';
import { actionsOf, type Action, type ActionName } from './actions.ts';
import { say } from './toast.ts';

/** Opens the menu of a figure under its button, or closes it. */
export function toggleMenu(tools: HTMLElement, page: PageData): void {
  const open = tools.querySelector('[role=menu]');
  if (open) return closeMenu(tools);
  const button = buttonOf(tools);
  const menu = document.createElement('div');
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', button.getAttribute('aria-label') ?? '');
  const items = actionsOf(hostOf(tools), page).map((action) => menuItem(action, tools, page));
  menu.append(...items);
  menu.addEventListener('keydown', (event) => steer(event, items, tools));
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!tools.contains(relatedTarget as Node | null)) closeMenu(tools, false);
  });
  tools.append(menu);
  button.setAttribute('aria-expanded', 'true');
  items[0]?.focus();
}

/** What is asked most stands beside the button for those who have a pointer; the menu has it too. */
export function addQuickButtons(tools: HTMLElement, page: PageData): void {
  if (tools.querySelector('.pl-quick')) return;
  const quick = document.createElement('span');
  quick.className = 'pl-quick';
  const host = hostOf(tools);
  const actions = actionsOf(host, page).filter(({ name }) => name in icons);
  quick.append(
    ...actions.map(({ name, label }) => {
      const button = made('button', { type: 'button', tabindex: '-1', title: label, 'aria-label': label });
      button.append(icon(icons[name] ?? ''));
      button.addEventListener('click', () => void perform(name, tools, page));
      return button;
    }),
  );
  tools.prepend(quick);
}

const icons: Partial<Record<ActionName, string>> = {
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10',
  link: 'M6.6 9.4a2.8 2.8 0 0 0 4 0l2.3-2.3a2.8 2.8 0 0 0-4-4L7.7 4.3M9.4 6.6a2.8 2.8 0 0 0-4 0L3.1 8.9a2.8 2.8 0 0 0 4 4l1.2-1.2',
  full: 'M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10',
};

function icon(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawn = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  drawn.setAttribute('viewBox', '0 0 16 16');
  drawn.setAttribute('aria-hidden', 'true');
  drawn.append(line);
  return drawn;
}

function menuItem({ name, label }: Action, tools: HTMLElement, page: PageData): HTMLElement {
  const item = made('button', { type: 'button', role: 'menuitem', tabindex: '-1', 'data-action': name });
  item.textContent = label;
  item.addEventListener('click', () => {
    closeMenu(tools);
    void perform(name, tools, page);
  });
  return item;
}

async function perform(name: ActionName, tools: HTMLElement, page: PageData): Promise<void> {
  const action = actionsOf(hostOf(tools), page).find((each) => each.name === name);
  try {
    await action?.act();
  } catch (error) {
    console.warn(error);
    say(toolbarWords(page.locale).failed((error as Error).message));
  }
  // their labels say what the next press does
  const quick = tools.querySelector('.pl-quick');
  if (!quick) return;
  quick.remove();
  addQuickButtons(tools, page);
}

function steer(event: KeyboardEvent, items: HTMLElement[], tools: HTMLElement): void {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = targetOf(event.key, at, items);
  if (event.key === 'Escape' || event.key === 'Tab') {
    if (event.key === 'Escape') event.preventDefault();
    return closeMenu(tools);
  }
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

/** The item that a key goes to: neighbours, ends, the next that begins with the letter. */
function targetOf(key: string, at: number, items: HTMLElement[]): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  if (key in moves) return moves[key];
  if (key.length !== 1 || key === ' ') return undefined;
  const starts = (item: HTMLElement) =>
    item.textContent?.toLowerCase().startsWith(key.toLowerCase()) ?? false;
  const order = items.map((_, index) => (at + 1 + index) % items.length);
  return order.find((index) => starts(items[index] as HTMLElement));
}

/** Closes the menu and gives the keyboard back to its button. */
function closeMenu(tools: HTMLElement, focus = true): void {
  const menu = tools.querySelector('[role=menu]');
  if (!menu) return;
  const button = buttonOf(tools);
  button.setAttribute('aria-expanded', 'false');
  if (focus) button.focus();
  menu.remove();
}

function buttonOf(tools: HTMLElement): HTMLElement {
  return tools.querySelector<HTMLElement>(':scope > button')!;
}

function hostOf(tools: HTMLElement): HTMLElement {
  return tools.closest<HTMLElement>('plaudit-figure')!;
}

function made(name: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
