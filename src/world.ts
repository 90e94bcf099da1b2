/** The second half of the composition root: the real ports, loaded only for what watches, lists or serves. */

export { perform } from './cli/perform.ts';

import type { CliPorts, World } from './cli/ports.ts';
import type { Surroundings } from './config/surroundings.ts';
import type { OriginLimits } from './domain/plan.ts';
import type { Interrupts, Terminal } from './domain/ports.ts';
import { createClock } from './system/clock.ts';
import { createConfigFiles } from './system/config-places.ts';
import { createFiles } from './system/files.ts';
import { createHttp } from './system/http/http.ts';
import { createThrottledHttp } from './system/http/throttled.ts';
import { createInterrupts, eitherOf } from './system/interrupts.ts';
import { newId, systemRandom } from './system/random.ts';
import { createShell } from './system/shell/shell.ts';
import { readStdin } from './system/stdin.ts';
import { colourLevel } from './system/terminal/colour.ts';
import { createPaint } from './system/terminal/paint.ts';
import { stdoutFile } from './system/terminal/stdout-file.ts';

/** What the first half has made already. */
export interface Beginnings {
  readonly terminal: Terminal;
  /** Aborts with an `Interruption` when standard output can no longer be written. */
  readonly broken: AbortSignal;
  readonly version: string;
}

/** The machine this runs on. */
export function openWorld(beginnings: Beginnings): World {
  return {
    terminal: beginnings.terminal,
    surroundings: surroundingsOf(beginnings),
    interrupts: createInterrupts,
    ports: (interrupts, origins) => portsOf(beginnings, interrupts, origins),
    startDemo: async (options) => {
      const { startDemo } = await import('./demo/server.ts');
      return startDemo({ ...options, clock: createClock() });
    },
  };
}

function surroundingsOf({ terminal, version }: Beginnings): Surroundings {
  const { env: environment } = process;
  return {
    environment,
    offTerminal: !(terminal.outIsTty && terminal.errIsTty),
    version,
    configFiles: createConfigFiles({ directory: process.cwd(), environment }),
    files: createFiles(),
    stdin: readStdin,
    stdoutFile,
  };
}

async function portsOf({ terminal, broken }: Beginnings, interrupts: Interrupts, origins: OriginLimits): Promise<CliPorts> {
  const { env: environment } = process;
  const clock = createClock();
  return {
    clock,
    random: systemRandom,
    http: createThrottledHttp(createHttp(), origins, clock),
    files: createFiles(),
    shell: createShell({ environment, tell: terminal.err }),
    terminal,
    environment,
    stop: eitherOf([interrupts.signal, broken]),
    paint: (choice) => createPaint(colourLevel({ choice, environment, isTty: terminal.errIsTty })),
    statusLine: async (paint, status) => {
      const { createStatusLine } = await import('./system/terminal/status-line.ts');
      return createStatusLine({ stream: process.stderr, terminal, paint, status: () => status(clock.now()) });
    },
    zoneMinutes: (at) => -new Date(at).getTimezoneOffset(),
    newId,
  };
}
