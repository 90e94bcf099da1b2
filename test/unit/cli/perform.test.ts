/** Claims about what is done for an invocation. */
import { expect, it } from 'vitest';
import { perform } from '../../../src/cli/perform.ts';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { configFile } from '../../support/config-nodes.ts';
import { worldOf } from '../../support/world.ts';

it('run without a name lists the names on standard output', async () => {
  const project = configFile({ version: 1, watches: { deploy: { url: 'https://a.b/' } } });
  const { world, out } = worldOf({ project });
  expect(await perform({ kind: 'run', names: [], flags: asFlags({}) }, world)).toEqual({ exitCode: 0 });
  expect(out).toEqual(['deploy  https://a.b/\n']);
});

it('a mistake is told before anything of the network is asked for', async () => {
  const { world, demo } = worldOf();
  const watching = perform({ kind: 'watch', targets: [{ text: 'a.b' }], flags: asFlags({ interval: ['5x'] }) }, world);
  await expect(watching).rejects.toThrow('--interval: "5x" is not a duration');
  expect(demo.portsOpened()).toBe(0);
});
