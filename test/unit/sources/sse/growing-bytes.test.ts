import { describe, expect, it } from 'vitest';
import { GrowingBytes } from '../../../../src/sources/sse/growing-bytes.ts';

describe('growing bytes', () => {
  it('come out as they came in, whatever their pieces', () => {
    const bytes = new GrowingBytes();
    const whole = Buffer.from('abcdefgh'.repeat(1000));
    for (let at = 0; at < whole.length; at += 7) bytes.append(whole.subarray(at, at + 7));
    expect(bytes.length).toBe(whole.length);
    expect(bytes.take().equals(whole)).toBe(true);
  });

  it('belong to whoever took them: what comes later does not touch them', () => {
    const bytes = new GrowingBytes();
    bytes.append(Buffer.from('first'));
    const first = bytes.take();
    bytes.append(Buffer.from('other'));
    expect([first.toString(), bytes.take().toString(), bytes.length]).toEqual(['first', 'other', 0]);
  });
});
