import { join } from 'node:path';
import { currentSite } from '../current.ts';
import { cardOf } from './card.ts';
import { socialImage } from './image.ts';

/** The picture of a report by its path in the site; undefined when there is no such report. */
export async function socialPicture(slug: string | undefined, name: string) {
  const site = currentSite();
  const page = site.pages.find((each) => each.slug === slug);
  if (!page) return undefined;
  const card = cardOf(page, await site.drawn(page));
  const brand = { name, accent: site.brand?.colours?.accent?.light };
  return socialImage(card, { brand, cacheDir: join(process.cwd(), '.plaudit') });
}
