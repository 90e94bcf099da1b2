/** A login whose token is fetched while the watch runs, and fetched again when it has run out. */

import type { Millis } from './time.ts';

/** How a token is come by. It is sent as `Authorization: Bearer …` to the origin of the watch's own URL only. */
export type Login =
  /** The client credentials grant (RFC 6749 §4.4). */
  | {
      readonly kind: 'client-credentials';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Scopes, separated by blanks. */
      readonly scope?: string;
    }
  /** A command that prints it. */
  | { readonly kind: 'command'; readonly command: string; readonly shell: string; readonly timeout: Millis };
