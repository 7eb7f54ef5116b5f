import { currentSite } from '../hosts/build/current.ts';

/** The name that readers know the site by, where a page is shown outside it. */
export function siteName(): string {
  return currentSite().brand?.name ?? 'Plaudit';
}
