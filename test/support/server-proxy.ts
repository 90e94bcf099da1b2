/** Real HTTP proxies for tests: they hand requests on and open tunnels, and remember what they were asked. */

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { type Listening, listen } from './server-listening.ts';

/** One request as a proxy saw it. */
export interface ProxiedRequest {
  readonly method: string;
  /** An absolute URL, or for CONNECT `host:port`. */
  readonly target: string;
  /** Lower-case names. */
  readonly headers: IncomingMessage['headers'];
}

/** A running proxy. */
export type TestProxy = Listening & {
  /** Every request so far, the oldest first. */
  readonly requests: readonly ProxiedRequest[];
};

/** How a proxy differs from a plain one that serves everybody. */
export interface ProxyOptions {
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The only value of `Proxy-Authorization` that is let through. */
  readonly login?: string;
  /** Where all tunnels lead, whatever they were asked for: a port of 127.0.0.1. */
  readonly leadsTo?: number;
}

/** Starts a proxy on 127.0.0.1. */
export async function startProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const requests: ProxiedRequest[] = [];
  const tunnels = new Set<Socket>();
  const isWelcome = (asked: IncomingMessage) => {
    requests.push({ method: asked.method ?? '', target: asked.url ?? '', headers: asked.headers });
    return options.login === undefined || asked.headers['proxy-authorization'] === options.login;
  };
  const server = options.tls === undefined ? createServer() : createSecureServer(options.tls);
  server.on('request', (asked: IncomingMessage, response: ServerResponse) => {
    // Not every stranger that finds the port takes it for a proxy.
    if (asked.url?.startsWith('/')) response.writeHead(400).end();
    else if (isWelcome(asked)) handOn(asked, response);
    else response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="proxy"' }).end('log in first');
  });
  server.on('connect', (asked: IncomingMessage, socket: Socket) => {
    if (!isWelcome(asked)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [, port] = /:(\d+)$/.exec(asked.url ?? '') ?? [];
    const tunnel = connect(options.leadsTo ?? Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(tunnel).pipe(socket);
    });
    tunnels.add(tunnel);
    tunnel.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    socket.on('error', () => tunnel.destroy()).on('close', () => tunnel.destroy());
  });
  const scheme = options.tls === undefined ? 'http' : 'https';
  const listening = await listen(server, '127.0.0.1', (port) => `${scheme}://127.0.0.1:${port}`);
  return Object.assign(listening, { requests });
}

function handOn(asked: IncomingMessage, response: ServerResponse): void {
  const { 'proxy-authorization': _, ...headers } = asked.headers;
  const onward = request(asked.url ?? '', { method: asked.method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end('no such server'));
  asked.pipe(onward);
}
