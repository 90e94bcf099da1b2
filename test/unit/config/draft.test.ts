/** Claims about the layers of a watch: which files count, which layer wins, what a found file may not do. */
import { describe, expect, it } from 'vitest';
import { draftsOf, loadProjects } from '../../../src/config/draft.ts';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { configFile } from '../../support/config-nodes.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { surroundingsOf, type World } from '../../support/surroundings.ts';

/** The first draft: what there is one of. */
const draftOf = async (...args: Parameters<typeof draftsOf>) => {
  const [first] = await draftsOf(...args);
  if (first === undefined) throw new Error('no draft');
  return first;
};

type Flags = Readonly<Record<string, readonly string[]>>;
const watch = (flags: Flags) => ({ kind: 'watch', targets: [{ text: 'a.b' }], flags: asFlags(flags) }) as const;
const run = (names: readonly string[], flags: Flags = {}) => ({ kind: 'run', names, flags: asFlags(flags) }) as const;
const project = configFile({
  version: 1,
  defaults: { interval: '3s', lateness: 30, onChange: './x' },
  watches: { deploy: { url: 'https://a/', interval: '4s', bearer: 'x' } },
});
const user = configFile(
  { version: 1, defaults: { interval: '2s', lateness: 20, maxPolls: 2, onEnd: './mine' } },
  { found: false },
);
const settingsOf = async (invocation: Parameters<typeof draftsOf>[0], world: World) =>
  Object.fromEntries(
    [...(await draftOf(invocation, surroundingsOf(world))).settings].map(([name, { values }]) => [name, values[0]?.text]),
  );

describe('the draft of a URL', () => {
  it('takes flag before environment before project before user', async () => {
    const world = { project, user, environment: { WATCH_API_INTERVAL: '5s', WATCH_API_TIMEOUT: '1m' } };
    expect(await settingsOf(watch({ interval: ['6s'] }), world)).toMatchObject({ interval: '6s', timeout: '1m', lateness: '30' });
    expect(await settingsOf(watch({}), world)).toMatchObject({ interval: '5s', 'max-polls': '2' });
    expect(await settingsOf(watch({}), { project, user })).toMatchObject({ interval: '3s' });
    expect(await settingsOf(watch({}), { user })).toEqual({
      interval: '2s',
      lateness: '20',
      'max-polls': '2',
      'on-end': './mine',
    });
  });

  it('leaves out the hooks of a found file, with a notice, and keeps those of the user', async () => {
    const draft = await draftOf(watch({}), surroundingsOf({ project, user }));
    expect([draft.settings.has('on-change'), draft.settings.has('on-end')]).toEqual([false, true]);
    expect(draft.notices.map(({ code }) => code)).toEqual(['config-guarded']);
  });

  it('takes a named file whole, and no other project file', async () => {
    const named = { 'my.yaml': configFile({ version: 1, defaults: { onChange: './y' } }, { found: false }) };
    expect(await settingsOf(watch({ config: ['my.yaml'] }), { project, named })).toEqual({
      config: 'my.yaml',
      'on-change': './y',
    });
  });

  it('takes several URLs with the same settings, each with its own name', async () => {
    const two = { ...watch({ interval: ['6s'] }), targets: [{ text: 'a.b' }, { name: 'web', text: 'c.d' }] } as const;
    const drafts = await draftsOf(two, surroundingsOf());
    expect(drafts.map(({ url, name }) => [url.text, name])).toEqual([
      ['a.b', undefined],
      ['c.d', 'web'],
    ]);
    expect(drafts.map(({ settings }) => settings.get('interval')?.values[0]?.text)).toEqual(['6s', '6s']);
  });

  it('refuses two watches of one name', async () => {
    const twins = {
      ...watch({}),
      targets: [
        { name: 'web', text: 'a.b' },
        { name: 'web', text: 'c.d' },
      ],
    } as const;
    expect((await laterMistakeOf(draftsOf(twins, surroundingsOf()))).message).toBe('two watches are called "web"');
  });
});

