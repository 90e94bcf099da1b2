/** The second half of the composition root, loaded only for what watches or serves: the outside world put together. */

import { carryOut, type Finish } from './cli/carry-out.ts';
import type { Invocation } from './cli/command-line/parse.ts';
import type { CliPorts } from './cli/ports.ts';
import type { RunInvocation, WatchInvocation } from './config/invocation.ts';
import { asFlags } from './config/layers/raw-values.ts';
import { splitTarget } from './config/request/target.ts';
import { listWatches, resolvePlan } from './config/resolve.ts';
import type { Surroundings } from './config/surroundings.ts';
import type { Interrupts, Terminal } from './domain/ports.ts';
import { childEnvironment } from './hooks/environment.ts';
import { createClock } from './system/clock.ts';
import { createConfigFiles } from './system/config-places.ts';
import { createFiles } from './system/files.ts';
import { createHttp } from './system/http/http.ts';
import { createInterrupts } from './system/interrupts.ts';
import { newId, systemRandom } from './system/random.ts';
import { createShell } from './system/shell/shell.ts';
import { colourLevel } from './system/terminal/colour.ts';
import { createPaint } from './system/terminal/paint.ts';
import { stdoutFile } from './system/terminal/stdout-file.ts';

/** What the first half has made already. */
export interface Beginnings {
  readonly terminal: Terminal;
  /** Aborts when the reader of stdout has gone. */
  readonly pipe: AbortSignal;
  readonly version: string;
}

type Performance = Extract<Invocation, { kind: 'watch' | 'run' | 'demo' }>;

/** Does what the invocation asks for. */
export async function perform(invocation: Performance, beginnings: Beginnings): Promise<Finish> {
  if (invocation.kind === 'demo') return performDemo(invocation, beginnings);
  if (invocation.kind === 'run' && invocation.names.length === 0) {
    beginnings.terminal.out(await listWatches(invocation, surroundingsOf(beginnings)));
    return { exitCode: 0 };
  }
  return watch(invocation, beginnings);
}

async function watch(invocation: WatchInvocation | RunInvocation, beginnings: Beginnings): Promise<Finish> {
  const plan = await resolvePlan(invocation, surroundingsOf(beginnings));
  const interrupts = createInterrupts();
  const finish = await carryOut(plan, portsOf(beginnings, interrupts));
  interrupts.release();
  // SIGPIPE is ignored by Node, so its code has to do.
  if (finish.signal !== undefined && finish.signal !== 'SIGPIPE') interrupts.reraise(finish.signal);
  return finish;
}

async function performDemo(
  { fail, serve, port, flags }: Extract<Invocation, { kind: 'demo' }>,
  beginnings: Beginnings,
): Promise<Finish> {
  const { startDemo } = await import('./demo/server.ts');
  const demo = await startDemo({ clock: createClock(), fail, ...(port === undefined ? {} : { port }) });
  const { terminal } = beginnings;
  const goals = { until: ['status=ready'], 'fail-when': ['status=failed'], timeout: ['2m'] };
  const words = Object.entries(goals).flatMap(([name, values]) => values.map((value) => `--${name} ${value}`));
  const command = `watch-api ${demo.url} ${words.join(' ')}\n`;
  try {
    if (serve) return await serveUntilStopped(command, demo.origin, beginnings);
    terminal.err(`$ ${command}`);
    // The demo shows the program as it is, whatever the user's own files make of it.
    const own = asFlags({ ...goals, 'no-config': ['true'] });
    return await watch({ kind: 'watch', targets: [splitTarget(demo.url)], flags: new Map([...flags, ...own]) }, beginnings);
  } finally {
    await demo.close();
  }
}

async function serveUntilStopped(command: string, origin: string, { terminal }: Beginnings): Promise<Finish> {
  const interrupts = createInterrupts();
  terminal.err(`Serving a sample deployment API at ${origin} until you press Ctrl-C. Watch it from elsewhere:\n  ${command}`);
  await new Promise<void>((resolve) => interrupts.signal.addEventListener('abort', () => resolve(), { once: true }));
  interrupts.release();
  return { exitCode: 0 };
}

function surroundingsOf({ terminal, version }: Beginnings): Surroundings {
  return {
    environment: process.env,
    offTerminal: !(terminal.outIsTty && terminal.errIsTty),
    version,
    configFiles: createConfigFiles({ directory: process.cwd(), environment: process.env }),
    files: createFiles(),
    stdin: readStdin,
    stdoutFile,
  };
}

function portsOf({ terminal, pipe, version }: Beginnings, interrupts: Interrupts): CliPorts {
  const { env: environment } = process;
  return {
    clock: createClock(),
    random: systemRandom,
    http: createHttp({ version }),
    files: createFiles(),
    shell: createShell({ environment: childEnvironment(environment), tell: terminal.err }),
    terminal,
    environment,
    stop: AbortSignal.any([interrupts.signal, pipe]),
    paint: (choice) => createPaint(colourLevel({ choice, environment, isTty: terminal.errIsTty })),
    statusLine: async (paint, status) => {
      const { createStatusLine } = await import('./system/terminal/status-line.ts');
      const clock = createClock();
      return createStatusLine({ stream: process.stderr, terminal, paint, status: () => status(clock.now()) });
    },
    zoneMinutes: (at) => -new Date(at).getTimezoneOffset(),
    newId,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
