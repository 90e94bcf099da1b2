/** Records, answers and their parts, complete but for what a test is about, and the occasion they are shown on. */
import type { Judgement } from '../../src/domain/condition.ts';
import type { FormatSettings } from '../../src/domain/definition.ts';
import type { Json } from '../../src/domain/json.ts';
import type { Answer } from '../../src/domain/observation.ts';
import type { Paint } from '../../src/domain/ports.ts';
import type { EventOf, WatchEvent, WatchRecord } from '../../src/domain/record.ts';
import type { Meta } from '../../src/domain/reply.ts';

/** 2026-01-02T03:04:05.678Z. */
export const someTime = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** The target most builders speak of. */
export const someUrl = 'http://127.0.0.1:8080/deploys/42';

/** One event with a stamp: run `r1`, watch `deploy`, 12.3 s after the start. */
export function recordOf(event: WatchEvent, more: Partial<WatchRecord> = {}): WatchRecord {
  return { v: 1, time: someTime, run: 'r1', watch: 'deploy', seq: 0, elapsedMs: 12_300, event, attachment: {}, ...more };
}

/** A 200 in 34 ms. */
export function metaOf(more: Partial<Meta> = {}): Meta {
  const headers = { 'content-type': 'application/json', etag: '"a1"' };
  return { status: 200, reason: 'OK', headers, url: someUrl, latency: 34, bytes: 24, ...more };
}

/** A usable JSON answer with `value`. */
export function answerOf(value: Json, more: Partial<Answer> = {}): Answer {
  return { meta: metaOf(), body: new TextEncoder().encode(JSON.stringify(value)), value, format: 'json', ...more };
}

/** A wait's start. */
export function startOf(more: Partial<EventOf<'start'>> = {}): EventOf<'start'> {
  return {
    type: 'start',
    url: someUrl,
    method: 'GET',
    source: 'poll',
    interval: '1s..30s',
    timeoutMs: 600_000,
    until: ['status=ready'],
    failWhen: [],
    ...more,
  };
}

/** A good poll that found nothing new; the next one in 3 s. */
export function pollOf(more: Partial<EventOf<'poll'>> = {}): EventOf<'poll'> {
  return {
    type: 'poll',
    poll: 4,
    status: 200,
    latencyMs: 34,
    bytes: 24,
    notModified: false,
    changed: false,
    nextMs: 3000,
    nextReason: 'adaptive',
    ...more,
  };
}

/** `$.status` going from `"building"` to `"verifying"`. */
export function changeOf(more: Partial<EventOf<'change'>> = {}): EventOf<'change'> {
  return {
    type: 'change',
    poll: 4,
    status: 200,
    changes: [{ op: 'replace', path: '/status', before: 'building', after: 'verifying' }],
    patch: [{ op: 'replace', path: '/status', value: 'verifying' }],
    summary: 'status "building" → "verifying"',
    truncated: false,
    ...more,
  };
}

/** Something new in a list, with the key 42. */
export function itemOf(more: Partial<EventOf<'item'>> = {}): EventOf<'item'> {
  return { type: 'item', poll: 4, key: '42', value: { id: 42, title: 'Hello' }, ...more };
}

/** The first refused connection. */
export function errorOf(more: Partial<EventOf<'error'>> = {}): EventOf<'error'> {
  return {
    type: 'error',
    class: 'network',
    code: 'ECONNREFUSED',
    status: null,
    message: 'connection refused',
    hint: null,
    consecutive: 1,
    fatal: false,
    nextMs: 2000,
    ...more,
  };
}

/** A goal met after four polls. */
export function endOf(more: Partial<EventOf<'end'>> = {}): EventOf<'end'> {
  return {
    type: 'end',
    result: 'met',
    exitCode: 0,
    reason: 'status is "ready"',
    advice: [],
    polls: 4,
    changes: 2,
    errors: 0,
    bytes: 96,
    lastStatus: 200,
    value: { status: 'ready' },
    unmet: [],
    ...more,
  };
}

/** Paint that can be read: `<green>met</green>`. */
export const tagPaint: Paint = {
  bold: (text) => `<bold>${text}</bold>`,
  dim: (text) => `<dim>${text}</dim>`,
  red: (text) => `<red>${text}</red>`,
  green: (text) => `<green>${text}</green>`,
  yellow: (text) => `<yellow>${text}</yellow>`,
  cyan: (text) => `<cyan>${text}</cyan>`,
};

const bare = (text: string) => text;

/** Someone looking, one hour east of UTC, without colour. */
export function settingsOf(more: Partial<FormatSettings> = {}): FormatSettings {
  const paint = { bold: bare, dim: bare, red: bare, green: bare, yellow: bare, cyan: bare };
  return {
    paint,
    verbosity: 0,
    diff: 'paths',
    live: true,
    changesOnErr: false,
    unicode: true,
    several: false,
    zoneMinutes: () => 60,
    ...more,
  };
}

/** `status=ready`, judged false because the status is `"building"`. */
export function unmetGoal(more: Partial<Judgement> = {}): Judgement {
  const evidence = [{ path: 'status', verdict: 'unmet', seen: 'building', wanted: '"ready"' }] as const;
  return { kind: 'until', text: 'status=ready', verdict: 'unmet', evidence, ...more };
}
