/** What the command line asks for, done: the part of the program that is loaded only for what watches, lists or serves. */

import { listWatches } from '../config/resolve.ts';
import { exitCodes } from '../domain/outcome.ts';
import type { Finish } from './carry-out.ts';
import type { Invocation } from './command-line/invocation.ts';
import { performDemo } from './demo.ts';
import { judgeSaved } from './judge-saved.ts';
import type { World } from './ports.ts';
import { performWatch } from './watch.ts';

/** Does what the invocation asks for. @throws UsageError before anything is sent. */
export async function perform(
  invocation: Extract<Invocation, { kind: 'watch' | 'run' | 'test' | 'demo' }>,
  world: World,
): Promise<Finish> {
  if (invocation.kind === 'test') return judgeSaved(invocation, world);
  if (invocation.kind === 'demo') return performDemo(invocation, world);
  if (invocation.kind === 'watch' || invocation.all || invocation.names.length > 0) return performWatch(invocation, world);
  world.terminal.out(await listWatches(invocation, world.surroundings));
  return { exitCode: exitCodes.met };
}
