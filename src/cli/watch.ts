/** One invocation that watches: planned, carried out, and ended as the signal that stopped it would have ended it. */

import type { RunInvocation, WatchInvocation } from '../config/invocation.ts';
import { resolvePlan } from '../config/resolve.ts';
import { carryOut, type Finish } from './carry-out.ts';
import type { World } from './ports.ts';

/** Watches. The network is loaded with the first request. @throws UsageError before anything is sent. */
export async function performWatch(invocation: WatchInvocation | RunInvocation, world: World): Promise<Finish> {
  const plan = await resolvePlan(invocation, world.surroundings);
  const interrupts = world.interrupts();
  const finish = await carryOut(plan, await world.ports(interrupts, plan));
  interrupts.release();
  // SIGPIPE is ignored by Node, so its code has to do.
  if (finish.signal !== undefined && finish.signal !== 'SIGPIPE') interrupts.reraise(finish.signal);
  return finish;
}
