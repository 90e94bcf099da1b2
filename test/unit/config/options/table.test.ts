/** Claims about the option table: one entry makes one flag, one variable, one key, and no two are alike. */
import { describe, expect, it } from 'vitest';
import { configKey, environmentName, fileOptions, findOption, flagOf, options } from '../../../../src/config/options/table.ts';
import { readValue } from '../../../../src/config/values/kinds.ts';

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('the option table', () => {
  it('gives every option a name, a variable and a key of its own', () => {
    expect(twice(options.map(({ name }) => name))).toEqual([]);
    expect(twice(options.map(environmentName))).toEqual([]);
    expect(twice(options.map(configKey))).toEqual([]);
    expect(twice(options.flatMap(({ short }) => short ?? []))).toEqual([]);
  });

  it('writes names in small letters, digits and hyphens, shorts as one letter or digit', () => {
    expect(options.filter(({ name }) => !/^[a-z]+\d?(-[a-z]+)*$/.test(name))).toEqual([]);
    expect(options.filter(({ short }) => short !== undefined && !/^[a-zA-Z\d]$/.test(short))).toEqual([]);
  });

  it('leaves curl its own short flags', () => {
    const pairs = options.flatMap(({ short, name }) => (short === undefined ? [] : [`${short} ${name}`]));
    expect(pairs).toEqual(
      expect.arrayContaining([
        'X request',
        'H header',
        'd data',
        'G get',
        'b cookie',
        'e referer',
        'E cert',
        'x proxy',
        'U proxy-user',
        '4 ipv4',
        '6 ipv6',
        'u user',
        'k insecure',
        'A user-agent',
        'm max-time',
        'L location',
        'o output',
      ]),
    );
    expect(options.filter(({ short }) => short === 'f' || short === 's' || short === 'S')).toEqual([]);
  });

  it('has one line of summary for each, starting small, without a full stop', () => {
    expect(options.filter(({ summary }) => !/^[a-z]/.test(summary) || summary.endsWith('.') || summary.includes('\n'))).toEqual(
      [],
    );
  });

  it('offers choices for every choice, and only there', () => {
    expect(options.filter(({ value, choices }) => (value === 'choice') !== (choices !== undefined))).toEqual([]);
  });

  it('has standards that can be read as the values they stand for, and not in words as well', () => {
    for (const option of options) if (option.standard !== undefined) readValue(option, option.standard);
    expect(options.filter(({ standard, standardNote }) => standard !== undefined && standardNote !== undefined)).toEqual([]);
    expect(options.filter(({ value, standard }) => value === 'status' && standard === undefined)).toEqual([]);
  });

  it('names a flag, a variable and a key alike', () => {
    const option = findOption('ok-status');
    expect(option && [flagOf(option), environmentName(option), configKey(option)]).toEqual([
      '--ok-status',
      'WATCH_API_OK_STATUS',
      'okStatus',
    ]);
    const location = findOption('location');
    expect(location && flagOf(location)).toBe('--no-location');
  });

  it('guards whatever runs commands, logs in, writes files or changes what is sent', () => {
    expect(options.filter(({ guarded }) => guarded).map(({ name }) => name)).toEqual([
      'request',
      'header',
      'data',
      'data-raw',
      'data-binary',
      'data-urlencode',
      'data-json',
      'get',
      'url-query',
      'cookie',
      'user-agent',
      'referer',
      'location-trusted',
      'repeat',
      'curl',
      'user',
      'bearer',
      'netrc',
      'netrc-file',
      'auth-cmd',
      'oauth2-token-url',
      'oauth2-client-id',
      'oauth2-client-secret',
      'oauth2-scope',
      'cert',
      'key',
      'pass',
      'insecure',
      'cacert',
      'proxy',
      'proxy-user',
      'noproxy',
      'resolve',
      'connect-to',
      'unix-socket',
      'verify-secret',
      'public',
      'send',
      'output',
      'on-change',
      'on-met',
      'on-fail',
      'on-error',
      'on-recover',
      'on-end',
      'with',
      'hook-shell',
    ]);
  });

  it('keeps what is about the program itself out of files', () => {
    expect(options.filter((option) => !fileOptions.includes(option)).map(({ name }) => name)).toEqual([
      'config',
      'no-config',
      'help',
      'version',
    ]);
  });
});
