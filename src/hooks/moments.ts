/** Which moments an event is: what decides whether a command is run. */

import type { Result } from '../domain/outcome.ts';
import type { HookMoment } from '../domain/plan.ts';
import type { WatchEvent } from '../domain/record.ts';

const FAILURES: ReadonlySet<Result | 'interrupted'> = new Set([
  'failed',
  'unreachable',
  'refused',
  'unusable',
  'superseded',
  'never appeared',
  'timeout',
]);

/** The moments of an event in the order their commands run. An end by a signal or with the goal merely not yet met is no failure. */
export function momentsOf(event: WatchEvent): readonly HookMoment[] {
  switch (event.type) {
    case 'item':
      return ['change'];
    case 'change':
    case 'error':
    case 'recover':
      return [event.type];
    case 'end':
      if (event.result === 'met') return ['met', 'end'];
      return FAILURES.has(event.result) ? ['fail', 'end'] : ['end'];
    default:
      return [];
  }
}
