/** The outside world as the command line uses it; `world.ts` puts the real one together. */

import type { Surroundings } from '../config/surroundings.ts';
import type { Doors, WebSockets } from '../domain/channels.ts';
import type { SourceDefinition } from '../domain/definition.ts';
import type { Environment } from '../domain/environment.ts';
import type { OutputRules, Plan } from '../domain/plan.ts';
import type { EnginePorts, Files, Http, Interrupts, Paint, Shell, StatusLine, Terminal } from '../domain/ports.ts';
import type { Instant } from '../domain/time.ts';

/** What a run of the program needs. */
export interface CliPorts extends EnginePorts {
  readonly http: Http;
  readonly webSockets: WebSockets;
  readonly doors: Doors;
  readonly shell: Shell;
  readonly files: Files;
  readonly terminal: Terminal;
  /** Where news come from; absent: the sources every watch has. */
  readonly sources?: readonly SourceDefinition[];
  readonly environment: Environment;
  /** Aborts with an `Interruption` as its reason. */
  readonly stop: AbortSignal;
  /** The paint for what is mostly read on stderr or stdout, as `--color` and the environment will have it. */
  paint(choice: OutputRules['color']): Promise<Paint>;
  /** Puts a status line up that shows `status`. */
  statusLine(paint: Paint, status: (now: Instant) => string): Promise<StatusLine>;
  /** Minutes east of UTC. */
  zoneMinutes(at: Instant): number;
  /** The id of this run, in events, hooks and requests; nobody else has it. */
  readonly runId: string;
}

/** The sample API of the demo, serving. */
export interface SampleApi {
  readonly origin: string;
  /** Of the deployment to watch. */
  readonly url: string;
  close(): Promise<void>;
}

/** The outside world before a run has begun: what a plan is made from, and how to get the rest. */
export interface World {
  readonly terminal: Terminal;
  readonly surroundings: Surroundings;
  /** Begins to listen for signals. */
  interrupts(): Interrupts;
  /** What a run of the plan needs, loaded now. It is stopped by `interrupts`, and where nobody takes its output. */
  ports(interrupts: Interrupts, plan: Pick<Plan, 'origins' | 'secrets'>): Promise<CliPorts>;
  /** Serves the sample API on `port`; 0 is any free one. */
  startDemo(options: { readonly fail: boolean; readonly port: number }): Promise<SampleApi>;
}
