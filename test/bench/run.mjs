/** `npm run bench [section…]`: speed side by side with the neighbours. Prints goals and verdicts; never fails a build. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { comparison } from './comparison.mjs';
import { conditionCost } from './conditions.mjs';
import { tableOf, verdictOf } from './figures.mjs';
import { paceTable } from './pace-table.mjs';
import { pollCost } from './poll-cost.mjs';
import { reaction } from './reaction.mjs';
import { soak } from './soak.mjs';
import { startUp } from './start-up.mjs';
import { root } from './workshop.mjs';

const sections = {
  start: startUp,
  poll: pollCost,
  pace: paceTable,
  compare: comparison,
  conditions: conditionCost,
  reaction,
  soak,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !Object.hasOwn(sections, id));
if (unknown.length > 0) {
  process.stderr.write(`no section ${unknown.join(', ')}; there are: ${Object.keys(sections).join(', ')}\n`);
  process.exit(2);
}

const results = [];
for (const [id, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  const section = await measure().catch((error) => ({ id, title: id, figures: [], notes: [`not measured: ${error.message}`] }));
  process.stdout.write(`${tableOf(section)}\n`);
  results.push(section);
}

const report = {
  time: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model,
  cores: cpus().length,
  sections: results.map((section) => ({
    ...section,
    figures: section.figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  })),
};
await mkdir(join(root, 'reports'), { recursive: true });
await writeFile(join(root, 'reports/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write('Ratios within one run count, not milliseconds. All figures: reports/bench.json\n');
