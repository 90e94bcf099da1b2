/** A whole watch without its pauses, from the command line's words to its events: prints microseconds of CPU a poll. `<path> <origin>` */
import { resolvePlan } from '../../src/config/resolve.ts';
import { createLedger } from '../../src/engine/ledger.ts';
import { run } from '../../src/engine/run.ts';
import { sources } from '../../src/sources/index.ts';
import { createClock } from '../../src/system/clock.ts';
import { createHttp } from '../../src/system/http/http.ts';
import { systemRandom } from '../../src/system/random.ts';
import { laps } from './lap.mjs';

const [path, origin] = process.argv.slice(2);
const clock = createClock();
const ports = { clock, random: systemRandom, http: createHttp() };
const watch = await planned();

/** What `watch-api URL --until status=ready` makes of itself, but asking again at once. */
async function planned() {
  const flags = new Map([['until', [{ text: 'status=ready', place: '--until', from: 'flag' }]]]);
  const nothing = async () => undefined;
  const plan = await resolvePlan(
    { kind: 'watch', targets: [{ text: origin + path }], flags },
    {
      environment: {},
      offTerminal: true,
      version: 'bench',
      configFiles: { project: nothing, user: nothing },
      stdoutFile: nothing,
    },
  );
  const [{ watch }] = plan.watches;
  return { ...watch, pace: { ...watch.pace, bottom: 0, top: 0 } };
}

const source = sources.find(({ kind }) => kind === watch.source.kind);
const { signal: stop } = new AbortController();
const running = [];

const poller = () => {
  const ledger = createLedger(
    { run: 'bench', watch: watch.name, startedAt: clock.now(), pollsAreTold: false, mask: (event) => event },
    clock,
  );
  const records = open(ledger);
  running.push(records);
  return async (polls) => {
    for (let seen = 0; seen < polls; ) {
      const { value, done } = await (await records).next();
      if (done) throw new Error(`the watch ended: ${JSON.stringify(value.outcome)}`);
      if (value.event.type === 'poll') seen += 1;
    }
  };
};

async function open(ledger) {
  const feed = await source.open({ request: watch.request, options: watch.source.options }, ports);
  return run(watch, { feed, ledger, clock, random: ports.random, stop });
}

const figures = await laps(poller);
process.stdout.write(JSON.stringify(figures));
for (const records of running) await (await records).return();
await ports.http.close();
