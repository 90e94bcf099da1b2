/** Claims about who asks: options before the URL before a netrc file, and one login only. */
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

describe('a login', () => {
  it('by name and password is Basic (RFC 7617)', async () => {
    expect(await headersOf({ user: ['Aladdin:open sesame'] })).toContainEqual([
      'Authorization',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    ]);
    expect(await headersOf({ user: ['test:123£'] })).toContainEqual(['Authorization', 'Basic dGVzdDoxMjPCow==']);
    expect(await headersOf({ user: ['a:b:c'] })).toContainEqual(['Authorization', `Basic ${btoa('a:b:c')}`]);
    expect(await headersOf({ user: ['a:'] })).toContainEqual(['Authorization', `Basic ${btoa('a:')}`]);
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
    expect(await headersOf({ user: ['a:b'] }, {}, url)).toContainEqual(['Authorization', `Basic ${btoa('a:b')}`]);
    expect(await headersOf({ header: ['Authorization: x'] }, {}, url)).toEqual([...standard, ['Authorization', 'x']]);
    expect(await headersOf({ header: ['Authorization:'] }, {}, url)).toEqual(standard);
  });

  it('on a higher layer overrides the header below it, and the other way round', async () => {
    const plan = (flags: Readonly<Record<string, readonly string[]>>, environment: Readonly<Record<string, string>>) =>
      resolvePlan(
        { kind: 'watch', targets: [{ text: 'https://a.b/' }], flags: asFlags(flags) },
        surroundingsOf({ environment }),
      ).then(({ watches }) => watches[0].watch.request);
    expect((await plan({ bearer: ['t'] }, { WATCH_API_HEADER: 'Authorization: old\nX-A: 1' })).headers).toEqual([
      ...standard,
      ['Authorization', 'Bearer t'],
      ['X-A', '1'],
    ]);
    expect((await plan({ header: ['Authorization: new'] }, { WATCH_API_BEARER: 't' })).headers).toEqual([
      ...standard,
      ['Authorization', 'new'],
    ]);
    const { headers, login } = await plan({ header: ['Authorization: new'] }, { WATCH_API_AUTH_CMD: 'token' });
    expect([headers.at(-1), login]).toEqual([['Authorization', 'new'], undefined]);
  });

  it.each([
    [{ bearer: [' '] }, '--bearer: the token is empty'],
    [{ bearer: ['a\nb'] }, '--bearer: the value of header Authorization has a line break that no header may carry (character 2)'],
    [{ user: ['a:b'], header: ['authorization: x'] }, '--user and an Authorization header do not go together: both log in'],
    [{ bearer: ['b'], header: ['Authorization: x'] }, '--bearer and an Authorization header do not go together: both log in'],
    [
      { 'auth-cmd': ['b'], header: ['Authorization: x'] },
      '--auth-cmd and an Authorization header do not go together: both log in',
    ],
    [{ bearer: ['b'], 'auth-cmd': ['x'] }, '--bearer and --auth-cmd do not go together: both set the Authorization header'],
    [
      { 'user-agent': ['a\nb'] },
      '--user-agent: the value of header User-Agent has a line break that no header may carry (character 2)',
    ],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(headersOf(flags))).message).toBe(message);
  });
});

describe('a password that is not there', () => {
  const asking = (answer: string | undefined) => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return answer;
    };
    return { questions, askSecret };
  };

  it('is asked for, and is a secret', async () => {
    const { questions, askSecret } = asking('hunter22');
    const { watches, secrets } = await planOf({ user: ['name'] }, { askSecret });
    expect(watches[0].watch.request.headers).toContainEqual(['Authorization', `Basic ${btoa('name:hunter22')}`]);
    expect(questions).toEqual(['Password of name: ']);
    expect(secrets.mask('name hunter22')).toBe('name ***');
  });

  it('is asked for once, however many watches log in', async () => {
    const { questions, askSecret } = asking('pw');
    const targets = [{ text: 'a.test' }, { text: 'b.test' }] as const;
    const plan = await resolvePlan(
      { kind: 'watch', targets: [...targets], flags: asFlags({ user: ['name'] }) },
      surroundingsOf({ askSecret }),
    );
    expect(plan.watches.map(({ watch }) => watch.request.headers.at(-1)?.[1])).toEqual(Array(2).fill(`Basic ${btoa('name:pw')}`));
    expect(questions).toHaveLength(1);
  });

  it.each(['name', ''])('is a mistake where nobody can be asked: %j', async (user) => {
    expect(await laterMistakeOf(headersOf({ user: [user] }))).toMatchObject({
      message: '--user: there is no password',
      hint: "Write 'USER:{{env:PASSWORD}}'; for an empty password end with the colon.",
    });
  });

  it('shows no terminal what would move its cursor', async () => {
    const { questions, askSecret } = asking('pw');
    await headersOf({ user: ['a\u001b[2J'] }, { askSecret });
    expect(questions).toEqual(['Password of a\\u001b[2J: ']);
  });
});
