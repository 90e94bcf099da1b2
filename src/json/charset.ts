/** Bytes to text by the rules of the web: byte order mark, then the declared charset, then UTF-8. */

/** What a Content-Type says of a body (RFC 9110 §8.3). */
export interface MediaType {
  /** `type/subtype` in lower case; the empty string when there is none. */
  readonly essence: string;
  readonly charset: string | undefined;
}

const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i;

/** Reads a Content-Type; what cannot be understood counts as absent. */
export function mediaTypeOf(contentType: string | undefined): MediaType {
  const essence = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const found = contentType === undefined ? null : CHARSET.exec(contentType);
  const charset = found?.[1] ?? found?.[2];
  return { essence: /^[^\s/]+\/[^\s/]+$/.test(essence) ? essence : '', charset: charset || undefined };
}

/** The text of a body without its byte order mark; undefined when the bytes are not text in that charset. */
export function decodeText(body: Uint8Array, charset: string | undefined): string | undefined {
  const decoder = decoderFor(markedCharset(body) ?? charset ?? 'utf-8');
  try {
    return decoder.decode(body);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** Bytes as a string of the same length, one character each, so that any two bodies that differ still differ. */
export function textOfBytes(body: Uint8Array): string {
  let text = '';
  for (let at = 0; at < body.length; at += CHUNK) text += String.fromCharCode(...body.subarray(at, at + CHUNK));
  return text;
}

/** As many arguments as one call is given. */
const CHUNK = 4096;

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/** A charset nobody knows is read as UTF-8, which most bodies are whatever they say. */
function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch (cause) {
    if (cause instanceof RangeError) return new TextDecoder('utf-8', { fatal: true });
    throw cause;
  }
}
