import { describe, expect, it } from 'vitest';
import { createLineEscaper } from '../../../src/hooks/escaped-output.ts';

const escaped = (...pieces: readonly string[]) => {
  const lines: string[] = [];
  const escaper = createLineEscaper(
    (line) => lines.push(line),
    (text) => text.replaceAll('hunter2', '***'),
  );
  for (const piece of pieces) escaper.take(piece);
  escaper.finish();
  return lines;
};

describe('what commands print', () => {
  it('comes out in whole lines, however it came in', () => {
    expect(escaped('a', 'b\nc', '\n', 'd')).toEqual(['ab\n', 'c\n', 'd\n']);
    expect(escaped('a\n')).toEqual(['a\n']);
    expect(escaped('')).toEqual([]);
  });

  it('cannot move the cursor, but keeps its tabs', () => {
    expect(escaped('a\tb\r\n\u001b[2Jx\ry\n')).toEqual(['a\tb\n', '\\u001b[2Jx\\ry\n']);
  });

  it('cannot start a CI command', () => {
    expect(escaped('::error::x\n\t::y\n##vso[z]\n')).toEqual(['\\u003a:error::x\n', '\t\\u003a:y\n', '\\u0023#vso[z]\n']);
  });

  it('holds no secret, even one that came in two pieces', () => {
    expect(escaped('token hun', 'ter2\n')).toEqual(['token ***\n']);
  });
});
