/** The composition root: real ports in, an exit code out. What a run does not need is not loaded. */

import metadata from '../package.json' with { type: 'json' };
import { helpText } from './cli/command-line/help.ts';
import { type Invocation, parseArguments } from './cli/command-line/parse.ts';
import { formatUsageError } from './cli/command-line/usage-error.ts';
import { completionScript } from './cli/completions/completions.ts';
import { UsageError } from './domain/errors.ts';
import { writingTrouble } from './domain/file-error.ts';
import { brokenOutput, exitCodes, signalNumbers } from './domain/outcome.ts';
import type { Terminal } from './domain/ports.ts';
import { createTerminal } from './system/terminal/terminal.ts';

type Finish = import('./cli/carry-out.ts').Finish;

const { version } = metadata;
const LINGER = 300;

async function main(argv: readonly string[]): Promise<void> {
  const broken = new AbortController();
  const terminal = createTerminal(
    { stdout: process.stdout, stderr: process.stderr, environment: process.env, platform: process.platform },
    (code) => broken.abort(brokenOutput(code)),
  );
  try {
    const { exitCode } = await answer(parseArguments(argv), terminal, broken.signal);
    process.exitCode = await afterWriting(exitCode, terminal);
  } catch (error) {
    process.exitCode = tellError(error, terminal, argv.includes('--debug'));
  }
  // A name lookup cannot be cancelled: without this it would keep a finished program until the resolver gives up.
  setTimeout(() => process.exit(), LINGER).unref();
}

/** Answers at once what needs no network; loads the rest for what does. */
async function answer(invocation: Invocation, terminal: Terminal, broken: AbortSignal): Promise<Finish> {
  switch (invocation.kind) {
    case 'help':
      terminal.out(helpText(invocation.topic));
      return { exitCode: exitCodes.met };
    case 'completion':
      terminal.out(completionScript(invocation.shell));
      return { exitCode: exitCodes.met };
    case 'version':
      terminal.out(`watch-api ${version}\n`);
      return { exitCode: exitCodes.met };
    default: {
      // One import for both: every module file of its own costs the start more than what is in it.
      const { perform, openWorld } = await import('./world.ts');
      return perform(invocation, openWorld({ terminal, broken, version }));
    }
  }
}

/** The exit code once everything has been written: what did not arrive is no success. */
async function afterWriting(exitCode: number, terminal: Terminal): Promise<number> {
  const trouble = await terminal.settled();
  if (trouble === undefined || exitCode !== exitCodes.met) return exitCode;
  if (trouble === 'EPIPE') return 128 + signalNumbers.SIGPIPE;
  terminal.err(`watch-api: cannot write to standard output: ${writingTrouble(trouble)}\n`);
  return exitCodes.state;
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
