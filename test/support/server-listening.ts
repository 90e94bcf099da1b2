/** A listening socket for tests: on a port of its own, counting its connections, closed without waiting for anyone. */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A server that listens. `await using server = await …` closes it at the end of the test. */
export class Listening implements AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Map<Socket, number>();
  readonly #waiting: (() => void)[] = [];
  #connections = 0;

  constructor(server: Server, origin: (port: number) => string) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.url = origin(this.port);
    server.on('connection', (socket: Socket) => this.#count(socket));
  }

  /** How many connections were ever accepted. */
  get connections(): number {
    return this.#connections;
  }

  /** How many of them are open. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Which connection a socket is: 1 is the first. */
  numberOf(socket: Socket): number {
    return this.#sockets.get(socket) ?? 0;
  }

  /** Resolves when no connection is open. */
  async whenIdle(): Promise<void> {
    if (this.#sockets.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Ends every connection that is open; the server goes on listening. */
  dropConnections(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  /** Closes the server and every connection at once. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.dropConnections();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #count(socket: Socket): void {
    this.#connections += 1;
    this.#sockets.set(socket, this.#connections);
    // A client that goes away in mid-answer is no trouble of the test's.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) for (const wake of this.#waiting.splice(0)) wake();
    });
  }
}

/** Has a server listen on a free port of `host`. */
export async function listen(server: Server, host: string, origin?: (port: number) => string): Promise<Listening> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const shown = host.includes(':') ? `[${host}]` : host;
  return new Listening(server, origin ?? ((port) => `http://${shown}:${port}`));
}

/** A port of 127.0.0.1 that nobody listens on: it was free a moment ago. */
export async function freePort(): Promise<number> {
  const listening = await listen(createServer(), '127.0.0.1');
  await listening.close();
  return listening.port;
}
