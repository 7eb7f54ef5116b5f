/** The name that readers know the site by, where a page is shown outside it. */
export const siteName = 'Plaudit';
