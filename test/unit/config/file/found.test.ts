/** Claims about files nobody named: they are data someone else may have written. */
import { describe, expect, it } from 'vitest';
import { disarm, refuseOpenFile } from '../../../../src/config/file/found.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { configFile } from '../../../support/config-nodes.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const values = asFlags({ interval: ['5s'], 'on-change': ['./x'], header: ['A: b'], bearer: ['t'], insecure: ['true'] });

describe('a found file', () => {
  it('loses what arms commands or credentials, and a notice says so', () => {
    const { values: kept, notices } = disarm(configFile({}), values);
    expect([...kept.keys()]).toEqual(['interval']);
    expect(notices).toEqual([
      {
        code: 'config-guarded',
        message:
          'watch-api.config.yaml: onChange, header, bearer, insecure not used: a file that was found sets commands, credentials, requests, files to read and larger bodies only under run',
        hint: 'To trust it, say --config watch-api.config.yaml; to silence this, say --no-config.',
      },
    ]);
  });

  it('runs no command and reads no file to fill anything in', () => {
    const reaching = asFlags({
      until: ['a={{cmd:touch x}}'],
      'fail-when': ['b={{ file:/etc/passwd }}'],
      select: ['{{var:PATHS}}'],
    });
    const { values: kept, notices } = disarm(configFile({}), reaching);
    expect([...kept.keys()]).toEqual(['select']);
    expect(notices.map(({ message }) => message)).toEqual([expect.stringMatching(/: until, failWhen not used: /)]);
    expect(disarm(configFile({}, { found: false }), reaching).values).toBe(reaching);
  });

  it.each([
    "schema('../private.txt')",
    "status=1 || schema ('a')",
    'every($.a, "sch\\u0065ma(\'a\')")',
    'every($.a, \'every(@, "s\\\\u0063hem\\u005cu0061(0)")\')',
    "sch{{var:EMPTY}}ema('a')",
  ])('judges by no schema, which is a file: %s', (until) => {
    const { values: kept, notices } = disarm(configFile({}), asFlags({ until: [until], interval: ['5s'] }));
    expect([...kept.keys()]).toEqual(['interval']);
    expect(notices.map(({ message }) => message)).toEqual([expect.stringMatching(/: until not used: /)]);
  });

  it.each([
    ['1MiB', true],
    ['10MiB', true],
    ['10MB', true],
    ['odd', true],
    ['11MiB', false],
    ['1GiB', false],
    ['{{var:SIZE}}', false],
  ])('takes no larger bodies than are taken anyway: %s', (size, isKept) => {
    expect(disarm(configFile({}), asFlags({ 'max-size': [size] })).values.has('max-size')).toBe(isKept);
  });

  it('does not silence the notice', () => {
    const { values: kept, notices } = disarm(configFile({}), asFlags({ quiet: ['2'], bearer: ['t'] }));
    expect([...kept.keys()]).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([expect.stringMatching(/: quiet, bearer not used: /)]);
    const harmless = asFlags({ quiet: ['2'] });
    expect(disarm(configFile({}), harmless)).toEqual({ values: harmless, notices: [] });
  });

  it('without any of that is used in silence', () => {
    const harmless = asFlags({ interval: ['5s'] });
    expect(disarm(configFile({}), harmless)).toEqual({ values: harmless, notices: [] });
  });
});

describe('a named file', () => {
  it('is used whole', () => {
    expect(disarm(configFile({}, { found: false }), values)).toEqual({ values, notices: [] });
  });
});

describe('under run', () => {
  it('a file that others may write is refused, with the cure', () => {
    expect(mistakeOf(() => refuseOpenFile(configFile({}, { openToOthers: true })))).toMatchObject({
      message: 'watch-api.config.yaml may be written by others, so run does not trust it',
      hint: 'Take that away: chmod go-w watch-api.config.yaml',
    });
    expect(refuseOpenFile(configFile({}))).toBe(undefined);
  });
});
