/** `watch-api test FILE`: conditions tried on a saved body, through the ordinary code path but for what asks and waits. */

import { asFlags } from '../config/layers/raw-values.ts';
import { resolvePlan } from '../config/resolve.ts';
import { readHeader } from '../config/values/header.ts';
import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError } from '../domain/errors.ts';
import { readingTrouble } from '../domain/file-error.ts';
import { exitCodes } from '../domain/outcome.ts';
import type { Plan } from '../domain/plan.ts';
import { printable } from '../domain/printable.ts';
import type { Meta, Reply } from '../domain/reply.ts';
import { shownFieldLines } from '../domain/secret-field.ts';
import { SAVED } from '../domain/watch.ts';
import { carryOut, type Finish } from './carry-out.ts';
import type { Invocation } from './command-line/invocation.ts';
import { applicableEnvironment } from './command-line/saved-body-options.ts';
import type { World } from './ports.ts';

type TestInvocation = Extract<Invocation, { kind: 'test' }>;

/** Judges a saved body as if a server had just sent it: verdict, explanation and exit code of `--once`. @throws UsageError */
export async function judgeSaved({ file, status, flags }: TestInvocation, world: World): Promise<Finish> {
  const body = await readBody(file, world);
  const headers = Object.fromEntries((flags.get('header') ?? []).map(({ text }) => fieldOf(text)));
  const meta: Meta = { status, reason: '', headers, url: file, latency: 0, bytes: body.length };
  const plan = await planTrial(nameOf(file), flags, world);
  if (plan.output.dryRun) {
    world.terminal.out(describeTrial(plan, meta));
    return { exitCode: exitCodes.met };
  }
  const interrupts = world.interrupts();
  const ports = await world.ports(interrupts, plan);
  const finish = await carryOut(plan, { ...ports, sources: [sourceOf({ kind: 'response', body, meta, then: 'interval' })] });
  interrupts.release();
  return finish;
}

/** The plan of one look, told in terms of the file. What is configured for watches has no say in it. */
async function planTrial(name: string, flags: TestInvocation['flags'], { surroundings }: World): Promise<Plan> {
  const own = new Map([...flags, ...asFlags({ once: ['true'], 'no-config': ['true'], noproxy: ['*'] })]);
  own.delete('header');
  const environment = applicableEnvironment(surroundings.environment);
  const target = { name, text: 'http://localhost/' };
  const plan = await resolvePlan({ kind: 'watch', targets: [target], flags: own }, { ...surroundings, environment });
  const [planned] = plan.watches;
  const { goals } = planned.watch;
  if (goals.until.length + goals.failWhen.length === 0) {
    throw new UsageError('there is nothing to judge', { hint: 'Say it with --until or --fail-when: --until status=ready.' });
  }
  const watch = { ...planned.watch, target: name, source: { kind: SAVED, options: {} }, limits: { once: true } };
  // Nothing is waited for, so there is nothing to repaint.
  const format = plan.output.format === 'ndjson' ? 'ndjson' : 'plain';
  return { ...plan, watches: [{ ...planned, watch }], output: { ...plan.output, format } };
}

function sourceOf(reply: Reply): SourceDefinition {
  const feed = { next: async () => reply, close: async () => undefined };
  return { kind: SAVED, summary: 'a body that was saved before', options: [], open: async () => feed };
}

/** `--dry-run`: what would be judged, and by what. */
function describeTrial({ watches: [{ watch }], secrets }: Plan, { status, headers }: Meta): string {
  const { goals, okStatus, fatalStatus } = watch;
  const lines = [
    `body     ${watch.target}, taken to have come with the status ${status}`,
    ...shownFieldLines(headers).map((line) => `         ${line}`),
    ...goals.failWhen.map(({ text }) => `fail     when ${text}`),
    ...goals.until.map(({ text }) => `until    ${text}`),
    `ok       ${okStatus.text}; refused: ${fatalStatus.text}`,
    'Nothing was judged.',
  ];
  return lines.map((line) => `${printable(secrets.mask(line))}\n`).join('');
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
