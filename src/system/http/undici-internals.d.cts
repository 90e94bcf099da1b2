/** The module of undici that is used, as far as it is used: it has no types of its own. */

declare module 'undici/lib/dispatcher/client.js' {
  import type { Socket } from 'node:net';

  class Client {
    constructor(
      origin: string,
      options: {
        readonly connect: Client.Connect;
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
    /** Opens a socket that is ready for HTTP. The target is that of the client's origin. */
    type Connect = (target: unknown, callback: (...result: [error: null, socket: Socket] | [error: Error]) => void) => void;

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
