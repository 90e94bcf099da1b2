/** Finds where a zstd frame ends: some versions of Node take a frame that was cut for a shorter one, some read only the first. */

const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAGIC_LENGTH = 4;
const BLOCK_HEADER_LENGTH = 3;
const CHECKSUM_LENGTH = 4;
/** Bytes of the fields that the frame header descriptor has codes for (RFC 8878 §3.1.1.1). */
const DICTIONARY_ID_LENGTHS: readonly number[] = [0, 1, 2, 4];
const CONTENT_SIZE_LENGTHS: readonly number[] = [0, 2, 4, 8];
const RLE_BLOCK = 1;

/** What is at the beginning of some bytes. */
export type FrameStart =
  | { readonly kind: 'frame' | 'skippable'; readonly length: number }
  /** The bytes end before the frame does. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'other' };

/** The first frame of some bytes (RFC 8878 §3.1). */
export function firstFrame(wire: Uint8Array): FrameStart {
  const bytes = new DataView(wire.buffer, wire.byteOffset, wire.byteLength);
  if (bytes.byteLength < MAGIC_LENGTH) return { kind: 'cut' };
  const magic = bytes.getUint32(0, true);
  if (magic >>> 4 === SKIPPABLE_MAGIC >>> 4) return within(bytes, 'skippable', skippableLength(bytes));
  return magic === MAGIC ? within(bytes, 'frame', frameLength(bytes)) : { kind: 'other' };
}

function within({ byteLength }: DataView, kind: 'frame' | 'skippable', length: number | undefined): FrameStart {
  return length === undefined || length > byteLength ? { kind: 'cut' } : { kind, length };
}

function skippableLength(bytes: DataView): number | undefined {
  return bytes.byteLength < 8 ? undefined : 8 + bytes.getUint32(MAGIC_LENGTH, true);
}

/** Header, blocks, checksum (RFC 8878 §3.1.1); undefined where there are not bytes enough to tell. */
function frameLength(bytes: DataView): number | undefined {
  if (bytes.byteLength <= MAGIC_LENGTH) return undefined;
  const descriptor = bytes.getUint8(MAGIC_LENGTH);
  let at = MAGIC_LENGTH + headerLength(descriptor);
  for (let last = false; !last; ) {
    if (at + BLOCK_HEADER_LENGTH > bytes.byteLength) return undefined;
    const header = bytes.getUint16(at, true) | (bytes.getUint8(at + 2) << 16);
    last = (header & 1) === 1;
    // A run is one byte, however often that is repeated.
    at += BLOCK_HEADER_LENGTH + (((header >> 1) & 3) === RLE_BLOCK ? 1 : header >>> 3);
  }
  const hasChecksum = (descriptor & 0b100) !== 0;
  return at + (hasChecksum ? CHECKSUM_LENGTH : 0);
}

function headerLength(descriptor: number): number {
  const isSingleSegment = (descriptor & 0b100000) !== 0;
  const sizeCode = descriptor >>> 6;
  const size = sizeCode === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_LENGTHS[sizeCode] ?? 0);
  return 1 + (isSingleSegment ? 0 : 1) + (DICTIONARY_ID_LENGTHS[descriptor & 3] ?? 0) + size;
}
