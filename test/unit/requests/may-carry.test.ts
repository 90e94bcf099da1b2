import { describe, expect, it } from 'vitest';
import { mayCarry } from '../../../src/requests/may-carry.ts';

const from = 'https://api.example.com/deploys/42?token=x';

describe('what may go where', () => {
  it.each([
    ['another path', 'https://api.example.com/login'],
    ["the scheme's own port, written out", 'https://api.example.com:443/'],
    ['the host in capitals', 'https://API.Example.COM/'],
    ['the host as an address of its own', 'https://user:pass@api.example.com/'],
  ])('allows %s', (_, to) => {
    expect(mayCarry(from, to)).toBe(true);
  });

  it.each([
    ['another scheme', 'http://api.example.com/deploys/42'],
    ['another port', 'https://api.example.com:8443/'],
    ['another host', 'https://example.com/'],
    ['a subdomain', 'https://x.api.example.com/'],
    ['a host that only starts alike', 'https://api.example.com.evil.test/'],
    ['a host in the user information', 'https://api.example.com@evil.test/'],
    ['a trailing dot', 'https://api.example.com./'],
  ])('refuses %s', (_, to) => {
    expect(mayCarry(from, to)).toBe(false);
  });

  it('allows the upgrade to https no more than any other origin', () => {
    expect(mayCarry('http://localhost/', 'https://localhost/')).toBe(false);
  });

  it('takes URLs without a host for strangers even to themselves', () => {
    expect(mayCarry('data:,x', 'data:,x')).toBe(false);
    expect(mayCarry('file:///etc/hosts', 'file:///etc/hosts')).toBe(false);
  });
});
