/** The server behind `watch-api demo`: the story and its incidents over real HTTP. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UsageError } from '../domain/errors.ts';
import type { Clock, Instant, Millis } from '../domain/time.ts';
import { type Answer, answerTo, DEPLOYMENT, type Question, seesStory, unavailable } from './routes.ts';
import { deploymentAt, type Incident, incidents, type Plot } from './story.ts';

const HOST = '127.0.0.1';
const SLOWNESS: Millis = 700;

/** What the demo is started with. */
export interface DemoOptions extends Plot {
  readonly clock: Clock;
  /** Default: any free one. */
  readonly port?: number;
}

/** A running demo. */
export interface Demo {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The URL of the deployment. */
  readonly url: string;
  /** Stops listening and ends every connection, answers under way included. */
  close(): Promise<void>;
}

/** Starts the demo on the loopback address. The story begins with the first request for it. A port in use is a `UsageError`. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const closing = new AbortController();
  const tell = storyteller(options, closing.signal);
  const server = createServer((request, response) => {
    tell(questionOf(request)).then((answer) => send(response, answer));
  });
  const origin = `http://${HOST}:${await listen(server, options.port ?? 0)}`;
  return {
    origin,
    url: origin + DEPLOYMENT,
    close: () => {
      closing.abort();
      return shut(server);
    },
  };
}

/** Answers questions as time goes by; remembers when the story began and which incidents are still to come. */
function storyteller({ clock, fail }: DemoOptions, closing: AbortSignal): (question: Question) => Promise<Answer> {
  let began: Instant | undefined;
  let ahead = incidents;
  const elapsed = () => {
    began ??= clock.now();
    return clock.now() - began;
  };
  const takeIncident = (): Incident | undefined => {
    const due = ahead.find(({ at }) => elapsed() >= at);
    ahead = ahead.filter((incident) => incident !== due);
    return due;
  };
  return async (question) => {
    const incident = seesStory(question) ? takeIncident() : undefined;
    if (incident?.kind === 'unavailable') return unavailable();
    if (incident?.kind === 'slow') await clock.sleep(SLOWNESS, closing);
    return answerTo(question, () => deploymentAt(elapsed(), { fail }));
  };
}

function questionOf({ method = 'GET', url = '/', headers }: IncomingMessage): Question {
  const ifNoneMatch = headers['if-none-match'];
  return { method, url, ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }) };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const hint = 'give another port, or none to take any that is free';
      reject(new UsageError(`cannot listen on port ${port}: ${cause.code ?? cause.message}`, { hint, cause }));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
