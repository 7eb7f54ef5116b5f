import type { Control } from '../../sql/controls.ts';
import type { Locale } from '../../words/format.ts';
import { printWords } from '../../words/printWords.ts';
import { chosenWords } from '../chosen.ts';
import { controlHtml } from './controlView.ts';
import { parsed } from './serverDom.ts';

/** What the inputs of a page are set to before a reader changes them. */
export function chosenAtBuild(controls: Control[], locale: Locale): string[] {
  const markup = controls.map((control) => controlHtml(control, locale)).join('');
  const document = parsed(markup);
  // this DOM selects the first option whatever the markup says
  for (const option of document.querySelectorAll('option[selected]'))
    (option as unknown as HTMLOptionElement).selected = true;
  return chosenWords(document as unknown as Document, printWords(locale).named);
}
