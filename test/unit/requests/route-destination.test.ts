import { describe, expect, it } from 'vitest';
import { authorityOf, destinationOf, detourOf, placeOf } from '../../../src/requests/route-destination.ts';

const place = { host: 'api.example.com', port: 443 };

describe('the place of an origin', () => {
  it.each([
    ['https://api.example.com', 'api.example.com', 443],
    ['http://api.example.com', 'api.example.com', 80],
    ['https://api.example.com:8443', 'api.example.com', 8443],
    ['http://[::1]:3000', '::1', 3000],
  ])('%s is %s, port %i', (origin, host, port) => {
    expect(placeOf(origin)).toEqual({ host, port });
  });
});

describe('a detour', () => {
  it.each([
    [{ toHost: 'a.test' }, 'a.test', 443],
    [{ toPort: 8443 }, 'api.example.com', 8443],
    [{ fromHost: 'api.example.com', fromPort: 443, toHost: '::1', toPort: 1 }, '::1', 1],
  ])('%j leads to %s, port %i', (detour, host, port) => {
    expect(detourOf({ detours: [detour] }, place)).toEqual({ host, port });
  });

  it.each([
    { fromHost: 'example.com', toHost: 'a.test' },
    { fromPort: 80, toHost: 'a.test' },
    { fromHost: 'api.example.com', fromPort: 80, toHost: 'a.test' },
  ])('for another place leaves this one alone: %j', (detour) => {
    expect(detourOf({ detours: [detour] }, place)).toBe(place);
  });

  it('is the first that fits', () => {
    const detours = [{ fromPort: 80, toHost: 'never.test' }, { toHost: 'first.test' }, { toHost: 'second.test' }];
    expect(detourOf({ detours }, place).host).toBe('first.test');
  });
});

describe('fixed addresses', () => {
  const fixed = [
    { host: 'api.example.com', port: 443, addresses: ['192.0.2.1', '::1'] },
    { host: '*', port: 443, addresses: ['192.0.2.2'] },
  ] as const;

  it('are those of the first entry that fits', () => {
    expect(destinationOf({ fixed }, place)).toEqual({ ...place, addresses: ['192.0.2.1', '::1'] });
    expect(destinationOf({ fixed }, { ...place, host: 'other.test' }).addresses).toEqual(['192.0.2.2']);
  });

  it('hold for their port alone', () => {
    const other = { ...place, port: 8443 };
    expect(destinationOf({ fixed }, other)).toBe(other);
  });
});

it('an authority has an address of IPv6 in brackets', () => {
  expect([authorityOf(place), authorityOf({ host: '::1', port: 80 })]).toEqual(['api.example.com:443', '[::1]:80']);
});
