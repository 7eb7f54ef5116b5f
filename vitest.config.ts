import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const browserTests = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // what a page shows in the end, however busy the machine is
    expect: { poll: { timeout: 15_000 } },
    // browser tests wait more than they compute
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [browserTests] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          // one browser and a few built sites for all
          globalSetup: ['test/setup/global.ts'],
        },
      },
    ],
  },
});
