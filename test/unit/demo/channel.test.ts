/** Claims about the channel: its messages are a function of time, each comes once and at its moment. */
import { describe, expect, it } from 'vitest';
import { createChannel, documentOf, follow, type Message, nextMessage } from '../../../src/demo/channel.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const START = Date.UTC(2026, 0, 2);
const channel = createChannel({ fail: false });
const failing = createChannel({ fail: true });
const outline = ({ event, deployment: { status, progress } }: Message) => `${event} ${status} ${progress}`;
const roundFrom = (seq: number, length: number) => Array.from({ length }, (_, at) => at + seq);
const setting = () => {
  const leaving = new AbortController();
  const clock = createFakeClock(START);
  return { leaving, clock, subscription: { channel, clock, signal: leaving.signal } };
};

describe('the channel', () => {
  it('tells one deployment after the other, every ten seconds', () => {
    const first = channel.latest(START);
    const building = [10, 20, 30, 40, 50, 60, 70, 80, 90].map((progress) => `progress building ${progress}`);
    expect(roundFrom(first, 12).map((seq) => outline(channel.message(seq)))).toEqual([
      'progress queued 0',
      ...building,
      'done ready 100',
      'progress queued 0',
    ]);
    const [one, two] = [channel.message(first), channel.message(first + 11)];
    expect([one.at, two.at]).toEqual([START, START + 10_000]);
    expect(two.deployment.id).toBe(one.deployment.id + 1);
    expect(two.deployment.version).toBe(`2.8.${two.deployment.id}`);
  });

  it('tells of failures where deployments fail', () => {
    expect(roundFrom(failing.latest(START), 9).map((seq) => outline(failing.message(seq)))).toEqual([
      'progress queued 0',
      ...[10, 20, 30, 40, 50, 60].map((progress) => `progress building ${progress}`),
      'done failed 70',
      'progress queued 0',
    ]);
  });

  it.each([channel, failing])('has a latest message at every moment: the last that has come', (each) => {
    for (let now = START; now < START + 20_000; now += 100) {
      const latest = each.latest(now);
      expect(each.message(latest).at).toBeLessThanOrEqual(now);
      expect(each.message(latest + 1).at).toBeGreaterThan(now);
    }
  });

  it('remembers a hundred messages', () => {
    expect(channel.latest(START) - channel.oldest(START)).toBe(99);
  });

  it('numbers deployments with three digits, again and again', () => {
    const ids = [0, 899, 900].map((round) => channel.message(round * 11).deployment.id);
    expect(ids).toEqual([100, 999, 100]);
  });

  it('sends a message with its number', () => {
    const message = channel.message(channel.latest(START));
    expect(documentOf(message)).toEqual({ seq: message.seq, ...message.deployment });
  });
});

describe('the next message', () => {
  it('is waited for', async () => {
    const { clock, subscription } = setting();
    const latest = channel.latest(START);
    const next = nextMessage(subscription, latest);
    await clock.advance(1200);
    expect(await next).toEqual(channel.message(latest + 1));
    expect(clock.now()).toBe(START + 1200);
  });

  it('is there at once where it has been, and the oldest remembered where it is forgotten', async () => {
    const { subscription } = setting();
    const latest = channel.latest(START);
    expect((await nextMessage(subscription, latest - 5))?.seq).toBe(latest - 4);
    expect((await nextMessage(subscription, 7))?.seq).toBe(latest - 99);
  });

  it('is none when patience or the subscription ends first', async () => {
    const { clock, leaving, subscription } = setting();
    const latest = channel.latest(START);
    const impatient = nextMessage(subscription, latest, 1000);
    await clock.advance(1000);
    expect(await impatient).toBe(undefined);
    const left = nextMessage(subscription, latest);
    leaving.abort();
    expect(await left).toBe(undefined);
  });
});

describe('following', () => {
  it('gives every message once, in order, and ends with the subscription', async () => {
    const { clock, leaving, subscription } = setting();
    const latest = channel.latest(START);
    const seen: number[] = [];
    const done = (async () => {
      for await (const { seq } of follow(subscription, latest - 2)) seen.push(seq - latest);
    })();
    await clock.advance(20_000);
    expect(seen).toEqual(Array.from({ length: 24 }, (_, at) => at - 1));
    leaving.abort();
    await done;
    expect(clock.sleeping).toBe(0);
  });
});
