import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventJson } from '../../src/domain/event-json.ts';
import type { Json } from '../../src/domain/json.ts';
import { inertLine, printable, shorten } from '../../src/domain/printable.ts';
import { pairText, valueText } from '../../src/domain/value-text.ts';
import { formats } from '../../src/formats/index.ts';
import { hookEnvironment } from '../../src/hooks/environment.ts';
import { createLineEscaper } from '../../src/hooks/escaped-output.ts';
import { cutToColumns } from '../../src/system/terminal/width.ts';
import { changeOf, endOf, recordOf, settingsOf } from '../support/records.ts';

const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##[A-Za-z]*\[/;
const command = /^\s*(?:::|section_(?:start|end):)/;

/** Text as the unfriendly send it: any units at all, mixed with what means something to terminals and runners. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('::error::', '##vso[', '##[', 'section_start:', '\r\u001b[0K', '\u202e', '\n', '\ud800', ' ', '#'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const document = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).map((value) => value as Json);

describe('data shown', () => {
  it('is harmless, and twice is once', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(printable(text)).not.toMatch(unsafe);
        expect(printable(printable(text))).toBe(printable(text));
        expect(inertLine(printable(text))).not.toMatch(command);
      }),
    );
  });

  it('is harmless in every format, wherever it stands', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...formats), fc.boolean(), (text, format, several) => {
        const { render } = format.open(settingsOf({ verbosity: 2, several }));
        const changes = [
          { op: 'replace', path: `/${text.replaceAll('~', '')}`, before: text, after: { [text]: [text] } },
        ] as const;
        const end = endOf({ result: 'failed', exitCode: 1, reason: text, advice: [text, text] });
        for (const event of [changeOf({ changes, summary: text, truncated: true }), end]) {
          const { out, err } = render(recordOf(event, { watch: text }));
          for (const line of (out + err).split('\n')) {
            expect(line).not.toMatch(unsafe);
            expect(line).not.toMatch(command);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the beginning of its JSON, 80 characters at most', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        for (const text of [valueText(a), ...pairText(a, b)]) expect(text.length).toBeLessThanOrEqual(80);
        expect(valueText(a)).toBe(shorten(printable(JSON.stringify(a)), 80));
      }),
    );
  });

  it('differs where the values differ', () => {
    const long = fc.tuple(fc.string({ maxLength: 200 }), fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }));
    fc.assert(
      fc.property(long, ([start, a, b]) => {
        fc.pre(a !== b);
        const [before, after] = pairText(start + a, start + b);
        expect(before).not.toBe(after);
      }),
    );
  });
});

it('an event read back is the event', () => {
  fc.assert(
    fc.property(document, nasty, (value, reason) => {
      const event = endOf({ value, reason });
      const { v, time, run, watch, seq, elapsedMs, ...rest } = JSON.parse(eventJson(recordOf(event)));
      expect({ v, time: Date.parse(time), run, watch, seq, elapsedMs }).toMatchObject({
        v: 1,
        watch: 'deploy',
        elapsedMs: 12_300,
      });
      expect(rest).toEqual(JSON.parse(JSON.stringify(event)));
    }),
  );
});

it('every variable of a hook fits and has no NUL', () => {
  const facts = { url: 'http://x/', poll: 1, redact: (text: string) => text };
  const long = fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 2000, size: 'max' }));
  fc.assert(
    fc.property(long, long, (before, after) => {
      const record = recordOf(changeOf({ changes: [{ op: 'replace', path: '/s', before, after }] }));
      for (const value of Object.values(hookEnvironment(record, facts, { event: '', body: '', previous: '' }))) {
        expect(Buffer.byteLength(value)).toBeLessThan(1024);
        expect(value).not.toContain('\0');
      }
    }),
    { numRuns: 50 },
  );
});

it('output in any pieces gives the same lines', () => {
  const linesOf = (pieces: readonly string[]) => {
    const lines: string[] = [];
    const escaper = createLineEscaper((line) => lines.push(line), String);
    for (const piece of pieces) escaper.take(piece);
    escaper.finish();
    return lines;
  };
  fc.assert(
    fc.property(fc.array(nasty), (pieces) => {
      expect(linesOf(pieces)).toEqual(linesOf([pieces.join('')]));
    }),
  );
});

it('a cut line fits, and a line that fits is not cut', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', '日', '😀', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(plain, fc.integer({ min: 1, max: 60 }), (line, columns) => {
      const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (/[日😀]/u.test(each) ? 2 : 1), 0);
      const cut = cutToColumns(line, columns, '…');
      expect(widthOf(cut)).toBeLessThanOrEqual(columns);
      if (widthOf(line) <= columns) expect(cut).toBe(line);
      else expect(cut.endsWith('…') && line.startsWith(cut.slice(0, -1))).toBe(true);
    }),
  );
});
