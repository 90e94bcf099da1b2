/** Every source, one line each. */

export { listen } from './listen.ts';
export { poll } from './poll.ts';
export { websocket } from './websocket.ts';
