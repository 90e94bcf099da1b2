/** From the server's word to the hook's start and to the exit: whole processes, one after the other, for each way news arrives. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { spreadOf } from './figures.mjs';
import { environment } from './processes.mjs';
import { root } from './workshop.mjs';

const ROUNDS = 7;
// Long enough for the program to have started, asked and begun to wait.
const READY = 600;
const DONE = '{"status":"ready"}';
const goal = ['--until', 'status=ready', '-q', '--timeout', '10s', '--on-met', 'date +%s%N >&2'];
const watchApi = join(root, 'bin/watch-api.js');
const json = { 'content-type': 'application/json' };

export async function reaction() {
  const figures = [];
  for (const [name, way] of Object.entries(ways)) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await way());
    figures.push({ name: `${name}: to the hook's start`, ...spreadOf(rounds.map(({ hook }) => hook)), unit: 'ms' });
    figures.push({ name: `${name}: to the exit`, ...spreadOf(rounds.map(({ exit }) => exit)), unit: 'ms' });
  }
  const notes = [
    'the hook is `sh -c date`, whose own start is in the figure; the exit waits for it',
    'poll: at a fixed interval of 250 ms',
  ];
  return { id: 'reaction', title: `Reaction, from the server's write: median of ${ROUNDS} runs`, figures, notes };
}

/** One run: `speak` says the word at the moment that counts. */
async function timed(args, speak) {
  const child = spawn(process.execPath, [watchApi, ...args, ...goal], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, at: now() })));
  await new Promise((resolve) => setTimeout(resolve, READY));
  const spoken = now();
  speak();
  const { code, at } = await ended;
  const started = Number(/^(\d{19})$/m.exec(told)?.[1] ?? Number.NaN) / 1e6;
  if (code !== 0 || Number.isNaN(started)) throw new Error(`exit ${code}: ${told}`);
  return { hook: started - spoken, exit: at - spoken };
}

function now() {
  return performance.timeOrigin + performance.now();
}

/** Runs `use` with a server that `answer`s, on a port of its own. */
async function withListening(answer, use) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`127.0.0.1:${server.address().port}`, server);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const ways = {
  poll() {
    let body = '{"status":"building"}';
    const answer = (_, response) => response.writeHead(200, json).end(body);
    const speak = () => {
      body = DONE;
    };
    return withListening(answer, (host) => timed([`http://${host}/`, '-i', '250ms'], speak));
  },
  'long poll'() {
    let held;
    const answer = (_, response) => {
      held = response;
    };
    return withListening(answer, (host) => timed([`http://${host}/`, '--hold', '5s'], () => held.writeHead(200, json).end(DONE)));
  },
  'server-sent events'() {
    let stream;
    const answer = (_, response) => {
      stream = response;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': here\n\n');
    };
    return withListening(answer, (host) =>
      timed([`http://${host}/`, '--source', 'sse'], () => stream.write(`data: ${DONE}\n\n`)),
    );
  },
  websocket() {
    return withListening(undefined, (host, server) => {
      const sockets = new WebSocketServer({ server });
      return timed([`ws://${host}/`], () => {
        for (const socket of sockets.clients) socket.send(DONE);
      });
    });
  },
  async listen() {
    const port = await withListening(undefined, async (_, server) => server.address().port);
    const post = () => fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', headers: json, body: DONE }).catch(() => {});
    return timed(['listen', `${port}/hook`], post);
  },
};
