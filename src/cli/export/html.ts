import { writeFileSync } from 'node:fs';
import { pathOf } from '../../mdx/page.ts';
import { formatDate } from '../../words/format.ts';
import { printWords } from '../../words/printWords.ts';
import { fileOf, openReport, type Job } from './job.ts';

/** What the file may do: nothing but show itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report as one file that opens from disk: styles and pictures inside, no script, no engine, nothing fetched. */
export async function exportHtml(job: Job): Promise<string[]> {
  const tab = await openReport(job);
  const { lang } = job.page.frontmatter;
  const address = job.site && new URL(`${pathOf(job.page)}/`, `${job.site.replace(/\/*$/, '')}/`).href;
  const parts = await tab.evaluate(takeApart, {
    origin: new URL(job.url).origin,
    site: address ? new URL(address).origin : undefined,
  });
  const day = formatDate(new Date().toISOString(), lang);
  const { hash, name } = job.page.dataset;
  const path = fileOf(job, '.html');
  writeFileSync(
    path,
    `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Plaudit">
<title>${escape(job.page.title)}</title>
${parts.description ? `<meta name="description" content="${escape(parts.description)}">` : ''}
<style>${parts.styles}
${ownStyle}</style>
</head>
<body>
${parts.body}
<p class="pl-report pl-facts">${escape(printWords(lang).made(day))} · ${escape(`${name} ${hash}`)}</p>
</body>
</html>
`,
  );
  return [path];
}

const ownStyle = `
.pl-print { display: block }
.pl-report { max-width: 47.5rem; margin: 0 auto; padding: 1.5rem 1.25rem }
.pl-online:empty, #pl-status, .pl-notice, .pl-toolbar, .pl-actions { display: none }
.pl-online svg { width: 6rem; height: 6rem }
`;

/** In the page: its report without what needs the site, its styles as text. Must not refer to anything outside. */
async function takeApart({ origin, site }: { origin: string; site?: string | undefined }) {
  const main = (document.querySelector('main') as HTMLElement).cloneNode(true) as HTMLElement;
  const gone =
    'script, noscript, .pl-controls, [data-control], .pl-toolbar, .pl-actions, #pl-status, .pl-notice, #pl-chips, button.pl-menu';
  for (const each of main.querySelectorAll(gone)) each.remove();
  for (const each of main.querySelectorAll('[contenteditable], [tabindex="-1"]'))
    each.removeAttribute('tabindex');
  // heads that sorted are words
  for (const button of main.querySelectorAll('button')) button.replaceWith(...button.childNodes);
  for (const link of main.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const to = new URL(link.href, location.href);
    if (to.origin !== origin || to.href.replace(/#.*/, '') === location.href.replace(/#.*/, '')) {
      if (to.origin === origin) link.setAttribute('href', to.hash);
    } else if (site) link.setAttribute('href', site + to.pathname + to.search + to.hash);
    else link.removeAttribute('href');
  }
  for (const image of main.querySelectorAll('img')) {
    const blob = await (await fetch(image.src)).blob();
    image.src = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.readAsDataURL(blob);
    });
  }
  const used = (rule: CSSRule): string => {
    if (rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule) return '';
    const text = rule.cssText;
    // the frame around the report stays where it is
    return /\.sh-|url\((?!["']?(data:|#))/.test(text) && !(rule instanceof CSSMediaRule) ? '' : text;
  };
  const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(used));
  return {
    body: main.outerHTML,
    styles: styles.filter(Boolean).join('\n').replaceAll('</', '<\\/'),
    description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
