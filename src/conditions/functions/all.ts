/** Every function of the condition language: adding one is a file and a line here. */

export { bytes } from './bytes.ts';
export { count } from './count.ts';
export { down } from './down.ts';
export { elapsed } from './elapsed.ts';
export { exists } from './exists.ts';
export { header } from './header.ts';
export { latency } from './latency.ts';
export { length } from './length.ts';
export { match } from './match.ts';
export { polls } from './polls.ts';
export { search } from './search.ts';
export { status } from './status.ts';
export { text } from './text.ts';
export { value } from './value.ts';
