import { describe, expect, it } from 'vitest';
import { isDowngrade, mayCarry } from '../../../src/requests/may-carry.ts';

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

describe('what may go where all are trusted', () => {
  it.each(['https://other.example/', 'https://api.example.com:8443/', from])('allows %s', (to) => {
    expect(mayCarry(from, to, true)).toBe(true);
  });

  it('allows the upgrade to https', () => {
    expect(mayCarry('http://localhost/', 'https://localhost/', true)).toBe(true);
  });

  it('refuses the open wire after a secure one', () => {
    expect(mayCarry(from, 'http://api.example.com/deploys/42', true)).toBe(false);
  });

  it('refuses what has no host', () => {
    expect(mayCarry(from, 'data:,x', true)).toBe(false);
    expect(mayCarry('file:///etc/hosts', from, true)).toBe(false);
  });
});

it('a downgrade is a step from https to http, and no other', () => {
  const [secure, plain] = ['https://a.test/', 'http://b.test/'];
  expect([isDowngrade(secure, plain), isDowngrade(plain, secure), isDowngrade(plain, plain)]).toEqual([true, false, false]);
});
