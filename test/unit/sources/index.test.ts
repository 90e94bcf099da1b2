import { expect, it } from 'vitest';
import { sources } from '../../../src/sources/index.ts';

it('every source has a kind of its own and a line for the help', () => {
  expect(sources.map(({ kind }) => kind)).toEqual(['cursor', 'job', 'listen', 'long-poll', 'poll', 'sse', 'websocket']);
  expect(sources.filter(({ summary }) => !/^[a-z].*[^.]$/.test(summary))).toEqual([]);
});
