import { describe, expect, it } from 'vitest';
import { plainRoute, type Route } from '../../../src/domain/route.ts';
import { bareRoute, routeKey } from '../../../src/requests/route-key.ts';

const identity = { certificate: 'C', key: 'K', passphrase: 'P' };
const proxy = { url: 'http://proxy.test:3128' };
const full: Route = {
  insecure: true,
  authorities: 'A',
  identity,
  family: 4,
  fixed: [{ host: 'a.test', port: 443, addresses: ['192.0.2.1'] }],
  detours: [{ fromHost: 'a.test', toPort: 8443 }],
  socketPath: '/run/s.sock',
  proxies: { http: { ...proxy, authorization: 'Basic x' }, except: ['b.test'] },
  http2: true,
};

describe('the key of a route', () => {
  it('is the same for equal routes, whatever the order of their fields', () => {
    const copy = Object.fromEntries(Object.entries(full).toReversed());
    expect(routeKey({ ...plainRoute, ...structuredClone(copy) })).toBe(routeKey(full));
  });

  it.each<Partial<Route>>([
    { insecure: false },
    { authorities: 'B' },
    { identity: { ...identity, certificate: 'D' } },
    { identity: { ...identity, key: 'L' } },
    { identity: { certificate: 'C', key: 'K' } },
    { family: 6 },
    { fixed: [] },
    { fixed: [{ host: 'a.test', port: 443, addresses: ['192.0.2.1', '192.0.2.2'] }] },
    { detours: [{ toHost: 'a.test', toPort: 8443 }] },
    { socketPath: '/run/t.sock' },
    { proxies: { http: proxy, except: ['b.test'] } },
    { proxies: { https: { ...proxy, authorization: 'Basic x' }, except: ['b.test'] } },
    { proxies: { http: { ...proxy, authorization: 'Basic x' }, except: [] } },
    { http2: false },
  ])('is another with %j', (change) => {
    expect(routeKey({ ...full, ...change })).not.toBe(routeKey(full));
  });
});

describe('a bare route', () => {
  it('lacks the certificate, and nothing else', () => {
    const { identity: _, ...rest } = full;
    expect(bareRoute(full)).toEqual(rest);
  });

  it('is the route itself where there is no certificate', () => {
    expect(bareRoute(plainRoute)).toBe(plainRoute);
  });
});
