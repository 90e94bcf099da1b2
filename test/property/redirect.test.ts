import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayCarry } from '../../src/requests/may-carry.ts';
import { type Hop, redirect } from '../../src/requests/redirect.ts';

const start = 'https://api.example.com/a';
const hosts = fc.constantFrom('api.example.com', 'evil.test', 'api.example.com@evil.test', 'evil.test\\@api.example.com', '');
const locations = fc.oneof(
  fc.string(),
  fc.webUrl(),
  fc
    .tuple(fc.constantFrom('https://', 'http://', '//', '\\\\', '/\\', 'https:', '\thttps://'), hosts, fc.string())
    .map((parts) => parts.join('')),
);

const statuses = fc.constantFrom(301, 302, 303, 307, 308);
const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PURGE');

/** What is asked first, and what each origin on the way answers. */
const walks = fc.record({
  method: methods,
  hasBody: fc.boolean(),
  answers: fc.array(fc.tuple(statuses, locations), { minLength: 1, maxLength: 5 }),
});

it('whatever servers say, nothing the user set leaves its origin, nothing comes back to it, and nothing throws', () => {
  fc.assert(
    fc.property(walks, ({ method, hasBody, answers }) => {
      let hop: Hop = { method, hasBody, bare: false, url: start, status: 0, location: undefined };
      const trail: string[] = [];
      for (const [status, location] of answers) {
        trail.push(`${hop.method} ${hop.url}`);
        const next = redirect({ follow: true, maxRedirects: 9, trusted: false }, trail, { ...hop, status, location });
        expect(next.kind).not.toBe('final');
        if (next.kind !== 'follow') return;
        if (hop.bare || !mayCarry(start, next.url)) expect(next.bare).toBe(true);
        if (next.bare)
          expect([next.method, hop.hasBody && next.keepsBody]).toEqual([expect.stringMatching(/^(GET|HEAD)$/), false]);
        if (!next.bare) expect(mayCarry(start, next.url)).toBe(true);
        expect(next.url.startsWith('https:')).toBe(true);
        hop = { ...hop, method: next.method, url: next.url, bare: next.bare, hasBody: hop.hasBody && next.keepsBody };
      }
    }),
    { numRuns: 300 },
  );
});
