/** Laws of requests: what is encoded reads back as it was, and what is given in order stays in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLayers, together } from '../../src/config/layers/layers.ts';
import type { RawValue } from '../../src/config/layers/raw-values.ts';
import { formOptions } from '../../src/config/options/requests.ts';
import { withQuery } from '../../src/config/request/form.ts';
import { readUrlencodedPart, urlencoded } from '../../src/config/values/urlencoded.ts';
import { type NetrcEntry, parseNetrc } from '../../src/requests/netrc.ts';

const encoded = (text: string) => urlencoded(new TextEncoder().encode(text));
const wellFormed = fc.string({ unit: 'binary' });

describe('an encoded value', () => {
  it('reads back as the text it was made from', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(new URLSearchParams(`v=${encoded(text)}`).get('v')).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('passes through a URL unchanged', () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (one, other) => {
        const parts = [one, other].map((text) => ({ text: `v=${encoded(text)}`, secrets: [] }));
        expect(new URL(withQuery('https://a.test/x?q=0', parts)).searchParams.getAll('v')).toEqual([one, other]);
      }),
      { numRuns: 100 },
    );
  });

  it('has everything behind the first sign of equality for its content', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replaceAll('=', '')),
        fc.string(),
        (name, text) => {
          const { before, content } = readUrlencodedPart(`${name}=${text}`);
          expect([before, content]).toEqual([name === '' ? '' : `${name}=`, { kind: 'text', text }]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a netrc file', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 });
  const entry: fc.Arbitrary<NetrcEntry> = fc.record({ machine: word, login: word, password: word });
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

  it('reads back the entries that are written into it, whatever their words are', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), fc.constantFrom(' ', '\n', '\r\n\t'), (entries, blank) => {
        const text = entries.flatMap((each) => Object.entries(each)).map(([keyword, value]) => `${keyword} ${quoted(value)}`);
        expect(parseNetrc(text.join(blank))).toEqual(entries);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the parts of a form', () => {
  it('stay in the order of the command line, however its options are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...formOptions), { maxLength: 12 }), (names) => {
        const flags = new Map<string, RawValue[]>();
        for (const [position, name] of names.entries()) {
          const raw: RawValue = { text: String(position), place: name, from: 'flag', position };
          flags.set(name, [...(flags.get(name) ?? []), raw]);
        }
        const list = together(mergeLayers([flags]), formOptions);
        expect(list.map(({ name }) => name)).toEqual(names);
      }),
      { numRuns: 100 },
    );
  });
});
