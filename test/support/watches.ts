/** Watches, complete but for what a test is about. */
import { parseCondition } from '../../src/conditions/parse.ts';
import type { Goals, Limits, StatusSet, Watch } from '../../src/domain/watch.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { someUrl } from './records.ts';

/** The parts of a watch as a test writes them. */
export interface WatchParts {
  readonly until?: readonly string[];
  readonly failWhen?: readonly string[];
  readonly untilChange?: boolean;
  readonly firstAnswer?: boolean;
  readonly limits?: Partial<Limits>;
  readonly pace?: Partial<Watch['pace']>;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly heartbeat?: number;
  readonly ok?: (status: number) => boolean;
  readonly fatal?: (status: number) => boolean;
}

const patient = [404, 408, 409, 423, 425, 429];

/** A watch on {@link someUrl} with the program's defaults. */
export async function watchOf(parts: WatchParts = {}): Promise<Watch> {
  const goals: Goals = {
    until: await Promise.all((parts.until ?? []).map(parseCondition)),
    failWhen: await Promise.all((parts.failWhen ?? []).map(parseCondition)),
    untilChange: parts.untilChange ?? false,
    firstAnswer: parts.firstAnswer ?? false,
  };
  return {
    name: 'deploy',
    target: someUrl,
    source: { kind: 'poll', options: {} },
    request: {
      method: 'GET',
      url: someUrl,
      headers: [],
      follow: true,
      maxRedirects: 5,
      maxTime: 30_000,
      connectTimeout: 10_000,
      maxSize: 10 * 1024 * 1024,
      insecure: false,
      conditional: true,
    },
    goals,
    limits: { once: false, ...parts.limits },
    pace: { bottom: 1000, top: 30_000, lateness: 0.1, ...parts.pace },
    comparing: {
      select: await Promise.all((parts.select ?? []).map(compileQuery)),
      ignore: await Promise.all((parts.ignore ?? []).map(compileQuery)),
    },
    okStatus: statusSet('2xx', parts.ok ?? ((status) => status >= 200 && status < 300)),
    fatalStatus: statusSet('4xx', parts.fatal ?? ((status) => status >= 400 && status < 500 && !patient.includes(status))),
    ...(parts.heartbeat === undefined ? {} : { heartbeat: parts.heartbeat }),
  };
}

function statusSet(text: string, has: (status: number) => boolean): StatusSet {
  return { text, has };
}
