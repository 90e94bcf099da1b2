/** The options that say who asks, with curl's names and curl's meaning where curl has them. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Logins';

/** The options each of which sets the Authorization header, so that one excludes the others. */
export const rivalLogins = ['user', 'bearer', 'oauth2-token-url', 'auth-cmd'] as const;

/** The options under Logins. */
export const loginOptions = [
  {
    name: 'user',
    short: 'u',
    group,
    value: 'text',
    placeholder: 'NAME:PASSWORD',
    secret: true,
    guarded: true,
    summary: 'log in with Basic authentication; without :PASSWORD it is asked for',
  },
  {
    name: 'bearer',
    group,
    value: 'text',
    placeholder: 'TOKEN',
    common: true,
    secret: true,
    guarded: true,
    summary: "log in with a token, best '{{env:TOKEN}}'",
  },
  {
    name: 'netrc',
    group,
    guarded: true,
    summary: 'log in as ~/.netrc says, unless -u or the URL do',
  },
  {
    name: 'netrc-file',
    group,
    value: 'file',
    placeholder: 'FILE',
    guarded: true,
    summary: 'log in as this file says, in the format of ~/.netrc',
  },
  {
    name: 'auth-cmd',
    group,
    value: 'command',
    placeholder: 'CMD',
    guarded: true,
    summary: 'log in with the token a command prints; run again on a 401',
  },
  {
    name: 'oauth2-token-url',
    group,
    value: 'text',
    placeholder: 'URL',
    guarded: true,
    summary: 'log in with a token from here, by client credentials (RFC 6749); renewed in time',
  },
  {
    name: 'oauth2-client-id',
    group,
    value: 'text',
    placeholder: 'ID',
    guarded: true,
    summary: 'who asks for the token',
  },
  {
    name: 'oauth2-client-secret',
    group,
    value: 'text',
    placeholder: 'SECRET',
    secret: true,
    guarded: true,
    summary: 'the secret of the client',
  },
  {
    name: 'oauth2-scope',
    group,
    value: 'text',
    placeholder: 'SCOPE',
    guarded: true,
    summary: 'what the token is to allow, separated by blanks',
  },
  {
    name: 'cert',
    short: 'E',
    group,
    value: 'text',
    placeholder: 'FILE[:PASSWORD]',
    guarded: true,
    summary: 'show this certificate (PEM); the key may be in the same file',
  },
  {
    name: 'key',
    group,
    value: 'file',
    placeholder: 'FILE',
    guarded: true,
    summary: 'the key of the certificate, where it has a file of its own',
  },
  {
    name: 'pass',
    group,
    value: 'text',
    placeholder: 'PASSWORD',
    secret: true,
    guarded: true,
    summary: 'the password of the key',
  },
] as const satisfies readonly OptionDefinition[];
