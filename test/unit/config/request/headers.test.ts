/** Claims about the headers of the request. */
import { describe, expect, it } from 'vitest';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { resolvePlan } from '../../../../src/config/resolve.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, surroundingsOf, type World } from '../../../support/surroundings.ts';

const headersOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}, url?: string) =>
  (await planOf(flags, world, url)).watches[0].watch.request.headers;
const standard = [
  ['Accept', '*/*'],
  ['User-Agent', 'watch-api/1.2.3'],
];

describe('headers', () => {
  it('are two by default', async () => {
    expect(await headersOf({})).toEqual(standard);
  });

  it('of the user replace defaults of the same name, whatever its case, and keep their order', async () => {
    expect(await headersOf({ header: ['accept: text/plain', 'X-A: 1', 'X-A: 2'] })).toEqual([
      ['User-Agent', 'watch-api/1.2.3'],
      ['accept', 'text/plain'],
      ['X-A', '1'],
      ['X-A', '2'],
    ]);
  });

  it('may be removed and may be empty', async () => {
    expect(await headersOf({ header: ['Accept:', 'X-Empty;'] })).toEqual([
      ['User-Agent', 'watch-api/1.2.3'],
      ['X-Empty', ''],
    ]);
  });

  it('name another agent, or none', async () => {
    expect(await headersOf({ 'user-agent': ['me/1'] })).toContainEqual(['User-Agent', 'me/1']);
    expect(await headersOf({ 'user-agent': [''] })).toEqual([['Accept', '*/*']]);
  });
});

describe('a login', () => {
  it('by name and password is Basic (RFC 7617)', async () => {
    expect(await headersOf({ user: ['Aladdin:open sesame'] })).toContainEqual([
      'Authorization',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    ]);
    expect(await headersOf({ user: ['test:123£'] })).toContainEqual(['Authorization', 'Basic dGVzdDoxMjPCow==']);
    expect(await headersOf({ user: ['a:b:c'] })).toContainEqual(['Authorization', `Basic ${btoa('a:b:c')}`]);
  });

  it('by token is Bearer', async () => {
    expect(await headersOf({ bearer: ['{{env:T}}'] }, { environment: { T: ' tok ' } })).toContainEqual([
      'Authorization',
      'Bearer tok',
    ]);
  });

  it('in the URL counts when there is no other', async () => {
    const url = 'https://me:pw@api.example.com/';
    expect(await headersOf({}, {}, url)).toContainEqual(['Authorization', `Basic ${btoa('me:pw')}`]);
    expect(await headersOf({ bearer: ['t'] }, {}, url)).toContainEqual(['Authorization', 'Bearer t']);
    expect(await headersOf({ header: ['Authorization: x'] }, {}, url)).toEqual([...standard, ['Authorization', 'x']]);
    expect(await headersOf({ header: ['Authorization:'] }, {}, url)).toEqual(standard);
  });

  it('on a higher layer overrides the header below it, and the other way round', async () => {
    const plan = (flags: Readonly<Record<string, readonly string[]>>, environment: Readonly<Record<string, string>>) =>
      resolvePlan(
        { kind: 'watch', targets: [{ text: 'https://a.b/' }], flags: asFlags(flags) },
        surroundingsOf({ environment }),
      ).then(({ watches }) => watches[0].watch.request.headers);
    expect(await plan({ bearer: ['t'] }, { WATCH_API_HEADER: 'Authorization: old\nX-A: 1' })).toEqual([
      ...standard,
      ['Authorization', 'Bearer t'],
      ['X-A', '1'],
    ]);
    expect(await plan({ header: ['Authorization: new'] }, { WATCH_API_BEARER: 't' })).toEqual([
      ...standard,
      ['Authorization', 'new'],
    ]);
  });

  it.each([
    [{ user: ['name'] }, '--user: there is no password'],
    [{ bearer: [' '] }, '--bearer: the token is empty'],
    [{ bearer: ['a\nb'] }, '--bearer: the value of header Authorization has a line break that no header may carry (character 2)'],
    [{ user: ['a:b'], header: ['authorization: x'] }, '--user and an Authorization header do not go together: both log in'],
    [{ bearer: ['b'], header: ['Authorization: x'] }, '--bearer and an Authorization header do not go together: both log in'],
    [
      { 'user-agent': ['a\nb'] },
      '--user-agent: the value of header User-Agent has a line break that no header may carry (character 2)',
    ],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(headersOf(flags))).message).toBe(message);
  });
});

describe('secrets in headers', () => {
  it('are known to the plan', async () => {
    const { secrets } = await planOf({
      user: ['me:hunter22'],
      header: ['X-Api-Key: key-value', 'Cookie: session=cookie-value; theme=dark', 'X-Plain: plain-value'],
    });
    expect(secrets).toEqual(
      expect.arrayContaining(['hunter22', 'me:hunter22', btoa('me:hunter22'), 'key-value', 'cookie-value']),
    );
    expect(secrets).not.toContain('plain-value');
  });
});
