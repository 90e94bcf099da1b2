import { describe, expect, it } from 'vitest';
import { readArrayKey } from '../../../../src/config/values/array-key.ts';

describe('an array key', () => {
  it('names arrays and a field', async () => {
    const { arrays, field, text } = await readArrayKey('$.items=id');
    expect([arrays.text, field, text]).toEqual(['$.items', ['id'], '$.items=id']);
  });

  it('may name a field deeper in the items, and arrays by a filter', async () => {
    const { arrays, field } = await readArrayKey("$.sets[?@.kind=='x'].items=metadata.uid");
    expect([arrays.text, field]).toEqual(["$.sets[?@.kind=='x'].items", ['metadata', 'uid']]);
  });

  it.each([
    ['$.items', '"$.items" names no field'],
    ['$.items=', '"$.items=" names no field'],
    ['=id', '"=id" names no array'],
    ['$.items=$..id', '"$..id" is no single field'],
  ])('%s is a mistake', async (text, message) => {
    await expect(readArrayKey(text)).rejects.toMatchObject({
      message,
      hint: "Write the path of the array and the field: '$.items=id'.",
    });
  });
});
