/** Every source, one line each. */

export { cursor } from './cursor.ts';
export { job } from './job.ts';
export { listen } from './listen.ts';
export { longPoll } from './long-poll.ts';
export { poll } from './poll.ts';
export { sse } from './sse.ts';
export { websocket } from './websocket.ts';
