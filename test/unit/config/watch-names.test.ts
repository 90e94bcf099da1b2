import { describe, expect, it } from 'vitest';
import { watchNames } from '../../../src/config/watch-names.ts';

describe('watches without names', () => {
  it.each([
    [['https://api.test/deploys/42'], ['api.test']],
    [
      ['https://a.test/x', 'https://b.test:8080/x'],
      ['a.test', 'b.test:8080'],
    ],
    [
      ['https://a.test/api', 'https://a.test/web?q=1'],
      ['api', 'web'],
    ],
    [
      ['https://a.test/api/health', 'https://a.test/web/health'],
      ['api/health', 'web/health'],
    ],
    [
      ['https://a.test/?x=1', 'https://a.test/?x=2'],
      ['a.test/?x=1', 'a.test/?x=2'],
    ],
    [
      ['https://a.test/', 'https://a.test/'],
      ['a.test#1', 'a.test#2'],
    ],
  ])('%j are called %j', (targets, names) => {
    expect(watchNames(targets)).toEqual(names);
  });
});
