import { describe, expect, it } from 'vitest';
import { EventParser } from '../../../../src/sources/sse/event-parser.ts';
import { parsed, shortOf, standardEvents } from '../../../support/event-streams.ts';

const message = (data: string, more = {}) => ({ name: 'message', data, lastId: '', ...more });

describe('an event', () => {
  it.each([
    ['ends with an empty line', 'data: a\n\n', [message('a')]],
    ['without that is none', 'data: a\n', []],
    ['has the lines of its data joined', 'data: YHOO\ndata: +2\ndata: 10\n\n', [message('YHOO\n+2\n10')]],
    ['may have empty data', 'data\n\ndata\ndata\n\ndata:', [message(''), message('\n')]],
    [
      'loses one blank behind the colon, no more',
      'data:a\n\ndata: a\n\ndata:  a\n\n',
      [message('a'), message('a'), message(' a')],
    ],
    ['has the name it is given', 'event: add\ndata: 1\n\n', [message('1', { name: 'add' })]],
    ['has that name alone', 'event: add\ndata: 1\n\ndata: 2\n\n', [message('1', { name: 'add' }), message('2')]],
    ['with an empty name is a message', 'event: add\nevent\ndata: 1\n\n', [message('1')]],
    ['without data is none', 'event: add\n\n', []],
    ['may have colons in its data', 'data: a:b: c\n\n', [message('a:b: c')]],
    ['takes NUL for data like any', 'data: a\0b\n\n', [message('a\0b')]],
  ])('%s', (_, stream, events) => {
    expect(parsed([stream])).toEqual(events);
    expect(standardEvents(stream).events).toEqual(events);
  });
});

describe('what means nothing', () => {
  it.each([
    ['a comment', ': comment\ndata: 1\n:\n\n'],
    ['a field nobody knows', 'foo: bar\ndatas: x\ndata: 1\neventual\n\n'],
    ['a name in capitals', 'Data: x\nDATA: y\ndata: 1\n\n'],
    ['a blank before a name', ' data: x\ndata: 1\n\n'],
    ['a second byte order mark', '\uFEFF\uFEFFdata: x\ndata: 1\n\n'],
    ['empty lines', '\n\n\r\r\r\n\r\ndata: 1\n\n\n'],
  ])('%s', (_, stream) => {
    expect(parsed([stream])).toEqual([message('1')]);
  });
});

describe('a byte order mark', () => {
  it.each([1, 2, 3])('is taken off the beginning, when cut after %i bytes too', (cut) => {
    const stream = Buffer.from('\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n');
    expect(parsed([stream.subarray(0, cut), stream.subarray(cut)])).toEqual([message('1')]);
  });

  it('stays where it is data', () => {
    expect(parsed(['data:\uFEFF1\n\n'])).toEqual([message('\uFEFF1')]);
  });
});

describe('a line end', () => {
  it.each(['\n', '\r', '\r\n'])('is LF, CR or both: %j', (end) => {
    expect(parsed([['data: 1', 'data: 2', '', 'data: 3', '', ''].join(end)])).toEqual([message('1\n2'), message('3')]);
  });

  it('may be another on each line', () => {
    expect(parsed(['data: 1\r\ndata: 2\rdata: 3\n\r\ndata: 4\r\r'])).toEqual([message('1\n2\n3'), message('4')]);
  });

  it('of CR and LF may be cut in two, and is one all the same', () => {
    expect(parsed(['data: 1\r', '\ndata: 2\r', '\n\r', '\n'])).toEqual([message('1\n2')]);
  });

  it('of CR ends the event at once, without a look at what follows', () => {
    const parser = new EventParser({ limit: 100, lastId: '' });
    expect(parser.feed(Buffer.from('data: 1\r\r')).map(shortOf)).toEqual([message('1')]);
    expect(parser.feed(new Uint8Array(0))).toEqual([]);
    expect(parser.feed(Buffer.from('\ndata: 2\n\n')).map(shortOf)).toEqual([message('2')]);
  });
});

