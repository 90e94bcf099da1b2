/** Claims about the demo: what it shows before it watches, and how serving ends. */
import { describe, expect, it } from 'vitest';
import { performDemo } from '../../../src/cli/demo.ts';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { worldOf } from '../../support/world.ts';

describe('the demo', () => {
  it('serves until it is interrupted, and then closes', async () => {
    const { world, told, interrupt, demo } = worldOf();
    const finished = performDemo({ kind: 'demo', fail: true, serve: 8080, flags: asFlags({}) }, world);
    await demo.started;
    interrupt();
    expect(await finished).toEqual({ exitCode: 0 });
    expect(told.join('')).toBe(
      'Serving a sample deployment API at http://127.0.0.1:8080 until you press Ctrl-C. Watch it from elsewhere:\n' +
        '  watch-api http://127.0.0.1:8080/deploys/42 --until status=ready --fail-when status=failed --timeout 2m\n',
    );
    expect(demo.calls).toEqual([{ fail: true, port: 8080 }, 'closed']);
  });

  it('shows the command before it watches, and closes even when that fails', async () => {
    const { world, told, demo } = worldOf();
    const flags = asFlags({ format: ['xml'] });
    await expect(performDemo({ kind: 'demo', fail: false, flags }, world)).rejects.toThrow('"xml" is not known');
    expect(told[0]).toMatch(/^\$ watch-api http:\/\/127\.0\.0\.1:\d+\/deploys\/42 --until status=ready /);
    expect(demo.calls).toEqual([{ fail: false, port: 0 }, 'closed']);
  });
});
