/** Claims about the names of subprotocols. */
import { expect, it } from 'vitest';
import { isSubprotocol } from '../../../src/requests/subprotocol.ts';

it.each([
  ['graphql-transport-ws', true],
  ['v1.json+x', true],
  ['', false],
  ['a b', false],
  ['a,b', false],
  ['a\r\nX: y', false],
  ['ü', false],
])('%j: %s', (text, expected) => {
  expect(isSubprotocol(text)).toBe(expected);
});