describe('an id', () => {
  it('is that of the events behind it too, as far as going on is concerned', () => {
    expect(parsed(['id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n'])).toEqual([
      message('a', { id: '1', lastId: '1' }),
      message('b', { lastId: '1' }),
      message('c', { id: '2', lastId: '2' }),
    ]);
  });

  it('without data is no event, and counts all the same', () => {
    expect(parsed(['id: 7\n\ndata: a\n\n'])).toEqual([{ name: 'message', id: '7', lastId: '7' }, message('a', { lastId: '7' })]);
  });

  it.each(['id\n', 'id:\n', 'id: \n'])('that is empty takes back those before: %j', (line) => {
    expect(parsed([`${line}data: a\n\n`], { lastId: '9' })).toEqual([message('a', { id: '', lastId: '' })]);
  });

  it('with a NUL is none', () => {
    expect(parsed(['id: 1\nid: 2\0\ndata: a\n\n'])).toEqual([message('a', { id: '1', lastId: '1' })]);
  });

  it('of an event that was not finished does not count', () => {
    const parser = new EventParser({ limit: 100, lastId: '4' });
    expect(parser.feed(Buffer.from('id: 5\ndata: a\n'))).toEqual([]);
    expect(parser.feed(Buffer.from('id: 6\n\n')).map(shortOf)).toEqual([message('a', { id: '6', lastId: '6' })]);
  });

  it('is the last of the connection before until there is another', () => {
    expect(parsed(['data: a\n\n'], { lastId: '4' })).toEqual([message('a', { lastId: '4' })]);
  });
});

describe('the time to wait before connecting again', () => {
  it.each([
    ['retry: 3000\n', 3000],
    ['retry:0\n', 0],
    ['retry: 0012\r', 12],
    ['retry\n', undefined],
    ['retry:\n', undefined],
    ['retry: -1\n', undefined],
    ['retry: 1.5\n', undefined],
    ['retry: 1e3\n', undefined],
    ['retry:  3\n', undefined],
    ['retry: 3 \n', undefined],
    ['retry: ٣\n', undefined],
    ['retry: 3', undefined],
    ['retry: 1\nretry: 2\nretry: x\n', 2],
  ])('of %j is %s', (stream, retry) => {
    const parser = new EventParser({ limit: 100, lastId: '' });
    parser.feed(Buffer.from(stream));
    expect(parser.retry).toBe(retry);
    expect(standardEvents(stream).retry).toBe(retry);
  });
});

describe('bytes that are no UTF-8', () => {
  it.each([
    ['a byte that never is', [0xff]],
    ['a character that was cut', [0xe2, 0x82]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['more than Unicode has', [0xf5, 0x80, 0x80, 0x80]],
    ['a cut character before another', [0xf0, 0x9f, 0xe2, 0x82, 0xac]],
  ])('are replaced as the standard has it: %s', (_, bytes) => {
    const line = (name: string) => Buffer.concat([Buffer.from(`${name}: a`), Uint8Array.from(bytes), Buffer.from('b\n')]);
    const stream = Buffer.concat([line('data'), line('id'), line('event'), Buffer.from('\n')]);
    expect(parsed([stream])).toEqual(standardEvents(stream).events);
    expect(parsed([stream])[0]?.data).toMatch(/^a\uFFFD+.?b$/);
  });

  it('leave the sound ones as they are, not copied', () => {
    const bytes = Buffer.from('data: {"a":"€"}\n\n');
    const [event] = new EventParser({ limit: 100, lastId: '' }).feed(bytes);
    expect(event?.data?.buffer).toBe(bytes.buffer);
  });
});

describe('a limit', () => {
  it.each([
    ['a line', ['data: 1\n\n', `data: ${'x'.repeat(100)}\n\n`]],
    ['a line whose end does not come', ['data: 1\n\n', `: ${'x'.repeat(99)}`]],
    ['a line that grows byte by byte', ['data: 1\n\n', ...'x'.repeat(101)]],
    ['the data of an event', ['data: 1\n\n', 'data: 123456789\n'.repeat(11), '\n']],
  ])('stops at %s, behind the events before it', (_, pieces) => {
    const parser = new EventParser({ limit: 100, lastId: '' });
    const events = pieces.flatMap((piece) => parser.feed(Buffer.from(piece)).map(shortOf));
    expect(events).toEqual([message('1')]);
    expect(parser.isOversize).toBe(true);
    expect(parser.feed(Buffer.from('\n\ndata: 2\n\n'))).toEqual([]);
  });

  it('is not reached by what is exactly as large, nor by many events', () => {
    const parser = new EventParser({ limit: 100, lastId: '' });
    const events = parser.feed(Buffer.from(`data: ${'x'.repeat(94)}\n\n`.repeat(50)));
    expect([events.length, parser.isOversize]).toEqual([50, false]);
  });
});
