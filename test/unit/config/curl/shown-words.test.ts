/** Claims about commands in messages: nothing that may be a secret is shown. */
import { expect, it } from 'vitest';
import { mistakeIn, shownWords } from '../../../../src/config/curl/shown-words.ts';

it('shows the names of options, and nothing else', () => {
  const words = ['curl', '-X', '-upw', '--data=x', '--', '-', '--x y', 'https://u:pw@h/', '--max-time', '-sSL', '', '-:', 'curl'];
  expect(shownWords(words)).toBe('curl -X -u… --data… -- … … … --max-time -s… … -: …');
});

it('puts the caret under what is wrong, alone or at the end of a word', () => {
  const slip = { wrong: '|', message: 'm', hint: 'h' };
  expect(mistakeIn(slip, ['curl', 'x'])).toMatchObject({ message: 'm', hint: 'h', spot: { text: 'curl … |', at: 7, length: 1 } });
  expect(mistakeIn(slip, ['curl'], true).spot).toEqual({ text: 'curl …|', at: 6, length: 1 });
  expect(mistakeIn(slip, []).spot).toEqual({ text: '|', at: 0, length: 1 });
});
