/** Many polls in one process of the built program, on its real clock: whether its memory stays as it is. */
import { fork } from 'node:child_process';
import { setTimeout as pass } from 'node:timers/promises';
import { environment, received } from './processes.mjs';
import { root, script } from './workshop.mjs';

const POLLS = 200_000;
const WATCHES = 100;
const INTERVAL = 20;
/** The soak ends then, however far it has come. */
const LIMIT = 150_000;
const LOOK = 50;
const MIB = 1024 * 1024;

/** Live heap and resident memory at each tenth of the polls. */
export async function soak() {
  const server = fork(script('soak-server.mjs'), { env: environment });
  try {
    const port = await received(server);
    const looks = await watchFor(server, port);
    return sectionOf(looks);
  } finally {
    server.disconnect();
  }
}

async function watchFor(server, port) {
  const urls = Array.from({ length: WATCHES }, (_, at) => `w${at}=127.0.0.1:${port}/${at}`);
  const args = [...urls, '-i', `${INTERVAL}ms`, '--json', '--timeout', `${2 * LIMIT}ms`];
  const program = fork(`${root}/bin/watch-api.js`, args, {
    env: environment,
    execArgv: ['--expose-gc', '--import', script('soak-probe.mjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    return await look(
      () => ask(server),
      () => ask(program),
    );
  } finally {
    program.kill('SIGTERM');
  }
}

/** One look at each tenth: polls so far, milliseconds since the start, and the memory after a collection. */
async function look(countPolls, weigh) {
  const looks = [];
  const start = performance.now();
  while (looks.length < 10) {
    const polls = await countPolls();
    const took = performance.now() - start;
    if (polls >= ((looks.length + 1) * POLLS) / 10 || took > LIMIT) looks.push({ polls, took, ...(await weigh()) });
    if (took > LIMIT) break;
    await pass(LOOK);
  }
  return looks;
}

/** The answer of a process to a message. */
function ask(child) {
  child.send('?');
  return received(child);
}

function sectionOf(looks) {
  const [first] = looks;
  const last = looks.at(-1);
  const between = last.polls - first.polls;
  const residents = looks.map(({ resident }) => resident / MIB);
  const heaps = looks.map(({ heap }) => heap / MIB);
  return {
    id: 'soak',
    title: `${WATCHES} watches of one process, a poll each every ${INTERVAL} ms, 304 and 200, a change in each fiftieth answer`,
    figures: [
      { name: 'polls', value: last.polls, unit: '', goal: { atLeast: POLLS }, detail: `in ${(last.took / 1000).toFixed(0)} s` },
      {
        name: 'live heap, growth a poll',
        value: Math.max(0, (last.heap - first.heap) / between),
        unit: 'bytes',
        goal: { atMost: 2 },
      },
      { name: 'live heap, at the end', value: heaps.at(-1), unit: 'MiB' },
      { name: 'resident, at most', value: Math.max(...residents), unit: 'MiB', goal: { atMost: 110 } },
      {
        name: 'resident, growth after the first tenth',
        value: Math.max(...residents) - residents[0],
        unit: 'MiB',
        goal: { atMost: 10 },
      },
    ],
    notes: [
      `live heap after a collection at each tenth, MiB: ${heaps.map((heap) => heap.toFixed(2)).join(' ')}`,
      `resident at each tenth, MiB: ${residents.map((resident) => resident.toFixed(0)).join(' ')}`,
    ],
  };
}
