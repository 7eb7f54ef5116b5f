import type { ShellWords } from '../../words/shellWords.ts';
import { problemsOf } from './cautions.ts';
import { linkTo } from './linkTo.ts';

/** Lists what a reader should know before trusting the page. */
export function fillProblems(words: ShellWords): void {
  const host = document.getElementById('sh-problems');
  if (!host) return;
  const found = problemsOf(document);
  const list = document.createElement('ul');
  list.className = 'sh-problems';
  for (const { kind, text, figure } of found) {
    const line = document.createElement('li');
    line.className = 'sh-problem';
    line.dataset['kind'] = kind;
    const said = document.createElement('span');
    said.append(...(figure ? [linkTo(figure), ': '] : []), text);
    line.append(said);
    list.append(line);
  }
  const none = document.createElement('p');
  none.textContent = words.noProblems;
  host.replaceChildren(found.length ? list : none);
}