describe('the draft of a name', () => {
  it('takes the entry before the defaults, hooks and credentials included', async () => {
    const environment = { WATCH_API_LATENESS: '50' };
    expect(await settingsOf(run(['deploy']), { project, user, environment })).toEqual({
      interval: '4s',
      bearer: 'x',
      lateness: '50',
      'on-change': './x',
      'max-polls': '2',
      'on-end': './mine',
    });
    expect(await settingsOf(run(['deploy'], { interval: ['9s'] }), { project })).toMatchObject({ interval: '9s' });
  });

  it('is one draft for a watch that is named twice', async () => {
    expect(await draftsOf(run(['deploy', 'deploy']), surroundingsOf({ project }))).toHaveLength(1);
  });

  it('is one of each watch of all files where all are asked for', async () => {
    const mine = configFile(
      { version: 1, watches: { deploy: { url: 'https://mine/' }, mail: { url: 'https://c/' } } },
      { found: false },
    );
    const drafts = await draftsOf({ ...run([]), all: true }, surroundingsOf({ project, user: mine }));
    expect(drafts.map(({ name, url }) => [name, url.text])).toEqual([
      ['deploy', 'https://a/'],
      ['mail', 'https://c/'],
    ]);
  });

  it('has the name and the URL of its entry', async () => {
    const { name, url } = await draftOf(run(['deploy']), surroundingsOf({ project }));
    expect([name, url.text, url.from]).toEqual(['deploy', 'https://a/', 'file']);
  });

  it.each([
    [[], 'run takes the name of a watch'],
    [['deploy', 'smoke'], 'there is no watch "smoke"'],
    [['deplyo'], 'there is no watch "deplyo"'],
  ])('%j is refused', async (names, message) => {
    expect((await laterMistakeOf(draftOf(run(names), surroundingsOf({ project })))).message).toBe(message);
  });

  it('trusts no file that others may write', async () => {
    const world = { project: { ...project, openToOthers: true } };
    expect((await laterMistakeOf(draftOf(run(['deploy']), surroundingsOf(world)))).message).toBe(
      'watch-api.config.yaml may be written by others, so run does not trust it',
    );
    expect(await settingsOf(watch({}), world)).toMatchObject({ interval: '3s' });
  });
});

describe('a curl command', () => {
  const paste = (text: string, flags: Flags = {}) =>
    ({ kind: 'watch', targets: [], flags: asFlags({ curl: [text], ...flags }) }) as const;
  const command = "curl 'https://a/{{env:X}}' -XPUT -H 'A: 1' -H 'TE: x' -m 5";

  it('counts below the flags beside it and above everything else', async () => {
    const world = {
      project: configFile({ version: 1, defaults: { maxTime: '9s', location: true } }),
      environment: { WATCH_API_REQUEST: 'GET' },
    };
    expect(await settingsOf(paste(command, { header: ['B: 2'], 'max-redirs': ['1'] }), world)).toEqual({
      header: 'A: 1',
      location: 'false',
      'max-redirs': '1',
      'max-time': '5',
      request: 'PUT',
    });
  });

  it('is data, and tells what was left out of it', async () => {
    const { url, settings, notices } = await draftOf(paste(command), surroundingsOf());
    expect([url.text, url.literal, settings.has('curl')]).toEqual(['https://a/{{env:X}}', true, false]);
    expect(notices.map(({ code }) => code)).toEqual(['curl-dropped']);
  });

  it('may be the entry of a name, whose keys win over it', async () => {
    const file = configFile({ version: 1, watches: { a: { curl: command, request: 'POST' } } });
    expect(await settingsOf(run(['a']), { project: file })).toMatchObject({ request: 'POST', 'max-time': '5' });
    expect((await draftOf(run(['a']), surroundingsOf({ project: file }))).url).toMatchObject({ from: 'file', literal: true });
    expect((await laterMistakeOf(draftOf(run(['a'], { curl: ['curl x'] }), surroundingsOf({ project: file })))).message).toBe(
      '--curl and run do not go together: both say what to watch',
    );
  });
});

describe('the files that count', () => {
  const namesOf = async (flags: Flags, environment: Readonly<Record<string, string>> = {}) =>
    (
      await loadProjects(
        asFlags(flags),
        surroundingsOf({ project, user, environment, named: { x: configFile({ version: 1 }, { name: 'x' }) } }),
      )
    ).map(({ file }) => file.name);

  it('are none with --no-config, by flag or environment', async () => {
    expect(await namesOf({ 'no-config': ['true'] })).toEqual([]);
    expect(await namesOf({}, { WATCH_API_NO_CONFIG: '1' })).toEqual([]);
  });

  it('follow the higher of --config and --no-config', async () => {
    expect(await namesOf({ 'no-config': ['true'] }, { WATCH_API_CONFIG: 'x' })).toEqual([]);
    expect(await namesOf({ config: ['x'] }, { WATCH_API_NO_CONFIG: '1' })).toEqual(['x', 'watch-api.config.yaml']);
    expect(await namesOf({}, { WATCH_API_CONFIG: 'x' })).toEqual(['x', 'watch-api.config.yaml']);
    expect((await laterMistakeOf(namesOf({ config: ['x'], 'no-config': ['true'] }))).message).toContain('do not go together');
  });

  it('have a name', async () => {
    expect((await laterMistakeOf(namesOf({ config: [''] }))).message).toBe('--config: the file name is empty');
  });
});
