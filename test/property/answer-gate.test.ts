import { Socket } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openAnswerGate } from '../../src/system/http/answer-gate.ts';

const interims = fc.array(
  fc.constantFrom(
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.0 100 \r\nX-A: 1\r\n\r\n',
    'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n',
  ),
  { maxLength: 3 },
);
const answers = fc.oneof(fc.constant('HTTP/1.1 200 OK\r\n\r\nok'), fc.constant('HTTP/1.1 101 Switching\r\n\r\n'), fc.string());

/** All that a socket has to read. */
function received(socket: Socket): string {
  let text = '';
  for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) text += chunk.toString('utf8');
  return text;
}

it('however bytes are cut into pieces, interim answers are taken out and nothing else is', () => {
  fc.assert(
    fc.property(interims, answers, fc.array(fc.nat(80), { maxLength: 8 }), (before, answer, cuts) => {
      const bytes = Buffer.from(before.join('') + answer);
      const socket = new Socket();
      openAnswerGate(socket).expect();
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
      for (const [at, place] of places.entries()) if (at > 0) socket.push(bytes.subarray(places[at - 1], place));
      socket.push(null);
      expect(received(socket)).toBe(answer);
    }),
    { numRuns: 300 },
  );
});
