/** The body of an answer that goes on, as it comes over the wire: while nobody asks for it the sender is held up. */

/** Where a body comes from. */
export interface Flow {
  /** Stops soon: what has arrived already still comes. */
  pause(): void;
  resume(): void;
}

/** Nothing comes any more. */
export type LastWord = { readonly kind: 'end' } | { readonly kind: 'broken'; readonly error: unknown };

/** What is taken. */
export type WirePiece = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | LastWord | { readonly kind: 'aborted' };

/** So much is kept before the flow is paused. */
const MOST_BYTES = 65_536;

/** What has come and was not taken yet. */
export class FlowingBody {
  readonly #flow: Partial<Flow>;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #isPaused = false;
  #last: LastWord | undefined;
  #wake: () => void = () => {};

  /** Dispatchers of others may know no way to pause. */
  constructor(flow: Partial<Flow>) {
    this.#flow = flow;
  }

  put(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (!this.#isPaused && this.#bytes >= MOST_BYTES) {
      this.#isPaused = true;
      this.#flow.pause?.();
    }
    this.#wake();
  }

  /** The first word counts. */
  end(last: LastWord): void {
    this.#last ??= last;
    this.#wake();
  }

  /** All there is, or the next to come; once that was taken the last word, again and again. One call at a time. */
  async next(signal: AbortSignal): Promise<WirePiece> {
    if (this.#chunks.length === 0 && this.#last === undefined) await this.#news(signal);
    return this.#chunks.length > 0 ? { kind: 'bytes', bytes: this.#takeAll() } : (this.#last ?? { kind: 'aborted' });
  }

  /** Whoever waits goes on when all chunks of the packet are here. */
  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#wake = () => {};
        resolve();
      };
      this.#wake = wake;
      if (signal.aborted) wake();
      else signal.addEventListener('abort', wake);
    });
  }

  #takeAll(): Uint8Array {
    const [first, ...others] = this.#chunks;
    const all = first === undefined || others.length > 0 ? Buffer.concat(this.#chunks) : first;
    this.#chunks = [];
    this.#bytes = 0;
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#flow.resume?.();
    }
    return all;
  }
}
