/** The second half of the composition root: the real ports, loaded only for what watches, lists or serves. */

export { perform } from './cli/perform.ts';

import type { CliPorts, World } from './cli/ports.ts';
import type { Surroundings } from './config/surroundings.ts';
import type { Plan } from './domain/plan.ts';
import type { Interrupts, Shell, Terminal } from './domain/ports.ts';
import type { Clock } from './domain/time.ts';
import { createClock } from './system/clock.ts';
import { createConfigFiles } from './system/config-places.ts';
import { readableByOthers } from './system/file-mode.ts';
import { createFiles } from './system/files.ts';
import { createAuthorizedHttp } from './system/http/authorized.ts';
import { createCorrelatedHttp } from './system/http/correlated.ts';
import { createHttp } from './system/http/http.ts';
import { createThrottledHttp } from './system/http/throttled.ts';
import { createInterrupts, eitherOf } from './system/interrupts.ts';
import { createTokenFetcher } from './system/login/fetch-token.ts';
import { createTokens } from './system/login/tokens.ts';
import { pem } from './system/pem.ts';
import { newId, systemRandom } from './system/random.ts';
import { captureAlone } from './system/shell/capture.ts';
import { createShell } from './system/shell/shell.ts';
import { readStdin } from './system/stdin.ts';
import { colourLevel } from './system/terminal/colour.ts';
import { createMaskTeller } from './system/terminal/github-masks.ts';
import { createPaint } from './system/terminal/paint.ts';
import { stdoutFile } from './system/terminal/stdout-file.ts';
import { ownTuning } from './system/tuning.ts';
import { createAuthorizedWebSockets } from './system/web-socket/authorized.ts';
import { createCorrelatedWebSockets } from './system/web-socket/correlated.ts';
import { createWebSockets } from './system/web-socket/web-sockets.ts';
import { createDoors } from './system/webhook-door/doors.ts';

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
    ports: (interrupts, plan) => portsOf(beginnings, interrupts, plan),
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
    readableByOthers,
    pem,
    now: () => createClock().now(),
    capture: (spec) => captureAlone(createShell({ environment, tell: terminal.err }), spec),
    stdin: readStdin,
    askSecret: async (question) => (await import('./system/terminal/ask-secret.ts')).askSecret(question),
    stdoutFile,
  };
}

/** What of a plan its ports depend on. */
type Needs = Pick<Plan, 'origins' | 'secrets'>;

async function portsOf({ terminal, broken, version }: Beginnings, interrupts: Interrupts, plan: Needs): Promise<CliPorts> {
  const { env: environment } = process;
  const clock = createClock();
  const runId = newId();
  const shell = createShell({ environment, tell: terminal.err });
  const tellMask = createMaskTeller({ environment, write: terminal.err });
  if (tellMask !== undefined) plan.secrets.each(tellMask);
  return {
    clock,
    random: systemRandom,
    ...networkOf(plan, { clock, shell, runId, version }),
    files: createFiles(),
    shell,
    terminal,
    environment,
    stop: eitherOf([interrupts.signal, broken]),
    paint: (choice) => createPaint(colourLevel({ choice, environment, isTty: terminal.errIsTty })),
    statusLine: async (paint, status) => {
      const { createStatusLine } = await import('./system/terminal/status-line.ts');
      return createStatusLine({ stream: process.stderr, terminal, paint, status: () => status(clock.now()) });
    },
    zoneMinutes: (at) => -new Date(at).getTimezoneOffset(),
    runId,
  };
}

/** What requests take beside the plan. */
interface NetworkParts {
  readonly clock: Clock;
  readonly shell: Shell;
  readonly runId: string;
  readonly version: string;
}

/** Every request, those for tokens too, keeps to the limits of its origin and has an id of its own. */
function networkOf(
  { origins, secrets }: Needs,
  { clock, shell, runId, version }: NetworkParts,
): Pick<CliPorts, 'http' | 'webSockets' | 'doors'> {
  const http = createThrottledHttp(createCorrelatedHttp(createHttp(`watch-api/${version}`, ownTuning()), runId), origins, clock);
  const tokens = createTokens(createTokenFetcher({ http, shell, secrets, clock }), clock);
  return {
    http: createAuthorizedHttp(http, tokens),
    webSockets: createAuthorizedWebSockets(createCorrelatedWebSockets(createWebSockets(), runId), tokens),
    doors: createDoors(),
  };
}
