import { Project } from './project.ts';
import { report } from './report.ts';
import type { Row, Settings } from './row.ts';
import { writeSurvey } from './survey.ts';
import { times } from './times.ts';

const budgets: Record<number, number> = { 100_000: 5, 1_000_000: 12 };

/** Builds from CSV with nothing kept from before: one report of 10 figures. */
export async function buildsFromCsv({ runs, sizes, say }: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes.filter((each) => each >= 100_000)) {
    const project = new Project();
    project.write('content/reports/ten.mdx', report(10));
    await writeSurvey(project.root, size);
    const values = await times(runs, (run) => {
      say(`build from CSV, ${size} answers, ${run + 1} of ${runs}`);
      project.cool();
      return project.build();
    });
    const name = `build, 1 report × 10 figures, CSV of ${size.toLocaleString('en')} answers`;
    rows.push({ name, unit: 's', values, budget: budgets[size] });
    project.remove();
  }
  return rows;
}

/** Builds of 10 reports with 10 figures each over 50,000 answers: with nothing kept, again, and after a page changed. */
export async function buildsOfSite({ runs, say }: Settings): Promise<Row[]> {
  const project = new Project();
  const page = (n: number) => `content/reports/report-${n}.mdx`;
  for (let n = 1; n <= 10; n++) project.write(page(n), report(10, `Report ${n}`));
  await writeSurvey(project.root, 50_000);
  const timed = (what: string, prepare: (run: number) => void) =>
    times(runs, (run) => {
      say(`build of 10 reports, ${what}, ${run + 1} of ${runs}`);
      prepare(run);
      return project.build();
    });
  const cold = await timed('cold', () => project.cool());
  const warm = await timed('warm', () => undefined);
  const changed = await timed('one page changed', (run) =>
    project.write(page(1), report(10, `Changed ${run}`)),
  );
  project.remove();
  const name = 'build, 10 reports × 10 figures, 50,000 answers';
  return [
    { name: `${name}, cold`, unit: 's', values: cold, budget: 15 },
    { name: `${name}, warm`, unit: 's', values: warm, budget: 4 },
    { name: `${name}, warm, one page changed`, unit: 's', values: changed, budget: 4 },
  ];
}
