/** Laws of configuration: precedence, values that read back as they were written, secrets that never show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLayers } from '../../src/config/layers/layers.ts';
import { asFlags } from '../../src/config/layers/raw-values.ts';
import { readRange } from '../../src/config/values/duration.ts';
import { readSize } from '../../src/config/values/numbers.ts';
import { readStatusSet } from '../../src/config/values/status-set.ts';
import { nearest } from '../../src/domain/nearest.ts';
import { mistakeIn } from '../../src/json/json-mistake.ts';
import { redactJson } from '../../src/requests/redaction.ts';
import { secretsOf } from '../support/secrets.ts';

const layers = fc.array(
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.array(fc.string(), { minLength: 1, maxLength: 3 }), { maxKeys: 4 }),
  { maxLength: 6 },
);

describe('precedence', () => {
  it('gives each option from the highest layer that has it, whole, and nothing else', () => {
    fc.assert(
      fc.property(layers, (given) => {
        const merged = mergeLayers(given.map(asFlags));
        for (const name of ['a', 'b', 'c', 'd']) {
          const rank = given.findIndex((layer) => Object.hasOwn(layer, name));
          const setting = merged.get(name);
          expect(setting?.layer ?? -1).toBe(rank);
          expect(setting?.values.map(({ text }) => text)).toEqual(given[rank]?.[name]);
        }
      }),
    );
  });

  it('does not change when lower layers merge first', () => {
    fc.assert(
      fc.property(layers, layers, (upper, lower) => {
        const textsOf = (settings: ReturnType<typeof mergeLayers>) =>
          new Map([...settings].map(([name, { values }]) => [name, values] as const));
        const [high, low] = [upper.map(asFlags), lower.map(asFlags)];
        const nested = mergeLayers([...high, textsOf(mergeLayers(low))]);
        expect(textsOf(nested)).toEqual(textsOf(mergeLayers([...high, ...low])));
      }),
    );
  });
});

describe('values', () => {
  it('of ranges read back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (bottom, more) => {
        expect(readRange(`${bottom}ms..${bottom + more}ms`)).toEqual({ bottom, top: bottom + more });
      }),
    );
  });

  it('of sizes in bytes read back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (size) => {
        expect(readSize(String(size))).toBe(size);
      }),
    );
  });

  it('of status sets mean the same in any order', () => {
    const item = fc.oneof(
      fc.integer({ min: 100, max: 999 }).map(String),
      fc.integer({ min: 1, max: 9 }).map((family) => `${family}xx`),
      fc.integer({ min: 100, max: 900 }).map((from) => `${from}-${from + 99}`),
    );
    const items = fc.array(
      fc.tuple(fc.boolean(), item).map(([negated, text]) => (negated ? `!${text}` : text)),
      { minLength: 1, maxLength: 6 },
    );
    const membersOf = (text: string) => {
      const set = readStatusSet(text, '2xx');
      return Array.from({ length: 900 }, (_, at) => at + 100).filter((status) => set.has(status));
    };
    fc.assert(
      fc.property(items, (list) => {
        expect(membersOf(list.toReversed().join(','))).toEqual(membersOf(list.join(',')));
      }),
      { numRuns: 50 },
    );
  });

  it('of JSON are right exactly when JSON.parse takes them', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '0', ' ', ':', '\\'))
      .map(([text, at, what]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + what + text.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        expect(mistakeIn(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a suggestion', () => {
  it('finds a word again after one slip', () => {
    const words = ['interval', 'timeout', 'failWhen', 'maxPolls', 'connectTimeout'];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), fc.constantFrom('', 'q', 'Z'), (word, at, letter) => {
        const place = at % word.length;
        expect(nearest(word.slice(0, place) + letter + word.slice(place + 1), words)).toBe(word);
      }),
    );
  });
});

describe('redaction', () => {
  const secret = fc.string({ minLength: 6, maxLength: 20, unit: fc.constantFrom(...'abcXYZ019+/=&%"\\ é') });

  it('leaves no secret of six characters in a text, in any form it may have there', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, between) => {
        const forms = secrets.flatMap((each) => [each, encodeURIComponent(each), JSON.stringify(each).slice(1, -1), btoa(each)]);
        const masked = secretsOf(...secrets).mask(forms.join(between));
        expect(secrets.filter((each) => masked.includes(each) && !'***'.includes(each) && !between.includes(each))).toEqual([]);
      }),
    );
  });

  it('leaves none whatever way each of its characters is escaped', () => {
    const plain = fc.string({ minLength: 6, maxLength: 20, unit: fc.constantFrom(...'abcXYZ019+/=&" é€😀') });
    const written = [
      (character: string) => character,
      (character: string) => encodeURIComponent(character),
      (character: string) => encodeURIComponent(character).replace(/%../g, (byte) => byte.toLowerCase()),
      (character: string) => encodeURIComponent(encodeURIComponent(character)),
      jsonEscaped,
    ];
    fc.assert(
      fc.property(plain, fc.array(fc.nat(written.length - 1), { minLength: 20, maxLength: 20 }), (secret, ways) => {
        const text = [...secret].map((character, at) => written[ways[at] ?? 0]?.(character)).join('');
        expect(secretsOf(secret).mask(`<${text}>`)).toBe('<***>');
      }),
    );
  });

  it('gives back the very value when no secret is in it', () => {
    const { mask } = secretsOf('a secret that no generated value holds');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redactJson(mask, value)).toBe(value);
      }),
    );
  });
});

/** As JSON may write any character: in UTF-16, in hexadecimal. */
function jsonEscaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
