/** Claims about masked secrets. */
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { redactError, redactEvent, redactJson, shownUrl } from '../../../src/requests/redaction.ts';
import { secretsOf } from '../../support/secrets.ts';

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
  const { mask } = secretsOf('hunter22');

  it('is masked at every depth, names included', () => {
    expect(redactJson(mask, { a: ['x', { b: 'hunter22' }], 'hunter22!': 1, n: null, t: true })).toEqual({
      a: ['x', { b: '***' }],
      '***!': 1,
      n: null,
      t: true,
    });
    expect(redactJson(mask, 'hunter22')).toBe('***');
  });

  it('is masked where a number that no double is equal to is the secret', () => {
    const value = { a: new ExactNumber('12345678901234567891'), b: new ExactNumber('9007199254740993') };
    expect(redactJson(secretsOf('12345678901234567891').mask, value)).toEqual({
      a: '***',
      b: new ExactNumber('9007199254740993'),
    });
    expect(redactJson(mask, value)).toBe(value);
  });

  it('is the very same value when there was nothing to mask', () => {
    const value = { a: [1, 'x', { b: null }], c: {} };
    expect(redactJson(mask, value)).toBe(value);
    const partly = { kept: { a: 1 }, masked: 'hunter22' };
    expect(redactJson(mask, partly)).toMatchObject({ kept: partly.kept });
  });

  it('keeps a member named __proto__ as data', () => {
    const masked = redactJson(mask, JSON.parse('{"__proto__":{"a":"hunter22"},"b":"hunter22"}'));
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"a":"***"},"b":"***"}');
  });
});

describe('an event', () => {
  const event: WatchEvent = { type: 'notice', code: 'hunter22', message: 'says hunter22', hint: null };

  it('is masked in its texts', () => {
    expect(redactEvent(secretsOf('hunter22'), event)).toEqual({ ...event, code: '***', message: 'says ***' });
  });

  it('stays what it is, even when a secret is called like its type', () => {
    expect(redactEvent(secretsOf('notice'), event)).toBe(event);
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
      expect(redactEvent(secretsOf(secret), change)).toEqual({
        ...change,
        changes: [{ ...changes[0], before: { '***': 1 }, after: '***' }],
        patch: [{ ...patch[0], value: '***' }],
        summary: 'a is ***',
      });
      const values = [{ text: 'a=1', path: '$.a', seen: { [secret]: secret }, wanted: '1', verdict: 'unmet' }] as const;
      const condition = { type: 'condition', kind: 'until', expr: 'a=1', result: 'unmet', values };
      const masked = { ...condition, values: [{ ...values[0], seen: { '***': '***' } }] };
      expect(redactEvent(secretsOf(secret), condition as unknown as WatchEvent)).toEqual(masked);
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
    expect(redactEvent(secretsOf('123456'), change)).toMatchObject({
      poll: 123456,
      changes: [{ after: '***' }],
      patch: [{ value: '***' }],
    });
  });

  it.each([1234567, 12345671234567, -1234567])('hides the secret 1234567 in a first answer with the number %d', (v) => {
    const baseline: WatchEvent = { type: 'baseline', poll: 1, status: 200, value: { v, w: [v] } };
    const secrets = secretsOf('1234567');
    const shown = v < 0 ? '-***' : '***';
    expect(redactEvent(secrets, baseline)).toEqual({ ...baseline, value: { v: shown, w: [shown] } });
  });

  it('is the very same event without secrets', () => {
    expect(redactEvent(secretsOf(), event)).toBe(event);
  });
});

describe('an error', () => {
  it('is masked in its message and its stack, and stays the same error', () => {
    const error = new TypeError('cannot send hunter22', { cause: 1 });
    expect(redactError(secretsOf('hunter22').mask, error)).toBe(error);
    expect([error.message, error.stack?.includes('hunter22'), error.stack?.split('\n')[0]]).toEqual([
      'cannot send ***',
      false,
      'TypeError: cannot send ***',
    ]);
  });

  it('that is none is masked where it is a text', () => {
    const { mask } = secretsOf('hunter22');
    expect([redactError(mask, 'hunter22'), redactError(mask, 5)]).toEqual(['***', 5]);
  });
});
