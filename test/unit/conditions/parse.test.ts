import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import type { Expression } from '../../../src/domain/condition.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';

const refusal = async (text: string) => {
  const { message, hint } = await laterMistakeOf(parseCondition(text));
  return { message, hint };
};
const caret = async (text: string) => (await laterMistakeOf(parseCondition(text))).caret;

/** The tree in one line. */
function outline(expression: Expression): string {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return `${expression.kind}(${expression.parts.map(outline).join(', ')})`;
    case 'not':
      return `not(${outline(expression.of)})`;
    case 'compare':
      return `${subject(expression.left)} ${expression.op} ${subject(expression.right)}`;
    case 'match':
      return `${subject(expression.left)} ${expression.negated ? '!~' : '=~'} ${expression.pattern.text}`;
    case 'test':
      return subject(expression.of);
  }
}
const subject = (operand: Extract<Expression, { kind: 'test' }>['of']) =>
  operand.kind === 'query' ? operand.query.text : operand.text;
const tree = async (text: string) => outline((await parseCondition(text)).expression);

describe('the shorthand', () => {
  it.each([
    ['status=ready', '$.status == "ready"'],
    ['  status  =  ready  ', '$.status == "ready"'],
    ['status==ready', '$.status == "ready"'],
    ['status', '$.status'],
    ['!status', 'not($.status)'],
    ['[0].id=1', '$[0].id == 1'],
    ["['a.b'].c=1", '$["a.b"].c == 1'],
    ['größe=1', '$.größe == 1'],
    ['a=b=c', '$.a == "b=c"'],
    ['a<=1', '$.a <= 1'],
    ['a=-1.5e3', '$.a == -1.5e3'],
    ['a=01', '$.a == "01"'],
    ['a=1.2.3', '$.a == "1.2.3"'],
    ['a=True', '$.a == "True"'],
    ["a=it's", '$.a == "it\'s"'],
    ['a=x y', '$.a == "x y"'],
    ['a="x, y"', '$.a == "x, y"'],
    ['a=""', '$.a == ""'],
    ['a=1,x,"2"', 'or($.a == 1, $.a == "x", $.a == "2")'],
    ['a!=1,x', 'and($.a != 1, $.a != "x")'],
    ['a=2..8', 'and($.a >= 2, $.a <= 8)'],
    ['a=10..', '$.a >= 10'],
    ['a=..5', '$.a <= 5'],
    ['a=-5..-1,7', 'or(and($.a >= -5, $.a <= -1), $.a == 7)'],
    ['a!=2..8', 'or($.a < 2, $.a > 8)'],
    ['a=..', '$.a == ".."'],
    ['a=~^v\\d+$', '$.a =~ ^v\\d+$'],
    ['a=~"x || y"', '$.a =~ x || y'],
    ['a=~<b>', '$.a =~ <b>'],
    ['a="x && y"', '$.a == "x && y"'],
    ["['true']=1", '$.true == 1'],
  ])('%s means %s', async (text, expected) => {
    expect(await tree(text)).toBe(expected);
  });

  it('keeps the condition as it was written', async () => {
    expect((await parseCondition('status=ready')).text).toBe('status=ready');
  });
});

describe('an expression', () => {
  it.each([
    ['$.a', '$.a'],
    ['!$.a', 'not($.a)'],
    ['! ( $.a == 1 )', 'not($.a == 1)'],
    ['null == $.a', 'null == $.a'],
    ['false != $.a && $.b', 'and(false != $.a, $.b)'],
    ['$.a && $.b || $.c', 'or(and($.a, $.b), $.c)'],
    ['$.a && ($.b || $.c)', 'and($.a, or($.b, $.c))'],
    ['$.a && $.b && $.c', 'and($.a, $.b, $.c)'],
    ["$.a == 'x'", '$.a == "x"'],
    ['$.a == -0.5', '$.a == -0.5'],
    ['status() == 200', 'status() == 200'],
    ['latency() > 1m30s', 'latency() > 1m30s'],
    ["header( 'etag' ) == 'x'", `header( 'etag' ) == "x"`],
    ['$.a[?@.b == 1 && @.c]', '$.a[?@.b == 1 && @.c]'],
    ["$['a.b'][-1] > 3", "$['a.b'][-1] > 3"],
    ["$.a !~ '^x'", '$.a !~ ^x'],
    ['\t$.a\n==\r1 ', '$.a == 1'],
  ])('%s parses', async (text, expected) => {
    expect(await tree(text)).toBe(expected);
  });
});

