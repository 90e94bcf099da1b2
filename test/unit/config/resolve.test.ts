/** Claims about whole plans: what they hold, and that no secret leaves them unmarked. */
import { describe, expect, it } from 'vitest';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { listWatches, resolvePlan } from '../../../src/config/resolve.ts';
import type { Surroundings } from '../../../src/config/surroundings.ts';
import { configFile } from '../../support/config-nodes.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { valuesIn } from '../../support/secrets.ts';
import { planOf, surroundingsOf } from '../../support/surroundings.ts';

const project = configFile({
  version: 1,
  watches: {
    deploy: { url: 'https://a.b/{{var:ID}}', until: 'status=ready', bearer: '{{env:TOKEN}}', onMet: './smoke {{var:ID}}' },
  },
});

describe('a plan', () => {
  it('holds the secrets that are long enough to be told apart', async () => {
    const flags = { bearer: ['{{env:TOKEN}}'], until: ['key={{env:KEY}}'] };
    const { secrets } = await planOf(flags, { environment: { TOKEN: 'abcdef', KEY: 'abc' } }, 'https://a.b/?sig=s1gnature');
    expect(valuesIn(secrets)).toEqual(['abcdef', 's1gnature', 'Bearer abcdef']);
    expect(secrets.mask('a s1gnature with abc')).toBe('a *** with abc');
  });

  it('of a named watch has everything its entry says', async () => {
    const world = surroundingsOf({ project, environment: { ID: '42', TOKEN: 'tok' } });
    const plan = await resolvePlan({ kind: 'run', names: ['deploy'], flags: asFlags({}) }, world);
    const [{ watch, hooks }] = plan.watches;
    expect([watch.name, watch.request.url, watch.target]).toEqual(['deploy', 'https://a.b/42', 'https://a.b/42']);
    expect(watch.request.headers).toContainEqual(['Authorization', 'Bearer tok']);
    expect(hooks.commands).toEqual([{ on: 'met', command: './smoke 42' }]);
    expect(valuesIn(plan.secrets)).toEqual(['Bearer tok']);
  });

  it('names the key and the place of a variable that is not set', async () => {
    const world = surroundingsOf({ project, environment: { ID: '42' } });
    expect(await laterMistakeOf(resolvePlan({ kind: 'run', names: ['deploy'], flags: asFlags({}) }, world))).toMatchObject({
      message: 'watch-api.config.yaml:7:9: watches.deploy.bearer: {{env:TOKEN}}: the environment variable TOKEN is not set',
      hint: 'Set it: export TOKEN=…',
      kind: 'ConfigError',
    });
  });

  it('masks secrets in its notices and names', async () => {
    const environment = { KEY: 'abcdef' };
    const { notices, watches } = await planOf(
      { timeout: ['60000'], bearer: ['{{env:KEY}}'] },
      { environment },
      'http://abcdef.test/',
    );
    expect(watches[0].watch.name).toBe('***.test');
    expect(notices.map(({ code }) => code)).toEqual(['seconds']);
  });

  it('reads every plain value before any condition, so that slips are told without loading a parser', async () => {
    expect((await laterMistakeOf(planOf({ until: ['&&'], interval: ['5x'] }))).message).toMatch(/^--interval: /);
    expect((await laterMistakeOf(planOf({ until: ['&&'], 'hook-timeout': ['5x'] }))).message).toMatch(/^--hook-timeout: /);
  });

  it('fetches files and commands once, in order, before anything is read', async () => {
    const ran: string[] = [];
    const capture: Surroundings['capture'] = async ({ command }) => {
      ran.push(command);
      return { end: { exitCode: 0, signal: null, duration: 1, timedOut: false }, out: `${command}-out\n`, err: '' };
    };
    const flags = { header: ['X-A: {{cmd:one}}', 'X-B: {{cmd:two}}{{cmd:one}}'], bearer: ['{{file:token}}'] };
    const { watches, secrets } = await planOf(flags, { capture, contents: { token: 'from-file\n' } });
    expect(ran).toEqual(['one', 'two']);
    expect(watches[0].watch.request.headers).toEqual(
      expect.arrayContaining([
        ['Authorization', 'Bearer from-file'],
        ['X-A', 'one-out'],
        ['X-B', 'two-outone-out'],
      ]),
    );
    expect(valuesIn(secrets)).toEqual(expect.arrayContaining(['from-file', 'one-out', 'two-out']));
  });

  it('names the option whose command failed, and nothing was sent', async () => {
    const capture: Surroundings['capture'] = async () => ({
      end: { exitCode: 3, signal: null, duration: 1, timedOut: false },
      out: 'half a secret',
      err: '\n\u001b[31mno key for hunter22\nmore\n',
    });
    const flags = { bearer: ['{{cmd:pass show x}}'], header: ['X: {{env:PW}}'] };
    expect(await laterMistakeOf(planOf(flags, { capture, environment: { PW: 'hunter22' } }))).toMatchObject({
      message: '--bearer: {{cmd:pass show x}}: the command exited with 3: \\u001b[31mno key for ***',
      hint: 'It must print the value and exit with 0.',
    });
  });

  it('shows no secret in an error, wherever it comes from', async () => {
    const stdin = () => Promise.reject(new TypeError('cannot read hunter22'));
    const flags = { bearer: ['{{env:PW}}'], data: ['@-'], once: ['true'] };
    const bug = await planOf(flags, { stdin, environment: { PW: 'hunter22' } }).catch((error: unknown) => error);
    expect([bug instanceof TypeError, String(bug)]).toEqual([true, 'TypeError: cannot read ***']);
  });

  it('passes conditions on with what the parser noted', async () => {
    const { notices } = await planOf({ until: ['status=200'] });
    expect(notices.map(({ code }) => code)).toEqual(['condition']);
  });
});

describe('run without a name', () => {
  it('lists the names', async () => {
    expect(await listWatches({ kind: 'run', names: [], flags: asFlags({}) }, surroundingsOf({ project }))).toBe(
      'deploy  https://a.b/{{var:ID}}\n',
    );
  });
});
