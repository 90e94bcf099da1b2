import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsed, type ShortEvent, standardEvents } from '../support/event-streams.ts';

const value = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', ' ', 'a', '{"b":1}', '12', '\0', '\uFEFF', '€', '😀'));
const field = fc.constantFrom('data', 'event', 'id', 'retry', '', 'dat', 'datas', ' data', '\uFEFFdata');
const line = fc.oneof(
  { arbitrary: fc.tuple(field, fc.constantFrom(':', ': ', ''), value).map((parts) => parts.join('')), weight: 4 },
  { arbitrary: fc.constant(''), weight: 2 },
);
const end = fc.constantFrom('\n', '\r', '\r\n');
const text = fc.array(fc.tuple(line, end), { maxLength: 20 }).map((lines) => lines.flat().join(''));
/** Texts, and texts with bytes among them that may be no UTF-8. */
const stream = fc.oneof(
  text.map((all) => Buffer.from(all)),
  fc.tuple(text, fc.uint8Array({ maxLength: 5 }), text).map(([before, bytes, behind]) => {
    return Buffer.concat([Buffer.from(before), bytes, Buffer.from(behind)]);
  }),
);
const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 10 });

function cut(bytes: Uint8Array, at: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...[...at].filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, nth) => bytes.subarray(places[nth], place));
}

describe('the parser of event streams', () => {
  it('finds the events the standard finds, however the stream is cut', () => {
    fc.assert(
      fc.property(stream, cuts, (bytes, at) => {
        const { events } = standardEvents(bytes);
        expect(parsed([bytes])).toEqual(events);
        expect(parsed(cut(bytes, at))).toEqual(events);
        expect(parsed([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(events);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the events another parser finds', () => {
    fc.assert(
      fc.property(text, cuts, (whole, at) => {
        const bytes = Buffer.from(whole);
        const theirs: (Pick<ShortEvent, 'name' | 'id'> & { readonly data: string })[] = [];
        const parser = createParser({
          onEvent: ({ event = 'message', data, id }) => theirs.push({ name: event, data, ...(id !== undefined && { id }) }),
        });
        parser.feed(new TextDecoder().decode(bytes));
        // A CR at the very end is no line end to it until another byte comes.
        parser.feed(':\n');
        const ours = parsed(cut(bytes, at)).filter(({ data }) => data !== undefined);
        expect(ours.map(({ lastId: _, ...event }) => event)).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  });
});
