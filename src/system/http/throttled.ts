/** `--rate` and `--max-concurrency`: all watches of a process share what one origin may be asked. */

import type { OriginLimits } from '../../domain/plan.ts';
import type { Http } from '../../domain/ports.ts';
import type { Clock, Instant } from '../../domain/time.ts';

/** What is going on at one origin. */
interface Origin {
  free: number;
  /** When the next request may start. */
  next: Instant;
  readonly waiting: (() => void)[];
}

/** An HTTP whose requests to one origin wait for their turn, in order. The time spent waiting is not part of the request. */
export function createThrottledHttp(
  http: Http,
  { spacing = 0, atOnce = Number.POSITIVE_INFINITY }: OriginLimits,
  clock: Clock,
): Http {
  const origins = new Map<string, Origin>();
  const originOf = (url: string): Origin => {
    const key = new URL(url).origin;
    const origin = origins.get(key) ?? { free: atOnce, next: 0, waiting: [] };
    origins.set(key, origin);
    return origin;
  };
  const enter = async (origin: Origin, signal: AbortSignal): Promise<void> => {
    if (origin.free > 0) origin.free -= 1;
    else await new Promise<void>((resolve) => origin.waiting.push(resolve));
    const start = Math.max(clock.now(), origin.next);
    origin.next = start + spacing;
    if (start > clock.now()) await clock.sleep(start - clock.now(), signal);
  };
  const leave = (origin: Origin): void => {
    const next = origin.waiting.shift();
    if (next === undefined) origin.free += 1;
    else next();
  };
  return {
    async exchange(spec, extra, signal) {
      const origin = originOf(spec.url);
      await enter(origin, signal);
      try {
        return await http.exchange(spec, extra, signal);
      } finally {
        leave(origin);
      }
    },
    close: () => http.close(),
  };
}
