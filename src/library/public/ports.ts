/** The outside world as users of the library may give it, so that they can test their own watches. */

/** Time. */
export interface Clock {
  /** The present moment in milliseconds since 1970-01-01T00:00:00Z. Never goes backwards. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /**
   * For clocks that move by themselves: called where time should stand still, while an answer is under way and while an event is
   * dealt with. What it returns is called when time may go on.
   */
  hold?(): () => void;
}

/** One request, as undici takes it. */
export interface DispatchRequest {
  readonly origin: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names and values alternate. */
  readonly headers: string[];
  readonly body: Uint8Array | null;
  /** In milliseconds; 0 is none. `maxTime` is kept here. */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** What a request under way is controlled by. */
export interface DispatchController {
  /** Ends it. */
  abort(reason: Error): void;
  /** Holds up the body of a stream that comes faster than it is read; absent: nothing can. */
  pause?(): void;
  resume?(): void;
}

/** Told of an answer as it comes in, as undici 7 does it. */
export interface DispatchHandler {
  onRequestStart(controller: DispatchController, context: unknown): void;
  onResponseStart(
    controller: DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText?: string,
  ): void;
  onResponseData(controller: DispatchController, chunk: Uint8Array): void;
  onResponseEnd(controller: DispatchController, trailers: unknown): void;
  onResponseError(controller: DispatchController, error: Error): void;
}

/** Whatever sends requests: an `Agent`, a `MockAgent`, a `ProxyAgent` of undici 7 or later, or your own. */
export interface Dispatcher {
  dispatch(request: DispatchRequest, handler: DispatchHandler): boolean;
}

/** What stands in for the outside world. */
export interface PortOptions {
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** A number from 0 up to 1, as `Math.random` gives it, which is the default. */
  readonly random?: () => number;
  /**
   * Sends the HTTP requests, in place of connections of our own. Then how to connect is its affair, and the options that say so
   * count for nothing. It is not closed. WebSockets are opened without it.
   */
  readonly dispatcher?: Dispatcher;
}
