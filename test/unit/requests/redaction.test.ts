/** Claims about masked secrets. */
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { createRedactor, maskAll, redactEvent, redactJson, shownUrl } from '../../../src/requests/redaction.ts';

describe('a redactor', () => {
  const redact = createRedactor(['hunter22', 'p@ss/word', 'short']);

  it.each([
    ['the hunter22!', 'the ***!'],
    ['hunter22hunter22', '***'],
    ['p%40ss%2Fword and p%40ss%2fword', '*** and ***'],
    [`Basic ${btoa('hunter22')}`, 'Basic ***'],
    ['nothing here', 'nothing here'],
    ['too short', 'too short'],
  ])('makes %j %j', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  it('finds a password inside encoded credentials', () => {
    const masked = redact(`Authorization: Basic ${btoa('user:hunter22')}`);
    expect(masked).toMatch(/^Authorization: Basic [\w+/=]*\*\*\*[\w+/=]*$/);
    expect(masked).not.toContain(btoa('user:hunter22'));
  });

  it('lets the longest win and masks what overlaps as one', () => {
    expect(createRedactor(['abcdef', 'abcdefgh'])('xabcdefghx')).toBe('x***x');
    expect(createRedactor(['abcdef', 'defghi'])('xabcdefghix')).toBe('x***x');
  });

  it('without secrets long enough gives back the very text', () => {
    expect(createRedactor([])('hunter22')).toBe('hunter22');
    expect(createRedactor(['short', ''])('short')).toBe('short');
  });
});

describe('a mask', () => {
  it('takes values of any length, and nothing for nothing', () => {
    expect(maskAll('a-b-a', ['a'])).toBe('***-b-***');
    expect(maskAll('abc', [''])).toBe('abc');
    expect(maskAll('aaa', ['aa'])).toBe('***');
    expect(maskAll('ab', ['a', 'b'])).toBe('***');
  });
});

describe('a URL as it is shown', () => {
  it.each([
    ['https://a.b/c?d=e#f', [], 'https://a.b/c?d=e#f'],
    ['https://u:p@a.b/', [], 'https://***@a.b/'],
    ['https://a.b/?token=abc&x=1&api_key=d', [], 'https://a.b/?token=***&x=1&api_key=***'],
    ['https://a.b/?x=a%20token', [], 'https://a.b/?x=a%20token'],
    ['https://a.b/42/x', ['42'], 'https://a.b/***/x'],
    ['https://a.b/a%2Fb/', ['a/b'], 'https://a.b/***/'],
    ["https://a.b/a(b)'c", ["a(b)'c"], 'https://a.b/***'],
    ['mailto:u@a.b', [], 'mailto:u@a.b'],
  ])('%s hides %j: %s', (url, inside, shown) => {
    expect(shownUrl(url, inside)).toBe(shown);
  });
});

describe('a JSON value', () => {
  const redact = createRedactor(['hunter22']);

  it('is masked at every depth, names included', () => {
    expect(redactJson(redact, { a: ['x', { b: 'hunter22' }], 'hunter22!': 1, n: null, t: true })).toEqual({
      a: ['x', { b: '***' }],
      '***!': 1,
      n: null,
      t: true,
    });
    expect(redactJson(redact, 'hunter22')).toBe('***');
  });

  it('is masked where a number that no double is equal to is the secret', () => {
    const value = { a: new ExactNumber('12345678901234567891'), b: new ExactNumber('9007199254740993') };
    expect(redactJson(createRedactor(['12345678901234567891']), value)).toEqual({
      a: '***',
      b: new ExactNumber('9007199254740993'),
    });
    expect(redactJson(redact, value)).toBe(value);
  });

  it('is the very same value when there was nothing to mask', () => {
    const value = { a: [1, 'x', { b: null }], c: {} };
    expect(redactJson(redact, value)).toBe(value);
    const partly = { kept: { a: 1 }, masked: 'hunter22' };
    expect(redactJson(redact, partly)).toMatchObject({ kept: partly.kept });
  });

  it('keeps a member named __proto__ as data', () => {
    const masked = redactJson(redact, JSON.parse('{"__proto__":{"a":"hunter22"},"b":"hunter22"}'));
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"a":"***"},"b":"***"}');
  });
});

describe('an event', () => {
  const event: WatchEvent = { type: 'notice', code: 'hunter22', message: 'says hunter22', hint: null };

  it('is masked in its texts', () => {
    expect(redactEvent(createRedactor(['hunter22']), event)).toEqual({ ...event, code: '***', message: 'says ***' });
  });

  it('stays what it is, even when a secret is called like its type', () => {
    expect(redactEvent(createRedactor(['notice']), event)).toBe(event);
  });

  it.each(['reason', 'changes', 'replace', 'before', 'verdict', 'wanted'])(
    'keeps our own names when %s is a secret',
    (secret) => {
      const changes = [{ op: 'replace', path: '/a', before: { [secret]: 1 }, after: secret }] as const;
      const patch = [{ op: 'replace', path: '/a', value: secret }];
      const change: WatchEvent = {
        type: 'change',
        poll: 2,
        status: 200,
        changes,
        patch,
        summary: `a is ${secret}`,
        truncated: false,
      };
      expect(redactEvent(createRedactor([`${secret}`]), change)).toEqual({
        ...change,
        changes: [{ ...changes[0], before: { '***': 1 }, after: '***' }],
        patch: [{ ...patch[0], value: '***' }],
        summary: 'a is ***',
      });
      const values = [{ text: 'a=1', path: '$.a', seen: { [secret]: secret }, wanted: '1', verdict: 'unmet' }] as const;
      const condition = { type: 'condition', kind: 'until', expr: 'a=1', result: 'unmet', values };
      const masked = { ...condition, values: [{ ...values[0], seen: { '***': '***' } }] };
      expect(redactEvent(createRedactor([secret]), condition as unknown as WatchEvent)).toEqual(masked);
    },
  );

  it('hides a number that is a secret where a server sent it, and leaves our own numbers alone', () => {
    const change: WatchEvent = {
      type: 'change',
      poll: 123456,
      status: 200,
      changes: [{ op: 'add', path: '/pin', after: 123456 }],
      patch: [{ op: 'add', path: '/pin', value: 123456 }],
      summary: '',
      truncated: false,
    };
    expect(redactEvent(createRedactor(['123456']), change)).toMatchObject({
      poll: 123456,
      changes: [{ after: '***' }],
      patch: [{ value: '***' }],
    });
  });

  it.each([1234567, 12345671234567, -1234567])('hides the secret 1234567 in a first answer with the number %d', (v) => {
    const baseline: WatchEvent = { type: 'baseline', poll: 1, status: 200, value: { v, w: [v] } };
    const redact = createRedactor(['1234567']);
    const shown = v < 0 ? '-***' : '***';
    expect(redactEvent(redact, baseline)).toEqual({ ...baseline, value: { v: shown, w: [shown] } });
  });

  it('is the very same event without secrets', () => {
    expect(redactEvent(createRedactor([]), event)).toBe(event);
  });
});
