/** `watch-api demo`: a sample deployment of our own, watched through the ordinary code path, or only served. */

import { asFlags } from '../config/layers/raw-values.ts';
import { splitTarget } from '../config/request/target.ts';
import { exitCodes } from '../domain/outcome.ts';
import type { Finish } from './carry-out.ts';
import type { Invocation } from './command-line/invocation.ts';
import type { SampleApi, World } from './ports.ts';
import { performWatch } from './watch.ts';

const goals = { until: ['status=ready'], 'fail-when': ['status=failed'], timeout: ['2m'] } as const;

/** Watches the sample deployment, showing the equivalent command first; or serves it until it is interrupted. */
export async function performDemo({ fail, serve, flags }: Extract<Invocation, { kind: 'demo' }>, world: World): Promise<Finish> {
  const demo = await world.startDemo({ fail, port: serve ?? 0 });
  try {
    if (serve !== undefined) return await serveUntilStopped(demo, world);
    if (!flags.has('quiet')) world.terminal.err(`$ ${commandFor(demo)}\n`);
    // The demo shows the program as it is, whatever the user's own files and proxies make of it.
    const own = asFlags({ ...goals, 'no-config': ['true'], noproxy: ['*'] });
    return await performWatch({ kind: 'watch', targets: [splitTarget(demo.url)], flags: new Map([...flags, ...own]) }, world);
  } finally {
    await demo.close();
  }
}

async function serveUntilStopped(demo: SampleApi, { terminal, interrupts }: World): Promise<Finish> {
  const { signal, release } = interrupts();
  terminal.err(`Serving a sample deployment API at ${demo.origin} until you press Ctrl-C. Watch it from elsewhere:\n`);
  terminal.err(`  ${commandFor(demo)}\n`);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  release();
  return { exitCode: exitCodes.met };
}

function commandFor({ url }: SampleApi): string {
  const flags = Object.entries(goals).flatMap(([name, values]) => values.map((value) => `--${name} ${value}`));
  return `watch-api ${url} ${flags.join(' ')}`;
}
