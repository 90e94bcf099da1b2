/** Observations as conditions meet them: a good answer, one that is not ok, one that cannot be used, and none. */

import { judge } from '../../../src/conditions/judge.ts';
import { parseCondition } from '../../../src/conditions/parse.ts';
import type { Circumstances, Finding } from '../../../src/domain/condition.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { Meta } from '../../../src/domain/reply.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What came with an answer. */
export function metaWith(status: number, headers: Meta['headers'] = {}): Meta {
  return { status, reason: '', headers, url: 'http://127.0.0.1/', latency: 734.4, bytes: 12 };
}

/** A usable answer with a document for a body. */
export function good(value: Json, headers: Meta['headers'] = { 'content-type': 'application/json' }): Observation {
  const answer = { meta: metaWith(200, headers), body: bytes(JSON.stringify(value)), value, format: 'json' } as const;
  return { kind: 'value', at: 0, answer, repeat: false, unmodified: false };
}

/** A usable answer with text for a body. */
export function textual(value: string): Observation {
  const answer = { meta: metaWith(200), body: bytes(value), value, format: 'text' } as const;
  return { kind: 'value', at: 0, answer, repeat: false, unmodified: false };
}

/** An answer whose status is not ok. */
export const rejected: Observation = { kind: 'rejection', at: 0, meta: metaWith(503, { etag: '"v1"' }), body: bytes('sorry') };

/** An answer that cannot be used. */
export const unusable: Observation = {
  kind: 'trouble',
  at: 0,
  failure: { kind: 'malformed', message: 'not JSON' },
  meta: metaWith(200),
};

/** No answer. */
export const silent: Observation = {
  kind: 'trouble',
  at: 0,
  failure: { kind: 'network', code: 'ECONNREFUSED', message: 'connection refused' },
};

/** The third poll, after 61.2 seconds. */
export function at(observation: Observation): Circumstances {
  return { observation, polls: 3, elapsed: 61_200 };
}

/** How a condition is judged. */
export async function findingOf(condition: string, observation: Observation): Promise<Finding> {
  return judge(await parseCondition(condition), at(observation));
}

/** The verdict alone. */
export async function verdictOn(condition: string, observation: Observation): Promise<string> {
  return (await findingOf(condition, observation)).verdict;
}

/** How one condition is judged on answers in a row, a second apart; each is what the next one is compared with. */
export async function verdictsOver(condition: string, bodies: readonly Json[]): Promise<readonly string[]> {
  const parsed = await parseCondition(condition);
  return bodies.map((body, index) => {
    const observation = { ...good(body), at: index * 1000 };
    const previous = bodies[index - 1];
    return judge(parsed, { ...at(observation), ...(previous !== undefined && { previous }) }).verdict;
  });
}

/** What the first piece of evidence says: the value seen, with the note on it; or why there is none. */
export async function told(condition: string, observation: Observation, previous?: Json): Promise<unknown> {
  const circumstances = { ...at(observation), ...(previous !== undefined && { previous }) };
  const [evidence] = judge(await parseCondition(condition), circumstances).evidence;
  return evidence?.seen === undefined
    ? evidence?.note
    : evidence.note === undefined
      ? evidence.seen
      : [evidence.seen, evidence.note];
}
