/** Watches, complete but for what a test is about. */

import { parseCondition } from '../../src/conditions/parse.ts';
import { readArrayKey } from '../../src/config/values/array-key.ts';
import type { Query } from '../../src/domain/json.ts';
import { plainRoute } from '../../src/domain/route.ts';
import type { Comparing, Goals, ItemRules, Limits, Pin, Span, StatusSet, Watch } from '../../src/domain/watch.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { someUrl } from './records.ts';

/** The parts of a watch as a test writes them. */
export interface WatchParts {
  readonly until?: readonly string[];
  readonly failWhen?: readonly string[];
  readonly untilChange?: boolean;
  readonly firstAnswer?: boolean;
  readonly untilStable?: Span;
  readonly confirm?: Span;
  readonly appearWithin?: number;
  /** `PATH` or `PATH=JSON`. */
  readonly pin?: string;
  readonly limits?: Partial<Limits>;
  readonly pace?: Partial<Watch['pace']>;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly arrayKeys?: readonly string[];
  readonly detectKeys?: boolean;
  readonly ignoreOrder?: readonly string[];
  readonly headers?: readonly string[];
  readonly heartbeat?: number;
  readonly mask?: (text: string) => string;
  /** The kind of source; default poll. */
  readonly source?: string;
  /** The source brings messages. */
  readonly push?: boolean;
  /** The source is called, and asks nobody. */
  readonly called?: boolean;
  readonly items?: string;
  readonly itemKey?: string;
  readonly ok?: (status: number) => boolean;
  readonly fatal?: (status: number) => boolean;
}

const patient = [404, 408, 409, 423, 425, 429];

/** What is compared: everything, but for what a test says. */
export function comparingOf(more: Partial<Comparing> = {}): Comparing {
  return { select: [], ignore: [], arrayKeys: [], detectKeys: true, ignoreOrder: [], headers: [], ...more };
}

function compileAll(paths: readonly string[] = []): Promise<Query[]> {
  return Promise.all(paths.map((path) => compileQuery(path)));
}

/** A watch on {@link someUrl} with the program's defaults. */
export async function watchOf(parts: WatchParts = {}): Promise<Watch> {
  const goals: Goals = {
    until: await Promise.all((parts.until ?? []).map((text) => parseCondition(text))),
    failWhen: await Promise.all((parts.failWhen ?? []).map((text) => parseCondition(text))),
    untilChange: parts.untilChange ?? false,
    firstAnswer: parts.firstAnswer ?? false,
    ...(parts.untilStable !== undefined && { untilStable: parts.untilStable }),
    ...(parts.confirm !== undefined && { confirm: parts.confirm }),
    ...(parts.appearWithin !== undefined && { appearWithin: parts.appearWithin }),
    ...(parts.pin !== undefined && { pin: await pinOf(parts.pin) }),
  };
  return {
    name: 'deploy',
    mask: parts.mask ?? String,
    target: someUrl,
    source: {
      kind: parts.source ?? 'poll',
      options: {},
      ...(parts.push !== undefined && { push: parts.push }),
      ...(parts.called !== undefined && { called: parts.called }),
    },
    request: {
      method: 'GET',
      url: someUrl,
      headers: [],
      follow: true,
      maxRedirects: 5,
      maxTime: 30_000,
      connectTimeout: 10_000,
      maxSize: 10 * 1024 * 1024,
      trusted: false,
      route: plainRoute,
      correlated: false,
      conditional: true,
    },
    goals,
    limits: { once: false, ...parts.limits },
    pace: { bottom: 1000, top: 30_000, lateness: 0.1, ...parts.pace },
    comparing: comparingOf({
      select: await compileAll(parts.select),
      ignore: await compileAll(parts.ignore),
      arrayKeys: await Promise.all((parts.arrayKeys ?? []).map((text) => readArrayKey(text))),
      ignoreOrder: await compileAll(parts.ignoreOrder),
      ...(parts.detectKeys !== undefined && { detectKeys: parts.detectKeys }),
      ...(parts.headers !== undefined && { headers: parts.headers }),
    }),
    okStatus: statusSet('2xx', parts.ok ?? ((status) => status >= 200 && status < 300)),
    fatalStatus: statusSet('4xx', parts.fatal ?? ((status) => status >= 400 && status < 500 && !patient.includes(status))),
    ...(parts.items !== undefined && { items: await itemsOf(parts.items, parts.itemKey) }),
    ...(parts.heartbeat === undefined ? {} : { heartbeat: parts.heartbeat }),
  };
}

/** The items at a path, told apart by a field or by their content. */
export async function itemsOf(items: string, key?: string): Promise<ItemRules> {
  return { items: await compileQuery(items), ...(key !== undefined && { key: await compileQuery(key) }) };
}

async function pinOf(text: string): Promise<Pin> {
  const [path = '', value] = text.split('=');
  return { query: await compileQuery(path), ...(value !== undefined && { value: JSON.parse(value) }) };
}

function statusSet(text: string, has: (status: number) => boolean): StatusSet {
  return { text, has };
}
