/** Commands that are run for what they print, the two streams apart. */

import type { Interruption } from '../../domain/outcome.ts';
import type { Captured, CaptureSpec, Shell } from '../../domain/ports.ts';
import { createInterrupts } from '../interrupts.ts';

/** Runs a command to its end, as the shell does, and gives what it printed. Never rejects. */
export async function capture(shell: Pick<Shell, 'run'>, spec: CaptureSpec, signal: AbortSignal): Promise<Captured> {
  let [out, err] = ['', ''];
  const output = (text: string) => {
    out += text;
  };
  const complain = (text: string) => {
    err += text;
  };
  const end = await shell.run({ ...spec, environment: {}, input: '', output, complain }, signal);
  return { end, out, err };
}

/** The same while nobody listens for signals yet: one that comes ends the command and its children, and then us. */
export async function captureAlone(shell: Pick<Shell, 'run'>, spec: CaptureSpec): Promise<Captured> {
  const interrupts = createInterrupts();
  const captured = await capture(shell, spec, interrupts.signal);
  interrupts.release();
  const interruption: Interruption | undefined = interrupts.signal.reason;
  if (interruption?.kind === 'signal') interrupts.reraise(interruption.signal);
  return captured;
}
