/** A plan carried out: its watch attended to, its command run, its end turned into an exit code. */

import { exitCodeOf, exitCodes, type Signal } from '../domain/outcome.ts';
import type { Plan } from '../domain/plan.ts';
import type { WatchEvent } from '../domain/record.ts';
import { createRedactor, redactEvent } from '../requests/redaction.ts';
import { attend } from './attend.ts';
import { describePlan } from './dry-run.ts';
import type { CliPorts } from './ports.ts';
import { setStage } from './stage.ts';

/** How the program is to end: with a code, or by the signal that stopped it. */
export interface Finish {
  readonly exitCode: number;
  readonly signal?: Signal;
}

/** Carries a plan out. Everything is closed before the command after `--` takes over. */
export async function carryOut(plan: Plan, ports: CliPorts): Promise<Finish> {
  const mask = createRedactor(plan.secrets);
  if (plan.output.dryRun) {
    ports.terminal.out(describePlan(plan, mask));
    return { exitCode: exitCodes.met };
  }
  const stage = await setStage(plan, ports, mask);
  const maskEvent = (event: WatchEvent) => redactEvent(mask, event);
  try {
    const [planned] = plan.watches;
    const outcome = await attend(planned, { plan, ports, stage, mask, maskEvent, id: ports.newId() });
    await ports.http.close();
    stage.clear();
    if (outcome.result === 'met' && plan.command !== undefined) return { exitCode: await ports.shell.become(plan.command) };
    const exitCode = exitCodeOf(outcome);
    return outcome.result === 'interrupted' ? { exitCode, signal: outcome.signal } : { exitCode };
  } finally {
    stage.clear();
    await ports.http.close();
  }
}
