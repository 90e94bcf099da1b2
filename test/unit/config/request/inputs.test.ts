/** Claims about the files of a request and its standard input. */
import { describe, expect, it } from 'vitest';
import { openInputs } from '../../../../src/config/request/inputs.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { surroundingsOf, type World } from '../../../support/surroundings.ts';

const inputsOf = (world: World) => openInputs(surroundingsOf(world));
const textOf = async (content: Promise<Uint8Array>) => new TextDecoder().decode(await content);

describe('an input', () => {
  it('is a file, or standard input', async () => {
    const inputs = inputsOf({ contents: { f: 'content' }, input: 'typed' });
    expect(await textOf(inputs.read('f'))).toBe('content');
    expect(await textOf(inputs.read('f'))).toBe('content');
    expect(await textOf(inputs.read('-'))).toBe('typed');
  });

  it('is for one option only where it is standard input', async () => {
    const inputs = inputsOf({ input: 'typed' });
    await inputs.read('-');
    expect(await laterMistakeOf(inputs.read('-'))).toMatchObject({
      message: 'standard input is read already',
      hint: 'Only one option can have it: put this into a file.',
    });
  });

  it('that cannot be read is a mistake, with the advice of whoever wants it', async () => {
    expect(await laterMistakeOf(inputsOf({}).read('nope', 'Make one.'))).toMatchObject({
      message: 'nope cannot be read: there is no such file',
      hint: 'Make one.',
    });
    expect(await laterMistakeOf(inputsOf({}).read(''))).toMatchObject({ message: '@ names no file' });
  });
});
