import { describe, expect, it } from 'vitest';
import { type ColourFacts, colourLevel } from '../../../../src/system/terminal/colour.ts';

const level = (environment: ColourFacts['environment'], more: Partial<ColourFacts> = {}) =>
  colourLevel({ choice: 'auto', environment, isTty: false, ...more });

describe('colour', () => {
  it('is for terminals', () => {
    expect(level({}, { isTty: true })).toBe(1);
    expect(level({})).toBe(0);
  });

  /** From the weakest to the strongest word: each overrules all before it. */
  const words: readonly (readonly [ColourFacts['environment'], 0 | 1])[] = [
    [{ GITHUB_ACTIONS: 'true' }, 1],
    [{ TERM: 'dumb' }, 0],
    [{ CLICOLOR: '0' }, 0],
    [{ NO_COLOR: '1' }, 0],
    [{ CLICOLOR_FORCE: '1' }, 1],
    [{ FORCE_COLOR: '0' }, 0],
  ];

  it.each(words.map((word, at) => [JSON.stringify(word[0]), at] as const))('%s is heeded before all weaker words', (_, at) => {
    const environment = Object.assign({}, ...words.slice(0, at + 1).map(([word]) => word));
    expect(level(environment, { isTty: words[at]?.[1] === 0 })).toBe(words[at]?.[1]);
  });

  it('is what --color says, whatever else is said', () => {
    expect(level({ NO_COLOR: '1', TERM: 'dumb' }, { choice: 'always' })).toBe(1);
    expect(level({ FORCE_COLOR: '1' }, { choice: 'never', isTty: true })).toBe(0);
  });

  it.each([
    [{ FORCE_COLOR: '1' }, 1],
    [{ FORCE_COLOR: 'true' }, 1],
    [{ FORCE_COLOR: 'false' }, 0],
    [{ FORCE_COLOR: '' }, 0],
    [{ CLICOLOR_FORCE: '0' }, 0],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 1],
  ] as const)('reads %o as the conventions do', (environment, expected) => {
    expect(level(environment)).toBe(expected);
  });

  it('is not switched off by an empty NO_COLOR', () => {
    expect(level({ NO_COLOR: '' }, { isTty: true })).toBe(1);
  });

  it('is not poured into pipes on Azure', () => {
    expect(level({ TF_BUILD: 'True', AGENT_NAME: 'x' })).toBe(0);
  });
});
