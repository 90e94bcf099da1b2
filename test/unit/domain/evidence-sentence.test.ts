import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/condition.ts';
import { evidenceSentence, valuesSentence } from '../../../src/domain/evidence-sentence.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { findingOf, good, rejected, silent } from '../conditions/observations.ts';

const answer = good({ status: 'building', n: 5, text: '5', yes: true, items: [1, 2], long: 'x'.repeat(500), evil: '\u001b[2J' });
const why = async (condition: string, observation: Observation = answer) =>
  evidenceSentence(await findingOf(condition, observation));

describe('an explanation', () => {
  it.each([
    ['status=building', '$.status is "building"'],
    ['status=ready', '$.status is "building", wanted "ready"'],
    ['status=ready,done', '$.status is "building", wanted "ready" or "done"'],
    ['status!=building,ready', '$.status is "building", wanted not "building"'],
    ['n=6..9', '$.n is 5, wanted >= 6'],
    ['n!=2..8', '$.n is 5, wanted < 2 or > 8'],
    ['n=2..8', '$.n is 5'],
    ['state=ready', '$.state is not in the response'],
    ['!yes', '$.yes is true'],
    ['yes', '$.yes is true'],
    ['!none', '$.none is not in the response'],
    ['text>4', '$.text is "5", wanted > 4 (a string cannot be ordered against a number)'],
    ['$.n == $.text', '$.n is 5, wanted $.text ("5")'],
    ['$.items == $.n', '$.items is [1,2], wanted $.n (5)'],
    ['$.n == $.items', '$.n is 5, wanted $.items'],
    ['$.n == $.none', '$.none is not in the response'],
    ['status() == 503', 'status() is 200, wanted 503'],
    ['latency() < 500ms', 'latency() is 0.734, wanted < 500ms'],
    ['$.status =~ "^r"', '$.status is "building", wanted =~ "^r"'],
    ['$.items[*]', '$.items[*] is [1,2]'],
    ['$.items[?@ > 5]', '$.items[?@ > 5] is not in the response'],
    ['length($.n) > 0', 'length($.n) is not known: a number has no length'],
  ])('of %s: %s', async (condition, expected) => {
    expect(await why(condition)).toBe(expected);
  });

  it('leaves out what did not decide', async () => {
    expect(await why('status() == 200 && $.status == "ready" && $.n == 5')).toBe('$.status is "building", wanted "ready"');
    expect(await why('$.status == "ready" || $.n == 5')).toBe('$.n is 5');
    expect(await why('$.none == 1 && $.n == 6')).toBe('$.n is 5, wanted 6');
  });

  it('joins several reasons, each told once', async () => {
    expect(await why('$.status == "ready" || $.n == 6 || $.n == 7')).toBe(
      '$.status is "building", wanted "ready"; $.n is 5, wanted 6 or 7',
    );
    expect(await why('$.n > 1 && $.n < 9')).toBe('$.n is 5');
  });

  it('says what the answer lacked', async () => {
    expect(await why('status=ready', rejected)).toBe('$.status is not known: the answer was 503');
    expect(await why('status() == 200 && $.status == "ready"', rejected)).toBe('status() is 503, wanted 200');
    expect(await why('status() == 200', silent)).toBe('status() is not known: there was no answer');
  });

  it('shortens values and shows control characters as escapes', async () => {
    expect(await why('long')).toBe(`$.long is "${'x'.repeat(78)}…`);
    expect(await why('evil')).toBe('$.evil is "\\u001b[2J"');
  });
});

const sentence = (...values: readonly Evidence[]) => valuesSentence(values);
const unmet: Evidence = { path: 'status', seen: 'building', wanted: '"ready"', verdict: 'unmet' };

describe('values in a sentence', () => {
  it('say path, value seen and value wanted', () => {
    expect(sentence(unmet)).toBe('status is "building", wanted "ready"');
    expect(sentence(unmet, { ...unmet, path: 'n', seen: 1, wanted: '2' })).toBe(
      'status is "building", wanted "ready"; n is 1, wanted 2',
    );
  });

  it('do not repeat what was wanted once it is there', () => {
    expect(sentence({ ...unmet, seen: 'ready', verdict: 'met' })).toBe('status is "ready"');
  });

  it('name one value once, with all that may be wanted of it', () => {
    expect(sentence(unmet, { ...unmet, wanted: '"done"' })).toBe('status is "building", wanted "ready" or "done"');
  });

  it('give the reason where there is no value', () => {
    expect(sentence({ path: '$.state', note: 'not in the response', verdict: 'unknown' })).toBe('$.state is not in the response');
    expect(sentence({ path: 'down()', verdict: 'unknown' })).toBe('down() is not known');
  });

  it('keep the note of a value that cannot be compared', () => {
    const value = { path: 'n', seen: '2', wanted: '2', note: 'a string against a number', verdict: 'unknown' } as const;
    expect(sentence(value)).toBe('n is "2", wanted 2 (a string against a number)');
  });

  it('are harmless', () => {
    expect(sentence({ path: 'a\u001b', seen: null, wanted: '\u202e', verdict: 'unmet' })).toBe(
      'a\\u001b is null, wanted \\u202e',
    );
  });
});

it('a value is shown as the caller says', () => {
  expect(evidenceSentence({ verdict: 'unmet', evidence: [unmet] }, () => '***')).toBe('status is ***, wanted "ready"');
});

it('without evidence for the verdict all of it is told', () => {
  const met: Evidence = { path: 'a', verdict: 'met', seen: 1, wanted: '1' };
  expect(evidenceSentence({ verdict: 'unknown', evidence: [met] })).toBe('a is 1');
});
