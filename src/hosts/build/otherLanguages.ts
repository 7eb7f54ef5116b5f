import { siteLanguages } from '../../mdx/translations.ts';
import type { Locale } from '../../words/format.ts';
import { currentSite } from './current.ts';

/** The pages that every language of the site but the first has below its own folder, such as `/fr/`. */
export function otherLanguages(): { params: { lang: Locale }; props: { lang: Locale } }[] {
  const [, ...others] = siteLanguages(currentSite().pages);
  return others.map((lang) => ({ params: { lang }, props: { lang } }));
}
