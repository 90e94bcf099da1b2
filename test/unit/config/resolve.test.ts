/** Claims about whole plans: what they hold, and that no secret leaves them unmarked. */
import { describe, expect, it } from 'vitest';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { listWatches, resolvePlan } from '../../../src/config/resolve.ts';
import { configFile } from '../../support/config-nodes.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { planOf, surroundingsOf } from '../../support/surroundings.ts';

const project = configFile({
  version: 1,
  watches: {
    deploy: { url: 'https://a.b/{{var:ID}}', until: 'status=ready', bearer: '{{env:TOKEN}}', onMet: './smoke {{var:ID}}' },
  },
});

describe('a plan', () => {
  it('holds the secrets, longest first', async () => {
    const flags = { bearer: ['{{env:TOKEN}}'], until: ['key={{env:KEY}}'] };
    const { secrets } = await planOf(flags, { environment: { TOKEN: 'abcdef', KEY: 'abc' } }, 'https://a.b/?sig=s1g');
    expect(secrets).toEqual(['Bearer abcdef', 'abcdef', 's1g', 'abc']);
  });

  it('of a named watch has everything its entry says', async () => {
    const world = surroundingsOf({ project, environment: { ID: '42', TOKEN: 'tok' } });
    const plan = await resolvePlan({ kind: 'run', names: ['deploy'], flags: asFlags({}) }, world);
    const [{ watch, hooks }] = plan.watches;
    expect([watch.name, watch.request.url, watch.target]).toEqual(['deploy', 'https://a.b/42', 'https://a.b/42']);
    expect(watch.request.headers).toContainEqual(['Authorization', 'Bearer tok']);
    expect(hooks.commands).toEqual([{ on: 'met', command: './smoke 42' }]);
    expect(plan.secrets).toEqual(['Bearer tok', 'tok']);
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
