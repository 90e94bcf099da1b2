/** What servers say about when to ask again: a floor where it can be read, nothing where it cannot, and never a hot loop. */
import { describe, expect, it, vi } from 'vitest';
import { memoized } from '../../support/memoized.ts';
import { runProgram, start } from '../../support/program.ts';
import { rawAnswer, type Script, startScriptedServer } from '../../support/server-scripts.ts';

/** Fields of an answer, and the pause they must lead to. */
interface Hint {
  readonly name: string;
  readonly status?: string;
  readonly fields: readonly string[];
  /** At least so many seconds; 0 where nothing is asked for. */
  readonly floor: number;
  readonly why?: string;
}

const INTERVAL = 20;
const DAYS = 24 * 60 * 60;
const busy = '503 Service Unavailable';
const now = Date.UTC(2026, 10, 20, 12, 0, 0);
// A server's own clock counts: this one is hours away from ours.
const clock = `Date: ${new Date(now).toUTCString()}`;
const inASecond = new Date(now + 1000).toUTCString();
const epoch = now / 1000;

const after = (value: string, ...more: readonly string[]) => [`Retry-After: ${value}`, ...more];
const limit = (remaining: string, reset: string, ...more: readonly string[]) => [
  `X-RateLimit-Remaining: ${remaining}`,
  `X-RateLimit-Reset: ${reset}`,
  ...more,
];
const retry = { why: 'retry-after' } as const;
const rated = { why: 'rate-limit' } as const;

const hints: readonly Hint[] = [
  { ...retry, name: 'seconds', status: busy, fields: after('1'), floor: 1 },
  { ...retry, name: 'seconds on a good answer', fields: after('1'), floor: 1 },
  { ...retry, name: 'seconds on a 429', status: '429 Too Many Requests', fields: after('1'), floor: 1 },
  { ...retry, name: 'seconds on a 403', status: '403 Forbidden', fields: after('1'), floor: 1 },
  { ...retry, name: 'seconds on a 400', status: '400 Bad Request', fields: after('1'), floor: 1 },
  { ...retry, name: 'a date, by a clock hours off', status: busy, fields: after(inASecond, clock), floor: 1 },
  { ...retry, name: 'a date of RFC 850', status: busy, fields: after('Friday, 20-Nov-26 12:00:01 GMT', clock), floor: 1 },
  { ...retry, name: 'a date of asctime', status: busy, fields: after('Fri Nov 20 12:00:01 2026', clock), floor: 1 },
  { ...retry, name: 'a giant', status: busy, fields: after('99999999999999999999'), floor: 30 * DAYS },
  {
    ...retry,
    name: 'a date in the next century',
    status: busy,
    fields: after('Thu, 01 Jan 2126 00:00:00 GMT'),
    floor: 30 * DAYS,
  },
  { name: 'a date gone by', status: busy, fields: after('Fri, 20 Nov 2026 11:59:59 GMT', clock), floor: 0 },
  { name: 'nothing at all', status: busy, fields: after('0'), floor: 0 },
  { name: 'a negative number', status: busy, fields: after('-1'), floor: 0 },
  { name: 'a fraction', status: busy, fields: after('1.5'), floor: 0 },
  { name: 'an exponent', status: busy, fields: after('1e9'), floor: 0 },
  { name: 'words', status: busy, fields: after('soon'), floor: 0 },
  { name: 'an impossible date', status: busy, fields: after('Mon, 31 Feb 2127 00:00:00 GMT'), floor: 0 },
  { why: 'retry-after', name: 'two at once', status: busy, fields: [...after('1'), ...after('0')], floor: 1 },
  { ...rated, name: 'nothing remains', fields: limit('0', '1'), floor: 1 },
  { ...rated, name: 'nothing remains until a moment', fields: limit('0', `${epoch + 1}`, clock), floor: 1 },
  { ...rated, name: 'nothing remains and it is forbidden', status: '403 Forbidden', fields: limit('0', '1'), floor: 1 },
  { ...rated, name: 'nothing remains by the standard', fields: ['RateLimit: "default";r=0;t=1'], floor: 1 },
  { ...rated, name: 'some remain', fields: limit('3', '3'), floor: 1 },
  { name: 'many remain', fields: limit('5000', '1'), floor: 0 },
  { name: 'a reset gone by', fields: limit('0', `${epoch - 10}`, clock), floor: 0 },
  { name: 'a reset without what remains', fields: [`X-RateLimit-Reset: ${epoch + 3600}`, clock], floor: 0 },
  { name: 'a limit that is no number', fields: limit('none', 'never'), floor: 0 },
  { why: 'poll-interval', name: 'an interval of polls', fields: ['X-Poll-Interval: 1'], floor: 1 },
];
const short = hints.filter(({ floor }) => floor === 1);

const slug = ({ name }: Hint) => name.replace(/\W+/g, '-');
const scripts = new Map<string, Script>(
  hints.map((hint) => [
    `/${slug(hint)}`,
    [rawAnswer('{"v":1}', { ...(hint.status !== undefined && { status: hint.status }), fields: hint.fields })],
  ]),
);

describe('what a server says of the next poll', () => {
  const ran = memoized(async () => {
    await using server = await startScriptedServer(scripts);
    const urls = hints.map((hint) => `${slug(hint)}=${server.url}/${slug(hint)}`);
    const feed = start([...urls, '-i', `${INTERVAL}ms`, '--json', '-v']);
    const timesOf = (hint: Hint) => server.timesOf(`/${slug(hint)}`);
    await vi.waitFor(() => expect(short.filter((hint) => timesOf(hint).length < 2)).toEqual([]), {
      timeout: 10_000,
      interval: 20,
    });
    feed.child.kill('SIGTERM');
    const ended = await feed.ended;
    await server.whenIdle();
    return { ended, timesOf };
  });

  it.each(hints)('$name', async (hint) => {
    const { ended, timesOf } = await ran();
    const events = ended.events().filter(({ watch }) => watch === slug(hint));
    const poll = events.find(({ type }) => type === 'poll');
    const floor = hint.floor * 1000;
    expect(poll?.['nextReason']).toBe(hint.why ?? 'fixed');
    expect(poll?.['nextMs']).toBeGreaterThanOrEqual(floor);
    expect(poll?.['nextMs']).toBeLessThanOrEqual(Math.max(INTERVAL, 1.1 * floor));
    const [first = 0, second = Number.POSITIVE_INFINITY] = timesOf(hint);
    expect(second - first).toBeGreaterThanOrEqual(floor - 5);
    // Whatever was said, it is not the end of the watch.
    expect(events.at(-1)).toMatchObject({ type: 'end', result: 'interrupted' });
  });

  it('is heeded without haste: pauses of any length are slept, not spun', async () => {
    const { timesOf } = await ran();
    for (const hint of hints.filter(({ floor }) => floor > 1)) expect(timesOf(hint)).toHaveLength(1);
  });
});

describe('a wait', () => {
  it('whose server asks for more time than there is ends at once, and says what would do', async () => {
    const busyFor = (seconds: string) => rawAnswer('{"v":1}', { status: busy, fields: after(seconds) });
    await using server = await startScriptedServer(new Map([['/', [busyFor('3600')]]]));
    const { code, stderr } = await runProgram([server.url, '--until', 'v==2', '-t', '5m']);
    expect([code, server.heads.length]).toEqual([124, 1]);
    expect(stderr).toContain('the server asks to wait 1h, past the timeout of 5m');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('  Wait that long: --timeout 1h17m');
  });
});
