import { languageTag } from './controlInputs.ts';
import type { Stage } from '../../engine/browser.ts';

/** The page's status line. Its words stand in the page as data attributes, so that this script needs no languages. */

const line = () => document.getElementById('pl-status');
let travelling = false;

/** What the engine is doing, with megabytes. */
export function showStage(stage: Stage): void {
  const host = line();
  if (!host) return;
  if (stage.stage === 'ready') return clearStatus();
  // engine and data travel together: the engine is what a reader waits for
  if (stage.stage === 'engine') travelling = stage.done < stage.total;
  if (stage.stage === 'data' && travelling) return;
  const text = host.dataset[stage.stage] ?? '';
  host.dataset['kind'] = 'busy';
  host.textContent =
    'done' in stage
      ? text.replace('{done}', megabytes(stage.done)).replace('{total}', megabytes(stage.total))
      : text;
}

/** A question that could not be answered, with a way to try again. */
export function showFailure(retry: () => void): void {
  const host = line();
  if (!host) return;
  host.dataset['kind'] = 'failed';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = host.dataset['retry'] ?? '';
  button.addEventListener('click', () => {
    clearStatus();
    retry();
  });
  host.replaceChildren(host.dataset['failed'] ?? '', ' ', button);
}

/** A part of the link that was not understood. */
export function showNotice(what: string): void {
  const notice = document.getElementById('pl-notice');
  if (!notice) return;
  notice.hidden = false;
  notice.textContent = (notice.dataset['ignored'] ?? '').replace('{what}', what);
}

export function clearStatus(): void {
  const host = line();
  if (!host) return;
  delete host.dataset['kind'];
  host.textContent = '';
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString(languageTag(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
