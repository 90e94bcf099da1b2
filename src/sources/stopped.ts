/** What a source answers when it is told to stop waiting. */

import type { Reply } from '../domain/reply.ts';

/** Nobody looks at it any more. */
export const STOPPED: Reply = {
  kind: 'failure',
  failure: { kind: 'network', code: 'ABORTED', message: 'the request was stopped' },
};
