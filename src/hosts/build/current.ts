import type { Site } from './site.ts';

/**
 * The site that is being built or served. The integration opens it outside the bundle, where native modules load;
 * routes, which Astro bundles, reach it here.
 */
const holder = globalThis as { [key: symbol]: Site | undefined };
const key = Symbol.for('plaudit.site');

export function currentSite(): Site {
  const site = holder[key];
  if (!site) throw new Error('the site is not open: is the integration plaudit() in astro.config.mjs?');
  return site;
}

export function setCurrentSite(site: Site): void {
  holder[key] = site;
}
