/** The demo's HTTP: which path is answered with what, and when 304 will do. */

import { createHash } from 'node:crypto';
import type { Json } from '../domain/json.ts';
import { type Deployment, previousDeployment } from './story.ts';

/** The part of a request that matters. */
export interface Question {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly ifNoneMatch?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a 304. */
  readonly body: string;
}

/** The path of the deployment the story is about. */
export const DEPLOYMENT = '/deploys/42';
const PREVIOUS = '/deploys/41';
const LIST = '/deploys';

/** True for a request that sees the story. */
export function seesStory(question: Question): boolean {
  return [DEPLOYMENT, LIST].includes(pathOf(question));
}

/** The answer to a question; `deployment` is asked for only where it is told of. */
export function answerTo(question: Question, deployment: () => Deployment): Answer {
  if (question.method !== 'GET' && question.method !== 'HEAD') {
    return answer(405, { error: `${question.method} is not possible here`, allowed: ['GET', 'HEAD'] }, { allow: 'GET, HEAD' });
  }
  switch (pathOf(question)) {
    case '/':
      return fresh(question, { name: 'watch-api demo', deploys: LIST, deploy: DEPLOYMENT });
    case LIST:
      return fresh(question, { items: [summary(deployment(), DEPLOYMENT), summary(previousDeployment, PREVIOUS)] });
    case DEPLOYMENT:
      return fresh(question, deployment());
    case PREVIOUS:
      return fresh(question, previousDeployment);
    default:
      return answer(404, { error: `there is no ${pathOf(question)} here`, try: DEPLOYMENT });
  }
}

/** The answer of a server that is short of breath. */
export function unavailable(): Answer {
  return answer(503, { error: 'the deployment service restarts' }, { 'retry-after': '1' });
}

function pathOf({ url }: Question): string {
  return url.replace(/\?.*/, '');
}

function summary({ id, service, version, status }: Deployment, path: string): Json {
  return { id, service, version, status, path };
}

/** 200 with a validator, or 304 when the client holds the same already (RFC 9110 §13.1.2). */
function fresh({ ifNoneMatch }: Question, document: Json): Answer {
  const full = answer(200, document);
  const etag = `"${createHash('sha256').update(full.body).digest('hex').slice(0, 16)}"`;
  const validators = { etag, 'cache-control': 'no-cache' };
  if (matches(ifNoneMatch, etag)) return { status: 304, headers: validators, body: '' };
  return { ...full, headers: { ...full.headers, ...validators } };
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}

function answer(status: number, document: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(document, null, 2)}\n`,
  };
}
