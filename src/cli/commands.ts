/** What every command that builds takes. */
const buildOptions = {
  base: {
    type: 'string',
    value: '/PATH/',
    about: 'the path that the site is served under; default: BASE_PATH, else /',
  },
  site: {
    type: 'string',
    value: 'URL',
    about: 'the address of the site without its path; default: SITE_URL',
  },
  'out-dir': { type: 'string', value: 'FOLDER', about: 'where the site goes; default dist' },
  drafts: { type: 'boolean', about: 'with the pages that say draft: true' },
} as const;

/** The commands of package.json with their options; those that take names of reports say so. `measure` has its own. */
export const commands = {
  build: {
    about: 'Builds the site into dist/.',
    examples: ['npm run build', 'npm run build -- --base /reports/ --site https://example.org'],
    options: buildOptions,
  },
  start: {
    about: 'Builds the site, serves it and says where it is.',
    examples: ['npm start', 'npm start -- --port 8080'],
    options: {
      ...buildOptions,
      port: { type: 'string', default: '4321', value: 'N', about: 'default 4321' },
    },
  },
  check: {
    about: 'Finds every mistake of data and pages without building. Exit status 1 when there is an error.',
    examples: ['npm run check'],
    options: { json: { type: 'boolean', default: false, about: 'an array of problems, for editors' } },
  },
  new: {
    about: 'Copies a report as a starting page for a dataset.',
    examples: ['npm run new -- --list', 'npm run new -- --template csat --dataset mydata'],
    options: {
      template: { type: 'string', value: 'NAME', about: 'a report as --list names it' },
      dataset: { type: 'string', value: 'NAME', about: 'a folder in data/ with a dataset.yaml' },
      lang: { type: 'string', value: 'en|fr|ru', about: 'the version of the template in this language' },
      name: { type: 'string', value: 'NAME', about: 'file in content/reports/; default DATASET-TEMPLATE' },
      list: { type: 'boolean', default: false, about: 'the reports that can be copied' },
    },
  },
  edition: {
    about:
      'Saves the headline numbers of reports as they are, so that their next edition can say what changed.',
    examples: ['npm run edition -- quarter --name "Q2 2026"'],
    reports: true,
    options: {
      name: { type: 'string', value: 'NAME', about: 'default: edition of the frontmatter, else its date' },
      replace: { type: 'boolean', default: false, about: 'an edition of this name that is saved already' },
    },
  },
  export: {
    about: 'Makes reports into files. Needs a Chromium or Chrome.',
    examples: ['npm run export -- quarter --pdf --html --pptx --png'],
    reports: true,
    options: {
      ...buildOptions,
      pdf: { type: 'boolean', about: 'the printed layout' },
      html: { type: 'boolean', about: 'one file that opens from disk' },
      pptx: { type: 'boolean', about: 'PowerPoint, a figure a slide' },
      png: { type: 'boolean', about: 'a picture for each figure' },
      out: {
        type: 'string',
        default: 'exports',
        value: 'FOLDER',
        about: 'where the files go; default exports',
      },
      lang: { type: 'string', value: 'en|fr|ru', about: 'the report in this language' },
      paper: { type: 'string', default: 'a4', value: 'a4|letter', about: 'of --pdf; default a4' },
    },
  },
  bench: {
    about: 'Measures builds, pages and answers against the budgets. Needs a Chromium or Chrome.',
    examples: ['npm run bench', 'npm run bench -- --quick --only open'],
    options: {
      quick: { type: 'boolean', default: false, about: 'once each, up to 100,000 answers' },
      json: { type: 'boolean', default: false, about: 'for a program' },
      only: { type: 'string', multiple: true, value: 'NAME', about: 'one kind of measurement; repeatable' },
      runs: { type: 'string', value: 'N', about: 'how often each is measured; default 5' },
    },
  },
  docs: {
    about: 'Writes docs/figures.md from the schemas in src/, and the library that npm run new copies from.',
    examples: ['npm run docs'],
    options: {},
  },
} as const;
