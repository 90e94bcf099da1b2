/** Claims about whole configuration files. */
import { describe, expect, it } from 'vitest';
import { readProject } from '../../../../src/config/file/project.ts';
import { configFile } from '../../../support/config-nodes.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const watches = { deploy: { url: 'https://a/', until: 'status=ready' }, smoke: { url: 'https://b/' } };

describe('a configuration file', () => {
  it('gives defaults, watches and groups', () => {
    const project = readProject(
      configFile({ version: 1, defaults: { interval: '5s', json: true }, watches, groups: { release: ['deploy', 'smoke'] } }),
    );
    expect([...project.defaults.keys()]).toEqual(['interval', 'json']);
    expect([...project.watches].map(([name, { url, values }]) => [name, url.text, [...values.keys()]])).toEqual([
      ['deploy', 'https://a/', ['until']],
      ['smoke', 'https://b/', []],
    ]);
    expect([...project.groups]).toEqual([['release', ['deploy', 'smoke']]]);
  });

  it('may watch by a curl command in place of a URL', () => {
    const { watches: named } = readProject(
      configFile({ version: 1, watches: { a: { curl: 'curl a.b', until: 'x' }, b: { url: 'c.d' } } }),
    );
    expect([...named.values()].map(({ url, isCurl, values }) => [url.text, isCurl, [...values.keys()]])).toEqual([
      ['curl a.b', true, ['until']],
      ['c.d', false, []],
    ]);
  });

  it('may hold nothing but its version', () => {
    const { defaults, watches: named, groups } = readProject(configFile({ version: 1, watches: null }));
    expect([defaults.size, named.size, groups.size]).toEqual([0, 0, 0]);
  });

  it.each([
    [null, '1:9: the version is missing'],
    [{}, '1:9: the version is missing'],
    [{ version: 2 }, '2:9: version 2 is not known to this watch-api'],
    [{ version: 'one' }, '2:9: version one is not known to this watch-api'],
    [{ version: 1, watch: {} }, '3:1: unknown key "watch"', 'Did you mean watches?'],
    [{ $import: './evil.js', version: 1 }, '2:1: unknown key "$import"'],
    [{ version: 1, watches: ['a'] }, '3:9: watches takes keys and values, not a list'],
    [{ version: 1, watches: { a: 'https://a/' } }, '4:9: watches.a takes keys and values, not "https://a/"'],
    [{ version: 1, watches: { a: {} } }, '4:1: watches.a has no url'],
    [{ version: 1, watches: { a: { url: 'x', curl: 'curl x' } } }, '6:1: watches.a has a url and a curl command'],
    [{ version: 1, defaults: { curl: 'curl x' } }, '4:1: unknown key "curl" in defaults'],
    [{ version: 1, watches: { a: { url: null } } }, '5:9: watches.a.url has no value'],
    [
      { version: 1, watches: { deploy: { url: 'x', intervall: '5s' } } },
      '6:1: unknown key "intervall" in watches.deploy',
      'Did you mean interval?',
    ],
    [{ version: 1, watches: { a: { urll: 'x', url: 'x' } } }, '5:1: unknown key "urll" in watches.a', 'Did you mean url?'],
    [{ version: 1, watches: { a: { urll: 'x' } } }, '5:1: unknown key "urll" in watches.a', 'Did you mean url?'],
    [{ version: 1, watches: { a: { url: 'x', json: true } } }, '6:1: json belongs to the whole run, not to watches.a'],
    [{ version: 1, watches: { 'a b': { url: 'x' } } }, '4:1: "a b" is no name'],
    [{ version: 1, watches: { '-x': { url: 'x' } } }, '4:1: "-x" is no name'],
    [{ version: 1, watches, groups: { all: 'deploy' } }, '10:9: groups.all takes a list of watches'],
    [{ version: 1, watches, groups: { all: [] } }, '10:9: groups.all takes a list of watches'],
    [
      { version: 1, watches, groups: { all: ['deplyo'] } },
      '11:9: groups.all names "deplyo", which is no watch of this file',
      'Did you mean deploy?',
    ],
    [{ version: 1, watches, groups: { smoke: ['deploy'] } }, '10:1: "smoke" is the name of a watch and of a group'],
    [{ version: 1, defaults: { url: 'x' } }, '4:1: unknown key "url" in defaults'],
    [
      { version: 1, interval: '5s' },
      '3:1: interval does not stand at the top',
      'Put it under "defaults", for every watch, or under a watch of its own.',
    ],
  ])('%j is refused: %s', (value, message, hint?: string) => {
    expect(mistakeOf(() => readProject(configFile(value)))).toMatchObject({
      message: `watch-api.config.yaml:${message}`,
      kind: 'ConfigError',
      ...(hint !== undefined && { hint }),
    });
  });
});
