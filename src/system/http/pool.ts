/** Keeps connections for reuse, by route and origin: one for each request in flight, closed after a minute so that DNS changes are seen. */

import type { Route } from '../../domain/route.ts';
import type { Millis } from '../../domain/time.ts';
import { routeKey } from '../../requests/route-key.ts';
import type { OpenClient } from './client.ts';
import { Connection, type OriginRecord } from './connection.ts';
import type { Line, LineTo } from './line.ts';

/** The oldest a connection gets before it is replaced rather than reused. */
const LIFETIME: Millis = 60_000;
/** How long an origin is remembered that nobody asks any more: redirects may lead to ever new ones. */
const MEMORY: Millis = 3_600_000;

/** Where a connection is needed. */
export interface Destination {
  /** Scheme, host and port: a URL without a path. */
  readonly origin: string;
  readonly route: Route;
}

/** What connections are made with. */
export interface PoolTools {
  readonly openClient: OpenClient;
  readonly openLines: (route: Route) => LineTo;
}

/** The connections to one origin by one route. */
interface Shelf {
  readonly line: Line;
  readonly record: OriginRecord;
  /** The one used last is reused first. */
  readonly idle: Connection[];
  usedAt: Millis;
}

/** What is shared by all requests whose routes are equal: nothing is ever shared with others. */
interface Branch {
  readonly lineTo: LineTo;
  readonly shelves: Map<string, Shelf>;
}

/** The connections of one program. */
export class ConnectionPool {
  readonly #tools: PoolTools;
  readonly #branches = new Map<string, Branch>();
  /** The same by the very object, which saves comparing. */
  readonly #known = new WeakMap<Route, Branch>();
  readonly #all = new Set<Connection>();
  #sweptAt: Millis = Number.NEGATIVE_INFINITY;

  constructor(tools: PoolTools) {
    this.#tools = tools;
  }

  /** An idle connection, or a new one where there is none or a `fresh` one is wanted. */
  take(destination: Destination, fresh: boolean): Connection {
    const shelf = this.#shelfOf(destination);
    return (fresh ? undefined : this.#reuse(shelf)) ?? this.#make(shelf);
  }

  /** Takes back a connection that is fit for the next request. */
  giveBack(destination: Destination, connection: Connection): void {
    this.#shelfOf(destination).idle.push(connection);
  }

  /** Ends a connection that was taken. Resolves when its socket is closed. */
  async drop(connection: Connection): Promise<void> {
    this.#all.delete(connection);
    await connection.destroy();
  }

  /** Ends every connection, taken or idle. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((connection) => this.drop(connection)));
  }

  #shelfOf({ origin, route }: Destination): Shelf {
    const { lineTo, shelves } = this.#branchOf(route);
    let shelf = shelves.get(origin);
    if (shelf === undefined) {
      this.#sweep();
      const record = { speaksHttp: false, wantsHttp1: false };
      shelf = { line: lineTo(origin), record, idle: [], usedAt: 0 };
      shelves.set(origin, shelf);
    }
    shelf.usedAt = performance.now();
    return shelf;
  }

  #branchOf(route: Route): Branch {
    const known = this.#known.get(route);
    if (known !== undefined) return known;
    const key = routeKey(route);
    const branch = this.#branches.get(key) ?? { lineTo: this.#tools.openLines(route), shelves: new Map() };
    this.#branches.set(key, branch);
    this.#known.set(route, branch);
    return branch;
  }

  #reuse({ idle }: Shelf): Connection | undefined {
    const oldest = performance.now() - LIFETIME;
    for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
      if (connection.openedAt >= oldest) return connection;
      void this.drop(connection);
    }
    return undefined;
  }

  #make({ line, record }: Shelf): Connection {
    const connection = new Connection({ openClient: this.#tools.openClient, line, record });
    this.#all.add(connection);
    return connection;
  }

  /** Forgets origins that were not asked for long, whenever a new one comes up, but not too often. */
  #sweep(): void {
    const now = performance.now();
    if (now - this.#sweptAt < LIFETIME) return;
    this.#sweptAt = now;
    for (const { shelves } of this.#branches.values()) {
      for (const [origin, { idle, usedAt }] of shelves) {
        if (now - usedAt < MEMORY) continue;
        shelves.delete(origin);
        for (const connection of idle) void this.drop(connection);
      }
    }
  }
}
