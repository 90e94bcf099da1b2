/** Claims about hosts: this machine, a private network, the internet. */
import { describe, expect, it } from 'vitest';
import { hostKind } from '../../../../src/config/request/host-kind.ts';

describe('a host', () => {
  it.each([
    ['localhost', 'loopback'],
    ['localhost.', 'loopback'],
    ['app.localhost', 'loopback'],
    ['127.0.0.1', 'loopback'],
    ['127.255.0.3', 'loopback'],
    ['[::1]', 'loopback'],
    ['[::ffff:7f00:1]', 'loopback'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['169.254.169.254', 'private'],
    ['0.0.0.0', 'private'],
    ['[fd00::1]', 'private'],
    ['[fe80::1]', 'private'],
    ['backend', 'private'],
    ['nas.local', 'private'],
    ['a.b.internal', 'private'],
    ['x.test', 'private'],
    ['172.32.0.1', 'public'],
    ['11.0.0.1', 'public'],
    ['[2001:db8::1]', 'public'],
    ['example.com', 'public'],
    ['localhost.example.com', 'public'],
    ['notlocal', 'private'],
    ['127.0.0.1.example.com', 'public'],
  ])('%s is %s', (host, kind) => {
    expect(hostKind(host)).toBe(kind);
  });
});
