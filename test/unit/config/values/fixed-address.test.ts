/** Claims about `--resolve`. */
import { describe, expect, it } from 'vitest';
import { fixedAddresses, readResolution } from '../../../../src/config/values/fixed-address.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const fixed = (host: string, port: number, ...addresses: readonly string[]) => ({
  kind: 'fixed',
  entry: { host, port, addresses },
});

describe('--resolve', () => {
  it.each([
    ['a.test:443:127.0.0.1', fixed('a.test', 443, '127.0.0.1')],
    ['A.Test:443:127.0.0.1', fixed('a.test', 443, '127.0.0.1')],
    ['+a.test:443:127.0.0.1', fixed('a.test', 443, '127.0.0.1')],
    ['a.test:443:[::1],127.0.0.1', fixed('a.test', 443, '::1', '127.0.0.1')],
    ['a.test:443:::1', fixed('a.test', 443, '::1')],
    ['a.test:443:127.0.0.1,', fixed('a.test', 443, '127.0.0.1')],
    ['*:80:10.0.0.1', fixed('*', 80, '10.0.0.1')],
    ['-a.test:443', { kind: 'freed', host: 'a.test', port: 443 }],
  ])('%s is read as curl reads it', (text, resolution) => {
    expect(readResolution(text)).toEqual(resolution);
  });

  it.each([
    ['', 'there is no host', ''],
    ['a.test', '"" is no port', ''],
    ['a.test:x:1.2.3.4', '"x" is no port', 'x'],
    ['a.test:99999:1.2.3.4', '"99999" is no port', '99999'],
    ['a.test:*:1.2.3.4', '"*" is no port', '*'],
    ['a.test:80', 'there is no address', ''],
    ['a.test:80:', 'there is no address', ''],
    ['a.test:80:nonsense', '"nonsense" is no address', 'nonsense'],
    ['a.test:80:1.2.3.4,b', '"b" is no address', 'b'],
    ['a.test:80: 1.2.3.4', '" 1.2.3.4" is no address', ' 1.2.3.4'],
    ['a b:80:1.2.3.4', '"a b" is no host name', 'a b'],
    ['-a.test:80:1.2.3.4', 'an entry that is taken back has no address', ':'],
  ])('%j is refused, with the place', (text, message, caret) => {
    expect(mistakeOf(() => readResolution(text))).toMatchObject({
      message,
      caret,
      hint: 'Write HOST:PORT:ADDRESS, several addresses with commas: api.example.com:443:127.0.0.1,[::1].',
    });
  });
});

describe('several of them', () => {
  const entriesOf = (...texts: readonly string[]) =>
    fixedAddresses(texts.map(readResolution)).map(({ host, port, addresses }) => `${host}:${port}:${addresses}`);

  it('count for their own host and port, the last of each', () => {
    expect(entriesOf('a:80:1.1.1.1', 'a:443:2.2.2.2', 'a:80:3.3.3.3')).toEqual(['a:80:3.3.3.3', 'a:443:2.2.2.2']);
  });

  it('put a name before any name, wherever it stands', () => {
    expect(entriesOf('*:80:1.1.1.1', 'a:80:2.2.2.2')).toEqual(['a:80:2.2.2.2', '*:80:1.1.1.1']);
  });

  it('may take an earlier one back, which is nothing where there is none', () => {
    expect(entriesOf('a:80:1.1.1.1', '-a:80', '-b:80')).toEqual([]);
    expect(entriesOf('-a:80', 'a:80:1.1.1.1')).toEqual(['a:80:1.1.1.1']);
    expect(entriesOf('a:80:1.1.1.1', '-*:80')).toEqual(['a:80:1.1.1.1']);
  });
});
