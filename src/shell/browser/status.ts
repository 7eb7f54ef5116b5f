import type { Told } from '../../hosts/browser/tell.ts';
import { problemsOf } from './cautions.ts';

/** What the page's host tells the frame, as events of the document. */
export type EngineEvent =
  { stage: 'engine' | 'data'; done: number; total: number } | { stage: 'starting' | 'ready' | 'failed' };
export type ScopeEvent = Told['plaudit:scope'];

/** Keeps the status bar true: the engine, the answers in scope, the filters in force. */
export function showStatus(): void {
  on<EngineEvent>('plaudit:engine', showEngine);
  on<ScopeEvent>('plaudit:scope', showScope);
  // a question in the address may have been asked before
  const { filters } = document.documentElement.dataset;
  if (filters) showScope({ asking: true, filters: Number(filters) });
  // figures are redrawn one after the other: count when they are
  on('plaudit:query', () => queueMicrotask(countProblems));
  on('plaudit:scope', countProblems);
  countProblems();
}

/** The filters at once; the answers when they are counted, and none rather than those of other filters. */
function showScope(event: ScopeEvent): void {
  counted('sh-filters', event.filters);
  const host = document.getElementById('sh-answers');
  if (!host) return;
  if ('answers' in event) {
    const number = event.answers?.toLocaleString(document.documentElement.lang) ?? '–';
    host.textContent = (host.dataset['words'] ?? '').replace('{n}', number);
  }
  host.setAttribute('aria-busy', String(event.asking));
}

function countProblems(): void {
  counted('sh-problem-count', problemsOf(document).length);
}

function on<T>(name: string, act: (detail: T) => void): void {
  document.addEventListener(name, (event) => act((event as CustomEvent<T>).detail));
}

function showEngine(event: EngineEvent): void {
  const host = document.getElementById('sh-engine');
  if (!host) return;
  const { stage } = event;
  const state = stage === 'engine' || stage === 'data' ? 'loading' : stage;
  // the data travel beside the engine, which is what takes the time
  if (stage === 'data' && host.dataset['state'] === 'loading') return;
  host.dataset['state'] = state;
  const words = host.dataset[state] ?? '';
  host.textContent =
    'done' in event
      ? words.replace('{done}', megabytes(event.done)).replace('{total}', megabytes(event.total))
      : words;
}

/** Words for a number: the element has those for 0 to 5, the last of which serve all greater numbers. */
function counted(id: string, count: number): void {
  const host = document.getElementById(id);
  if (!host) return;
  const words = JSON.parse(host.dataset['words'] ?? '[]') as string[];
  const text = words[Math.min(count, 5)]?.replace('5', String(count)) ?? '';
  host.querySelector('span')!.textContent = text;
}

function megabytes(bytes: number): string {
  const { lang } = document.documentElement;
  return (bytes / 1e6).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
