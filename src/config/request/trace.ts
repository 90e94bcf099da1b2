/** The trace this run is a part of, passed on to the server (W3C Trace Context). */

import { isTraceparent, isTracestate } from '../values/trace-context.ts';
import type { Field, RequestMakings } from './sources.ts';

/** `traceparent` and `tracestate` as `TRACEPARENT` and `TRACESTATE` in the environment have them. */
export function traceFields({ surroundings, tell }: Pick<RequestMakings, 'surroundings' | 'tell'>): readonly Field[] {
  const { TRACEPARENT: parent = '', TRACESTATE: state = '' } = surroundings.environment;
  if (parent === '') return [];
  if (!isTraceparent(parent)) {
    tell({
      code: 'trace',
      message: 'TRACEPARENT is not a W3C trace context, so it is not passed on',
      hint: 'It reads 00-, 32 digits, 16 digits and 2, all hexadecimal: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.',
    });
    return [];
  }
  return [['traceparent', parent], ...(isTracestate(state) ? [['tracestate', state] as const] : [])];
}
