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
import { createWaitingList, type Due, MOST_ITEMS } from './waiting-list.ts';

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

/**
 * Hooks as the rules say. While commands run, further events of the same moment are coalesced: the newest takes its turn, the
 * others are dropped. Items are not, up to a bound: each is told but once. An interruption drops everything but the commands for
 * the end.
 */
export function createHooks(setup: HookSetup): Hooks {
  const waiting = createWaitingList();
  let isBehind = false;
  let work: Promise<void> | undefined;
  let url = '';
  let polls = 0;
  const wanted = new Set(setup.rules.commands.map(({ on }) => on));
  const run = async () => {
    for (let due = waiting.take(); due !== undefined && !setup.signal.aborted; due = waiting.take()) await runDue(setup, due);
    waiting.clear();
    isBehind = false;
    work = undefined;
  };
  const wait = (due: Due) => {
    const isLeftOut = !waiting.add(due);
    if (isLeftOut && !isBehind) setup.enter(leftOut(setup.rules, due.moment));
    isBehind ||= isLeftOut;
  };
  return {
    handle(record) {
      const { event } = record;
      if (event.type === 'start') url = event.url;
      if (event.type === 'poll') polls = event.poll;
      if (event.type === 'end' && event.result === 'interrupted') waiting.clear();
      // The poll an edge belongs to is told after it.
      const poll = event.type === 'error' || event.type === 'recover' ? polls + 1 : polls;
      for (const moment of momentsOf(event)) {
        if (!wanted.has(moment)) continue;
        wait({ moment, record, url, poll });
        work ??= run();
      }
    },
    idle: async () => work,
  };
}

/** Told once for as long as it lasts. */
function leftOut({ commands }: HookRules, moment: HookMoment): WatchEvent {
  return {
    type: 'hook',
    hook: `on-${moment}`,
    command: commands.find(({ on }) => on === moment)?.command ?? '',
    exitCode: null,
    signal: null,
    durationMs: 0,
    message: `items come faster than it takes them: ${MOST_ITEMS} are waiting, so some are left out`,
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
