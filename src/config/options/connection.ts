/** The options that say where a connection leads and whom it trusts, with curl's names and curl's meaning. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Connection';

/** The options under Connection. */
export const connectionOptions = [
  {
    name: 'insecure',
    short: 'k',
    group,
    guarded: true,
    summary: 'do not verify certificates',
  },
  {
    name: 'cacert',
    group,
    value: 'file',
    placeholder: 'FILE',
    guarded: true,
    summary: 'trust only the authorities in this file (PEM)',
  },
  {
    name: 'proxy',
    short: 'x',
    group,
    value: 'text',
    placeholder: 'URL',
    standardNote: 'HTTP_PROXY, HTTPS_PROXY, ALL_PROXY',
    guarded: true,
    summary: 'go through this proxy; an empty one is none, whatever the environment says',
  },
  {
    name: 'proxy-user',
    short: 'U',
    group,
    value: 'text',
    placeholder: 'NAME:PASSWORD',
    secret: true,
    guarded: true,
    summary: 'log in to the proxy; without :PASSWORD it is asked for',
  },
  {
    name: 'noproxy',
    group,
    value: 'text',
    placeholder: 'LIST',
    standardNote: 'NO_PROXY',
    guarded: true,
    summary: 'hosts, domains and networks to ask directly, with commas; * is all',
  },
  {
    name: 'resolve',
    group,
    value: 'text',
    placeholder: 'HOST:PORT:ADDRESS,…',
    repeatable: true,
    guarded: true,
    summary: 'use these addresses for a host; * is any host',
  },
  {
    name: 'connect-to',
    group,
    value: 'text',
    placeholder: 'HOST1:PORT1:HOST2:PORT2',
    repeatable: true,
    guarded: true,
    summary: 'connect to HOST2:PORT2 in place of HOST1:PORT1; empty is any, or stays',
  },
  {
    name: 'unix-socket',
    group,
    value: 'file',
    placeholder: 'PATH',
    guarded: true,
    summary: 'connect through this socket',
  },
  {
    name: 'ipv4',
    short: '4',
    group,
    summary: 'use addresses of IPv4 only',
  },
  {
    name: 'ipv6',
    short: '6',
    group,
    summary: 'use addresses of IPv6 only',
  },
  {
    name: 'http2',
    group,
    summary: 'offer HTTP/2 to https servers',
  },
] as const satisfies readonly OptionDefinition[];
