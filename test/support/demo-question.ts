/** Questions to the demo's routes, and the documents in their answers, without a network. */
import type { Answer, Question } from '../../src/demo/exchange.ts';
import { answerTo, type Route } from '../../src/demo/routes.ts';
import type { JsonObject } from '../../src/domain/json.ts';

/** What may be said of a question besides its path. */
export interface Asking extends Partial<Pick<Question, 'method' | 'headers' | 'body' | 'signal'>> {
  readonly origin?: string;
}

/** A question as a client would put it: by default a GET that nobody takes back. */
export function question(path: string, asking: Asking = {}): Question {
  const { method = 'GET', headers = {}, body = '', signal = new AbortController().signal, origin = 'http://demo.test' } = asking;
  return { method, url: new URL(origin + path), headers, body, signal };
}

/** Puts a question to routes. */
export function ask(routes: readonly Route[], path: string, asking: Asking = {}): Promise<Answer> {
  return answerTo(question(path, asking), routes);
}

/** The JSON document of an answer. */
export function documentIn({ body }: Answer): JsonObject {
  if (typeof body !== 'string') throw new TypeError('the body is a stream');
  return JSON.parse(body);
}
