/** Claims about help: made from the option table, nothing left out, nothing too wide. */
import { describe, expect, it } from 'vitest';
import { helpText, topics } from '../../../../src/cli/command-line/help.ts';
import { flagOf, options } from '../../../../src/config/options/table.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('the first screen', () => {
  const lines = helpText().split('\n');

  it('shows usage, three examples and the common options', () => {
    expect(lines.filter((line) => line.startsWith('  watch-api '))).toHaveLength(7);
    for (const heading of ['Usage:', 'Commands:', 'Examples:', 'Common options:']) expect(lines).toContain(heading);
    const missing = options.filter((option) => option.common && !helpText().includes(flagOf(option)));
    expect(missing).toEqual([]);
  });

  it('fits a terminal of 80 columns', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThan(45);
  });
});

describe('help on all', () => {
  it('has every option with its summary, and fits 80 columns', () => {
    const text = helpText('all');
    expect(options.filter((option) => !text.includes(flagOf(option))).map(({ name }) => name)).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('has defaults, choices and what may be repeated', () => {
    const text = helpText('all').replace(/\s+/g, ' ');
    expect(text).toContain('the largest body taken, decoded (default 10MiB)');
    expect(text).toContain('whether to colour (auto, always, never; default auto)');
    expect(text).toContain('(repeatable)');
  });
});

describe('help on a topic', () => {
  it.each(topics)('%s fits 80 columns', (topic) => {
    expect(
      helpText(topic)
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it.each([
    ['goals', 'Goals:\n      --until COND'],
    ['HOOKS', 'Hooks:\n      --on-change CMD'],
    ['run', 'Usage:\n  watch-api run [NAME…]\n'],
    ['run', '--all'],
    ['test', '--ok-status'],
    ['curl', 'Behind the word curl'],
    ['demo', '--serve [PORT]'],
    ['interval', 'WATCH_API_INTERVAL'],
    ['--ok-status', 'okStatus'],
    ['no-location', 'WATCH_API_LOCATION'],
    ['no-config', 'WATCH_API_NO_CONFIG'],
    ['serve', 'Usage:\n  watch-api demo [options]'],
    ['conditions', 'status=ready'],
    ['exit-codes', '124'],
    ['environment', 'WATCH_API_NAME'],
    ['values', 'RANGE'],
  ])('%s has %j', (topic, part) => {
    expect(helpText(topic)).toContain(part);
  });

  it('there is none on is refused with the nearest', () => {
    expect(mistakeOf(() => helpText('intervall'))).toMatchObject({ message: 'there is no help on "intervall"' });
    expect(mistakeOf(() => helpText('intervall')).hint).toMatch(/^Did you mean interval\? /);
  });
});
