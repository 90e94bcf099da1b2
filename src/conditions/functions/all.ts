/** Every function of the condition language: adding one is a file and a line here. */

export { age } from './age.ts';
export { bytes } from './bytes.ts';
export { certExpiry } from './cert-expiry.ts';
export { changed } from './changed.ts';
export { count } from './count.ts';
export { down } from './down.ts';
export { elapsed } from './elapsed.ts';
export { event } from './event.ts';
export { every } from './every.ts';
export { exists } from './exists.ts';
export { header } from './header.ts';
export { latency } from './latency.ts';
export { length } from './length.ts';
export { match } from './match.ts';
export { polls } from './polls.ts';
export { prev } from './prev.ts';
export { schema } from './schema.ts';
export { search } from './search.ts';
export { sha256 } from './sha256.ts';
export { status } from './status.ts';
export { text } from './text.ts';
export { value } from './value.ts';
