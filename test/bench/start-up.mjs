/** From start to exit when the goal already holds: whole processes, alternating, against Node itself and the neighbours. */
import { join } from 'node:path';
import { spreadOf } from './figures.mjs';
import { isInstalled, waitOn } from './peers.mjs';
import { resourcesOf, timeOf, withServer } from './processes.mjs';
import { root } from './workshop.mjs';

const ROUNDS = 15;
const OURS = 'watch-api, goal already met';
const WAIT_ON = 'wait-on';
const node = process.execPath;
const watchApi = [node, join(root, 'bin/watch-api.js')];

export function startUp() {
  return withServer(async (origin) => {
    const { subjects, notes } = await candidates(`${origin}/ready`);
    const fit = subjects.filter((subject) => isFit(subject, notes));
    const runs = alternate(fit);
    return {
      id: 'start',
      title: `Start to exit, goal already true: median of ${ROUNDS} alternating runs, in units of node -e 0`,
      figures: [...fit.map((subject) => timeFigure(subject, runs)), ...comparison(runs), ...fit.flatMap(memoryFigure)],
      notes,
    };
  });
}

async function candidates(url) {
  const subjects = [
    { name: 'node -e 0', argv: [node, '-e', '0'], resident: {} },
    { name: OURS, argv: [...watchApi, url, '--until', 'status=ready'], atMost: 3, resident: { goal: { atMost: 60 } } },
    { name: 'watch-api --version', argv: [...watchApi, '--version'], atMost: 1.3 },
    { name: 'watch-api --help', argv: [...watchApi, '--help'], atMost: 1.3 },
    { name: 'watch-api, usage error', argv: [...watchApi, '--no-such-flag'], exitCode: 2, atMost: 1.3 },
  ];
  const notes = [];
  if (isInstalled('curl')) subjects.push({ name: 'curl', argv: ['curl', '-s', url], resident: {} });
  else notes.push('curl is not installed');
  if (isInstalled('curl') && isInstalled('jq')) {
    subjects.push({ name: 'curl | jq -e', argv: ['sh', '-c', `curl -s ${url} | jq -e '.status == "ready"'`] });
  } else notes.push('jq is not installed');
  const peer = await waitOn();
  if (peer === undefined) notes.push('wait-on could not be installed');
  else subjects.push({ name: WAIT_ON, argv: [node, peer, url.replace('http:', 'http-get:')], resident: {} });
  return { subjects, notes };
}

/** One run to warm the caches; what does not exit as it should is noted, not measured. */
function isFit(subject, notes) {
  try {
    timeOf(subject);
    return true;
  } catch (error) {
    notes.push(`not measured: ${error.message}`);
    return false;
  }
}

/** All subjects in turn, round by round, so that a slow moment of the machine strikes all alike. */
function alternate(subjects) {
  const runs = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const subject of subjects) runs.get(subject.name).push(timeOf(subject));
  }
  return runs;
}

function timeFigure({ name, atMost }, runs) {
  const times = runs.get(name);
  const { value, low, high } = spreadOf(times);
  const floor = runs.get('node -e 0');
  return {
    name,
    ...spreadOf(times.map((time, round) => time / floor[round])),
    unit: '×',
    ...(atMost && { goal: { atMost } }),
    detail: `${value.toFixed(0)} ms (${low.toFixed(0)}–${high.toFixed(0)})`,
  };
}

/** How many times longer wait-on takes for the same. */
function comparison(runs) {
  const [ours, theirs] = [runs.get(OURS), runs.get(WAIT_ON)];
  if (ours === undefined || theirs === undefined) return [];
  const ratios = theirs.map((time, round) => time / ours[round]);
  return [{ name: 'wait-on ÷ watch-api', ...spreadOf(ratios), unit: '×', goal: { atLeast: 3.5 } }];
}

function memoryFigure(subject) {
  if (subject.resident === undefined) return [];
  const sizes = [1, 2, 3].flatMap(() => resourcesOf(subject)?.mebibytes ?? []);
  if (sizes.length === 0) return [];
  return [{ name: `${subject.name}: resident`, ...spreadOf(sizes), unit: 'MiB', ...subject.resident }];
}
