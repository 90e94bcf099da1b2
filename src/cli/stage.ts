/** Where a run is told: the format that fits the occasion, and the stream or status line its text goes to. */

import type { Renderer } from '../domain/definition.ts';
import { isCi } from '../domain/environment.ts';
import { UsageError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { Screen } from '../domain/ports.ts';
import { formats } from '../formats/index.ts';
import type { CliPorts } from './ports.ts';

/** Renderer and streams of one run. */
export interface Stage {
  readonly renderer: Renderer;
  /** Writes lines; above the status line where there is one. */
  readonly screen: Screen;
  /** Takes the status line away. */
  clear(): void;
}

/** Sets the stage for a plan. The status line is loaded only where someone looks. */
export async function setStage(plan: Plan, ports: CliPorts): Promise<Stage> {
  const { output, watches, secrets } = plan;
  const { terminal, environment } = ports;
  const live = isLive(plan, ports);
  const kind = output.format === 'auto' || (output.format === 'live' && !live) ? (live ? 'live' : 'plain') : output.format;
  const format = formats.find((each) => each.kind === kind);
  if (format === undefined) throw new UsageError(`there is no format ${JSON.stringify(kind)}`);
  const paint = await ports.paint(output.color);
  const renderer = format.open({
    paint,
    verbosity: output.verbosity,
    diff: output.diff,
    live: terminal.errIsTty && terminal.outIsTty && !isCi(environment),
    changesOnErr: watches.some(({ prints }) => prints.length > 0),
    unicode: terminal.unicode,
    several: watches.length > 1,
    zoneMinutes: ports.zoneMinutes,
    mask: secrets.mask,
  });
  const { status } = renderer;
  if (status === undefined || !live || output.verbosity < 0) return { renderer, screen: terminal, clear: () => undefined };
  const line = await ports.statusLine(paint, status);
  return { renderer, screen: line, clear: () => line.stop() };
}

/** Repainting needs a terminal that can move its cursor, and nobody who asked for plain. */
function isLive({ output }: Plan, { terminal, environment }: CliPorts): boolean {
  if (output.format !== 'auto' && output.format !== 'live') return false;
  return terminal.errIsTty && environment['TERM'] !== 'dumb';
}
