/** Claims about what several watches ask the outside world for. */
import { describe, expect, it } from 'vitest';
import { askedOnce } from '../../../src/config/asked-once.ts';
import { surroundingsOf } from '../../support/surroundings.ts';

/** A standard input whose content is how often it was read. */
function counted() {
  const reads: string[] = [];
  return { reads, stdin: async () => Uint8Array.of(reads.push('read')) };
}

describe('several watches', () => {
  it('have standard input from one reading of it', async () => {
    const { stdin } = counted();
    const shared = askedOnce(surroundingsOf({ stdin }));
    expect([await shared.stdin(), await shared.stdin()]).toEqual([Uint8Array.of(1), Uint8Array.of(1)]);
  });

  it('put each question to the user once', async () => {
    const asked: string[] = [];
    const shared = askedOnce(surroundingsOf({ askSecret: async (question) => `${question}${asked.push(question)}` }));
    const answers = [shared.askSecret('a'), shared.askSecret('a'), shared.askSecret('b')];
    expect(await Promise.all(answers)).toEqual(['a1', 'a1', 'b2']);
  });

  it('read standard input only when one of them wants it', () => {
    const { reads, stdin } = counted();
    askedOnce(surroundingsOf({ stdin }));
    expect(reads).toEqual([]);
  });
});
