/** Claims about lists of hosts that are asked without a proxy. */
import { expect, it } from 'vitest';
import { readDirectHosts } from '../../../../src/config/values/direct-hosts.ts';

it.each([
  ['localhost,.Example.com', ['localhost', '.example.com']],
  ['a b, c ,, d', ['a', 'b', 'c', 'd']],
  ['10.0.0.0/8,[::1]:80', ['10.0.0.0/8', '[::1]:80']],
  ['*', ['*']],
  ['', []],
])('%j is %j', (text, hosts) => {
  expect(readDirectHosts(text)).toEqual(hosts);
});
