/** Keeps connections for reuse, by origin: one for each request in flight, closed after a minute so that DNS changes are seen. */

import type { Millis } from '../../domain/time.ts';
import { Connection, type OriginRecord } from './connection.ts';
import type { Connect, openClient, openConnector } from './undici.ts';

/** The oldest a connection gets before it is replaced rather than reused. */
const LIFETIME: Millis = 60_000;

/** Where a connection is needed. */
export interface Origin {
  /** Scheme, host and port: a URL without a path. */
  readonly url: string;
  /** Do not verify certificates. Such connections are never mixed with others. */
  readonly insecure: boolean;
}

interface Shelf {
  readonly record: OriginRecord;
  /** The one used last is reused first. */
  readonly idle: Connection[];
}

/** The connections of one program. */
export class ConnectionPool {
  readonly #openClient: typeof openClient;
  readonly #connects: { readonly secure: Connect; readonly insecure: Connect };
  readonly #shelves = { secure: new Map<string, Shelf>(), insecure: new Map<string, Shelf>() };
  readonly #all = new Set<Connection>();

  constructor(undici: { readonly openClient: typeof openClient; readonly openConnector: typeof openConnector }) {
    this.#openClient = undici.openClient;
    this.#connects = { secure: undici.openConnector(false), insecure: undici.openConnector(true) };
  }

  /** An idle connection, or a new one where there is none or a `fresh` one is wanted. */
  take(origin: Origin, fresh: boolean): Connection {
    const shelf = this.#shelfOf(origin);
    return (fresh ? undefined : this.#reuse(shelf)) ?? this.#make(origin, shelf);
  }

  /** Takes back a connection that is fit for the next request. */
  giveBack(origin: Origin, connection: Connection): void {
    this.#shelfOf(origin).idle.push(connection);
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

  #shelfOf({ url, insecure }: Origin): Shelf {
    const shelves = insecure ? this.#shelves.insecure : this.#shelves.secure;
    const shelf = shelves.get(url);
    if (shelf !== undefined) return shelf;
    const empty: Shelf = { record: { certExpires: undefined, speaksHttp: false }, idle: [] };
    shelves.set(url, empty);
    return empty;
  }

  #reuse({ idle }: Shelf): Connection | undefined {
    const oldest = performance.now() - LIFETIME;
    for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
      if (connection.openedAt >= oldest) return connection;
      void this.drop(connection);
    }
    return undefined;
  }

  #make({ url, insecure }: Origin, { record }: Shelf): Connection {
    const connect = insecure ? this.#connects.insecure : this.#connects.secure;
    const connection = new Connection({ openClient: this.#openClient, connect, origin: url, record });
    this.#all.add(connection);
    return connection;
  }
}
