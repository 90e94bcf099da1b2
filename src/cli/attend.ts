/** One watch from its start to its `end`: run, told to every sink, acted on by every hook. */

import type { Sink } from '../domain/definition.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Plan, PlannedWatch } from '../domain/plan.ts';
import type { Feed } from '../domain/ports.ts';
import type { WatchEvent, WatchRecord } from '../domain/record.ts';
import type { Millis } from '../domain/time.ts';
import { isSaved } from '../domain/watch.ts';
import { createLedger, type Ledger } from '../engine/ledger.ts';
import { type Ending, run } from '../engine/run.ts';
import { createHooks, type Hooks } from '../hooks/command.ts';
import { jsonOf } from '../json/document.ts';
import { redactEvent } from '../requests/redaction.ts';
import { createPrintSink } from '../sinks/print.ts';
import { createStdoutSink } from '../sinks/stdout.ts';
import { sources } from '../sources/index.ts';
import { keepBody } from './keep-body.ts';
import { overtaken } from './overtaken.ts';
import type { CliPorts } from './ports.ts';
import type { Stage } from './stage.ts';

/** What the watches of one run share. */
export interface Session {
  readonly plan: Plan;
  readonly ports: CliPorts;
  readonly stage: Stage;
}

// After an interruption the last hooks get this long to do their work before they are told to stop; all in all a second.
const LAST_WORDS: Millis = 250;

/**
 * Attends to one watch until it has ended and everything about it has been told. `stop` ends this watch; an interruption of
 * the whole run also cuts its hooks short.
 */
export async function attend(planned: PlannedWatch, session: Session, stop: AbortSignal): Promise<Outcome> {
  const { plan, ports } = session;
  const ledger = openLedger(planned, session);
  const sinks = openSinks(planned, session);
  const tell = (record: WatchRecord) => {
    for (const sink of sinks) sink.write(record);
  };
  const limit = hookLimit(ports);
  const hooks = openHooks(planned, session, { signal: limit.signal, enter: (event) => tell(ledger.enter(event)) });
  const records = run(planned.watch, { ...ports, stop, ledger, feed: await openFeed(planned, ports) });
  for (let step = await records.next(); ; step = await records.next()) {
    if (step.done) {
      const outcome = await conclude(planned, step.value, { ledger, hooks, tell, limit, ports });
      limit.release();
      return outcome;
    }
    tell(step.value);
    hooks.handle(step.value);
    if (step.value.event.type === 'start')
      for (const notice of plan.notices) tell(ledger.enter({ type: 'notice', hint: null, ...notice }));
  }
}

interface Closing {
  readonly ledger: Ledger;
  readonly hooks: Hooks;
  readonly tell: (record: WatchRecord) => void;
  readonly limit: HookLimit;
  readonly ports: CliPorts;
}

/**
 * The body is kept and the last hooks run before `end` is written, and see it all the same. An interruption meanwhile is the
 * end: those that have not run by then see that one.
 */
async function conclude(planned: PlannedWatch, ending: Ending, closing: Closing): Promise<Outcome> {
  const { ledger, hooks, tell, limit, ports } = closing;
  const kept = await keepBody(planned, ending, ports.files);
  await Promise.race([hooks.idle(), limit.interrupted]);
  const seen = overtaken(planned, kept, ports.stop).end;
  hooks.handle(ledger.draft(seen.event, seen.attachment));
  await hooks.idle();
  const { outcome, end } = overtaken(planned, kept, ports.stop);
  tell(ledger.enter(end.event, end.attachment));
  return outcome;
}

function openLedger({ watch }: PlannedWatch, { plan, ports }: Session): Ledger {
  const { clock, runId: run } = ports;
  const mask = (event: WatchEvent) => redactEvent(plan.secrets, event);
  const pollsAreTold = plan.output.verbosity >= 1;
  return createLedger({ run, watch: watch.name, startedAt: clock.now(), mask, pollsAreTold }, clock);
}

function openSinks(planned: PlannedWatch, { plan, stage }: Session): readonly Sink[] {
  const sinks: Sink[] = [createStdoutSink(stage.renderer, stage.screen)];
  // Whoever has saved a body need not be told what is in it.
  const verbosity = isSaved(planned.watch) ? -1 : plan.output.verbosity;
  if (plan.output.format !== 'ndjson') sinks.push(createPrintSink(planned, stage.screen, verbosity));
  return sinks;
}

function openHooks(
  { hooks }: PlannedWatch,
  session: Session,
  wires: Pick<Parameters<typeof createHooks>[0], 'signal' | 'enter'>,
): Hooks {
  const { plan, ports, stage } = session;
  const { shell, files } = ports;
  const settings = { rules: hooks, shell, files, redact: plan.secrets.mask };
  return createHooks({ ...settings, ...wires, output: stage.screen.err });
}

function openFeed({ watch }: PlannedWatch, ports: CliPorts): Promise<Feed> {
  const source = (ports.sources ?? sources).find(({ kind }) => kind === watch.source.kind);
  if (source === undefined) throw new Error(`no source of kind ${watch.source.kind}`);
  const { request, source: chosen } = watch;
  const { options, undecided = false } = chosen;
  return source.open({ request, options, undecided }, { ...ports, readJson: jsonOf });
}

interface HookLimit {
  /** Aborts a moment after the run is interrupted, so that the hooks for the end are still heard. */
  readonly signal: AbortSignal;
  /** Resolves as soon as the run is interrupted. */
  readonly interrupted: Promise<void>;
  release(): void;
}

function hookLimit({ clock, stop }: CliPorts): HookLimit {
  const limit = new AbortController();
  const over = new AbortController();
  let resolve: () => void = () => undefined;
  const interrupted = new Promise<void>((done) => {
    resolve = done;
  });
  const onStop = () => {
    resolve();
    void clock.sleep(LAST_WORDS, over.signal).then(() => limit.abort());
  };
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });
  return {
    signal: limit.signal,
    interrupted,
    release() {
      stop.removeEventListener('abort', onStop);
      over.abort();
    },
  };
}
