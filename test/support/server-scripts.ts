/** A server that misbehaves by the script: for each path its own steps, and a record of who asked when. */

import { type RawRequest, type RawServer, type RawStep, startRawServer, takeStep } from './server-raw.ts';

/** What is done with the requests for one path, one step each; the last one with all further ones. */
export type Script = readonly [RawStep, ...RawStep[]];

/** A running server. */
export type ScriptedServer = RawServer & {
  /** The heads of the requests for a path so far. */
  headsOf(path: string): readonly string[];
  /** When they came, on the scale of `performance.now()`. */
  timesOf(path: string): readonly number[];
};

interface Asked {
  readonly head: string;
  readonly at: number;
}

/** Starts a server that plays the script of each path; paths without one are answered 404. */
export async function startScriptedServer(scripts: ReadonlyMap<string, Script>): Promise<ScriptedServer> {
  const asked = new Map<string, Asked[]>();
  const play = (request: RawRequest) => {
    const path = pathOf(request.head);
    const before = asked.get(path) ?? [];
    asked.set(path, [...before, { head: request.head, at: performance.now() }]);
    const script = scripts.get(path) ?? [rawAnswer('', { status: '404 Not Found' })];
    takeStep(script[Math.min(before.length, script.length - 1)] ?? script[0], request);
  };
  const server = await startRawServer(play);
  return Object.assign(server, {
    headsOf: (path: string) => (asked.get(path) ?? []).map(({ head }) => head),
    timesOf: (path: string) => (asked.get(path) ?? []).map(({ at }) => at),
  });
}

/** The path a request asks for, without its query. */
export function pathOf(head: string): string {
  return head.split(/[ ?]/, 2)[1] ?? '';
}

/** What surrounds a body. */
export interface AnswerParts {
  /** Code and reason phrase; default `200 OK`. */
  readonly status?: string;
  /** Default JSON; null leaves it out. */
  readonly type?: string | null;
  /** Further fields, each with its line's end left to us. */
  readonly fields?: readonly string[];
}

/** A whole answer as bytes, its length told. */
export function rawAnswer(body: string | Uint8Array, { status = '200 OK', type, fields = [] }: AnswerParts = {}): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from(rawHead({ status, ...(type !== undefined && { type }), fields: [...fields, `Content-Length: ${bytes.length}`] })),
    bytes,
  ]);
}

/** The header of an answer, its empty line included. */
export function rawHead({ status = '200 OK', type = 'application/json', fields = [] }: AnswerParts = {}): string {
  const lines = [`HTTP/1.1 ${status}`, ...(type === null ? [] : [`Content-Type: ${type}`]), ...fields];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
