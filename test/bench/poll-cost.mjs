/** What a poll that finds nothing new costs in CPU: bare undici, the whole watch, and wait-on, each in a process of its own. */
import { spreadOf } from './figures.mjs';
import { waitOn } from './peers.mjs';
import { resourcesOf, resultOf, withServer } from './processes.mjs';
import { bundle } from './workshop.mjs';

const EXCHANGES = [
  { path: '/items', name: '304' },
  { path: '/plain', name: '200, the same 10 KB' },
];

export function pollCost() {
  return withServer(async (origin) => {
    const wholeWatch = await bundle('test/bench/whole-watch.mjs');
    const figures = [];
    let cheapest = Number.POSITIVE_INFINITY;
    for (const { path, name } of EXCHANGES) {
      const bare = resultOf('bare-loop.mjs', [path, origin]);
      const watch = resultOf(wholeWatch, [path, origin]);
      const floor = spreadOf(bare).value;
      cheapest = Math.min(cheapest, spreadOf(watch).value);
      figures.push(
        { name: `bare undici request, ${name}`, ...spreadOf(bare), unit: 'µs' },
        { name: `the whole watch, ${name}`, ...spreadOf(watch), unit: 'µs' },
        {
          name: `the whole watch ÷ bare, ${name}`,
          ...spreadOf(watch.map((cost) => cost / floor)),
          unit: '×',
          goal: { atMost: 1.5 },
        },
      );
    }
    const neighbour = await waitOnCost(origin);
    const notes = [];
    if (neighbour === undefined) notes.push('wait-on not measured: it or GNU time is missing');
    else {
      figures.push(
        { name: 'wait-on, one watch, every 100 ms', value: neighbour, unit: 'µs' },
        { name: 'wait-on ÷ the whole watch', value: neighbour / cheapest, unit: '×', goal: { atLeast: 50 } },
      );
    }
    return {
      id: 'poll',
      title: 'A poll that finds nothing new: CPU, 100 side by side, the server in another process',
      figures,
      notes,
    };
  });
}

/** Microseconds a poll: the difference between a long and a short wait in vain, so that the start does not count. */
async function waitOnCost(origin) {
  const program = await waitOn();
  if (program === undefined) return undefined;
  const runs = [];
  for (const timeout of [1500, 11_500]) {
    const before = await pollsOf(origin);
    const target = `${origin.replace('http:', 'http-get:')}/never`;
    const used = resourcesOf({ argv: [process.execPath, program, '-i', '100', '-t', String(timeout), target] });
    if (used === undefined) return undefined;
    runs.push({ cpu: used.cpu, polls: (await pollsOf(origin)) - before });
  }
  const [short, long] = runs;
  return (1e6 * (long.cpu - short.cpu)) / (long.polls - short.polls);
}

async function pollsOf(origin) {
  return Number(await (await fetch(`${origin}/polls`)).text());
}
