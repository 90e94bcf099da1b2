import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { firstFrame } from '../../../../src/system/http/zstd-frames.ts';

/** Frames made by the reference encoder, with what is in them. */
const frames: readonly (readonly [what: string, hex: string])[] = [
  ['nothing', '28b52ffd2000010000'],
  ['a text', '28b52ffd20073900007b2261223a317d'],
  ['a checksum', '28b52ffd24073900007b2261223a317d488bfc32'],
  ['no size', '28b52ffd00003900007b2261223a317d'],
  ['a size of two bytes', '28b52ffd60e8024d00001078780100e32b8005'],
  [
    'a size of four bytes, in three blocks',
    '28b52ffda0e09304005400001061620100fbffe50e0b4c000008610100fcff3910024d000008610100dc131d0801',
  ],
  // Made by hand: the letter x a hundred times.
  ['a block that is a run', '28b52ffd206423030078'],
];

const bytesOf = (hex: string) => Buffer.from(hex, 'hex');
const compress: unknown = Reflect.get(zlib, 'zstdCompressSync');

describe('a zstd frame', () => {
  it.each(frames)('with %s ends where it ends, whatever follows', (_, hex) => {
    const frame = bytesOf(hex);
    expect(firstFrame(frame)).toEqual({ kind: 'frame', length: frame.length });
    expect(firstFrame(Buffer.concat([frame, frame]))).toEqual({ kind: 'frame', length: frame.length });
  });

  it.each(frames)('with %s is cut at any place before', (_, hex) => {
    const frame = bytesOf(hex);
    for (let length = 0; length < frame.length; length++)
      expect([length, firstFrame(frame.subarray(0, length))]).toEqual([length, { kind: 'cut' }]);
  });

  it('to be skipped says how long it is', () => {
    const skippable = bytesOf('5f2a4d1803000000616263');
    expect(firstFrame(skippable)).toEqual({ kind: 'skippable', length: 11 });
    for (let length = 0; length < skippable.length; length++)
      expect(firstFrame(skippable.subarray(0, length))).toEqual({ kind: 'cut' });
  });

  it('is none without the magic number', () => {
    expect(firstFrame(Buffer.from('[1,2,3]'))).toEqual({ kind: 'other' });
  });

  it.runIf(typeof compress === 'function')('of Node’s own making ends at its end', () => {
    for (const text of ['', 'a', 'ab'.repeat(200_000), JSON.stringify(Array.from({ length: 5000 }, (_, id) => ({ id })))]) {
      const frame: Buffer = typeof compress === 'function' ? compress(Buffer.from(text)) : Buffer.alloc(0);
      expect(firstFrame(frame)).toEqual({ kind: 'frame', length: frame.length });
    }
  });
});
