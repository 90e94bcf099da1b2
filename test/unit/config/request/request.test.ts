/** Claims about the request that is sent on every poll. */

import { describe, expect, it } from 'vitest';
import { plainRoute } from '../../../../src/domain/route.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf } from '../../../support/surroundings.ts';

const requestOf = async (flags: Readonly<Record<string, readonly string[]>>) => (await planOf(flags)).watches[0].watch.request;

describe('the request', () => {
  it('has defaults for everything', async () => {
    const { headers, ...rest } = await requestOf({});
    expect(headers).toHaveLength(2);
    expect(rest).toEqual({
      method: 'GET',
      url: 'https://api.example.com/items',
      follow: true,
      maxRedirects: 5,
      maxTime: 30_000,
      connectTimeout: 10_000,
      maxSize: 10_485_760,
      trusted: false,
      route: plainRoute,
      correlated: false,
      conditional: true,
    });
  });

  it('takes what is given', async () => {
    const given = {
      location: ['false'],
      'max-redirs': ['0'],
      'max-time': ['5s'],
      'connect-timeout': ['1s'],
      'max-size': ['1MB'],
    };
    expect(await requestOf({ ...given, insecure: ['true'], conditional: ['false'], request: ['head'] })).toMatchObject({
      method: 'HEAD',
      follow: false,
      maxRedirects: 0,
      maxTime: 5000,
      connectTimeout: 1000,
      maxSize: 1_000_000,
      route: { ...plainRoute, insecure: true },
      conditional: false,
    });
  });

  it.each([
    [{ 'location-trusted': ['true'] }, { trusted: true, follow: true }],
    [{ 'correlation-id': ['true'] }, { correlated: true }],
  ])('with %j is %j', async (flags, part) => {
    expect(await requestOf(flags)).toMatchObject(part);
  });

  it('follows redirects with all it has, or not at all', async () => {
    expect((await laterMistakeOf(requestOf({ 'location-trusted': ['true'], location: ['false'] }))).message).toBe(
      '--location-trusted and --location do not go together: one follows redirects, the other does not',
    );
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'FROB'])('with %s is not repeated unless the user says so', async (method) => {
    expect(await laterMistakeOf(requestOf({ request: [method] }))).toMatchObject({
      message: `${method} would be sent on every poll`,
      hint: 'Say --repeat if that is meant, or --once to send it a single time.',
    });
    expect((await requestOf({ request: [method], repeat: ['true'] })).method).toBe(method);
    expect((await requestOf({ request: [method], once: ['true'] })).method).toBe(method);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'get'])('with %s may be repeated', async (method) => {
    expect((await requestOf({ request: [method] })).method).toBe(method.toUpperCase());
  });

  it.each([
    [{ request: ['GE T'] }, '--request: "GE T" is not a method'],
    [{ request: [''] }, '--request: "" is not a method'],
    [{ request: ['connect'], repeat: ['true'] }, '--request: CONNECT opens a tunnel and has no answer to judge'],
    [{ 'max-time': ['0'] }, '--max-time: "0" is no time at all'],
    [{ 'connect-timeout': ['0'] }, '--connect-timeout: "0" is no time at all'],
    [{ 'max-redirs': ['-1'] }, '--max-redirs: "-1" is not a whole number'],
    [{ 'max-size': ['big'] }, '--max-size: "big" is not a size'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(requestOf(flags))).message).toBe(message);
  });
});
