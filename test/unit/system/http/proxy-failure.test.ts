import { describe, expect, it } from 'vitest';
import { connectRefused, proxyFailureOf, proxyLoginFailure, proxyTimeout } from '../../../../src/system/http/proxy-failure.ts';

const proxy = { url: 'http://proxy.test:3128' };
const place = { host: '::1', port: 443 };

describe('a proxy that cannot be reached', () => {
  it('is named, with what Node says of it', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', address: '192.0.2.1', port: 3128 });
    expect(proxyFailureOf(proxy, error)).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
      message: 'the proxy proxy.test:3128: connection refused (ECONNREFUSED 192.0.2.1:3128)',
    });
  });

  it('is named once', () => {
    const error = Object.assign(new Error('Parse Error'), { code: 'HPE_INVALID_CONSTANT', reason: 'Expected HTTP/' });
    expect(proxyFailureOf(proxy, error)).toMatchObject({ message: 'the proxy proxy.test:3128 does not speak HTTP/1.1' });
  });

  it('for a bug of ours is a bug', () => {
    const bug = new TypeError('x is not a function');
    expect(() => proxyFailureOf(proxy, bug)).toThrow(bug);
  });

  it('within the time is told with the time', () => {
    expect(proxyTimeout(proxy, '10s')).toEqual({
      kind: 'network',
      code: 'ETIMEDOUT',
      message: 'the proxy proxy.test:3128 gave no connection within 10s',
    });
  });
});

describe('a tunnel that is refused', () => {
  it.each([400, 401, 403, 405, 451])('is final after a %i, with a way around it', (statusCode) => {
    expect(connectRefused({ proxy, place }, { statusCode, statusMessage: 'No' })).toEqual({
      kind: 'protocol',
      code: 'PROXY_CONNECT',
      message: `the proxy proxy.test:3128 answered ${statusCode} No to CONNECT [::1]:443`,
      hint: 'Ask the host directly, if it can be reached so: --noproxy ::1',
    });
  });

  it.each([302, 404, 408, 429, 500, 502, 503, 504])('is passing trouble after a %i', (statusCode) => {
    expect(connectRefused({ proxy, place }, { statusCode })).toEqual({
      kind: 'network',
      code: 'PROXY_CONNECT',
      message: `the proxy proxy.test:3128 answered ${statusCode} to CONNECT [::1]:443`,
    });
  });

  it('shows nothing of its words that could move a cursor', () => {
    const { message } = Object(connectRefused({ proxy, place }, { statusCode: 502, statusMessage: 'a\u001b[2Jb' }));
    expect(message).toContain('502 a\\u001b[2Jb');
  });

  it('for want of a login says how to give one', () => {
    expect(connectRefused({ proxy, place }, { statusCode: 407 })).toEqual(proxyLoginFailure(proxy));
  });
});

describe('a login', () => {
  it('that is missing, and one that is not accepted, are told apart; neither is shown', () => {
    expect(proxyLoginFailure(proxy)).toMatchObject({ message: 'the proxy proxy.test:3128 wants a login (407)' });
    const refused = proxyLoginFailure({ url: 'https://proxy.test', authorization: 'Basic s3cret' });
    expect(refused).toEqual({
      kind: 'protocol',
      code: 'PROXY_LOGIN',
      message: 'the proxy proxy.test does not accept the login (407)',
      hint: "Give one with its URL: -x 'https://{{env:PROXY_USER}}:{{env:PROXY_PASSWORD}}@proxy.test'",
    });
  });
});
