/** The real ports, or those the user gave in their place: what a plan that code asked for is carried out with. */

import type { Plan } from '../domain/plan.ts';
import type { Shell, SourcePorts } from '../domain/ports.ts';
import { jsonOf } from '../json/document.ts';
import { createClock } from '../system/clock.ts';
import { createAuthorizedHttp } from '../system/http/authorized.ts';
import { createCorrelatedHttp } from '../system/http/correlated.ts';
import { createHttp } from '../system/http/http.ts';
import { createThrottledHttp } from '../system/http/throttled.ts';
import { createTokenFetcher } from '../system/login/fetch-token.ts';
import { createTokens } from '../system/login/tokens.ts';
import { newId, systemRandom } from '../system/random.ts';
import { createShell } from '../system/shell/shell.ts';
import { createAuthorizedWebSockets } from '../system/web-socket/authorized.ts';
import { createCorrelatedWebSockets } from '../system/web-socket/correlated.ts';
import { createWebSockets } from '../system/web-socket/web-sockets.ts';
import { createDoors } from '../system/webhook-door/doors.ts';
import { createDispatchedHttp } from './dispatched-http.ts';
import type { Clock, PortOptions } from './public/ports.ts';
import { createStandstill, type Standstill } from './standstill.ts';
import { version } from './version.ts';

/** What a plan is carried out with. */
export interface World extends SourcePorts {
  readonly standstill: Standstill;
  /** One id for all that one call tells. */
  readonly runId: string;
}

/** What of a plan its world depends on. */
type Needs = Pick<Plan, 'origins' | 'secrets'>;

/** The clock that was given, else the machine's. */
export function clockOf({ clock }: PortOptions): Clock {
  return clock ?? createClock();
}

/** The world for a plan. Its `http` is to be closed. */
export function openWorld(plan: Needs, options: PortOptions, clock: Clock): World {
  const { random = systemRandom, dispatcher } = options;
  const runId = newId();
  const standstill = createStandstill(clock);
  const network = networkOf(plan, { clock, standstill, runId, ...(dispatcher !== undefined && { dispatcher }) });
  return { clock, random, runId, standstill, readJson: jsonOf, ...network };
}

interface NetworkParts extends Pick<PortOptions, 'dispatcher'> {
  readonly clock: Clock;
  readonly standstill: Standstill;
  readonly runId: string;
}

/** For commands that print tokens; they get the environment of the process, as its children do. */
const shell: Pick<Shell, 'run'> = {
  run: (spec, signal) => createShell({ environment: process.env, tell: () => undefined }).run(spec, signal),
};

/** Every request, those for tokens too, keeps to the limits of its origin and has an id of its own. */
function networkOf({ origins, secrets }: Needs, parts: NetworkParts): Pick<SourcePorts, 'http' | 'webSockets' | 'doors'> {
  const { clock, standstill, runId, dispatcher } = parts;
  const agent = `watch-api/${version}`;
  const sent = dispatcher === undefined ? createHttp(agent) : createDispatchedHttp(dispatcher, agent);
  const http = createThrottledHttp(createCorrelatedHttp(sent, runId), origins, standstill.pauses);
  const tokens = createTokens(createTokenFetcher({ http, shell, secrets, clock }), clock);
  return {
    http: createAuthorizedHttp(http, tokens),
    webSockets: createAuthorizedWebSockets(createCorrelatedWebSockets(createWebSockets(), runId), tokens),
    doors: createDoors(),
  };
}
