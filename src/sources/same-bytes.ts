/** Whether two bodies are the same, byte for byte. */

/** Compares at the speed of memory. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}
