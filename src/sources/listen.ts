/** The source whose news are sent to us: webhooks, taken by a door of our own. */

import type { SourceDefinition } from '../domain/definition.ts';
import { doorOf } from './door-place.ts';

const NOT_ASKED = 'nothing is asked: the calls come by themselves';
const NOT_CONNECTED = 'no connection is made: the calls come by themselves';
const NO_PACE = 'nothing is asked, so there is no pace: every call is taken as it comes';
const ANSWERED_BY_US = 'there is no status to judge: we are the one who answers';

/** Webhooks. Each call is a reply; its sender is answered when it has been taken in. */
export const listen: SourceDefinition = {
  kind: 'listen',
  summary: 'be called: take webhooks on a port of this machine',
  push: true,
  called: true,
  options: [
    {
      name: 'verify-secret',
      group: 'Sources',
      value: 'text',
      placeholder: 'SECRET',
      repeatable: true,
      secret: true,
      guarded: true,
      summary: 'take only webhooks signed with this secret (Standard Webhooks)',
    },
    {
      name: 'public',
      group: 'Sources',
      guarded: true,
      summary: 'take webhooks from other machines, not from this one alone',
    },
  ],
  refuses: {
    ...Object.fromEntries(
      [
        ...['request', 'header', 'data', 'data-raw', 'data-binary', 'data-urlencode', 'data-json', 'get', 'url-query'],
        ...['cookie', 'user-agent', 'referer', 'correlation-id', 'location', 'max-redirs', 'location-trusted', 'repeat'],
        ...['conditional', 'user', 'bearer', 'netrc', 'netrc-file', 'auth-cmd', 'oauth2-token-url', 'oauth2-client-id'],
        ...['oauth2-client-secret', 'oauth2-scope', 'curl'],
      ].map((name) => [name, NOT_ASKED]),
    ),
    ...Object.fromEntries(
      [
        ...['connect-timeout', 'insecure', 'cacert', 'cert', 'key', 'pass', 'proxy', 'proxy-user', 'noproxy', 'resolve'],
        ...['connect-to', 'unix-socket', 'ipv4', 'ipv6', 'http2'],
      ].map((name) => [name, NOT_CONNECTED]),
    ),
    'ok-status': ANSWERED_BY_US,
    'fatal-status': ANSWERED_BY_US,
    interval: NO_PACE,
    lateness: NO_PACE,
  },
  async open({ request, options }, ports, resume) {
    const place = doorOf(request.url, options['public'] === true);
    const { openCalls } = await import('./webhook-calls.ts');
    return openCalls({ place, request, secrets: textsOf(options['verifySecret']) }, ports, resume);
  },
};

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
