import { expect, it } from 'vitest';
import { wordsOf } from '../../../../src/system/shell/words.ts';

it.each<[string, readonly string[]]>([
  ['notify now', ['notify', 'now']],
  ['  a\t b\n', ['a', 'b']],
  ['', []],
  [`say 'it is  done'`, ['say', 'it is  done']],
  [`say "a 'b' \\"c\\" \\n"`, ['say', `a 'b' "c" \\n`]],
  [`say it\\ is\\'`, ['say', `it is'`]],
  [`a'b'"c"d`, ['abcd']],
  [`say '' ""`, ['say', '', '']],
  ['echo $HOME *; rm -r `x`', ['echo', '$HOME', '*;', 'rm', '-r', '`x`']],
])('%j is %j', (command, words) => {
  expect(wordsOf(command)).toEqual(words);
});
