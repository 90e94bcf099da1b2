/** Claims about one watch: its defaults, and what is given in their place. */
import { describe, expect, it } from 'vitest';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { resolvePlan } from '../../../src/config/resolve.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { planOf, surroundingsOf, type World } from '../../support/surroundings.ts';

const watchOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}, url?: string) =>
  (await planOf(flags, world, url)).watches[0].watch;
const unattended = { offTerminal: true };

describe('a watch', () => {
  it('is named by its host unless it has a name', async () => {
    expect((await watchOf({})).name).toBe('api.example.com');
    expect((await watchOf({}, {}, ':3000/x')).name).toBe('localhost:3000');
    const targets = [{ name: 'deploy', text: 'a.b' }] as const;
    const plan = await resolvePlan({ kind: 'watch', targets, flags: asFlags({}) }, surroundingsOf());
    expect(plan.watches[0].watch.name).toBe('deploy');
  });

  it('adapts between 1s and 30s, from 250ms on this machine', async () => {
    expect((await watchOf({})).pace).toEqual({ bottom: 1000, top: 30_000, lateness: 0.1 });
    expect((await watchOf({}, {}, ':3000')).pace).toEqual({ bottom: 250, top: 30_000, lateness: 0.1 });
    expect((await watchOf({ interval: ['5s'], lateness: ['20%'] })).pace).toEqual({ bottom: 5000, top: 5000, lateness: 0.2 });
  });

  it('compares all of the answer', async () => {
    expect((await watchOf({})).comparing).toEqual({
      select: [],
      ignore: [],
      arrayKeys: [],
      detectKeys: true,
      ignoreOrder: [],
      headers: [],
    });
    const { select, ignore } = (await watchOf({ select: ['$.a', 'b'], ignore: ['$.c'] })).comparing;
    expect([select, ignore].map((queries) => queries.map(({ text }) => text))).toEqual([['$.a', 'b'], ['$.c']]);
  });

  it('takes 2xx for ok and most of 4xx for final', async () => {
    const { okStatus, fatalStatus } = await watchOf({});
    expect([okStatus.text, fatalStatus.text]).toEqual(['2xx', '4xx,!404,!408,!409,!423,!425,!429']);
    expect([200, 304, 404].map((status) => okStatus.has(status))).toEqual([true, false, false]);
    expect([401, 404, 429, 500].map((status) => fatalStatus.has(status))).toEqual([true, false, false, false]);
  });

  it('amends the default with a list of exclusions', async () => {
    const { fatalStatus } = await watchOf({ 'fatal-status': ['!401'] });
    expect([401, 403].map((status) => fatalStatus.has(status))).toEqual([false, true]);
  });
});

describe('the goals', () => {
  it('are none for a feed', async () => {
    expect((await watchOf({})).goals).toEqual({ until: [], failWhen: [], untilChange: false, firstAnswer: false });
  });

  it('are the conditions given', async () => {
    const { until, failWhen, untilChange } = (
      await watchOf({ until: ['a=1', 'b=2'], 'fail-when': ['c=3'], 'until-change': ['true'] })
    ).goals;
    expect([until, failWhen].map((list) => list.map(({ text }) => text))).toEqual([['a=1', 'b=2'], ['c=3']]);
    expect(untilChange).toBe(true);
  });

  it.each([
    [{}, true],
    [{ 'fail-when': ['a=1'] }, true],
    [{ until: ['a=1'] }, false],
    [{ 'until-change': ['true'] }, false],
  ])('of a command behind -- with %j are the first ok answer: %s', async (flags, firstAnswer) => {
    const plan = await resolvePlan(
      { kind: 'watch', targets: [{ text: 'a.b' }], flags: asFlags(flags), command: ['npm', 'test'] },
      surroundingsOf(),
    );
    expect(plan.watches[0].watch.goals.firstAnswer).toBe(firstAnswer);
    expect(plan.command).toEqual(['npm', 'test']);
  });
});

describe('the usual goals of a source', () => {
  const goalsOf = async (flags: Readonly<Record<string, readonly string[]>>) => {
    const { until, failWhen } = (await watchOf({ source: ['job'], ...flags })).goals;
    return [until.length, failWhen.length];
  };

  it('are those of a watch that was given none, which waits for them as for any', async () => {
    expect(await goalsOf({})).toEqual([1, 1]);
    expect((await watchOf({ source: ['job'] }, unattended)).limits.timeout).toBe(1_800_000);
  });

  it.each([
    [{ until: ['a=1'] }, [1, 0]],
    [{ 'fail-when': ['a=1'] }, [0, 1]],
    [{ 'until-change': ['true'] }, [0, 0]],
    [{ 'until-stable': ['3'] }, [0, 0]],
  ])('leave it at what was given: %j', async (flags, counts) => {
    expect(await goalsOf(flags)).toEqual(counts);
  });

  it('go before the first ok answer where a command waits', async () => {
    const target = [{ text: 'a.b' }];
    const flags = asFlags({ source: ['job'] });
    const plan = await resolvePlan({ kind: 'watch', targets: target, flags, command: ['x'] }, surroundingsOf());
    const { until, firstAnswer } = plan.watches[0].watch.goals;
    expect([until.length, firstAnswer]).toEqual([1, false]);
  });
});

describe('the request of a source that sends it once', () => {
  it('may have any method, without --repeat', async () => {
    expect((await watchOf({ source: ['job'], request: ['POST'] })).request.method).toBe('POST');
    expect((await laterMistakeOf(watchOf({ request: ['POST'] }))).message).toBe('POST would be sent on every poll');
  });
});

