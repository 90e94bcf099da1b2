/** Every source, one line each. */

export { poll } from './poll.ts';
