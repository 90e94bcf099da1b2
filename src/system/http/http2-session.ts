/** HTTP/2 over one socket, one request at a time (RFC 9113). */

import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { hasCode } from '../../domain/file-error.ts';
import type { Client } from './client.ts';
import { Http2Error, receiveAnswer } from './http2-answer.ts';
import { RouteError } from './route-error.ts';
import type { Dispatch, DispatchHandler } from './undici.ts';
import { ABORTED } from './watchdog.ts';

/** How much may be under way before we say that more is welcome: a large body must not wait for every round trip. */
const WINDOW = 1024 * 1024;
const IDLE = 60_000;

/**
 * A client on a connected socket. Node's own HTTP/2 rather than undici's, which takes a body that was cut off by a reset for
 * a whole one, and drops the answer under way when the server says that it will close (GOAWAY).
 */
export class Http2Session implements Client {
  readonly #socket: Socket;
  readonly #session: ClientHttp2Session;
  #destroyed = false;

  constructor(origin: string, socket: Socket) {
    this.#socket = socket;
    this.#session = process.getBuiltinModule('node:http2').connect(origin, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: WINDOW },
    });
    // Its streams tell.
    this.#session.on('error', () => {});
    this.#session.once('connect', () => {
      if (!this.#session.destroyed) this.#session.setLocalWindowSize(WINDOW);
    });
    this.#session.setTimeout(IDLE, () => this.#session.close());
    this.#session.unref();
  }

  /** It takes further requests. */
  get isOpen(): boolean {
    return !this.#session.closed && !this.#session.destroyed;
  }

  dispatch(request: Dispatch, handler: DispatchHandler): void {
    handler.onRequestStart();
    try {
      const stream = this.#request(request);
      // A socket at rest does not keep the process alive.
      this.#session.ref();
      stream.once('close', () => this.#session.unref());
      receiveAnswer({ stream, bodiless: request.method === 'HEAD', lostBy: () => this.#lostBy() }, handler);
    } catch (error) {
      if (!hasCode(error)) throw error;
      // Node refuses fields that have no place in HTTP/2.
      handler.onResponseError(undefined, new Http2Error('HTTP2_UNSENDABLE', error.message));
    }
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    const closed = this.#socket.closed ? undefined : new Promise((resolve) => this.#socket.once('close', resolve));
    // In this order: a session that has said goodbye waits for its words to be sent, on a socket that is gone.
    this.#socket.destroy();
    this.#session.destroy();
    await closed;
  }

  #lostBy(): Error | undefined {
    if (this.#destroyed) return new RouteError(ABORTED);
    // The session may learn of it later than its streams do.
    const isLost = this.#session.destroyed || this.#socket.destroyed || this.#socket.readableEnded;
    return isLost ? new Http2Error('ECONNRESET') : undefined;
  }

  #request({ method, path, headers, body }: Dispatch): ClientHttp2Stream {
    const fields = { ':method': method, ':path': path, ...fieldsOf(headers), ...lengthOf(body) };
    const stream = this.#session.request(fields, { endStream: body === null });
    if (body !== null) stream.end(body);
    return stream;
  }
}

/** Fields by lower-case name. `Host` is `:authority` here, and `Connection` means nothing (RFC 9113 §8.2.2, §8.3.1). */
function fieldsOf(headers: Dispatch['headers']): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (let at = 0; at < headers.length; at += 2) {
    const name = (headers[at] ?? '').toLowerCase();
    const value = headers[at + 1] ?? '';
    if (name === 'connection') continue;
    const key = name === 'host' ? ':authority' : name;
    const before = fields[key];
    fields[key] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function lengthOf(body: Dispatch['body']): Record<string, string> {
  return body === null ? {} : { 'content-length': String(body.length) };
}
