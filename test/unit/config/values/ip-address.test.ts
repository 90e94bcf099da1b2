/** Claims about hosts inside longer values. */
import { describe, expect, it } from 'vitest';
import { canonicalHost, isIpAddress } from '../../../../src/config/values/ip-address.ts';

describe('an address', () => {
  it.each(['0.0.0.0', '127.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', '2001:DB8::A', '::ffff:1.2.3.4'])(
    'is %s',
    (text) => {
      expect(isIpAddress(text)).toBe(true);
    },
  );

  it.each([
    '',
    '1.2.3',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3.4.5',
    '[::1]',
    'fe80::1%eth0',
    ':::',
    '1::2::3',
    'a.b',
    '::g',
    '1.2.3.4 ',
  ])('is not %j', (text) => {
    expect(isIpAddress(text)).toBe(false);
  });
});

describe('a host', () => {
  it.each([
    ['Example.COM', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['a_b', 'a_b'],
    ['10.0.0.1', '10.0.0.1'],
    ['[::0001]', '::1'],
  ])('%s is %s', (text, host) => {
    expect(canonicalHost(text)).toBe(host);
  });

  it.each(['', 'a b', 'a/b', 'a:1', 'me@a', '::1', '[::1', '[a]', 'a?b', 'a#b'])('%j is none', (text) => {
    expect(canonicalHost(text)).toBeUndefined();
  });
});
