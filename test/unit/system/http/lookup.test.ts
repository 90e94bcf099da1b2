import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { lookupFor } from '../../../../src/system/http/lookup.ts';
import { RouteError } from '../../../../src/system/http/route-error.ts';

const port = 443;

/** The addresses a destination's lookup gives, as Node asks for them. */
async function addressesOf(...[to, family]: Parameters<typeof lookupFor>): Promise<readonly string[]> {
  const lookup = lookupFor(to, family);
  if (lookup === undefined) throw new Error('Node would look it up itself');
  const found = await new Promise<readonly LookupAddress[]>((resolve) =>
    lookup(to.host, { all: true }, (_, addresses) => resolve(addresses as LookupAddress[])),
  );
  return found.map(({ address, family }) => `${address} (${family})`);
}

describe('the lookup', () => {
  it('is Node’s own for names', () => {
    expect(lookupFor({ host: 'api.example.com', port }, undefined)).toBe(undefined);
  });

  it('gives addresses that are fixed, in their order', async () => {
    const addresses = ['192.0.2.1', '::1'] as const;
    expect(await addressesOf({ host: 'api.example.com', port, addresses }, undefined)).toEqual(['192.0.2.1 (4)', '::1 (6)']);
  });

  it.each(['localhost', 'api.localhost'])('gives both for %s', async (host) => {
    expect(await addressesOf({ host, port }, undefined)).toEqual(['::1 (6)', '127.0.0.1 (4)']);
  });

  it('gives one family only where that is asked for', async () => {
    expect(await addressesOf({ host: 'localhost', port }, 4)).toEqual(['127.0.0.1 (4)']);
    expect(await addressesOf({ host: 'a.test', port, addresses: ['192.0.2.1', '::1'] }, 6)).toEqual(['::1 (6)']);
  });

  it.each([
    ['192.0.2.1', undefined],
    ['192.0.2.1', 4],
    ['::1', 6],
  ] as const)('is none for an address: %s', (host, family) => {
    expect(lookupFor({ host, port }, family)).toBe(undefined);
  });

  it('gives what is fixed for an address in its place', async () => {
    expect(await addressesOf({ host: '192.0.2.1', port, addresses: ['::1'] }, undefined)).toEqual(['::1 (6)']);
  });

  it('gives the first where only one is wanted', async () => {
    const lookup = lookupFor({ host: 'localhost', port }, undefined);
    const first = await new Promise((resolve) => lookup?.('localhost', {}, (_, address, family) => resolve([address, family])));
    expect(first).toEqual(['::1', 6]);
  });

  it('refuses what has no address of the family', () => {
    const refusal = { failure: { kind: 'protocol', message: '192.0.2.1:443 has no address of IPv6 (-6)' } };
    expect(() => lookupFor({ host: '192.0.2.1', port }, 6)).toThrow(RouteError);
    expect(() => lookupFor({ host: '192.0.2.1', port }, 6)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining(refusal.failure) }),
    );
  });
});
