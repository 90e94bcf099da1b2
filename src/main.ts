/** The composition root: real ports in, an exit code out. What a run does not need is not loaded. */

import metadata from '../package.json' with { type: 'json' };
import { type Invocation, parseArguments } from './cli/command-line/parse.ts';
import { formatUsageError } from './cli/command-line/usage-error.ts';
import { UsageError } from './domain/errors.ts';
import { exitCodes } from './domain/outcome.ts';
import type { Terminal } from './domain/ports.ts';
import { createTerminal } from './system/terminal/terminal.ts';

type Finish = import('./cli/carry-out.ts').Finish;

const { version } = metadata;
const LINGER = 300;

async function main(argv: readonly string[]): Promise<void> {
  const pipe = new AbortController();
  const terminal = createTerminal(
    { stdout: process.stdout, stderr: process.stderr, environment: process.env, platform: process.platform },
    () => pipe.abort({ kind: 'signal', signal: 'SIGPIPE' }),
  );
  try {
    const { exitCode } = await answer(parseArguments(argv), terminal, pipe.signal);
    process.exitCode = exitCode;
  } catch (error) {
    process.exitCode = tellError(error, terminal, argv.includes('--debug'));
  }
  // A name lookup cannot be cancelled: without this it would keep a finished program until the resolver gives up.
  setTimeout(() => process.exit(), LINGER).unref();
}

/** Answers at once what needs no network; loads the rest for what does. */
async function answer(invocation: Invocation, terminal: Terminal, pipe: AbortSignal): Promise<Finish> {
  switch (invocation.kind) {
    case 'help':
    case 'completion':
      terminal.out(invocation.text);
      return { exitCode: exitCodes.met };
    case 'version':
      terminal.out(`watch-api ${version}\n`);
      return { exitCode: exitCodes.met };
    default: {
      const { perform } = await import('./perform.ts');
      return perform(invocation, { terminal, pipe, version });
    }
  }
}

/** The user's mistakes are explained; anything else is ours, and says what to report. */
function tellError(error: unknown, terminal: Terminal, debug: boolean): number {
  const stack = error instanceof Error && debug ? `${error.stack}\n` : '';
  if (error instanceof UsageError) {
    terminal.err(formatUsageError(error) + stack);
    return exitCodes.usage;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  terminal.err(
    `bug: watch-api ${version} on Node ${process.versions.node} ${process.platform} met what it does not know: ${message}\n`,
  );
  terminal.err(stack || '  Please report this line and the command; --debug adds where it happened.\n');
  return exitCodes.bug;
}

void main(process.argv.slice(2));
