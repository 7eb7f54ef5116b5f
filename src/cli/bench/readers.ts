import { openBrowser } from '../browser.ts';
import { filters } from './filters.ts';
import { opened } from './opened.ts';
import { Project } from './project.ts';
import { report } from './report.ts';
import type { Row, Settings } from './row.ts';
import { serve } from './serve.ts';
import { writeSurvey } from './survey.ts';
import { weights } from './weights.ts';

export type ReaderGroup = 'weight' | 'open' | 'filter';

/** What a reader's machine has to load, draw and answer. */
export async function readers(settings: Settings, groups: ReaderGroup[]): Promise<Row[]> {
  const rows: Row[] = [];
  const project = new Project();
  project.write('content/reports/ten.mdx', report(10));
  project.write('content/reports/eight.mdx', report(8));
  const browser = await openBrowser();
  try {
    const [first = 10_000, ...more] = settings.sizes;
    for (const size of groups.includes('filter') ? [first, ...more] : [first]) {
      settings.say(`a site over ${size} answers`);
      await writeSurvey(project.root, size);
      await project.build();
      const { address, close } = await serve(project.dist);
      if (size === first && groups.includes('weight'))
        rows.push(...weights(project.dist, 'reports/ten/index.html'));
      if (size === first && groups.includes('open'))
        rows.push(...(await opened(browser, address, 'reports/ten/', settings)));
      if (groups.includes('filter'))
        rows.push(...(await filters(browser, `${address}reports/eight/`, size, settings)));
      close();
    }
    return rows;
  } finally {
    await browser.close();
    project.remove();
  }
}
