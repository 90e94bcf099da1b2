/** Claims about the route of a request. */
import { describe, expect, it } from 'vitest';
import { plainRoute } from '../../../../src/domain/route.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf } from '../../../support/surroundings.ts';

const routeOf = async (flags: Readonly<Record<string, readonly string[]>>) =>
  (await planOf(flags)).watches[0].watch.request.route;

describe('the route', () => {
  it('is plain where nothing was said', async () => {
    expect(await routeOf({})).toEqual(plainRoute);
  });

  it.each([
    [{ insecure: ['true'] }, { insecure: true }],
    [{ http2: ['true'] }, { http2: true }],
    [{ ipv4: ['true'] }, { family: 4 }],
    [{ ipv6: ['true'] }, { family: 6 }],
    [{ 'unix-socket': ['/run/api.sock'] }, { socketPath: '/run/api.sock' }],
    [{ resolve: ['a:1:10.0.0.1', 'a:1:10.0.0.2'] }, { fixed: [{ host: 'a', port: 1, addresses: ['10.0.0.2'] }] }],
    [
      { 'connect-to': ['a:1:b:2', '::c:'] },
      { detours: [{ fromHost: 'a', fromPort: 1, toHost: 'b', toPort: 2 }, { toHost: 'c' }] },
    ],
  ])('with %j has %j', async (flags, part) => {
    expect(await routeOf(flags)).toEqual({ ...plainRoute, ...part });
  });

  it.each([
    [{ 'unix-socket': [''] }, '--unix-socket: the file name is empty'],
    [{ resolve: ['a'] }, '--resolve: "" is no port'],
    [{ 'connect-to': ['a'] }, '--connect-to: "a" does not have four parts'],
    [{ ipv4: ['true'], ipv6: ['true'] }, '--ipv4 and --ipv6 do not go together: no address is of both kinds'],
    [
      { 'unix-socket': ['/s'], resolve: ['a:1:::1'] },
      '--unix-socket and --resolve do not go together: a unix socket leads to no network',
    ],
  ])('with %j is refused', async (flags, message) => {
    expect((await laterMistakeOf(routeOf(flags))).message).toBe(message);
  });
});
