/** `waitFor()`: one wait as a promise, kept when the goal is met. */

import { exitCodes } from '../../domain/outcome.ts';
import type { WatchRecord } from '../../domain/record.ts';
import { eventOf, plainValue } from '../event-of.ts';
import { inCodeWords } from '../mistake.ts';
import { recordsOf } from '../records.ts';
import type { EndEvent, JsonValue } from './events.ts';
import type { Target, WaitOptions } from './options.ts';
import { WatchError } from './watch-error.ts';

/** A wait that was met. */
export interface WaitResult<Value = JsonValue> {
  /** The last usable answer, parsed; a string where it is not JSON. Null where none came, as with `until: 'down()'`. */
  readonly value: Value;
  /** The body of that answer as it came, decoded: for numbers that JavaScript cannot hold. */
  readonly body: Uint8Array;
  /** Of the last answer; null where none came. */
  readonly status: number | null;
  /** Of the last usable answer, by lower-case name; a field sent several times is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly polls: number;
  readonly elapsedMs: number;
}

const EMPTY = new Uint8Array(0);

/**
 * Waits until `until` holds; without a goal, for the first ok answer. It gives up after 30 minutes unless `timeout` says
 * otherwise. For several URLs await `Promise.all` or `Promise.any` of several waits.
 *
 * Rejects with a `WatchError` whose `code` says how it ended (`failed`, `timeout`, `refused`, `unreachable`, …), with the code
 * `aborted` when `signal` was, and with the code `usage` for a mistake in what is asked for.
 */
export async function waitFor<Value = JsonValue>(target: Target, options: WaitOptions<Value> = {}): Promise<WaitResult<Value>> {
  let last: WatchRecord | undefined;
  for await (const record of recordsOf({ targets: [target], options, isWait: true }, new AbortController())) last = record;
  if (last?.event.type !== 'end') throw aborted(options.signal);
  if (last.event.result === 'met') return resultOf(last);
  const end = eventOf(last);
  if (end.type !== 'end') throw new Error('a watch ends with its end event');
  throw options.signal?.aborted ? aborted(options.signal, end) : unmet(end);
}

function resultOf<Value>({ event, attachment: { answer }, elapsedMs }: WatchRecord): WaitResult<Value> {
  if (event.type !== 'end') throw new Error('a watch ends with its end event');
  const { lastStatus: status, polls } = event;
  const { body = EMPTY, meta } = answer ?? {};
  return { value: plainValue(answer?.value ?? null), body, status, headers: meta?.headers ?? {}, polls, elapsedMs };
}

function unmet(end: EndEvent): WatchError {
  const { result, exitCode, reason, advice } = end;
  if (result === 'met' || result === 'interrupted') throw new Error(`a wait that is not met cannot be ${result}`);
  const hint = advice.at(-1);
  return new WatchError(`${result}: ${reason}`, {
    code: result,
    exitCode,
    ...(hint !== undefined && { hint: inCodeWords(hint) }),
    end,
  });
}

function aborted(signal: AbortSignal | undefined, end?: EndEvent): WatchError {
  return new WatchError('the wait was aborted', {
    code: 'aborted',
    exitCode: end?.exitCode ?? exitCodes['not yet'],
    cause: signal?.reason,
    ...(end !== undefined && { end }),
  });
}
