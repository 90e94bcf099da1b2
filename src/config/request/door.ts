/** Where to listen for webhooks, as people type it: `8787`, `8787/hook`, `0.0.0.0:8787/hook`. */

import { UsageError, wholeOf } from '../../domain/errors.ts';

/** A place to listen. */
export interface Door {
  /** A name or an address, IPv6 in brackets; `localhost` where nothing was said. */
  readonly host: string;
  /** 0 is any free one. */
  readonly port: number;
  /** Begins with a slash; `/` alone is every path. */
  readonly path: string;
}

const WORD = /^(?:(\[[\da-f:.]+\]|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)?:)?(\d+)(\/.*)?$/iu;
const HINT = 'Write [host:]port[/path]: watch-api listen 8787/hook.';

/** Reads the word behind `listen`. @throws UsageError */
export function readDoor(word: string): Door {
  const [whole, host = 'localhost', digits = '', path = '/'] = WORD.exec(word) ?? [];
  if (whole === undefined) throw new UsageError(`"${word}" is no place to listen`, { hint: HINT, spot: wholeOf(word) });
  const port = Number(digits);
  if (port > 65_535) {
    const spot = { text: word, at: word.lastIndexOf(digits, word.length - path.length), length: digits.length };
    throw new UsageError(`${digits} is no port: they end at 65535`, { hint: HINT, spot });
  }
  const strange = path.search(/[\s?#]/);
  if (strange >= 0) {
    const spot = { text: word, at: word.length - path.length + strange, length: 1 };
    throw new UsageError('a door has a path and nothing behind it', { hint: 'Calls may carry any query.', spot });
  }
  return { host, port, path };
}

/** A door as the URL the source `listen` takes: `http://localhost:8787/hook`. */
export function urlOfDoor({ host, port, path }: Door): string {
  return new URL(`http://${host}:${port}${path}`).href;
}
