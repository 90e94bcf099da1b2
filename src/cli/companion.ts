/** `--with CMD`: a command that runs beside the watch, and ends with it. */

import type { Interruption } from '../domain/outcome.ts';
import type { CommandEnd, Screen } from '../domain/ports.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import { createLineEscaper } from '../hooks/escaped-output.ts';
import type { CliPorts } from './ports.ts';

/** A command while it runs beside us. */
export interface Companion {
  /** Aborts with an `Interruption` when the command ends before it is stopped. */
  readonly early: AbortSignal;
  /** Ends it, children included: TERM, 5 s, KILL; half a second where the run itself was interrupted. */
  stop(): Promise<void>;
}

/** What a companion is started with. */
export interface CompanionSpec {
  readonly command: string;
  readonly shell: string;
  /** Where its lines go, made harmless. */
  readonly screen: Screen;
  readonly mask: (text: string) => string;
}

const PATIENCE: Millis = 5 * SECOND;
const HURRY: Millis = 0.5 * SECOND;

/** Starts the command; none is a companion that never ends early. */
export function startCompanion(spec: CompanionSpec | undefined, { shell, stop }: CliPorts): Companion {
  const early = new AbortController();
  if (spec === undefined) return { early: early.signal, stop: async () => undefined };
  const over = new AbortController();
  const lines = createLineEscaper(spec.screen.err, spec.mask);
  const running = shell.run(
    {
      command: spec.command,
      shell: spec.shell,
      environment: {},
      input: '',
      timeout: Number.POSITIVE_INFINITY,
      patience: () => (stop.aborted ? HURRY : PATIENCE),
      isEndless: true,
      output: lines.take,
    },
    over.signal,
  );
  const ended = running.then((end) => {
    lines.finish();
    if (!over.signal.aborted) early.abort(endedEarly(spec.command, end));
  });
  return {
    early: early.signal,
    stop() {
      over.abort();
      return ended;
    },
  };
}

function endedEarly(command: string, { exitCode, signal, failure }: CommandEnd): Interruption {
  const how = failure ?? (signal === null ? `exited with ${exitCode}` : `was ended by ${signal}`);
  return { kind: 'companion', reason: `--with '${command}' ${failure === undefined ? how : `could not be started: ${how}`}` };
}
