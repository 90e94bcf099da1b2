import { describe, expect, it } from 'vitest';
import { readPin } from '../../../../src/config/values/pin.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';

describe('a pin', () => {
  it.each([
    ['id', 'id', undefined],
    ['$.id=42', '$.id', 42],
    ['run.id=abc', 'run.id', 'abc'],
    ["sha='1'", 'sha', '1'],
    ["['a=b']=true", "['a=b']", true],
  ])('%s is the path %s with the value %j', async (text, path, value) => {
    const pin = await readPin(text);
    expect([pin.query.text, pin.value]).toEqual([path, value]);
  });

  it('is a path of one value', async () => {
    expect((await laterMistakeOf(readPin('$.items[*].id'))).message).toContain('may select several values');
    expect((await laterMistakeOf(readPin('$.items['))).message).not.toBe('');
  });
});
