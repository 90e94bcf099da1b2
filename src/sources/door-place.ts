/** Where a door for webhooks is opened: told by a URL that stands for it, on this machine alone unless others are let in. */

import { UsageError } from '../domain/errors.ts';

/** A place to listen. */
export interface DoorPlace {
  /** A name or an address; `*` is all this machine has. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Other machines can reach it. */
  readonly isPublic: boolean;
  /** Where the door can be reached from this machine, once its port is known. */
  urlAt(port: number): string;
}

const LOOPBACK = '127.0.0.1';
const IS_LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The place a URL stands for: `http://localhost:8787/hook`. `localhost` is where nothing was said, and leaves the choice to
 * us: 127.0.0.1, or every address of a door that is public. Port 0 is any free one.
 * @throws UsageError for a host others can reach, where the door is not to be public.
 */
export function doorOf(url: string, isPublic: boolean): DoorPlace {
  const { hostname, port, pathname } = new URL(url);
  const isOurChoice = hostname === 'localhost';
  const isLoopback = IS_LOOPBACK.test(hostname);
  if (!isPublic && !isLoopback) {
    throw new UsageError(`${hostname} is open to other machines`, {
      hint: 'Say --public if that is meant, with --verify-secret, so that not everyone can call.',
    });
  }
  const given = hostname.replace(/^\[|\]$/g, '');
  const shown = isOurChoice ? LOOPBACK : hostname;
  return {
    host: isOurChoice ? (isPublic ? '*' : LOOPBACK) : given,
    port: port === '' ? 80 : Number(port),
    path: pathname,
    isPublic: isPublic && (isOurChoice || !isLoopback),
    urlAt: (known) => `http://${shown}:${known}${pathname}`,
  };
}
