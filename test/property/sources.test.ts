/** Laws of sources: a cursor arrives as it was, wherever it stands, and links are read as they are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorRequest } from '../../src/sources/cursor/cursor-request.ts';
import { linkTarget } from '../../src/sources/cursor/link-header.ts';
import { holdingAfter, nextAsking, unknownHolding } from '../../src/sources/holding.ts';
import { requestTo } from '../support/server-requests.ts';

const wellFormed = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/\p{Surrogate}/u.test(text));
const url = 'http://api.test/items';
const bytes = (text: string) => new TextEncoder().encode(text);

function filled(cursor: string, parts: Parameters<typeof requestTo>[1]) {
  const request = cursorRequest(requestTo(url, parts))?.(cursor);
  return { url: new URL(request?.url ?? ''), body: new TextDecoder().decode(request?.body) };
}

describe('a cursor', () => {
  it('arrives in a query as it was', () => {
    fc.assert(
      fc.property(wellFormed, (cursor) => {
        expect(filled(cursor, { url: `${url}?a=1&after={{cursor}}&b=2` }).url.searchParams.get('after')).toBe(cursor);
      }),
    );
  });

  it('arrives in JSON as it was, within a string and as one', () => {
    fc.assert(
      fc.property(wellFormed, (cursor) => {
        const body = bytes('{"a":"\\"x\\"","within":"t:{{cursor}}","whole":{{cursor}}}');
        expect(JSON.parse(filled(cursor, { body }).body)).toEqual({ a: '"x"', within: `t:${cursor}`, whole: cursor });
      }),
    );
  });

  it('arrives in a form as it was', () => {
    const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    fc.assert(
      fc.property(wellFormed, (cursor) => {
        const { body } = filled(cursor, { headers, body: bytes('a=1&after={{cursor}}') });
        expect(new URLSearchParams(body).get('after')).toBe(cursor);
      }),
    );
  });
});

describe('links', () => {
  const token = fc.constantFrom('next', 'prev', 'last', 'Next', 'x-y');
  const parameter = fc.oneof(
    fc.constant('; crossorigin'),
    fc.string({ unit: 'grapheme-ascii', maxLength: 10 }).map((text) => `; title="${text.replaceAll(/["\\]/g, '\\$&')}"`),
    token.map((type) => `;type=${type}`),
  );
  const link = fc.record({
    target: fc.string({ unit: fc.constantFrom('/', 'a', ',', ';', '=', '?', '"'), minLength: 1, maxLength: 8 }),
    relations: fc.array(token, { minLength: 1, maxLength: 3 }),
    before: fc.array(parameter, { maxLength: 2 }),
    after: fc.array(parameter, { maxLength: 2 }),
  });

  it('are read as they are written, whatever stands beside their relation', () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 5 }), (links) => {
        const field = links
          .map(
            ({ target, relations, before, after }) =>
              `<${target}>${before.join('')}; rel="${relations.join(' ')}"${after.join('')}`,
          )
          .join(', ');
        const next = links.find(({ relations }) => relations.some((relation) => relation.toLowerCase() === 'next'));
        expect(linkTarget(field, 'next')).toBe(next?.target);
      }),
    );
  });

  it('that are no links are none, and never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', ';', ',', '"', '\\', '=', ' ', 'rel', 'next') }), (field) => {
        const target = linkTarget(field, 'next');
        expect(target === undefined || field.includes(`<${target}>`)).toBe(true);
      }),
    );
  });
});

it('no server is asked more than ten times running without a pause, unless it holds requests', () => {
  const answer = fc.record({ took: fc.constantFrom(1, 2999), hold: fc.constant(30_000), isNews: fc.boolean() });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), (answers) => {
      let holding = unknownHolding;
      let [running, longest] = [0, 0];
      for (const each of answers) {
        holding = holdingAfter(holding, each);
        running = nextAsking(holding) === 'now' ? running + 1 : 0;
        longest = Math.max(longest, running);
      }
      expect(longest).toBeLessThanOrEqual(10);
    }),
  );
});
