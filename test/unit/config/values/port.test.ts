/** Claims about ports. */
import { expect, it } from 'vitest';
import { portOf } from '../../../../src/config/values/port.ts';

it.each([
  ['1', 1],
  ['443', 443],
  ['00080', 80],
  ['65535', 65_535],
  ['0', undefined],
  ['65536', undefined],
  ['', undefined],
  ['80a', undefined],
  ['-1', undefined],
  ['8 0', undefined],
])('the port of %j is %j', (text, port) => {
  expect(portOf(text)).toBe(port);
});
