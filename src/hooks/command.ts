/** Hooks: the user's commands, run at the moments they were given for, one at a time, without holding up the watch. */

import { commandTrouble } from '../domain/command-trouble.ts';
import { eventJson } from '../domain/event-json.ts';
import type { HookMoment, HookRules } from '../domain/plan.ts';
import type { CommandEnd, Files, Shell } from '../domain/ports.ts';
import type { WatchEvent, WatchRecord } from '../domain/record.ts';
import { hookEnvironment } from './environment.ts';
import { createLineEscaper } from './escaped-output.ts';
import { type Layout, layOut } from './hook-files.ts';
import { momentsOf } from './moments.ts';

/** What the hooks of one watch are made of. */
export interface HookSetup {
  readonly rules: HookRules;
  readonly shell: Shell;
  readonly files: Files;
  /** Masks secrets in what the commands print; the records have had theirs masked already. */
  readonly redact: (text: string) => string;
  /** Told how each command went. */
  readonly enter: (event: WatchEvent) => void;
  /** What the commands print, in whole harmless lines. */
  readonly output: (text: string) => void;
  /** When it aborts, the running command is stopped and no other is started. */
  readonly signal: AbortSignal;
}

/** The hooks of one watch. */
export interface Hooks {
  /** Runs what belongs to the record, in order after what is running. Records of every type are welcome. */
  handle(record: WatchRecord): void;
  /** Resolves when nothing is running or waiting. Never rejects. */
  idle(): Promise<void>;
}

/** One moment whose commands are to be run. */
interface Due {
  readonly moment: HookMoment;
  readonly record: WatchRecord;
  readonly url: string;
  readonly poll: number;
}

/**
 * Hooks as the rules say. While commands run, further events of the same moment are coalesced: the newest takes its turn, the
 * others are dropped. An interruption drops everything but the commands for the end.
 */
export function createHooks(setup: HookSetup): Hooks {
  let waiting: readonly Due[] = [];
  let work: Promise<void> | undefined;
  let url = '';
  let polls = 0;
  const wanted = new Set(setup.rules.commands.map(({ on }) => on));
  const run = async () => {
    for (let [due, ...rest] = waiting; due !== undefined && !setup.signal.aborted; [due, ...rest] = waiting) {
      waiting = rest;
      await runDue(setup, due);
    }
    waiting = [];
    work = undefined;
  };
  return {
    handle(record) {
      const { event } = record;
      if (event.type === 'start') url = event.url;
      if (event.type === 'poll') polls = event.poll;
      if (event.type === 'end' && event.result === 'interrupted') waiting = [];
      // The poll an edge belongs to is told after it.
      const poll = event.type === 'error' || event.type === 'recover' ? polls + 1 : polls;
      for (const moment of momentsOf(event)) {
        if (!wanted.has(moment)) continue;
        waiting = [...waiting.filter((due) => due.moment !== moment), { moment, record, url, poll }];
        work ??= run();
      }
    },
    idle: async () => work,
  };
}

async function runDue(setup: HookSetup, due: Due): Promise<void> {
  const json = `${eventJson(due.record)}\n`;
  const layout = await layOut(setup.files, due.record, json);
  for (const { on, command } of setup.rules.commands) {
    if (on === due.moment && !setup.signal.aborted) await runCommand(setup, due, { command, json, layout });
  }
  await layout.clear();
}

interface Task {
  readonly command: string;
  readonly json: string;
  readonly layout: Layout;
}

async function runCommand(setup: HookSetup, due: Due, { command, json, layout }: Task): Promise<void> {
  const { rules, shell, redact, signal } = setup;
  const lines = createLineEscaper(setup.output, redact);
  const facts = { url: due.url, poll: due.poll };
  const end = await shell.run(
    {
      command,
      shell: rules.shell,
      environment: hookEnvironment(due.record, facts, layout.files),
      input: json,
      timeout: rules.timeout,
      output: lines.take,
    },
    signal,
  );
  lines.finish();
  setup.enter({
    type: 'hook',
    hook: `on-${due.moment}`,
    command,
    exitCode: end.exitCode,
    signal: end.signal,
    durationMs: Math.round(end.duration),
    message: messageOf(end, rules, layout),
  });
}

/** What went wrong, or null. */
function messageOf(end: CommandEnd, rules: HookRules, layout: Layout): string | null {
  const trouble = commandTrouble(end, rules.timeout);
  if (trouble !== undefined) return trouble;
  return layout.failure === undefined ? null : `ran without its files: ${layout.failure}`;
}
