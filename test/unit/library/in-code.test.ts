/** Claims about which options code may give: every one of the table, or none with a reason. */
import { describe, expect, it } from 'vitest';
import { findOption } from '../../../src/config/options/table.ts';
import { codeOnly, inCode, optionOfKey } from '../../../src/library/in-code.ts';
import type { WatchOptions } from '../../../src/library/public/options.ts';
import type { SourceKind } from '../../../src/library/public/source-options.ts';
import { mistakeOf } from '../../support/mistakes.ts';

/** Every key of the type; the compiler refuses one too few and one too many. */
const typed: { readonly [Key in keyof Required<WatchOptions>]: true } = {
  until: true,
  failWhen: true,
  untilChange: true,
  untilStable: true,
  pin: true,
  appearWithin: true,
  confirm: true,
  once: true,
  timeout: true,
  maxPolls: true,
  maxErrors: true,
  okStatus: true,
  fatalStatus: true,
  any: true,
  atLeast: true,
  keepGoing: true,
  interval: true,
  lateness: true,
  rate: true,
  maxConcurrency: true,
  maxTime: true,
  connectTimeout: true,
  items: true,
  itemKey: true,
  select: true,
  ignore: true,
  arrayKey: true,
  detectKeys: true,
  ignoreOrder: true,
  compareHeaders: true,
  request: true,
  header: true,
  data: true,
  dataRaw: true,
  dataBinary: true,
  dataUrlencode: true,
  dataJson: true,
  get: true,
  urlQuery: true,
  cookie: true,
  userAgent: true,
  referer: true,
  correlationId: true,
  location: true,
  maxRedirs: true,
  locationTrusted: true,
  maxSize: true,
  repeat: true,
  conditional: true,
  user: true,
  bearer: true,
  netrc: true,
  netrcFile: true,
  authCmd: true,
  oauth2TokenUrl: true,
  oauth2ClientId: true,
  oauth2ClientSecret: true,
  oauth2Scope: true,
  cert: true,
  key: true,
  pass: true,
  insecure: true,
  cacert: true,
  proxy: true,
  proxyUser: true,
  noproxy: true,
  resolve: true,
  connectTo: true,
  unixSocket: true,
  ipv4: true,
  ipv6: true,
  http2: true,
  source: true,
  hold: true,
  jobUrl: true,
  resultUrl: true,
  cursor: true,
  cursorStart: true,
  more: true,
  event: true,
  idle: true,
  send: true,
  subprotocol: true,
  pingInterval: true,
  verifySecret: true,
  public: true,
  verbose: true,
  heartbeat: true,
  signal: true,
  clock: true,
  random: true,
  dispatcher: true,
};

const sourceKinds: { readonly [Kind in SourceKind]: true } = {
  auto: true,
  cursor: true,
  job: true,
  listen: true,
  'long-poll': true,
  poll: true,
  sse: true,
  websocket: true,
};

describe('the options of the library', () => {
  it('are those of the table and what only code can give', () => {
    expect(Object.keys(typed).sort()).toEqual([...inCode.keys(), ...codeOnly].sort());
  });

  it('take the sources there are', () => {
    expect(Object.keys(sourceKinds).sort()).toEqual([...(findOption('source')?.choices ?? [])].sort());
  });
});

describe('the option of a key', () => {
  it('is found by its key', () => {
    expect(optionOfKey('okStatus').name).toBe('ok-status');
  });

  it.each([
    ['untl', 'there is no option untl', 'Did you mean until?'],
    ['ok-status', 'there is no option ok-status', 'Write okStatus.'],
    ['xyzzy', 'there is no option xyzzy', 'They are the flags of the command line in camelCase.'],
    ['onChange', 'onChange is an option of the command line alone', 'The events say it: await the next one and act on it.'],
    ['print', 'print is an option of the command line alone', 'The value is in the result and in the events.'],
    ['config', 'config is an option of the command line alone', 'No configuration file is read.'],
    ['curl', 'curl is an option of the command line alone', 'Give the URL, and what the command sets as options.'],
  ])('is refused for %s', (key, message, hint) => {
    expect(mistakeOf(() => optionOfKey(key))).toMatchObject({ message, hint });
  });
});
