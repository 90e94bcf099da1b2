import { describe, expect, it } from 'vitest';
import { fitting, styleOf } from '../../../src/formats/line-style.ts';
import { pollOf, recordOf, settingsOf } from '../../support/records.ts';

const record = recordOf(pollOf());

describe('a line', () => {
  it('has the time of day where someone is looking', () => {
    expect(styleOf(settingsOf(), record).moment('~', 'x')).toBe('~ 04:04:05  x\n');
  });

  it('has the date and UTC in a log', () => {
    expect(styleOf(settingsOf({ live: false }), record).moment('~', 'x')).toBe('~ 2026-01-02T03:04:05Z  x\n');
  });

  it('bears the name of its watch when there are several, which may be anything', () => {
    const style = styleOf(settingsOf({ several: true }), { ...record, watch: '::api\u001b' });
    expect(style.line('x')).toBe('\\u003a:api\\u001b │ x\n');
  });

  it('starts no CI command, whatever the text', () => {
    expect(styleOf(settingsOf(), record).line('::error::x')).toBe('\\u003a:error::x\n');
  });
});

it('a terminal without UTF-8 is shown ASCII', () => {
  expect(fitting('a → b │ c · d…', { unicode: false })).toBe('a -> b | c - d...');
  expect(fitting('a → b', { unicode: true })).toBe('a → b');
});
