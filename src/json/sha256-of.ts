/** SHA-256 (FIPS 180-4) without Node, because it is asked for in rooms that touch nothing outside. */

// The first 32 bits of the fractional parts of the cube and square roots of the first primes (§4.2.2, §5.3.3).
const PRIMES = primes(64);
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64;

/** 64 bytes of a message. */
interface Block {
  readonly view: DataView;
  readonly at: number;
}

/** The digest of `bytes` as 64 hexadecimal digits in lower case. */
export function sha256Of(bytes: Uint8Array): string {
  const state = START.slice();
  const schedule = new Int32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += BLOCK) digestBlock(state, schedule, { view, at });
  const rest = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < rest.byteLength; at += BLOCK) digestBlock(state, schedule, { view: rest, at });
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The last bytes, a one bit, zeros, and the length in bits (§5.1.1). */
function padded(tail: Uint8Array, length: number): DataView {
  const block = new Uint8Array(tail.length < BLOCK - 8 ? BLOCK : 2 * BLOCK);
  block.set(tail);
  block[tail.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setBigUint64(block.length - 8, BigInt(length) * 8n);
  return view;
}

/** One block digested (§6.2.2); `schedule` is working space. Written for speed: a body may have 10 MiB. */
function digestBlock(state: Uint32Array, schedule: Int32Array, { view, at }: Block): void {
  for (let t = 0; t < 16; t++) schedule[t] = view.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const near = schedule[t - 2] ?? 0;
    const far = schedule[t - 15] ?? 0;
    const spread = (rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)) + (rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3));
    schedule[t] = (schedule[t - 7] ?? 0) + (schedule[t - 16] ?? 0) + spread;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const first =
      (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value;
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
