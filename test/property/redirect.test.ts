import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayCarry } from '../../src/requests/may-carry.ts';
import { redirect } from '../../src/requests/redirect.ts';

const start = 'https://api.example.com/a';
const hosts = fc.constantFrom('api.example.com', 'evil.test', 'api.example.com@evil.test', 'evil.test\\@api.example.com', '');
const locations = fc.oneof(
  fc.string(),
  fc.webUrl(),
  fc
    .tuple(fc.constantFrom('https://', 'http://', '//', '\\\\', '/\\', 'https:', '\thttps://'), hosts, fc.string())
    .map((parts) => parts.join('')),
);

it('whatever a server says, no redirect is followed out of the origin, and none throws', () => {
  fc.assert(
    fc.property(locations, fc.constantFrom(301, 302, 303, 307, 308), (location, status) => {
      const hop = { method: 'GET', url: start, status, location };
      const decision = redirect({ follow: true, maxRedirects: 5 }, [`GET ${start}`], hop);
      if (decision.kind === 'follow') expect(mayCarry(start, decision.url)).toBe(true);
      expect(decision.kind).not.toBe('final');
    }),
    { numRuns: 300 },
  );
});
