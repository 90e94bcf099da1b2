import * as zlib from 'node:zlib';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedCodings, codingsOf, decode } from '../../../../src/system/http/decode.ts';

const text = JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, state: 'building' })));
const MEGABYTE = 1024 * 1024;
const zstd: unknown = Reflect.get(zlib, 'zstdCompressSync');
const coders: readonly (readonly [coding: string, name: string, encode: (input: string) => Uint8Array])[] = [
  ['gzip', 'gzip', gzipSync],
  ['x-gzip', 'gzip', gzipSync],
  ['br', 'br', brotliCompressSync],
  ['deflate', 'deflate in zlib format', deflateSync],
  ['deflate', 'bare deflate', deflateRawSync],
  // Where Node has it.
  ...(typeof zstd === 'function' ? [['zstd', 'zstd', (input: string) => zstd(Buffer.from(input))] as const] : []),
];

function textOf(wire: Uint8Array, codings: readonly string[], limit = MEGABYTE): string {
  const decoded = decode(wire, codings, limit);
  if (decoded.kind !== 'body') throw new Error(JSON.stringify(decoded));
  return new TextDecoder().decode(decoded.body);
}

describe.each(coders)('%s (%s)', (coding, _, encode) => {
  const wire = encode(text);

  it('is decoded', () => {
    expect(textOf(wire, [coding])).toBe(text);
  });

  it('is trouble when cut, wherever that is', () => {
    for (let length = 0; length < wire.length; length++) {
      expect(decode(wire.subarray(0, length), [coding], MEGABYTE)).toMatchObject({ kind: 'malformed' });
    }
  });

  it.each([
    ['a letter', 'x'],
    ['a zero byte', '\0'],
    ['an empty line', '\r\n'],
    ['more of the same', text],
  ])('is trouble when followed by %s', (_name, tail) => {
    expect(decode(Buffer.concat([wire, Buffer.from(tail)]), [coding], MEGABYTE)).toMatchObject({ kind: 'malformed' });
  });

  it('is trouble when it is something else', () => {
    expect(decode(Buffer.from('[1,2,3]'), [coding], MEGABYTE)).toMatchObject({ kind: 'malformed' });
  });

  it('may be as large as the limit, and no larger', () => {
    expect(textOf(wire, [coding], text.length)).toBe(text);
    expect(decode(wire, [coding], text.length - 1)).toEqual({ kind: 'oversize' });
    expect(decode(wire, [coding], 0)).toEqual({ kind: 'oversize' });
  });

  it('may be empty inside', () => {
    expect(textOf(encode(''), [coding])).toBe('');
  });
});

describe('decoding', () => {
  it('stops at the limit: a bomb of 200 MB costs about as much memory as the limit', () => {
    const tenth = gzipSync(Buffer.alloc(20 * MEGABYTE));
    const bomb = Buffer.concat(Array.from({ length: 10 }, () => tenth));
    const before = process.memoryUsage().rss;
    expect(decode(bomb, ['gzip'], 10 * MEGABYTE)).toEqual({ kind: 'oversize' });
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MEGABYTE);
  });

  it('takes several gzip members as one body (RFC 1952 §2.2)', () => {
    expect(textOf(Buffer.concat([gzipSync('[1,'), gzipSync('2]')]), ['gzip'])).toBe('[1,2]');
  });

  it('takes several zstd frames as one body (RFC 8878 §3), within a bound, where this Node has zstd at all', () => {
    expect(acceptedCodings).toBe(typeof zstd === 'function' ? 'gzip, br, zstd' : 'gzip, br');
    const frame = coders.find(([coding]) => coding === 'zstd')?.[2];
    if (frame === undefined) return;
    expect(textOf(Buffer.concat([frame('[1,'), frame('2]')]), ['zstd'])).toBe('[1,2]');
    const empty = frame('');
    const many = Buffer.concat(Array.from({ length: 1001 }, () => empty));
    expect(decode(many, ['zstd'], MEGABYTE)).toMatchObject({ kind: 'malformed' });
  });

  it('takes codings off in the reverse of the order they were applied', () => {
    expect(textOf(brotliCompressSync(gzipSync(text)), ['gzip', 'br'])).toBe(text);
  });

  it('refuses more than two codings, whatever they are', () => {
    const wire = gzipSync(gzipSync(gzipSync(text)));
    expect(decode(wire, ['gzip', 'gzip', 'gzip'], MEGABYTE)).toEqual({
      kind: 'malformed',
      message: 'the body has 3 content codings, one over another',
    });
  });

  it('refuses a coding it does not know', () => {
    expect(decode(Buffer.from('x'), ['compress'], MEGABYTE)).toEqual({
      kind: 'malformed',
      message: 'the body has a content coding that was not asked for',
    });
  });

  it('says what is wrong with a body', () => {
    const wire = gzipSync(text);
    expect(decode(wire.subarray(0, -1), ['gzip'], MEGABYTE)).toEqual({
      kind: 'malformed',
      message: 'the gzip body was cut off',
    });
    expect(decode(Buffer.from('plain'), ['gzip'], MEGABYTE)).toEqual({
      kind: 'malformed',
      message: 'the body is not what its coding says (gzip, Z_DATA_ERROR)',
    });
    expect(decode(Buffer.concat([brotliCompressSync(text), wire]), ['br'], MEGABYTE)).toEqual({
      kind: 'malformed',
      message: 'bytes follow the end of the br body',
    });
  });
});

describe('the content codings', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['identity', []],
    ['gzip', ['gzip']],
    ['GZIP , identity,, br', ['gzip', 'br']],
  ])('of %j are %j', (field, codings) => {
    expect(codingsOf(field)).toEqual(codings);
  });

  it('asked for are those whose end can be told', () => {
    expect(acceptedCodings).toMatch(/^gzip, br(, zstd)?$/);
  });
});
