/** Runs of the built program in which it meets all faults of a table at once, one watch for each. */
import { type Fault, intoFault, slugOf, throughFault } from './fault.ts';
import { memoized } from './memoized.ts';
import { peakMemory } from './processes.ts';
import { type Ended, type Started, start } from './program.ts';
import { type Script, type ScriptedServer, startScriptedServer } from './server-scripts.ts';

/** One event as NDJSON gives it. */
export type Told = Readonly<Record<string, unknown>>;

/** What came of one run. */
export interface Run {
  readonly ended: Ended;
  /** How long it lived after the last thing that was done to it, in milliseconds. */
  readonly lived: number;
  /** How long it lived after the last verdict it told as an event, in milliseconds. */
  readonly lingered: number;
  /** The most memory it had resident, in MiB. */
  readonly peak: number;
  requestsOf(watch: string): number;
  eventsOf(watch: string): readonly Told[];
  /** What was said of a watch on stderr, line by line, without its name. */
  linesOf(watch: string): readonly string[];
}

/** All runs of a table. */
export interface Runs {
  /** Feeds: good, bad, bad, other good, the same again; beside each a second one, `…-same`, that gets its first answer again. */
  readonly feed: Run;
  /** Waits for the answer that comes after the fault. */
  readonly wait: Run;
  /** The fault alone, asked for once. */
  readonly once: Run;
  /** Waits that meet the fault until their deadline. */
  readonly deadline: Run;
  /** Feeds that meet the fault until a signal. */
  readonly signal: Run;
}

/** The pause between polls, in milliseconds. */
export const INTERVAL = 20;
/** How long a wait may last that never gets better, in milliseconds. */
export const DEADLINE = 600;

const POLLS = 5;
const told = ['--json', '-v', '-i', `${INTERVAL}ms`];
const goal = ['--until', 'v==2', '--keep-going'];

/** The runs of a table, made when they are first asked for; `args` are added to each command. */
export function runsOf(faults: readonly Fault[], args: readonly string[]): () => Promise<Runs> {
  const elsewhere = faults.flatMap(({ elsewhere: led }) => (led === undefined ? [] : [[led[0], [led[1]]] as const]));
  const scripted = (script: (fault: Fault) => Script, suffix = '') =>
    faults.map((fault) => [`${slugOf(fault)}${suffix}`, script(fault)] as const);
  const run = (watches: Watches, words: readonly string[], meanwhile?: Meanwhile) =>
    runAgainst({ watches, elsewhere }, [...words, ...args], meanwhile);
  const changed = scripted((fault) => throughFault(fault, 1, 2));
  const same = scripted((fault) => throughFault(fault, 1, 1), '-same');
  const alone = scripted(({ server }) => [server]);
  const endless = scripted(intoFault);
  return memoized(async () => {
    // Some at a time, because most of their time is waiting.
    const [feed, deadline] = await Promise.all([
      run([...changed, ...same], [...told, '--max-polls', `${POLLS}`]),
      run(endless, [...told, ...goal, '-t', `${DEADLINE}ms`]),
    ]);
    const [wait, once, signal] = await Promise.all([
      run(changed, [...told, ...goal, '-t', '20s']),
      run(alone, [...goal, '--once']),
      run(endless, told, interruptInTrouble),
    ]);
    return { feed, wait, once, deadline, signal };
  });
}

/** What is done to the program while it runs. */
type Meanwhile = (started: Started) => Promise<void>;

/** What the server does for each watch, by its name. */
type Watches = readonly (readonly [watch: string, script: Script])[];

interface Scripts {
  readonly watches: Watches;
  /** By path, where no watch looks. */
  readonly elsewhere: readonly (readonly [path: string, script: Script])[];
}

/** By their third poll all have met their fault. */
async function interruptInTrouble({ child, shows }: Started): Promise<void> {
  await shows('"poll":3');
  child.kill('SIGTERM');
}

async function runAgainst(scripts: Scripts, args: readonly string[], meanwhile?: Meanwhile): Promise<Run> {
  const paths = scripts.watches.map(([watch, script]) => [`/${watch}`, script] as const);
  await using server = await startScriptedServer(new Map([...paths, ...scripts.elsewhere]));
  const urls = scripts.watches.map(([watch]) => `${watch}=${server.url}/${watch}`);
  const started = start([...urls, ...args]);
  const peak = watchMemory(started);
  await meanwhile?.(started);
  const left = Date.now();
  const ended = await started.ended;
  const exited = Date.now();
  // No socket outlives the program.
  await server.whenIdle();
  const verdict = ended.stdout.startsWith('{') ? Date.parse(`${ended.events().at(-1)?.['time']}`) : exited;
  return { ended, lived: exited - left, lingered: exited - verdict, peak: peak(), ...viewsOf(ended, server) };
}

/** Looks at the memory of the process as long as it lives; what was seen, in MiB. */
function watchMemory({ child, ended }: Started): () => number {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, peakMemory(child.pid ?? 0));
  };
  const looking = setInterval(look, 20);
  child.stdout.on('data', look);
  ended.then(() => clearInterval(looking));
  return () => peak;
}

function viewsOf(ended: Ended, server: ScriptedServer): Pick<Run, 'requestsOf' | 'eventsOf' | 'linesOf'> {
  const events = ended.stdout.startsWith('{') ? ended.events() : [];
  const lines = ended.stderr.split('\n');
  return {
    requestsOf: (watch) => server.headsOf(`/${watch}`).length,
    eventsOf: (watch) => events.filter((event) => event['watch'] === watch),
    linesOf: (watch) => lines.filter((line) => line.startsWith(`${watch} │ `)).map((line) => line.slice(watch.length + 3)),
  };
}
