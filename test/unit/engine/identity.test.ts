/** Claims about whom an answer speaks of, by its pin. */
import { expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { identify } from '../../../src/engine/identity.ts';
import { compileQuery } from '../../../src/json/query/query.ts';

const meta = { status: 200, reason: '', headers: {}, url: 'http://127.0.0.1/', latency: 1, bytes: 0 };
const answering = (value: Json): Observation => ({
  kind: 'value',
  at: 0,
  answer: { meta, body: new Uint8Array(), value, format: 'json' },
  repeat: false,
  unmodified: false,
});
const pin = { query: await compileQuery('$.id'), value: 2 };

it.each<[why: string, body: Json, known: Json | undefined, kind: string]>([
  ['the one waited for is it', { id: 2 }, undefined, 'same'],
  ['an older one is not there yet', { id: 1 }, undefined, 'not there yet'],
  ['one without a name is not there yet', {}, undefined, 'not there yet'],
  ['another one, once ours was seen, has taken its place', { id: 3 }, 2, 'superseded'],
  ['one without a name has taken nobody’s place', {}, 2, 'not there yet'],
  ['nor has null', { id: null }, 2, 'not there yet'],
])('%s', (_, body, known, kind) => {
  expect(identify(answering(body), pin, known).kind).toBe(kind);
});
