import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locatorOf } from '../../dataset/locator.ts';
import type { Problem } from '../../dataset/problem.ts';
import { untranslated } from '../../dataset/text.ts';
import type { Page } from '../../mdx/page.ts';
import { siteLanguages } from '../../mdx/translations.ts';
import type { Published } from '../../publish/publishOne.ts';

/** Texts of a dataset that are there in other languages, but not in one that pages over it are in: a warning for each language. */
export function missingTranslations(root: string, published: Published[], pages: Page[]): Problem[] {
  return published.flatMap(({ manifest }) => {
    const over = pages.filter(({ dataset }) => dataset.name === manifest.name);
    return over.length === 0
      ? []
      : siteLanguages(over).flatMap((lang) =>
          missing(root, manifest.name, lang, untranslated(manifest, lang)),
        );
  });
}

function missing(root: string, name: string, lang: string, paths: string[][]): Problem[] {
  const [first] = paths;
  if (!first) return [];
  const file = `data/${name}/dataset.yaml`;
  const shown = paths.slice(0, 3).map((path) => path.join('.'));
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  return [
    {
      file,
      ...locatorOf(readFileSync(join(root, file), 'utf8'))(first),
      rule: 'missing-translation',
      message: `missing language ${lang}: ${shown.join(', ')}${more}`,
      severity: 'warning',
      suggestion: 'pages in this language show the first one instead',
    },
  ];
}
