/** The test projects: fast pure tests, real servers, the command line, a machine's own tools, and the house rules. */
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
const project = (name: string, include: string[], testTimeout: number) => ({ test: { name, include, testTimeout, root } });
// Pure code leaves nothing behind, so its files may share a worker: most of the time would go into starting one for each.
const pure = (name: string, include: string[]) => ({ test: { name, include, root, pool: 'threads' as const, isolate: false } });

// Where a machine wants counts, each run leaves a report of its own beside the others.
const reports = process.env['VITEST_REPORTS'];

export default defineConfig({
  test: {
    reporters: reports === undefined ? ['default'] : ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]],
    projects: [
      pure('unit', ['test/unit/**/*.test.ts', 'test/property/**/*.test.ts']),
      project('integration', ['test/integration/**/*.test.ts'], 20_000),
      project('cli', ['test/cli/**/*.test.ts'], 30_000),
      project('system', ['test/system/**/*.test.ts'], 60_000),
      project('house', ['test/architecture.test.ts'], 30_000),
    ],
  },
});
