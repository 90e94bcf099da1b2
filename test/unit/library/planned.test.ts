/** Claims about what code asks for as a plan. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { planOf } from '../../../src/library/planned.ts';
import type { Target, WatchOptions } from '../../../src/library/public/options.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';

const clock = { now: () => 0 };
const MINUTE = 60_000;

function planned(options: WatchOptions<{ ready: boolean }> = {}, targets: readonly Target[] = ['https://api.example.com/a']) {
  return planOf({ targets, options, isWait: false }, clock);
}

async function watchOf(options: WatchOptions<{ ready: boolean }> = {}, isWait = false) {
  const { watches } = await planOf({ targets: ['https://api.example.com/a'], options, isWait }, clock);
  return watches[0].watch;
}

afterEach(() => vi.unstubAllEnvs());

describe('targets', () => {
  it('are texts, URL objects, and either under a name', async () => {
    const targets = [':3000/a', new URL('https://h.test/b'), { name: 'c', url: 'h.test/c' }];
    const { watches } = await planned({}, targets);
    expect(watches.map(({ watch }) => [watch.name, watch.request.url])).toEqual([
      ['a', 'http://localhost:3000/a'],
      ['b', 'https://h.test/b'],
      ['c', 'http://h.test/c'],
    ]);
  });

  it('are taken as they are: placeholders in them mean nothing', async () => {
    const { watches } = await planned({ header: 'X-A: {{env:HOME}}' }, ['https://h.test/?q={{file:/etc/passwd}}']);
    const { url, headers } = watches[0].watch.request;
    expect([url, headers.at(-1)]).toEqual(['https://h.test/?q={{file:/etc/passwd}}', ['X-A', '{{env:HOME}}']]);
  });

  it('are at least one, and no name is empty', async () => {
    expect((await laterMistakeOf(planned({}, []))).message).toBe('there is no URL to watch');
    expect((await laterMistakeOf(planned({}, [{ name: '', url: 'h.test' }]))).message).toBe('the name of a watch is empty');
  });
});

describe('a plan that code asked for', () => {
  it('depends on code alone, not on the environment', async () => {
    vi.stubEnv('WATCH_API_TIMEOUT', '1s');
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.test:1');
    vi.stubEnv('CI', 'true');
    const watch = await watchOf();
    expect([watch.limits.timeout, watch.request.route.proxies]).toEqual([undefined, undefined]);
  });

  it('bounds a wait by 30 minutes, and a feed by nothing', async () => {
    const timeoutOf = async (options: WatchOptions<{ ready: boolean }>, isWait = false) =>
      (await watchOf(options, isWait)).limits.timeout;
    expect(await timeoutOf({})).toBe(undefined);
    expect(await timeoutOf({ until: 'a=1' })).toBe(30 * MINUTE);
    expect(await timeoutOf({ until: ({ ready }) => ready })).toBe(30 * MINUTE);
    expect(await timeoutOf({ untilChange: true })).toBe(30 * MINUTE);
    expect(await timeoutOf({}, true)).toBe(30 * MINUTE);
    expect(await timeoutOf({ until: 'a=1', timeout: '5m' })).toBe(5 * MINUTE);
    expect(await timeoutOf({ until: 'a=1', timeout: 0 })).toBe(undefined);
  });

  it('waits for the first ok answer where somebody waits and no goal is given', async () => {
    expect((await watchOf({}, true)).goals.firstAnswer).toBe(true);
    expect((await watchOf({ until: 'a=1' }, true)).goals.firstAnswer).toBe(false);
    expect((await watchOf({ until: () => true }, true)).goals.firstAnswer).toBe(false);
    expect((await watchOf()).goals.firstAnswer).toBe(false);
  });

  it('has functions among its conditions, behind those that are texts', async () => {
    const isReady = ({ ready }: { ready: boolean }) => ready;
    const { goals } = await watchOf({ until: [isReady, 'a=1'], failWhen: isReady });
    expect(goals.until.map(({ text }) => text)).toEqual(['a=1', 'isReady()']);
    expect(goals.failWhen.map(({ text }) => text)).toEqual(['isReady()']);
  });

  it('keeps what is secret from being shown', async () => {
    const { secrets } = await planned({ bearer: 'tok-123456' });
    expect(secrets.mask('it is tok-123456')).toBe('it is ***');
  });

  it('has no standard input to read and nobody to ask', async () => {
    expect((await laterMistakeOf(planned({ user: 'me' }))).message).toBe('user: there is no password');
  });
});
