/** The two modules of undici that are used, as far as they are used: they have no types of their own. */

declare module 'undici/lib/core/connect.js' {
  /** Makes a connector, of the type that clients take. */
  function buildConnector<Connect>(options: {
    /** 0: none. */
    readonly timeout: number;
    readonly autoSelectFamily: boolean;
    readonly autoSelectFamilyAttemptTimeout: number;
    readonly rejectUnauthorized: boolean;
  }): Connect;
  export = buildConnector;
}

declare module 'undici/lib/dispatcher/client.js' {
  import type { Socket } from 'node:net';
  import type { TLSSocket } from 'node:tls';

  class Client {
    constructor(
      origin: string,
      options: {
        readonly connect: (target: Client.ConnectTarget, callback: Client.ConnectCallback) => void;
        /** Bytes of names and values. */
        readonly maxHeaderSize: number;
        /** 0: none. */
        readonly headersTimeout: number;
        /** 0: none. */
        readonly bodyTimeout: number;
        /** How long an idle connection is kept, where the server does not say. */
        readonly keepAliveTimeout: number;
        /** Taken off what the server says. */
        readonly keepAliveTimeoutThreshold: number;
      },
    );
    dispatch(request: Client.Dispatch, handler: Client.DispatchHandler): boolean;
    /** Resolves when its socket is closed. */
    destroy(): Promise<void>;
  }

  namespace Client {
    /** Where to connect to: `host` with the port, `hostname` without. */
    interface ConnectTarget {
      readonly hostname: string;
      readonly host: string;
      readonly protocol: string;
      readonly port: string;
      readonly servername: string | null;
    }

    type ConnectCallback = (...result: [error: null, socket: Socket | TLSSocket] | [error: Error]) => void;

    /** Opens a socket and returns it at once, still connecting. */
    type Connect = (target: ConnectTarget, callback: ConnectCallback) => Socket | TLSSocket;

    /** One request. Names and values of the header fields alternate. */
    interface Dispatch {
      readonly method: string;
      readonly path: string;
      readonly headers: readonly string[];
      readonly body: Uint8Array | null;
    }

    /** Called as an answer comes in. `onResponseStart` is also called for informational answers (1xx). */
    interface DispatchHandler {
      onRequestStart(): void;
      onResponseStart(controller: unknown, status: number, headers: Record<string, string | string[]>, reason: string): void;
      onResponseData(controller: unknown, chunk: Uint8Array): void;
      onResponseEnd(): void;
      onResponseError(controller: unknown, error: Error): void;
    }
  }
  export = Client;
}
