import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/domain/errors.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';

/** What RFC 9535 says of a text: whether it is well-formed and valid. */
const isValid = (text: string) =>
  compileQuery(text).then(
    () => true,
    (error: unknown) => {
      if (error instanceof UsageError) return false;
      throw error;
    },
  );
const valid = async (texts: readonly string[]) => {
  const verdicts = await Promise.all(texts.map(isValid));
  return texts.filter((_, at) => verdicts[at]);
};

const tables: readonly (readonly [section: string, valid: readonly string[], invalid: readonly string[]])[] = [
  [
    'the root and blanks (§2.1, §2.2)',
    ['$', '$ .a', '$\n.a\t[0]\r..b', "$[ 'a' ]", '$[ 1 , 2 ]', '$ ..a', '$.a ..[0]'],
    ['', ' $', '$ ', '$.a ', '$. a', '$.. a', '$.', '$..', '$a', '$$', '$.a.', '$\u00a0.a'],
  ],
  [
    'names (§2.3.1, §2.5.1)',
    [
      '$.a',
      '$._',
      '$.a1',
      '$.☺',
      '$.null',
      '$.true',
      "$['']",
      '$["a b"]',
      "$['\"']",
      '$["\'"]',
      '$.a.*',
      '$.*',
      '$..a',
      '$..["a"]',
    ],
    ['$.1', '$.-a', '$.a-b', '$.$', '$.@', '$."a"', "$.['a']", '$[a]', "$['a", "$['a'", "$'a'", '$.a b', '$.&', '$...a'],
  ],
  [
    'escapes in strings (§2.3.1.1)',
    [
      "$['\\b\\f\\n\\r\\t\\/\\\\\\'']",
      '$["\\""]',
      "$['\\u263A']",
      "$['\\uD83D\\uDE00']",
      "$['\\u0000']",
      "$['😀']",
      "$['\\u00e4']",
    ],
    [
      "$['\\\"']",
      '$["\\\'"]',
      "$['\\a']",
      "$['\\u12']",
      "$['\\uD83D']",
      "$['\\uDE00']",
      "$['\\uD83Dx']",
      "$['\n']",
      "$['\\U0041']",
      "$['\\']",
    ],
  ],
  [
    'indexes (§2.3.3)',
    ['$[0]', '$[-1]', '$[9007199254740991]', '$[-9007199254740991]', '$[0,0]'],
    [
      '$[-0]',
      '$[01]',
      '$[-01]',
      '$[+1]',
      '$[1.0]',
      '$[1e2]',
      '$[9007199254740992]',
      '$[-9007199254740992]',
      '$[]',
      '$[,]',
      '$[0,]',
      '$[,0]',
      '$[0 1]',
    ],
  ],
  [
    'slices (§2.3.4)',
    ['$[:]', '$[::]', '$[1:]', '$[:1]', '$[::2]', '$[1:2:3]', '$[-1:-2:-3]', '$[::0]', '$[1 : 2 : 3]', '$[:,:]'],
    ['$[:::]', '$[1:2:3:4]', '$[-0:]', '$[:01]', '$[1.5:]', '$[a:]', '$[::9007199254740992]'],
  ],
  [
    'filters (§2.3.5)',
    [
      '$[?@]',
      '$[?$]',
      '$[?@.a]',
      '$[?(@.a)]',
      '$[?((@.a))]',
      '$[? @.a == 1 ]',
      '$[?!@.a]',
      '$[?! @.a]',
      '$[?!(@.a)]',
      '$[?@..a]',
      '$[?@.*]',
      '$[?@.a&&@.b||@.c]',
      "$[?'a'=='a']",
      '$[?1==1]',
      '$[?@.a==-0]',
      '$[?@.a==1E5]',
      '$[?@.a==1.5e-3]',
      '$[?@.a==null]',
      '$[?@ .a == 1]',
      "$[?@['a']==1]",
      '$[?@[0]==1]',
      '$[?@[-1]<$.b]',
      '$[?@.a,?@.b]',
      '$[?@[?@.a]]',
      '$[?@.a == "x"]',
      '$..[?@.a]',
    ],
    [
      '$[?]',
      '$?@.a',
      '$[?true]',
      '$[?1]',
      "$[?'a']",
      '$[?null]',
      '$[?(true)]',
      '$[?!!@.a]',
      '$[?!@.a==1]',
      '$[?@.a==(1)]',
      '$[?(@.a==1)==true]',
      '$[?(@.a)==1]',
      '$[?@.*==1]',
      '$[?@..a==1]',
      "$[?@['a','b']==1]",
      '$[?@[0:1]==1]',
      '$[?@[?@.a]==1]',
      '$[?@.a==01]',
      '$[?@.a==.1]',
      '$[?@.a==1.]',
      '$[?@.a==+1]',
      '$[?@.a==TRUE]',
      '$[?@.a==Null]',
      '$[?@.a=1]',
      '$[?@.a===1]',
      '$[?@.a&@.b]',
      '$[?@.a and @.b]',
      '$[?@.a==1==2]',
      '$[?@.a==[1]]',
      '$[?@.a=={}]',
      '$[?@.a',
      '$[?@.a==1',
      '$[?(@.a]',
      '$[?@.a)]',
      '$[?@.a == b]',
      '$[?@.a <> 1]',
      '$[?&&@.a]',
      '$[?@.a||]',
    ],
  ],
  [
    'function calls and their types (§2.4)',
    [
      '$[?length(@)<3]',
      '$[?length( @.a )>1]',
      '$[?length("x")==1]',
      '$[?count(@.*)==1]',
      '$[?count($..a)>1]',
      "$[?match(@.tz, 'Europe/.*')]",
      "$[?!search(@.a, 'x')]",
      "$[?match('a', @.p)]",
      '$[?value(@..color)=="red"]',
      '$[?length(value(@.*))>1]',
      '$[?1==count(@)]',
    ],
    [
      '$[?length(@.*)<3]',
      '$[?length(@)]',
      '$[?length()>1]',
      '$[?length(@,@)>1]',
      '$[?count(1)==1]',
      '$[?count(@.*)]',
      '$[?count(foo(@.*))==1]',
      "$[?match(@.tz, 'x')==true]",
      "$[?match(@.*, 'x')]",
      '$[?match(@.a)]',
      '$[?value(@..color)]',
      '$[?value(1)==1]',
      '$[?Length(@)>1]',
      '$[?length (@)>1]',
      '$[?foo(@)]',
      '$[?length(@.a>1)>1]',
      '$[?length(match(@.a, "x"))>1]',
    ],
  ],
];

describe('the grammar of RFC 9535', () => {
  it.each(tables)('takes every valid form of %s', async (_, right) => {
    expect(await valid(right)).toEqual(right);
  });

  it.each(tables)('takes no other form of %s', async (_, _right, wrong) => {
    expect(await valid(wrong)).toEqual([]);
  });
});
