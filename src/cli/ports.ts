/** The outside world as the command line uses it; `main.ts` puts the real one together. */

import type { OutputRules } from '../domain/plan.ts';
import type { EnginePorts, Files, Http, Paint, Shell, StatusLine, Terminal } from '../domain/ports.ts';
import type { Instant } from '../domain/time.ts';

/** What a run of the program needs. */
export interface CliPorts extends EnginePorts {
  readonly http: Http;
  readonly shell: Shell;
  readonly files: Files;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborts with an `Interruption` as its reason. */
  readonly stop: AbortSignal;
  /** The paint for what is mostly read on stderr or stdout, as `--color` and the environment will have it. */
  paint(choice: OutputRules['color']): Promise<Paint>;
  /** Puts a status line up that shows `status`. */
  statusLine(paint: Paint, status: (now: Instant) => string): Promise<StatusLine>;
  /** Minutes east of UTC. */
  zoneMinutes(at: Instant): number;
  /** An id nobody else has. */
  newId(): string;
}