describe('what is refused, and the correction', () => {
  it.each([
    ['', 'the condition is empty', 'For example: status=ready'],
    ['a=', 'the value is missing', 'For the empty text write a=""'],
    ['a= ', 'the value is missing', 'For the empty text write a=""'],
    ['a=1,', 'a value is missing beside the comma', 'Quote a value that contains a comma.'],
    ['a=,1', 'a value is missing beside the comma', 'Quote a value that contains a comma.'],
    ['a=~', 'the pattern is missing', undefined],
    ['a="x', 'the string is not closed: " is missing', undefined],
    ['a="x"y', 'there is more behind the closing quote', 'Alternatives are separated by commas.'],
    ['a=b && c=d', 'the shorthand is one comparison; several need an expression', 'Write: $.a == "b" && $.c == "d"'],
    ['a=1,2 || !b', 'the shorthand is one comparison; several need an expression', 'Write: ($.a == 1 || $.a == 2) || !$.b'],
    ['a && b', 'the shorthand is one comparison; several need an expression', 'Write: $.a && $.b'],
    ["a=it's && b", 'the shorthand is one comparison; several need an expression', 'Write: $.a == "it\'s" && $.b'],
    [
      'a=2..8 && b=~x',
      'the shorthand is one comparison; several need an expression',
      'Write: ($.a >= 2 && $.a <= 8) && $.b =~ "x"',
    ],
    ['!status=ready', '! does not go before a comparison', 'Write: status!=ready'],
    ['!n>5', '! does not go before a comparison', 'Write: n<=5'],
    ['!a=~x', '! does not go before a comparison', 'Write: $.a !~ "x"'],
    ['!$.a == 1', '! does not go before a comparison', 'Write: $.a != 1'],
    ['$.a=1', 'a single = compares nothing in an expression', 'Write: $.a == 1'],
    ['$.a = ready', 'a single = compares nothing in an expression', 'Write: $.a == "ready"'],
    ['a=>5', '=> is no operator', 'There are = != =~ < <= > >=; text that starts with one needs quotes.'],
    ['a===b', '=== is no operator', 'There are = != =~ < <= > >=; text that starts with one needs quotes.'],
    ['a<1,2', 'an order is asked against one value', 'Lists and ranges go with = and !=; quote text with a comma.'],
    ['a>1..2', 'an order is asked against one value', 'Lists and ranges go with = and !=; quote text with a comma.'],
    ['a=[1,2]', 'arrays and objects cannot be compared', 'Compare something in them, or their length: length($.items) == 0'],
    ['$.a == []', 'arrays and objects cannot be compared', 'Whether one is empty: length($.items) == 0'],
    ['a!~x', '!~ belongs to expressions, whose paths start with $', 'Write: $.a !~ "x"'],
    ['a is ready', 'expected an operator, found is ready', 'The operators are = != =~ < <= > >=.'],
    ['items.0.id=1', 'an index stands in brackets', 'Write: items[0].id=1'],
    [
      'a[?@.id==1].x=2',
      'these brackets hold no index, no quoted name and no *',
      'Filters and slices are RFC 9535, which starts with $: $.a[?@.id==1].x=2',
    ],
    ['a.=1', 'a name is missing behind the dot', 'Names with other characters are quoted: ["a b"].c'],
    ['status()', 'status() is a value, not a condition', 'Compare it: status() == 200'],
    ['!status()', 'status() is a value, not a condition', 'Compare it: status() == 200'],
    ['5', '5 is a value, not a condition', 'Compare it with something: $.state == 5'],
    ["'ready'", "'ready' is a value, not a condition", "Compare it with something: $.state == 'ready'"],
    ['true', 'true is a value, not a condition', 'Compare it with something: $.state == true'],
    ['down() == true', 'down() is true or false by itself', 'Leave the comparison out: down(), or !down()'],
    ['status(1) == 200', 'status() takes no argument, not 1', 'For example: status() == 200'],
    ['exists() ', 'exists() takes one argument, not 0', 'For example: exists($.error)'],
    ['match($.a) ', 'match() takes two arguments, not 1', "For example: match($.state, 'ready|done')"],
    ['header($.a) == "x"', 'header() takes a text in quotes here', `For example: header('content-type') =~ 'json'`],
    ["exists('x')", 'exists() takes a path here', 'For example: exists($.error)'],
    ['exists($.a == 1)', 'exists() takes a path, not a condition', 'For example: exists($.error)'],
    ['exists(($.a))', 'exists() takes a path, not a condition', 'Leave the parentheses out.'],
    ["length(($.a)) == 1 && text() == 'x'", 'length() takes a path or a value, not a condition', 'Leave the parentheses out.'],
    ["$[ 'a' ] == 1", 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: $.a'],
    ['length($.a[ 0]) == 1', 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: $.a[0]'],
    ["every($.a, '@[0 ] == 1')", 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: @[0]'],
    ['length($.a[*]) == 1', 'length() takes one value, and this path may select several', 'How many there are: count($.a[*])'],
    ["match($..a, 'x')", 'match() takes one value, and this path may select several', 'If it is always one: value($..a)'],
    ['length(down()) == 1', 'length() takes a value, and this is true or false', undefined],
    ['statsu() == 200', 'there is no function statsu()', 'Did you mean status()?'],
    ['$.a =~ $.b', '=~ takes a pattern in quotes', undefined],
    ["$.a =~ '['", 'this is not a pattern of RE2: missing closing ]: `[`', undefined],
    ['a=~(', 'this is not a pattern of RE2: missing closing ): `(`', undefined],
    [
      "match($.a, '\\\\d')",
      'this is not an I-Regexp: \\d is not part of I-Regexp; write [0-9]',
      'For the whole of RE2 write =~.',
    ],
    ["$.a == '\\d'", '\\d is not an escape of a string', 'A backslash itself is \\\\: \\\\d'],
    ['1 < $.a < 5', 'comparisons do not chain', 'Join two comparisons with &&.'],
    ['($.a) == 1', 'parentheses group conditions, they have no value to compare', 'Leave the parentheses out.'],
    ['$.a and $.b', 'expected an operator or the end, found and', 'The operator is written &&.'],
    ['$.a & $.b', 'a single & joins nothing', 'Write &&.'],
    ['$.a ~ 1', '~ is not an operator', 'A pattern is matched with =~, or not with !~.'],
    [
      '$.a == ready',
      'expected a path, a value or a function, found ready',
      'Text needs quotes: "ready", a path starts with $: $.ready',
    ],
    ['$.a == “x”', 'expected a path, a value or a function, found “x”', 'Quotes must be plain: \' or "'],
    ['$.a == 1.2.3', '1.2.3 is neither a number nor a duration', 'Text needs quotes: "1.2.3"'],
    ['$.a > 5x', '5x is neither a number nor a duration', 'A duration is written 500ms, 30s, 1m30s or 14d; text needs quotes.'],
    ['($.a', 'this ( is not closed', 'Its ) is missing.'],
    ['$.a)', 'expected an operator or the end, found )', undefined],
    ['$.a &&', 'expected a path, a value or a function, found the end', undefined],
    ['$.items[?@.a.b-c == 1]', 'the name b-c has a -, so it stands in brackets', 'Write: $.items[?@.a["b-c"] == 1]'],
  ])('%s: %s', async (text, message, hint) => {
    expect(await refusal(text)).toEqual({ message, hint });
  });

  it('has the place marked', async () => {
    expect(await caret('status() == 200 && statsu() == 1')).toBe('statsu');
    expect(await caret('$.a == 1 && exists(5)')).toBe('5');
    expect(await caret("$.a == 1 && $.b =~ '['")).toBe("'['");
    expect(await caret('status=ready && x=1')).toBe('&&');
    expect(await caret('$.a == 1 && $.items[?@.x = 1]')).toBe('=');
    expect(await caret("$.a == 1 && match($.b, '(')")).toBe("match($.b, '(')");
  });

  it('is a text that is too long or too deep', async () => {
    expect((await refusal(`a=${'x'.repeat(10_000)}`)).message).toBe('a condition may have 10000 characters');
    const deep = { message: 'this is nested deeper than 100 levels', hint: 'Leave out parentheses that change nothing.' };
    expect(await refusal(`${'('.repeat(101)}$.a${')'.repeat(101)}`)).toEqual(deep);
    expect(await refusal(`$${'[?@'.repeat(101)}${']'.repeat(101)}`)).toEqual(deep);
  });
});

describe('notes', () => {
  const notes = async (text: string) => (await parseCondition(text)).notes;

  it('tell the field status from the HTTP status', async () => {
    const note = ["`status` is the body's field; the HTTP status is `status()`"];
    expect(await Promise.all(['status=200', 'status!=404,500', 'status=200..299', 'status>=500'].map(notes))).toEqual(
      Array(4).fill(note),
    );
  });

  it('are not made of what is clear', async () => {
    const clear = ['status=ready', 'status=5', 'code=200', 'status="200"', 'x.status=200', 'status() == 200', 'status'];
    expect(await Promise.all(clear.map(notes))).toEqual(Array(clear.length).fill([]));
  });

  it('tell text from paths and from joined conditions', async () => {
    expect(await notes('a=$.b')).toEqual(['`$.b` is text here; to compare two paths write `$.a == $.b`']);
    expect(await notes('a=x and b=y')).toEqual([
      '`x and b=y` is one text here; conditions are joined by && and || in an expression: `$.a == 1 && $.b == 2`',
    ]);
  });
});

describe('a condition that looks at nothing', () => {
  it.each([
    ['1==1', '1==1 looks at nothing in the answer', 'Compare something in the answer: $.state == 1'],
    ['"a"<"b"', '"a"<"b" looks at nothing in the answer', 'Compare something in the answer: $.state == "b"'],
    ['$.a || 1 == 2', '1 == 2 looks at nothing in the answer', 'Compare something in the answer: $.state == 2'],
    ['"a" =~ "b"', '"a" =~ "b" looks at nothing in the answer', 'Compare something in the answer: $.state == "b"'],
  ])('is refused: %s', async (text, message, hint) => {
    expect(await refusal(text)).toEqual({ message, hint });
  });
});

describe('a range that runs backwards', () => {
  it.each([
    ['n=3..1', '3..1 runs backwards', 'Write the smaller number first: 1..3'],
    ['n!=7,2..-2', '2..-2 runs backwards', 'Write the smaller number first: -2..2'],
    [
      'n=9007199254740993..9007199254740992',
      '9007199254740993..9007199254740992 runs backwards',
      'Write the smaller number first: 9007199254740992..9007199254740993',
    ],
  ])('is refused: %s', async (text, message, hint) => {
    expect(await refusal(text)).toEqual({ message, hint });
  });

  it('may have one number only', async () => {
    expect(await tree('n=3..3')).toBe('and($.n >= 3, $.n <= 3)');
  });
});
