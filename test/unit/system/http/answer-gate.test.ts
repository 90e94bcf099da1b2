import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openAnswerGate } from '../../../../src/system/http/answer-gate.ts';

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const interim = 'HTTP/1.1 100 Continue\r\n\r\n';

/** All that a socket has to read. */
function received(socket: Socket): string {
  let text = '';
  for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) text += chunk.toString('latin1');
  return text;
}

/** What comes through a gate of these pieces, when an answer is expected before each list. */
function through(...lists: readonly (readonly string[])[]): string {
  const socket = new Socket();
  const gate = openAnswerGate(socket);
  for (const pieces of lists) {
    gate.expect();
    for (const piece of pieces) socket.push(Buffer.from(piece, 'latin1'));
  }
  return received(socket);
}

describe('the gate before answers', () => {
  it.each([
    ['an answer', answer],
    ['nothing', ''],
    ['an answer in an older dialect', 'HTTP/1.0 200 OK\r\n\r\n'],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['an interim answer within a body', `${answer}${interim}`],
    ['what is no HTTP', 'SSH-2.0-O1penSSH'],
    ['a status of four digits', 'HTTP/1.1 1000 OK\r\n\r\n'],
  ])('lets pass %s', (_, bytes) => {
    expect(through([bytes])).toBe(bytes);
  });

  it.each([
    ['one', interim],
    ['two', interim + interim],
    ['others', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.0 102 Processing\r\n\r\n'],
  ])('takes out interim answers: %s', (_, bytes) => {
    expect(through([bytes + answer], [bytes, answer])).toBe(answer + answer);
  });

  it('holds back what may become one', () => {
    expect(through(['HTTP/1.1 1'])).toBe('');
    expect(through([interim.slice(0, -1)])).toBe('');
  });

  it('lets go of one that is too long', () => {
    const endless = `HTTP/1.1 100 Continue\r\nX-A: ${'x'.repeat(16 * 1024)}`;
    expect(through([endless])).toBe(endless);
  });

  it('lets go of what it held at the end', () => {
    const socket = new Socket();
    openAnswerGate(socket).expect();
    socket.push(Buffer.from('HTTP/1.1 1'));
    socket.push(null);
    expect(received(socket)).toBe('HTTP/1.1 1');
  });

  it('passes everything where no answer begins', () => {
    const socket = new Socket();
    openAnswerGate(socket);
    socket.push(Buffer.from(interim));
    expect(received(socket)).toBe(interim);
  });
});
