/** A plan carried out: its watches attended to, its command run, its end turned into an exit code. */

import { exitCodeOf, exitCodes, type Interruption, type Outcome, type Signal } from '../domain/outcome.ts';
import type { Plan } from '../domain/plan.ts';
import { redactError } from '../requests/redaction.ts';
import type { Session } from './attend.ts';
import { attendAll, totalLine } from './attend-all.ts';
import { startCompanion } from './companion.ts';
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
  try {
    return await carryThrough(plan, ports);
  } catch (error) {
    // What is thrown here is a bug, and its message may quote anything.
    throw redactError(plan.secrets.mask, error);
  }
}

async function carryThrough(plan: Plan, ports: CliPorts): Promise<Finish> {
  const { mask } = plan.secrets;
  if (plan.output.dryRun) {
    ports.terminal.out(describePlan(plan, mask));
    return { exitCode: exitCodes.met };
  }
  const stage = await setStage(plan, ports);
  const companion = startCompanion(plan.companion && { ...plan.companion, screen: stage.screen, mask }, ports);
  try {
    const outcome = await watchAll({ plan, ports, stage }, companion.early);
    if (outcome.result !== 'met' || plan.command === undefined || (await ports.terminal.settled()) !== undefined) {
      return finishOf(outcome);
    }
    // All has been told, but there is still the command to keep from running.
    const interruption: Interruption | undefined = ports.stop.aborted ? ports.stop.reason : undefined;
    if (interruption?.kind === 'signal') return finishOf({ result: 'interrupted', signal: interruption.signal, reason: '' });
    return { exitCode: await ports.shell.become(plan.command) };
  } finally {
    await companion.stop();
  }
}

function finishOf(outcome: Outcome): Finish {
  const exitCode = exitCodeOf(outcome);
  return outcome.result === 'interrupted' ? { exitCode, signal: outcome.signal } : { exitCode };
}

async function watchAll(session: Session, early: AbortSignal): Promise<Outcome> {
  const { plan, ports, stage } = session;
  try {
    const whole = await attendAll(session, early);
    const isTold = plan.watches.length > 1 && plan.output.format !== 'ndjson';
    if (isTold && plan.output.verbosity >= (whole.outcome.result === 'met' ? 0 : -1)) stage.screen.err(totalLine(whole));
    return whole.outcome;
  } finally {
    stage.clear();
    await ports.http.close();
  }
}
