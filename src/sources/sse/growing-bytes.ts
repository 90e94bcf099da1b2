/** Bytes that come in pieces, kept in one block: a million pieces of one byte take no more room than they hold. */

const EMPTY = Buffer.alloc(0);
const SMALLEST = 256;

/** What has come so far. */
export class GrowingBytes {
  #block: Buffer = EMPTY;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#block.length) {
      const block = Buffer.allocUnsafe(Math.max(SMALLEST, 2 * this.#block.length, length));
      block.set(this.#block.subarray(0, this.#length));
      this.#block = block;
    }
    this.#block.set(piece, this.#length);
    this.#length = length;
  }

  /** All of it, which belongs to the caller; nothing is left. */
  take(): Buffer {
    const all = this.#block.subarray(0, this.#length);
    this.#block = EMPTY;
    this.#length = 0;
    return all;
  }
}
