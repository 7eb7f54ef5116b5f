import { formatProblem } from '../../dataset/problem.ts';
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

const unread = globalThis as { [key: symbol]: string | undefined };
const unreadKey = Symbol.for('plaudit.unread');

/** Why the dev server could not read the site again; nothing when it could. */
export function setUnread(message: string | undefined): void {
  unread[unreadKey] = message;
}

/** What the author of any page must know while writing: mistakes that have no figure to be shown in the place of. */
export function placelessProblems(): string[] {
  const message = unread[unreadKey];
  if (message !== undefined) return [message];
  return currentSite()
    .problems.filter(
      ({ severity, rule }) => severity === 'error' && /(frontmatter|dataset|brand|brand-file)$/.test(rule),
    )
    .map(formatProblem);
}
