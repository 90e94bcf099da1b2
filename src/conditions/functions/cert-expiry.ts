/** `cert_expiry()`: how long the server's certificate is still good. */

import { answerOf } from '../circumstances.ts';
import { inSeconds, optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Seconds until it expires, below zero once it has; unknown on connections without a certificate. */
export const certExpiry: FunctionDefinition = {
  name: 'cert_expiry',
  parameters: [],
  gives: 'value',
  needs: 'body',
  timed: true,
  example: 'cert_expiry() < 14d',
  link:
    () =>
    ({ observation }) => {
      const expires = answerOf(observation)?.meta.certExpires;
      const left = expires === undefined ? undefined : inSeconds(expires - observation.at);
      return optional(left, 'not known: the connection has no certificate');
    },
};
