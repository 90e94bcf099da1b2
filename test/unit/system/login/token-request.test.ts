/** Claims about the request to a token endpoint. */
import { describe, expect, it } from 'vitest';
import { plainRoute, type Route } from '../../../../src/domain/route.ts';
import { tokenRequest } from '../../../../src/system/login/token-request.ts';
import { requestTo } from '../../../support/server-requests.ts';

const route: Route = {
  ...plainRoute,
  insecure: true,
  authorities: 'PEM',
  identity: { certificate: 'cert', key: 'key' },
  socketPath: '/run/api.sock',
};
const headers: readonly (readonly [string, string])[] = [
  ['User-Agent', 'me/1'],
  ['X-Api-Key', 'for the API alone'],
  ['Cookie', 'a=b'],
];
const watched = requestTo('https://api.test/deploys/42', {
  route,
  headers,
  maxTime: 3000,
  connectTimeout: 2000,
  correlated: true,
});
const ask = (url: string) =>
  tokenRequest(watched, { url, headers: { accept: 'application/json', 'user-agent': 'library/1' }, body: 'a=b' });

describe('the request for a token', () => {
  it('has the time limits and the agent of the watch, and none of its other headers', () => {
    expect(ask('https://login.test/token')).toMatchObject({
      method: 'POST',
      url: 'https://login.test/token',
      headers: [
        ['User-Agent', 'me/1'],
        ['accept', 'application/json'],
      ],
      body: new TextEncoder().encode('a=b'),
      follow: false,
      maxTime: 3000,
      connectTimeout: 2000,
      correlated: true,
      conditional: false,
    });
    expect('login' in ask('https://login.test/token')).toBe(false);
  });

  it('goes the way of the watch, without what is meant for its origin alone', () => {
    const { identity: _identity, socketPath: _socketPath, ...shared } = route;
    expect(ask('https://login.test/token').route).toEqual(shared);
    expect(ask('https://api.test/token').route).toBe(route);
  });

  it('has one route for as long as the watch has, so that connections are shared', () => {
    expect(ask('https://login.test/token').route).toBe(ask('https://login.test/token').route);
  });
});
