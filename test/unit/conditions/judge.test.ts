import { describe, expect, it } from 'vitest';
import { evidenceSentence } from '../../../src/domain/evidence-sentence.ts';
import { numberOf } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { findingOf, good, rejected, silent, textual, unusable, verdictOn } from './observations.ts';

const body: Json = {
  status: 'building',
  code: 5,
  text: '5',
  yes: true,
  no: false,
  nil: null,
  'a.b': 1,
  'build-status': 'green',
  list: [1, 2],
  one: [7],
  empty: [],
  items: [
    { id: 1, state: 'a' },
    { id: 2, state: 'b' },
  ],
};
const verdict = (condition: string) => verdictOn(condition, good(body));

describe('the shorthand', () => {
  it.each([
    ['status=building', 'met'],
    ['status == building', 'met'],
    ['status="building"', 'met'],
    ["status='building'", 'met'],
    ['status=ready', 'unmet'],
    ['status!=ready', 'met'],
    ['code=5', 'met'],
    ['code=5.0', 'met'],
    ['code="5"', 'unmet'],
    ['text=5', 'unmet'],
    ['text="5"', 'met'],
    ['yes=true', 'met'],
    ['nil=null', 'met'],
    ['code>4', 'met'],
    ['code >= 5', 'met'],
    ['code<5', 'unmet'],
    ['code<=5', 'met'],
    ['status>apple', 'met'],
    ["['a.b']=1", 'met'],
    ['build-status=green', 'met'],
    ['items[0].state=a', 'met'],
    ['items[-1].state=b', 'met'],
    ['status=~^build', 'met'],
    ['status=~"^b.*g$"', 'met'],
    ['status=~ready', 'unmet'],
  ])('%s is %s', async (condition, expected) => {
    expect(await verdict(condition)).toBe(expected);
  });

  it('takes commas for either with = and for neither with !=', async () => {
    expect(await verdict('status=ready,building')).toBe('met');
    expect(await verdict('status=ready,done')).toBe('unmet');
    expect(await verdict('status!=ready,done')).toBe('met');
    expect(await verdict('status!=ready,building')).toBe('unmet');
    expect(await verdictOn('x="a,b"', good({ x: 'a,b' }))).toBe('met');
  });

  it('takes two dots for a range, its ends included', async () => {
    const ranges = [
      'code=2..8',
      'code=5..',
      'code=..5',
      'code=5..5',
      'code=6..',
      'code=..4.5',
      'code=1..2,4..6',
      'code!=6..8',
      'code!=2..8',
    ];
    expect(await Promise.all(ranges.map(verdict))).toEqual(['met', 'met', 'met', 'met', 'unmet', 'unmet', 'met', 'met', 'unmet']);
  });

  it('finds no text in a range or out of it', async () => {
    expect(await Promise.all(['text=2..8', 'text!=2..8', 'text>4'].map(verdict))).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('an expression', () => {
  it.each([
    ['$.status == "building"', 'met'],
    ["@.status == 'building'", 'met'],
    ['"building" == $.status', 'met'],
    ['$.code == $["text"]', 'unmet'],
    ['$.code >= 5 && $.status != "ready"', 'met'],
    ['$.code > 5 || $.yes', 'met'],
    ['!($.code > 5)', 'met'],
    ['$.code > 5 || $.yes && $.no', 'unmet'],
    ['($.code > 5 || $.yes) && !$.no', 'met'],
    ['$.list == $.list', 'met'],
    ['$.status =~ "^build"', 'met'],
    ["$.status !~ '^build'", 'unmet'],
    ["$.status =~ '\\w+ing'", 'met'],
    ["$.status =~ '\\\\w+ing'", 'met'],
    ['length($.list) == 2', 'met'],
    ['length($.status) == 8', 'met'],
    ['count($.items[*]) == 2', 'met'],
    ['count($.nothing[*]) == 0', 'met'],
    ['value($..items[0].state) == "a"', 'met'],
    ["match($.status, 'build.*')", 'met'],
    ["match($.status, 'build')", 'unmet'],
    ["search($.status, 'uil')", 'met'],
    ['$.items[?@.state == "b"]', 'met'],
    ['$.items[?@.state == "z"]', 'unmet'],
    ['$.items[?@.state == "b"].id == 2', 'met'],
    ['$.code > 4s', 'met'],
    ['$.code < 1m', 'met'],
  ])('%s is %s', async (condition, expected) => {
    expect(await verdict(condition)).toBe(expected);
  });
});

describe('a path that selects nothing', () => {
  it.each([
    'missing=1',
    'missing!=1',
    'missing>1',
    'missing=~x',
    '$.missing == $.nothing',
    '$.code != $.missing',
    '!($.missing == 1)',
  ])('leaves %s unknown', async (condition) => {
    expect(await verdict(condition)).toBe('unknown');
  });

  it('leaves functions of it unknown', async () => {
    const calls = ['length($.missing) > 0', "match($.missing, 'a')", "!match($.missing, 'a')", 'value($..missing) == 1'];
    expect(await Promise.all(calls.map(verdict))).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });
});

describe('a comparison across types', () => {
  it('is definite for == and !=', async () => {
    expect(await Promise.all(['text=5', 'text!=5', 'nil=false', 'yes="true"'].map(verdict))).toEqual([
      'unmet',
      'met',
      'unmet',
      'unmet',
    ]);
  });

  it('is unknown for an order, a pattern or a length', async () => {
    const conditions = [
      'text>4',
      'code<"a"',
      'yes>false',
      'list<5',
      'nil>=null',
      'code=~5',
      '!($.text > 4)',
      'length($.code) > 0',
      "match($.code, '5')",
    ];
    expect(await Promise.all(conditions.map(verdict))).toEqual(Array(conditions.length).fill('unknown'));
  });
});

describe('a path with several values', () => {
  it('compares when there is exactly one', async () => {
    expect(await Promise.all(['one[*]=7', '$.one[*] == 7', '$.items[?@.id>1].state == "b"'].map(verdict))).toEqual([
      'met',
      'met',
      'met',
    ]);
  });

  it('is unknown when there are several, and says how many', async () => {
    const finding = await findingOf('$.items[*].state == "a"', good(body));
    expect(finding.verdict).toBe('unknown');
    expect(finding.evidence[0]?.note).toBe('not one value but 2: test all with every(), or pick one with a filter [?…]');
  });

  it('is unknown when there is none', async () => {
    expect(await verdict('$.empty[*] != 7')).toBe('unknown');
  });
});

describe('a bare path', () => {
  it('is true when it is there and neither false nor null', async () => {
    const paths = ['yes', 'no', 'nil', 'missing', 'empty', 'code', '$.text'];
    expect(await Promise.all(paths.map(verdict))).toEqual(['met', 'unmet', 'unmet', 'unmet', 'met', 'met', 'met']);
    expect(await verdictOn('x', good({ x: 0 }))).toBe('met');
    expect(await verdictOn('x', good({ x: '' }))).toBe('met');
  });

  it('is the opposite with a ! before it', async () => {
    const paths = ['!yes', '!no', '! nil', '!missing', '!$.empty', '!(!$.yes)'];
    expect(await Promise.all(paths.map(verdict))).toEqual(['unmet', 'met', 'met', 'met', 'unmet', 'met']);
  });

  it('with several values is true when it selects something, be it false', async () => {
    expect(await verdictOn('$.list[*]', good({ list: [false] }))).toBe('met');
    expect(await verdict('$.empty[*]')).toBe('unmet');
  });
});

describe('an answer that is not ok', () => {
  it.each([
    ['status() == 503', 'met'],
    ['status() >= 500', 'met'],
    [`header('etag') == '"v1"'`, 'met'],
    ['latency() < 1s', 'met'],
    ['bytes() == 5', 'met'],
    ['down()', 'unmet'],
    ['!down()', 'met'],
    ['polls() == 3', 'met'],
    ['elapsed() > 1m', 'met'],
  ])('still answers %s: %s', async (condition, expected) => {
    expect(await verdictOn(condition, rejected)).toBe(expected);
  });

  it.each([
    'status=x',
    'status',
    '!status',
    '!$.status',
    'text() =~ "sorry"',
    'exists($.x)',
    '!exists($.x)',
    'count($.*) == 0',
    '$ == 1',
  ])('leaves %s unknown', async (condition) => {
    expect([await verdictOn(condition, rejected), await verdictOn(condition, unusable)]).toEqual(['unknown', 'unknown']);
  });

  it('may be one that cannot be used, with what is known of it', async () => {
    const conditions = ['status() == 200', 'latency() < 1s', 'bytes() == 12', '!down()', 'polls() == 3'];
    expect(await Promise.all(conditions.map((condition) => verdictOn(condition, unusable)))).toEqual(Array(5).fill('met'));
  });
});

describe('without an answer', () => {
  it('only down(), polls() and elapsed() are known', async () => {
    expect(await Promise.all(['down()', 'polls() == 3', 'elapsed() > 1m'].map((each) => verdictOn(each, silent)))).toEqual([
      'met',
      'met',
      'met',
    ]);
    const others = [
      'status() == 200',
      'status() != 200',
      `header('etag') == 'x'`,
      'latency() < 1',
      'bytes() > 0',
      'text() == ""',
      'x',
      '!x',
      'exists($.x)',
    ];
    expect(await Promise.all(others.map((each) => verdictOn(each, silent)))).toEqual(Array(others.length).fill('unknown'));
  });

  it('what is known decides all the same', async () => {
    expect(await verdictOn('down() || status() != 200', silent)).toBe('met');
    expect(await verdictOn('!down() && status() == 200', silent)).toBe('unmet');
    expect(await verdictOn('status() == 200 && polls() > 1', silent)).toBe('unknown');
  });
});

describe('a body of text', () => {
  it('is unusable for a path into it, bare or not', async () => {
    const conditions = ['status=ready', 'status', '!status', '$.items[*]', 'exists($.x)', 'count($..x) == 0'];
    const judged = await Promise.all(conditions.map((condition) => findingOf(condition, textual('OK'))));
    expect(judged.map(({ verdict: verdictOf, unusable: why }) => [verdictOf, typeof why])).toEqual(
      Array(conditions.length).fill(['unknown', 'string']),
    );
    expect(judged[0]?.unusable).toBe('the body is text, not a JSON document: $.status cannot be looked up in it');
  });

  it('can be judged as a whole', async () => {
    expect(
      await Promise.all(['$ == "OK"', 'text() =~ "^OK"', 'length($) == 2'].map((each) => verdictOn(each, textual('OK')))),
    ).toEqual(['met', 'met', 'met']);
  });

  it('is no trouble where the rest decides', async () => {
    expect(await findingOf('$.a == 1 || status() == 200', textual('OK'))).toMatchObject({ verdict: 'met' });
    expect((await findingOf('$.a == 1 && status() == 500', textual('OK'))).unusable).toBeUndefined();
  });
});

describe('evidence', () => {
  it('names each comparison with the value seen and the one wanted, in the order written', async () => {
    const { evidence } = await findingOf('$.code > 5 || $.status == "ready" && !$.yes', good(body));
    expect(evidence).toEqual([
      { path: '$.code', verdict: 'unmet', seen: 5, wanted: '> 5' },
      { path: '$.status', verdict: 'unmet', seen: 'building', wanted: '"ready"' },
      { path: '$.yes', verdict: 'unmet', seen: true },
    ]);
  });

  it('looks from the side that is not written out', async () => {
    const { evidence } = await findingOf('6 < $.code', good(body));
    expect(evidence).toEqual([{ path: '$.code', verdict: 'unmet', seen: 5, wanted: '> 6' }]);
  });

  it('speaks for the opposite under a !', async () => {
    const { evidence } = await findingOf('!($.code == 5 || $.text =~ "x")', good(body));
    expect(evidence).toEqual([
      { path: '$.code', verdict: 'unmet', seen: 5, wanted: 'not 5' },
      { path: '$.text', verdict: 'met', seen: '5', wanted: '!~ "x"' },
    ]);
  });

  it('says why something is unknown', async () => {
    const notes = async (condition: string, observation = good(body)) =>
      (await findingOf(condition, observation)).evidence.map(({ note }) => note);
    expect(await notes('$.text > 4')).toEqual(['a string cannot be ordered against a number']);
    expect(await notes('$.yes > false')).toEqual(['a boolean has no order']);
    expect(await notes('$.code =~ "5"')).toEqual(['a number is not text']);
    expect(await notes('$.missing == 1')).toEqual(['not in the response']);
    expect(await notes(`header('etag') == 'x'`)).toEqual(['not among the headers']);
    expect(await notes('$.x == 1', rejected)).toEqual(['not known: the answer was 503']);
    expect(await notes('$.x == 1', unusable)).toEqual(['not known: the answer cannot be used']);
    expect(await notes('$.x == 1', silent)).toEqual(['not known: there was no answer']);
  });
});

describe('hostile input', () => {
  it('does not make a pattern hang, wherever it comes from', async () => {
    const text = 'a'.repeat(50_000);
    expect(await verdictOn('$.text =~ "(a+)+b"', good({ text }))).toBe('unmet');
    expect(await verdictOn('search($.text, $.pattern)', good({ text, pattern: '(a+)+b' }))).toBe('unmet');
    expect(await verdictOn('search($.text, $.pattern)', good({ text, pattern: '(' }))).toBe('unknown');
  });

  it('cannot reach a prototype', async () => {
    expect(await Promise.all(['constructor', '__proto__', 'toString=1', '$.list.length'].map(verdict))).toEqual([
      'unmet',
      'unmet',
      'unknown',
      'unmet',
    ]);
  });
});

describe('groups', () => {
  const groups = (depth: number, inside: string) => `${'('.repeat(depth)}${inside}${')'.repeat(depth)}`;

  it.each([
    ['(($.a == 1) && (($.b == 2) || ($.c == 3)))', 'met'],
    ['!(!(($.a == 1) && !($.b == 1)))', 'met'],
    ['(!($.a == 1 || (($.b))))', 'unmet'],
    ['$[?((@ == 1) || ((@ == 5)))] && ((($.a)))', 'met'],
    [groups(100, '$.a == 1'), 'met'],
    [`$[?${groups(99, '@ == 1')}]`, 'met'],
    [`count($${'[?(@'.repeat(40)}${')]'.repeat(40)}) == 0`, 'met'],
  ])('may hold groups: %s', async (condition, verdict) => {
    expect(await verdictOn(condition, good({ a: 1, b: 2 }))).toBe(verdict);
  });
});

describe('numbers that are written in another way', () => {
  const body: Json = { one: numberOf('1.0'), zero: numberOf('-0'), price: numberOf('12.50'), many: numberOf('1E+2') };

  it.each([
    ['one=1', 'met'],
    ['one=1.00,2', 'met'],
    ['one!=1', 'unmet'],
    ['$.zero == 0 && $.zero == -0', 'met'],
    ['price=12..13', 'met'],
    ['price=12.50..12.5', 'met'],
    ['price<12.5', 'unmet'],
    ['$.price >= 12.5 && $.price < 12.75', 'met'],
    ['$.many == 100 && $.many == 1e2', 'met'],
    ['$[?@ == 100]', 'met'],
    ['count($[?@ <= 1.0]) == 2', 'met'],
    ['one', 'met'],
    ['zero', 'met'],
    ['length($.one) == 1', 'unknown'],
  ] as const)('%s is %s', async (condition, verdict) => {
    expect(await verdictOn(condition, good(body))).toBe(verdict);
  });

  it('are shown as they are written', async () => {
    expect(evidenceSentence(await findingOf('price=13.00', good(body)))).toBe('$.price is 12.50, wanted 13.00');
  });
});

describe('numbers that JavaScript would round', () => {
  const exact = good({ big: numberOf('9007199254740993'), huge: numberOf('1e400'), list: [numberOf('9007199254740993')] });

  it.each([
    ['big=9007199254740993', 'met'],
    ['big=9007199254740992', 'unmet'],
    ['$.big == 9007199254740993.0', 'met'],
    ['$.big > 9007199254740992', 'met'],
    ['$.big < 9007199254740994', 'met'],
    ['big=9007199254740993..', 'met'],
    ['huge>1e399', 'met'],
    ['huge=1e401', 'unmet'],
    ['$.huge == 10e399', 'met'],
    ['big', 'met'],
    ['$.big == "9007199254740993"', 'unmet'],
    ['$.list[?@ == 9007199254740993]', 'met'],
    ['length($.big) == 1', 'unknown'],
    [`every($.list, '@ == 9007199254740993')`, 'met'],
  ])('%s is %s', async (condition, verdict) => {
    expect(await verdictOn(condition, exact)).toBe(verdict);
  });

  it('are told as they were written', async () => {
    expect(evidenceSentence(await findingOf('$.big == $.huge', exact))).toBe('$.big is 9007199254740993, wanted $.huge (1e400)');
    expect(evidenceSentence(await findingOf('big="x"', exact))).toBe('$.big is 9007199254740993, wanted "x"');
  });
});

describe('a path that selects too many nodes to look at', () => {
  let chain: Json = 1;
  for (let level = 0; level < 900; level++) chain = { a: chain };

  it.each([
    'count($..a..a..a) > 5',
    '$..a..a..a',
    '!$..a..a..a',
    '!exists($[?count(@..a..a..a) > 5])',
    "every($..a..a..a, '@ != 2')",
  ])('leaves %s unknown, and says so', async (condition) => {
    const { verdict, evidence } = await findingOf(condition, good(chain));
    expect([verdict, evidence[0]?.note]).toEqual(['unknown', 'not known: the path selects too many nodes to look at']);
  });

  it('is there, as the first of them shows', async () => {
    expect(await verdictOn('exists($..a..a..a)', good(chain))).toBe('met');
  });
});