describe('items', () => {
  it('are where --items says, with a key or without', async () => {
    expect('items' in (await watchOf({}))).toBe(false);
    expect((await watchOf({ items: ['hits'] })).items).toMatchObject({ items: { text: 'hits' } });
    expect((await watchOf({ items: ['hits'], 'item-key': ['id'] })).items?.key?.text).toBe('id');
  });

  it('are what a key is about', async () => {
    expect((await laterMistakeOf(watchOf({ 'item-key': ['id'] }))).message).toBe('--item-key is about items, and none are told');
  });
});

describe('a WebSocket', () => {
  it('is asked for over http, and shown as it was given', async () => {
    const watch = await watchOf({}, {}, 'wss://me:hunter22@a.b/feed?token=hunter23');
    expect(watch.request.url).toBe('https://a.b/feed?token=hunter23');
    expect(watch.target).toBe('wss://a.b/feed?token=***');
    expect(watch.source).toMatchObject({ kind: 'websocket', push: true });
    expect((await watchOf({}, {}, 'ws://localhost:8080/')).pace.bottom).toBe(250);
  });

  it('is what --source websocket makes of an http URL', async () => {
    const { target, source } = await watchOf({ source: ['websocket'] }, {}, 'http://a.b/feed');
    expect([target, source.kind]).toEqual(['http://a.b/feed', 'websocket']);
  });
});

describe('the limits', () => {
  it('of a wait off a terminal are 30 minutes, of all else none', async () => {
    expect((await watchOf({ until: ['a=1'] }, unattended)).limits).toEqual({ once: false, timeout: 1_800_000 });
    expect((await watchOf({ until: ['a=1'] })).limits).toEqual({ once: false });
    expect((await watchOf({}, unattended)).limits).toEqual({ once: false });
  });

  it('are as given, and 0 is none', async () => {
    expect((await watchOf({ timeout: ['5m'], 'max-polls': ['3'], 'max-errors': ['2'] }, unattended)).limits).toEqual({
      once: false,
      timeout: 300_000,
      maxPolls: 3,
      maxErrors: 2,
    });
    expect((await watchOf({ timeout: ['0'], until: ['a=1'] }, unattended)).limits).toEqual({ once: false });
    expect((await watchOf({ once: ['true'] })).limits).toEqual({ once: true });
  });
});

describe('the heartbeat', () => {
  it('is a minute off a terminal, none at one, and 0 is none', async () => {
    expect((await watchOf({}, unattended)).heartbeat).toBe(60_000);
    expect('heartbeat' in (await watchOf({}))).toBe(false);
    expect('heartbeat' in (await watchOf({ heartbeat: ['0'] }, unattended))).toBe(false);
    expect((await watchOf({ heartbeat: ['5s'] })).heartbeat).toBe(5000);
  });
});

describe('a watch that cannot be read', () => {
  it.each([
    [{ interval: ['0'] }, '--interval: "0" is no time at all'],
    [{ timeout: ['-1s'] }, '--timeout: "-1s" is not a duration: it cannot be negative'],
    [{ lateness: ['x'] }, '--lateness: "x" is not a percentage'],
    [{ 'max-polls': ['0'] }, '--max-polls: 0 of them would be none at all'],
    [{ 'ok-status': ['!2xx'] }, '--ok-status: "!2xx" leaves no status'],
    [{ 'fatal-status': ['x'] }, '--fatal-status: "x" is not a status'],
    [{ source: ['x'] }, '--source: "x" is not known'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(watchOf(flags))).message).toBe(message);
  });

  it.each([[{ until: ['a&&b'] }], [{ 'fail-when': [''] }], [{ select: ['$['] }], [{ ignore: ['$['] }]])(
    '%j is refused with its option',
    async (flags) => {
      expect((await laterMistakeOf(watchOf(flags))).message).toMatch(new RegExp(`^--${Object.keys(flags)[0]}: `));
    },
  );
});

describe('the URL as it is shown', () => {
  it.each([
    ['https://me:hunter22@a.b/x', {}, 'https://a.b/x'],
    ['https://a.b/x?token=hunter22&y=1', {}, 'https://a.b/x?token=***&y=1'],
    ['https://a.b/{{env:PIN}}/x', { PIN: '123' }, 'https://a.b/***/x'],
    ['https://a.b/{{env:KEY}}', { KEY: 'a/ü' }, 'https://a.b/***'],
    ['https://a.b/x/{{env:PW}}?q={{env:PW}}', { PW: 'pa"ss\\word12' }, 'https://a.b/x/***?q=***'],
    ['https://a.b/?token={{env:PW}}', { PW: 'abcd&efghijkl' }, 'https://a.b/?token=***'],
    ['https://a.b/?q={{env:PW}}', { PW: "it's" }, 'https://a.b/?q=***'],
    ['https://a.b/{{env:PW}}', { PW: 'x#yyyyyyyy' }, 'https://a.b/***'],
    ['https://a.b/{{env:PW}}', { PW: 'a b+c/d' }, 'https://a.b/***'],
    ['{{env:BASE}}/x', { BASE: 'https://Hooks.A.B/T0/s"ecret' }, '***/x'],
    ['https://a.b/{{var:ID}}', { ID: '42' }, 'https://a.b/42'],
    [':{{env:PORT}}/x', { PORT: '8080' }, 'http://localhost:***/x'],
  ])('%s has no secret in it', async (url, environment, target) => {
    expect((await watchOf({}, { environment }, url)).target).toBe(target);
  });

  it('has no secret given elsewhere either', async () => {
    expect((await watchOf({ bearer: ['abcdef'] }, {}, 'https://a.b/abcdef')).target).toBe('https://a.b/***');
  });
});
