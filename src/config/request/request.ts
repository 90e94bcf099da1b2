/** The request that is sent on every poll, made from settings. */

import { UsageError, wholeOf } from '../../domain/errors.ts';
import { plainRoute } from '../../domain/route.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import type { Expander } from '../expander.ts';
import type { OptionReader } from '../option-reader.ts';
import type { Surroundings } from '../surroundings.ts';
import { readBody } from './body.ts';
import { readHeaders } from './headers.ts';
import type { Address } from './target.ts';

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'];
/** Methods that may be sent again and again without asking (RFC 9110 §9.2.1, safe). */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** What a request is made from besides its settings. */
export interface RequestSources {
  readonly address: Address;
  readonly expander: Expander;
  readonly surroundings: Surroundings;
}

/** The request. @throws UsageError also for methods that would be repeated without the user having said so. */
export async function readRequest(
  reader: OptionReader,
  { address, expander, surroundings }: RequestSources,
): Promise<RequestSpec> {
  const method = reader.one('request', readMethod) ?? (reader.has('data') || reader.has('data-json') ? 'POST' : 'GET');
  refuseRepetition(reader, method);
  const body = await readBody(reader, surroundings);
  if (body !== undefined && method === 'HEAD') {
    throw new UsageError('a HEAD request has no body', { hint: 'Leave out the data, or ask with GET or POST.' });
  }
  const { version } = surroundings;
  return {
    method,
    url: address.url,
    headers: readHeaders(reader, expander, { version, credentials: address.credentials, body: body?.headers ?? [] }),
    ...(body !== undefined && { body: body.bytes }),
    follow: reader.on('location'),
    maxRedirects: reader.value('max-redirs'),
    maxTime: reader.value('max-time'),
    connectTimeout: reader.value('connect-timeout'),
    maxSize: reader.value('max-size'),
    trusted: false,
    route: { ...plainRoute, insecure: reader.on('insecure') },
    correlated: false,
    conditional: reader.on('conditional'),
  };
}

function readMethod(text: string): string {
  const spot = wholeOf(text);
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

function refuseRepetition(reader: OptionReader, method: string): void {
  if (SAFE.includes(method) || reader.on('repeat') || reader.on('once')) return;
  throw new UsageError(`${method} would be sent on every poll`, {
    hint: 'Say --repeat if that is meant, or --once to send it a single time.',
  });
}
