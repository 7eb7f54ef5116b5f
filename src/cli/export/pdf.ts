import { fileOf, openReport, type Job } from './job.ts';

/** The report as PDF, with tags for screen readers and bookmarks of its headings; the layout is that of print. */
export async function exportPdf(job: Job): Promise<string[]> {
  const tab = await openReport(job);
  const path = fileOf(job, '.pdf');
  const format = { a4: 'A4', letter: 'Letter' }[job.paper];
  await tab.pdf({ path, format, tagged: true, outline: true, printBackground: true });
  return [path];
}
