/** The request that is sent on every poll, made from settings. */

import { UsageError, wholeOf } from '../../domain/errors.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { shownUrl } from '../../requests/redaction.ts';
import { secretsOfUrl } from '../../requests/secrets.ts';
import type { OptionReader } from '../option-reader.ts';
import { readBody } from './body.ts';
import { readForm, readQueryParts, withQuery } from './form.ts';
import { readHeaders } from './headers.ts';
import { openInputs } from './inputs.ts';
import { readRoute } from './route.ts';
import type { RequestSources } from './sources.ts';
import type { Address } from './target.ts';

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'];
/** Methods that may be sent again and again without asking (RFC 9110 §9.2.1, safe). */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Whether the source sends its request again and again. */
export interface Repetition {
  readonly isRepeated: boolean;
}

/** A request, and its URL as it may be shown. */
export interface ReadRequest {
  readonly request: RequestSpec;
  readonly target: string;
}

/** The request. @throws UsageError also for methods that would be repeated without the user having said so. */
export async function readRequest(reader: OptionReader, sources: RequestSources & Repetition): Promise<ReadRequest> {
  const makings = { ...sources, inputs: openInputs(sources.surroundings) };
  const form = await readForm(reader, makings.inputs);
  const inQuery = reader.on('get');
  const body = await readBody(reader, makings.inputs, inQuery ? undefined : form);
  const method = reader.one('request', readMethod) ?? (body === undefined ? 'GET' : 'POST');
  if (sources.isRepeated) refuseRepetition(reader, method);
  if (body !== undefined && method === 'HEAD') {
    throw new UsageError('a HEAD request has no body', { hint: 'Ask with GET or POST, or put the data into the query with -G.' });
  }
  const parts = await readQueryParts(reader, makings.inputs, inQuery ? form : undefined);
  const url = withQuery(sources.address.url, parts);
  sources.expander.keep(secretsOfUrl(url));
  const { fields, login } = await readHeaders(reader, makings, body?.headers ?? []);
  const request: RequestSpec = {
    method,
    url,
    headers: fields,
    ...(body !== undefined && { body: body.bytes }),
    ...readBounds(reader),
    trusted: reader.on('location-trusted'),
    route: await readRoute(reader, makings),
    ...(login !== undefined && { login }),
    correlated: reader.on('correlation-id'),
    conditional: reader.on('conditional'),
  };
  const shown = shownUrl(url, [...sources.urlSecrets, ...parts.flatMap(({ secrets }) => secrets)]);
  return { request, target: inScheme(shown, sources.address) };
}

/** A URL as it was given. */
function inScheme(url: string, { scheme }: Address): string {
  return scheme === undefined ? url : url.replace(/^https?:/, scheme);
}

function readBounds(
  reader: OptionReader,
): Pick<RequestSpec, 'follow' | 'maxRedirects' | 'maxTime' | 'connectTimeout' | 'maxSize'> {
  return {
    follow: reader.on('location'),
    maxRedirects: reader.value('max-redirs'),
    maxTime: reader.value('max-time'),
    connectTimeout: reader.value('connect-timeout'),
    maxSize: reader.value('max-size'),
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
