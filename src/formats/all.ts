/** Every format there is: adding one is a file and a line here. */

export { live } from './live.ts';
export { ndjson } from './ndjson.ts';
export { plain } from './plain.ts';
