import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import type { Failure } from '../../../src/domain/reply.ts';
import { type Trouble, troubleOf, unreadable } from '../../../src/engine/trouble.ts';
import { metaOf, someTime } from '../../support/records.ts';
import { watchOf } from '../../support/watches.ts';

const html = metaOf({ headers: { 'content-type': 'text/html; charset=utf-8' } });

/** The trouble an observation is, to a watch with or without `--once`. */
async function troubleIn(observation: Observation, once = false): Promise<Trouble> {
  const trouble = troubleOf(observation, await watchOf({ limits: { once } }));
  if (trouble === undefined) throw new Error('it is no trouble');
  return trouble;
}

function failed(failure: Failure): Observation {
  return { kind: 'trouble', at: someTime, failure, ...('meta' in failure && { meta: failure.meta }) };
}

function rejected(status: number): Observation {
  return { kind: 'rejection', at: someTime, meta: metaOf({ status }), body: new Uint8Array(0) };
}

const network = (code: string) => failed({ kind: 'network', code, message: 'as it is' });

describe('a hint', () => {
  it.each([
    ['refused', network('ECONNREFUSED'), 'is the server up, and is the port right?'],
    ['an unknown name', network('ENOTFOUND'), 'is the name of the host right?'],
    ['a lookup that failed', network('EAI_AGAIN'), 'is this machine online?'],
    ['no connection in time', failed({ kind: 'timeout', after: 100, phase: 'connect' }), '--connect-timeout'],
    ['no answer in time', failed({ kind: 'timeout', after: 100, phase: 'answer' }), '--max-time'],
    ['another protocol', failed({ kind: 'protocol', code: 'NOT_HTTP', message: 'SSH' }), 'is the port right?'],
    ['a web page', failed({ kind: 'malformed', message: 'no JSON', meta: html }), 'does it want a login?'],
    ['401', rejected(401), '--bearer'],
  ])('says what to look at first: %s', async (_, observation, words) => {
    expect((await troubleIn(observation)).hint).toContain(words);
  });

  it('of the failure itself wins', async () => {
    const failure: Failure = { kind: 'protocol', code: 'NOT_HTTP', message: 'TLS', hint: 'Use https://a.test' };
    expect((await troubleIn(failed(failure))).hint).toBe('Use https://a.test');
  });

  it('to wait is given where --once keeps from it and it may help', async () => {
    expect((await troubleIn(rejected(503), true)).hint).toBe('it may pass; to wait for that, leave out --once');
    expect((await troubleIn(rejected(503))).hint).toBe(null);
    expect((await troubleIn(rejected(404), true)).hint).toBe('is the URL right? To wait for it, leave out --once');
    expect((await troubleIn(rejected(410), true)).hint).toBe(null);
  });

  it('about a web page is given too where it came first and a condition cannot look into it', () => {
    expect(unreadable('the body is text', html).hint).toContain('a web page came');
    expect(unreadable('the body is text', metaOf()).hint).toContain('text()');
  });
});
