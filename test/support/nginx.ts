/** A real nginx: on a free loopback port, with all its files in a folder of its own, remembering what it was asked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { freePort } from './server-listening.ts';

/** One request as nginx logged it. */
export interface Logged {
  readonly path: string;
  readonly status: number;
  /** `Content-Encoding` of the answer; empty without one. */
  readonly coding: string;
  /** `If-None-Match` of the request; empty without one. */
  readonly ifNoneMatch: string;
  /** `If-Modified-Since` of the request; empty without one. */
  readonly ifModifiedSince: string;
  /** Bytes of the body as sent. */
  readonly bytes: number;
}

/** A running nginx. */
export interface Nginx {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Puts a file under the document root in one step, as a careful deployment does; `modified` sets its date. */
  put(name: string, content: string, modified?: Date): void;
  /** The requests so far, the oldest first, as soon as there are `count`: nginx logs them after it has answered. */
  requests(count: number): Promise<readonly Logged[]>;
  start(): Promise<void>;
  /** Stops it; the port stays its own. */
  stop(): Promise<void>;
}

const LOOK = { timeout: 10_000, interval: 10 };

/**
 * Starts an nginx that serves its document root, stopped when the test ends; `directives` are added to its server. There is
 * a `limit_req` zone named `few`, for five requests a second.
 */
export async function startNginx(directives = ''): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'watch-api-nginx-'));
  mkdirSync(join(folder, 'root'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, directives));
  let running: ChildProcess | undefined;
  const nginx: Nginx = {
    url: `http://127.0.0.1:${port}`,
    put(name, content, modified) {
      const beside = join(folder, 'new');
      writeFileSync(beside, content);
      if (modified !== undefined) utimesSync(beside, modified, modified);
      renameSync(beside, join(folder, 'root', name));
    },
    requests: (count) =>
      vi.waitFor(() => {
        const logged = readLog(join(folder, 'access.log'));
        if (logged.length >= count) return logged;
        throw new Error(`nginx has logged ${logged.length} requests, not ${count}`);
      }, LOOK),
    async start() {
      running = await launch(folder, port);
    },
    async stop() {
      if (running?.exitCode !== null) return;
      running.kill('SIGTERM');
      await once(running, 'exit');
    },
  };
  onTestFinished(async () => {
    await nginx.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await nginx.start();
  return nginx;
}

/** Everything nginx would otherwise put into the system's folders is kept in its prefix. */
function configuration(port: number, directives: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${what};`);
  return `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
  ${temporary.join('\n  ')}
  types { application/json json; text/html html; }
  log_format wire escape=json '{"path":"$request_uri","status":$status,"coding":"$sent_http_content_encoding",'
    '"ifNoneMatch":"$http_if_none_match","ifModifiedSince":"$http_if_modified_since","bytes":$body_bytes_sent}';
  access_log access.log wire;
  limit_req_zone $server_port zone=few:64k rate=5r/s;
  root root;
  server {
    listen 127.0.0.1:${port};
    ${directives}
  }
}
`;
}

/** One process without helpers, so that there is one to stop. */
async function launch(folder: string, port: number): Promise<ChildProcess> {
  const { PATH = '' } = process.env;
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  const child = spawn('nginx', args, { stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: `${PATH}:/usr/sbin` } });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ended = once(child, 'close').then(() => Promise.reject(new Error(`nginx has ended: ${complaint}`)));
  await Promise.race([ended, vi.waitFor(() => knock(port), LOOK)]);
  // From here on its end is expected.
  ended.catch(() => undefined);
  return child;
}

function knock(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

function readLog(path: string): readonly Logged[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  // The last one is empty, or still being written.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
