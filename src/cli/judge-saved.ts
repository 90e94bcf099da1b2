/** `watch-api test FILE`: conditions tried on a saved body, through the ordinary code path but for the network. */

import { asFlags } from '../config/layers/raw-values.ts';
import { resolvePlan } from '../config/resolve.ts';
import { readHeader } from '../config/values/header.ts';
import { UsageError } from '../domain/errors.ts';
import { readingTrouble } from '../domain/file-error.ts';
import type { Plan } from '../domain/plan.ts';
import type { Exchange, Http } from '../domain/ports.ts';
import { carryOut, type Finish } from './carry-out.ts';
import type { Invocation } from './command-line/invocation.ts';
import type { World } from './ports.ts';

type TestInvocation = Extract<Invocation, { kind: 'test' }>;

/** Judges a saved body as if a server had just sent it: verdict, explanation and exit code of `--once`. @throws UsageError */
export async function judgeSaved({ file, status, flags }: TestInvocation, world: World): Promise<Finish> {
  const body = await readBody(file, world);
  const headers = Object.fromEntries((flags.get('header') ?? []).map(({ text }) => fieldOf(text)));
  const own = new Map([...flags, ...asFlags({ once: ['true'] })]);
  own.delete('header');
  const plan = await resolvePlan(
    { kind: 'watch', targets: [{ name: nameOf(file), text: 'http://localhost/' }], flags: own },
    world.surroundings,
  );
  const [{ watch }] = plan.watches;
  if (watch.goals.until.length + watch.goals.failWhen.length === 0) {
    throw new UsageError('there is nothing to judge', { hint: 'Say it with --until or --fail-when: --until status=ready.' });
  }
  const interrupts = world.interrupts();
  const ports = await world.ports(interrupts, {});
  const meta = { status, reason: '', headers, url: file, latency: 0, bytes: body.length };
  const finish = await carryOut(explained(plan, file), { ...ports, http: answering({ kind: 'answer', meta, body }) });
  interrupts.release();
  return finish;
}

/** Told in terms of the file, and with every condition's own verdict, which is what one asks for here. */
function explained(plan: Plan, file: string): Plan {
  const [first, ...others] = plan.watches;
  const watch = { ...first.watch, target: nameOf(file) };
  const verbosity = plan.output.verbosity === 0 ? 1 : plan.output.verbosity;
  return { ...plan, watches: [{ ...first, watch }, ...others], output: { ...plan.output, verbosity } };
}

async function readBody(file: string, { surroundings }: World): Promise<Uint8Array> {
  if (file === '-') return surroundings.stdin();
  try {
    return await surroundings.files.read(file);
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${readingTrouble(cause)}`, {
      hint: 'Write the path of a saved body, or - for standard input.',
      cause,
    });
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

function fieldOf(line: string): readonly [string, string] {
  const { name, value } = readHeader(line);
  return [name.toLowerCase(), value ?? ''];
}

function answering(answer: Exchange): Http {
  return { exchange: async () => answer, close: async () => undefined };
}
