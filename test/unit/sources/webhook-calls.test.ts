/** Claims about the calls that come to a door, on a door that is made up. */
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { Call, DoorRules } from '../../../src/domain/channels.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { listen } from '../../../src/sources/listen.ts';
import { createQueue } from '../../../src/system/queue.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const never = new AbortController().signal;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

interface Options {
  readonly url?: string;
  readonly secrets?: readonly string[];
  readonly isPublic?: boolean;
  readonly resume?: Json;
}

/** A feed, its door, and how each call was answered. */
async function listening({ url = 'http://localhost:0/hook', secrets = [], isPublic = false, resume }: Options = {}) {
  const calls = createQueue<Call>();
  const rules: DoorRules[] = [];
  const answers: (number | undefined)[] = [];
  const clock = createFakeClock();
  let isClosed = false;
  const doors = {
    open: async (given: DoorRules) => {
      rules.push(given);
      return {
        port: given.port === 0 ? 43_123 : given.port,
        next: (signal: AbortSignal) => calls.take(signal),
        close: async () => {
          isClosed = true;
        },
      };
    },
  };
  const request = requestTo(url, { maxSize: 1000, maxTime: 5000 });
  const spec = { request, options: { verifySecret: secrets, public: isPublic } };
  const feed = await listen.open(spec, sourcePorts({ doors, clock }), resume);
  const call = (text: string, headers: Readonly<Record<string, string>> = {}, path = '/hook') => {
    const at = answers.push(undefined) - 1;
    const body = new TextEncoder().encode(text);
    const answer = (status: number) => {
      answers[at] ??= status;
    };
    calls.put({ method: 'POST', path, headers, body, answer });
  };
  const signed = (text: string, id: string, by = secret) => {
    const at = new Date(clock.now());
    const signature = new Webhook(by).sign(id, at, text);
    const timestamp = String(Math.floor(at.getTime() / 1000));
    call(text, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
  };
  const hello = await feed.next(never);
  return { feed, call, signed, answers, rules, clock, hello, isClosed: () => isClosed };
}

function textOf(reply: Reply): string {
  return reply.kind === 'response' ? new TextDecoder().decode(reply.body) : reply.kind;
}

function noticesOf(reply: Reply): readonly string[] {
  return 'notices' in reply ? (reply.notices ?? []).map(({ code, message }) => `${code}: ${message}`) : [];
}

describe('a door', () => {
  it('is opened with the bounds of the watch, and tells at once where', async () => {
    const { rules, hello } = await listening();
    expect(rules).toEqual([{ host: '127.0.0.1', port: 0, path: '/hook', maxSize: 1000, maxTime: 5000 }]);
    expect(hello).toEqual({
      kind: 'quiet',
      then: 'now',
      notices: [{ code: 'listening', message: 'listening on http://127.0.0.1:43123/hook' }],
    });
  });

  it('that everyone may use without a secret says what that means', async () => {
    expect(noticesOf((await listening({ isPublic: true })).hello)).toEqual([
      'listening: listening on http://127.0.0.1:43123/hook, and on every other address of this machine',
      'unchecked: whoever can reach this machine can call, and what they send is believed',
    ]);
    expect(noticesOf((await listening({ isPublic: true, secrets: [secret] })).hello)).toHaveLength(1);
  });

  it('is not opened with a secret that is none', async () => {
    expect((await laterMistakeOf(listening({ secrets: ['hunter 2'] }))).message).toBe(
      '--verify-secret: this is no webhook secret',
    );
  });

  it('is closed with the feed', async () => {
    const { feed, isClosed } = await listening();
    await feed.close();
    expect(isClosed()).toBe(true);
  });

  it('is not watched any more when told so', async () => {
    const { feed } = await listening();
    expect(await feed.next(AbortSignal.abort())).toMatchObject({ kind: 'failure', failure: { code: 'ABORTED' } });
  });
});

describe('a call', () => {
  it('is a reply that is news, with the fields its sender gave', async () => {
    const { feed, call } = await listening();
    call('{"a":1}', { 'content-type': 'application/json', 'webhook-id': 'm1' }, '/hook?x=1');
    expect(await feed.next(never)).toEqual({
      kind: 'response',
      body: new TextEncoder().encode('{"a":1}'),
      meta: {
        status: 200,
        reason: '',
        headers: { 'content-type': 'application/json', 'webhook-id': 'm1' },
        url: 'http://127.0.0.1:43123/hook?x=1',
        latency: 0,
        bytes: 7,
      },
      then: 'now',
      fresh: true,
      resume: { ids: ['m1'] },
    });
  });

  it.each([
    ['delivered', 204],
    ['failed', 503],
  ] as const)('is answered when it is %s: %i', async (how, status) => {
    const { feed, call, answers } = await listening();
    call('a');
    const reply = await feed.next(never);
    expect(answers).toEqual([undefined]);
    await feed.settle?.(reply, how);
    expect(answers).toEqual([status]);
  });

  it('is not answered for another reply', async () => {
    const { feed, call, answers, hello } = await listening();
    call('a');
    await feed.next(never);
    await feed.settle?.(hello, 'delivered');
    expect(answers).toEqual([undefined]);
  });

  it('waits for its turn', async () => {
    const { feed, call } = await listening();
    for (const text of ['a', 'b', 'c']) call(text);
    const told: string[] = [];
    for (const _ of [1, 2, 3]) {
      const reply = await feed.next(never);
      told.push(textOf(reply));
      await feed.settle?.(reply, 'delivered');
    }
    expect(told).toEqual(['a', 'b', 'c']);
  });
});

describe('a call that was sent before', () => {
  it('is answered again and not told again, once it was delivered', async () => {
    const { feed, call, answers } = await listening();
    call('a', { 'webhook-id': 'm1' });
    call('a', { 'webhook-id': 'm1' });
    call('b');
    await feed.settle?.(await feed.next(never), 'delivered');
    expect(textOf(await feed.next(never))).toBe('b');
    expect(answers).toEqual([204, 204, undefined]);
  });

  it('is told again when it failed', async () => {
    const { feed, call, answers } = await listening();
    call('a', { 'webhook-id': 'm1' });
    call('a', { 'webhook-id': 'm1' });
    await feed.settle?.(await feed.next(never), 'failed');
    expect(textOf(await feed.next(never))).toBe('a');
    expect(answers).toEqual([503, undefined]);
  });

  it('is known over runs', async () => {
    const { feed, call, answers } = await listening({ resume: { ids: ['m1'] } });
    call('a', { 'webhook-id': 'm1' });
    call('b', { 'webhook-id': 'm2' });
    expect(textOf(await feed.next(never))).toBe('b');
    expect(answers).toEqual([204, undefined]);
  });

  it('without an id is told whenever it comes', async () => {
    const { feed, call } = await listening();
    for (const _ of [1, 2]) {
      call('a');
      const reply = await feed.next(never);
      expect(textOf(reply)).toBe('a');
      await feed.settle?.(reply, 'delivered');
    }
  });
});

describe('a door with a secret', () => {
  it('takes calls that are signed with it', async () => {
    const { feed, signed } = await listening({ secrets: [secret] });
    signed('a', 'm1');
    expect(textOf(await feed.next(never))).toBe('a');
  });

  it('answers others 401, and says so once', async () => {
    const { feed, call, signed, answers } = await listening({ secrets: [secret] });
    call('a');
    expect(noticesOf(await feed.next(never))).toEqual([
      'refused-call: a call was refused (401): it is not signed (webhook-id, webhook-timestamp, webhook-signature); ' +
        'others like it will not be told of',
    ]);
    call('b');
    signed('c', 'm1', 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0');
    signed('d', 'm2');
    expect(textOf(await feed.next(never))).toBe('d');
    expect(answers).toEqual([401, 401, 401, undefined]);
  });

  it('does not take an old call again', async () => {
    const { feed, signed, clock } = await listening({ secrets: [secret] });
    signed('a', 'm1');
    await clock.advance(301_000);
    expect(noticesOf(await feed.next(never))).toEqual([
      'refused-call: a call was refused (401): it was signed more than 5 minutes ago, or by a clock that is wrong; ' +
        'others like it will not be told of',
    ]);
  });

  it('does not let a false call take the place of a true one', async () => {
    const { feed, call, signed, answers } = await listening({ secrets: [secret] });
    call('false', { 'webhook-id': 'm1' });
    await feed.settle?.(await feed.next(never), 'delivered');
    signed('true', 'm1');
    expect(textOf(await feed.next(never))).toBe('true');
    expect(answers).toEqual([401, undefined]);
  });
});

describe('a web page', () => {
  it('cannot call a door without a secret', async () => {
    const { feed, call, answers } = await listening();
    call('a', { origin: 'https://evil.test' });
    expect(noticesOf(await feed.next(never))).toEqual([
      'refused-call: a call was refused (403): a web page sent it, and there is no --verify-secret to check it by; ' +
        'others like it will not be told of',
    ]);
    expect(answers).toEqual([403]);
  });
});
