/** HTTP as the port has it: keep-alive, strict, bounded in time and size. All it takes is loaded when the first request is made. */

import type { Http } from '../../domain/ports.ts';
import { type Tuning, untuned } from '../tuning.ts';

/**
 * The real HTTP. Holds no resource before the first exchange. `userAgent` is what we call ourselves where the user has no say;
 * `tuning` is for a process that is ours.
 */
export function createHttp(userAgent = 'watch-api', tuning: Tuning = untuned): Http {
  let opening: Promise<Http> | undefined;
  let transport: Http | undefined;
  let closed = false;

  const open = async (): Promise<Http> => {
    tuning.beforeRequests();
    const { openTransport } = await import('./transport.ts');
    transport = openTransport(userAgent, tuning);
    return transport;
  };

  return {
    exchange(spec, extra, signal) {
      const ask = (opened: Http) => opened.exchange(spec, extra, closed ? AbortSignal.abort() : signal);
      if (transport !== undefined) return ask(transport);
      opening ??= open();
      return opening.then(ask);
    },
    async close() {
      closed = true;
      await (await opening)?.close();
    },
  };
}
