/** Has a server listen, and says in words for people why it cannot. */

import type { Server } from 'node:http';
import type { DoorRules } from '../../domain/channels.ts';
import { UsageError } from '../../domain/errors.ts';
import { codeOf } from '../../domain/file-error.ts';

/** Every address of this machine, of both families where it has both. */
const ANYWHERE = '*';
const NO_ADDRESS: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT', 'EINVAL']);

/** Listens; gives the port. @throws UsageError */
export async function listenAt(server: Server, { host, port }: Pick<DoorRules, 'host' | 'port'>): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error) => reject(mistakeOf(error, host, port));
    server.once('error', refuse);
    server.listen({ port, ...(host !== ANYWHERE && { host }) }, () => {
      server.off('error', refuse);
      // A connection that could not be taken, for want of files: whoever calls tries again.
      server.on('error', () => {});
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function mistakeOf(cause: Error, host: string, port: number): UsageError {
  const code = codeOf(cause);
  if (code === 'EADDRINUSE') {
    const hint = 'Choose another one, or 0 for any that is free.';
    return new UsageError(`port ${port} is taken: another program listens there`, { hint, cause });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const hint = 'Ports below 1024 are kept for the system: choose a higher one.';
    return new UsageError(`port ${port} is not ours to listen on`, { hint, cause });
  }
  if (NO_ADDRESS.has(code)) {
    const hint = 'Leave the host out to listen on 127.0.0.1; with --public that is every address.';
    return new UsageError(`${host} is no address of this machine`, { hint, cause });
  }
  return new UsageError(`cannot listen on port ${port}: ${code}`, { cause });
}
