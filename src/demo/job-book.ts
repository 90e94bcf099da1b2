/** The jobs that were taken on: each runs by the clock alone, the newest are remembered, none is taken on twice. */

import { type Clock, type Instant, type Millis, SECOND } from '../domain/time.ts';
import { headerOf, type Question } from './exchange.ts';

/** Work that somebody asked for. */
export interface Job {
  /** Counts from 1. */
  readonly number: number;
  readonly began: Instant;
  /** It will fail on the way. */
  readonly fails: boolean;
  /** What was asked for, in the words of the request. */
  readonly order: string;
  /** The `Idempotency-Key` it was asked for under. */
  readonly key?: string;
}

/** What is asked for by a request. */
export type Order = Pick<Job, 'fails' | 'order' | 'key'>;

/** How far a job is. */
export type Standing =
  | { readonly phase: 'queued' | 'succeeded' | 'failed' }
  | { readonly phase: 'running'; readonly percent: number };

/** What is remembered of jobs. */
export interface JobBook {
  /** Takes a job on, or gives the one that was taken on under the same key; undefined where that was for another order. */
  take(order: Order): Job | undefined;
  /** Undefined for a job that never was, or that is forgotten. */
  find(number: string): Job | undefined;
  standing(job: Job): Standing;
}

/** What is said to those who use a key twice for different things (draft-ietf-httpapi-idempotency-key-header §2.7). */
export const KEY_TAKEN = 'this Idempotency-Key came with another order before';

const MEMORY = 100;
const STARTS: Millis = SECOND;
const FAILS: Millis = 3 * SECOND;
const ENDS: Millis = 4 * SECOND;

/** An empty book. */
export function createJobBook(clock: Clock): JobBook {
  const jobs = new Map<string, Job>();
  let taken = 0;
  return {
    take(order) {
      const same = order.key === undefined ? undefined : [...jobs.values()].find(({ key }) => key === order.key);
      if (same !== undefined) return same.order === order.order ? same : undefined;
      taken += 1;
      const job = { number: taken, began: clock.now(), ...order };
      jobs.set(`${taken}`, job);
      jobs.delete(`${taken - MEMORY}`);
      return job;
    },
    find: (number) => jobs.get(number),
    standing: ({ began, fails }) => standingAt(clock.now() - began, fails),
  };
}

/** The order in a request: `?fail` makes it one that fails. */
export function orderIn(question: Question, order: string): Order {
  const key = headerOf(question, 'idempotency-key');
  return { order, fails: question.url.searchParams.has('fail'), ...(key !== undefined && { key }) };
}

/** Queued for a second, done after four, or failed after three. */
function standingAt(elapsed: Millis, fails: boolean): Standing {
  if (elapsed < STARTS) return { phase: 'queued' };
  if (fails && elapsed >= FAILS) return { phase: 'failed' };
  if (elapsed >= ENDS) return { phase: 'succeeded' };
  return { phase: 'running', percent: 10 * Math.floor((10 * (elapsed - STARTS)) / (ENDS - STARTS)) };
}
