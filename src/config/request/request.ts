/** The request that is sent on every poll, made from settings. */

import { UsageError } from '../../domain/errors.ts';
import { SECOND } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import type { Expander } from '../expander.ts';
import type { Reading } from '../option-reader.ts';
import type { Surroundings } from '../surroundings.ts';
import { readPositiveDuration } from '../values/duration.ts';
import { readCount, readSize } from '../values/numbers.ts';
import { readBody } from './body.ts';
import { readHeaders } from './headers.ts';
import type { Address } from './target.ts';

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'];
/** Methods that may be sent again and again without asking (RFC 9110 §9.2.1, safe). */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const MEBIBYTE = 2 ** 20;

/** What a request is made from besides its settings. */
export interface RequestSources {
  readonly address: Address;
  readonly expander: Expander;
  readonly surroundings: Surroundings;
}

/** The request. @throws UsageError also for methods that would be repeated without the user having said so. */
export async function readRequest(reading: Reading, { address, expander, surroundings }: RequestSources): Promise<RequestSpec> {
  const method = reading.one('request', readMethod) ?? (reading.has('data') || reading.has('data-json') ? 'POST' : 'GET');
  refuseRepetition(reading, method);
  const body = await readBody(reading, surroundings);
  if (body !== undefined && method === 'HEAD') {
    throw new UsageError('a HEAD request has no body', { hint: 'Leave out the data, or ask with GET or POST.' });
  }
  const { version } = surroundings;
  return {
    method,
    url: address.url,
    headers: readHeaders(reading, expander, { version, credentials: address.credentials, body: body?.headers ?? [] }),
    ...(body !== undefined && { body: body.bytes }),
    follow: reading.on('location', true),
    maxRedirects: reading.one('max-redirs', readCount) ?? 5,
    maxTime: reading.one('max-time', readPositiveDuration) ?? 30 * SECOND,
    connectTimeout: reading.one('connect-timeout', readPositiveDuration) ?? 10 * SECOND,
    maxSize: reading.one('max-size', readSize) ?? 10 * MEBIBYTE,
    insecure: reading.on('insecure'),
    conditional: reading.on('conditional', true),
  };
}

function readMethod(text: string): string {
  const spot = { text, at: 0, length: Math.max(1, text.length) };
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) {
    throw new UsageError(`"${text}" is not a method`, { hint: 'Write one word: POST.', spot });
  }
  const method = KNOWN_METHODS.find((known) => known === text.toUpperCase()) ?? text;
  if (method.toUpperCase() !== 'CONNECT') return method;
  throw new UsageError('CONNECT opens a tunnel and has no answer to judge', {
    hint: 'Ask with GET, POST or another method.',
    spot,
  });
}

function refuseRepetition(reading: Reading, method: string): void {
  if (SAFE.includes(method) || reading.on('repeat') || reading.on('once')) return;
  throw new UsageError(`${method} would be sent on every poll`, {
    hint: 'Say --repeat if that is meant, or --once to send it a single time.',
  });
}
