import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proxyFor } from '../../src/requests/proxy-choice.ts';

const proxy = { url: 'http://proxy.test:3128' };
const bytes = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 });
const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });

function isDirect(url: string, ...except: readonly string[]): boolean {
  return proxyFor({ http: proxy, except }, url) === undefined;
}

function bitsOf(numbers: readonly number[], width: number): string {
  return numbers.map((each) => each.toString(2).padStart(width, '0')).join('');
}

it('a network of IPv4 covers exactly the addresses that begin like it', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(32), fc.nat(32), (network, other, length, shared) => {
      // Addresses that are alike at first are rare among random ones.
      const bits = bitsOf(network, 8).slice(0, shared) + bitsOf(other, 8).slice(shared);
      const address = [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2)).join('.');
      const covers = bits.startsWith(bitsOf(network, 8).slice(0, length));
      expect(isDirect(`http://${address}/`, `${network.join('.')}/${length}`)).toBe(covers);
    }),
    { numRuns: 300 },
  );
});

it('an address of IPv6 is itself, however it is written', () => {
  fc.assert(
    fc.property(groups, (address) => {
      const long = address.map((group) => group.toString(16).padStart(4, '0')).join(':');
      const short = new URL(`http://[${long}]/`).hostname;
      expect([isDirect(`http://${short}/`, long), isDirect(`http://${short}/`, `${short}:80`)]).toEqual([true, true]);
    }),
    { numRuns: 100 },
  );
});

it('no list of exceptions throws', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (except) => {
      expect([true, false]).toContain(isDirect('http://a.test/', ...except));
    }),
    { numRuns: 200 },
  );
});
