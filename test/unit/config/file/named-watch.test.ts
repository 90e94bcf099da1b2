/** Claims about the watches `run` knows. */
import { describe, expect, it } from 'vitest';
import { everyWatch, findWatches, watchList } from '../../../../src/config/file/named-watch.ts';
import { readProject } from '../../../../src/config/file/project.ts';
import { configFile } from '../../../support/config-nodes.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const projectOf = (watches: Readonly<Record<string, string>>, groups: Readonly<Record<string, readonly string[]>> = {}) =>
  readProject(
    configFile({
      version: 1,
      watches: Object.fromEntries(Object.entries(watches).map(([name, url]) => [name, { url }])),
      groups,
    }),
  );
const near = projectOf({ deploy: 'https://a/', smoke: 'https://b/' }, { one: ['smoke'], both: ['deploy', 'smoke'] });
const user = projectOf({ deploy: 'https://mine/', mail: 'https://c/' });

describe('run', () => {
  it('takes the nearest watch of a name', () => {
    expect(findWatches([near, user], 'deploy')).toMatchObject([{ name: 'deploy', watch: { url: { text: 'https://a/' } } }]);
    expect(findWatches([near, user], 'mail')).toMatchObject([{ watch: { url: { text: 'https://c/' } } }]);
  });

  it('takes a group for its members, in order', () => {
    expect(findWatches([near], 'both')).toMatchObject([
      { name: 'deploy' },
      { name: 'smoke', watch: { url: { text: 'https://b/' } } },
    ]);
  });

  it('takes every watch once, the nearest of its name', () => {
    expect(everyWatch([near, user]).map(({ name, watch }) => [name, watch.url.text])).toEqual([
      ['deploy', 'https://a/'],
      ['smoke', 'https://b/'],
      ['mail', 'https://c/'],
    ]);
  });

  it('suggests the nearest name and lists all', () => {
    expect(mistakeOf(() => findWatches([near, user], 'deplyo'))).toMatchObject({
      message: 'there is no watch "deplyo"',
      hint: 'Did you mean deploy? There is: deploy, smoke, one, both, mail.',
    });
  });

  it.each([
    [[], 'there is no configuration file to run a watch from'],
    [[projectOf({})], 'watch-api.config.yaml names no watches'],
  ])('says where watches come from when there are none', (projects, message) => {
    expect(mistakeOf(() => findWatches(projects, 'x')).message).toBe(message);
    expect(mistakeOf(() => watchList(projects)).message).toBe(message);
    expect(mistakeOf(() => everyWatch(projects)).message).toBe(message);
  });
});

describe('the list', () => {
  it('has every name once, with URL or members', () => {
    expect(watchList([near, user])).toBe(
      'deploy  https://a/\nsmoke   https://b/\none     smoke\nboth    deploy, smoke\nmail    https://c/\n',
    );
  });
});

it('the list shows no curl command, which may hold secrets', () => {
  const project = readProject(
    configFile({ version: 1, watches: { a: { curl: "curl a.b -H 'Cookie: hidden'" }, long: { url: 'c.d' } } }),
  );
  expect(watchList([project])).toBe('a     curl …\nlong  c.d\n');
});
