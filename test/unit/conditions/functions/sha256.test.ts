import { expect, it } from 'vitest';
import { rejected, textual, told } from '../observations.ts';

it('sha256() is the digest of the body, in lower case', async () => {
  expect(await told('sha256() == "x"', textual('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(await told('sha256() == "x"', rejected)).toBe('not known: the answer was 503');
});
