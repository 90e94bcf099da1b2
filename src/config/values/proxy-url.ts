/** `[PROTOCOL://][USER:PASSWORD@]HOST[:PORT]`: a proxy as curl and the environment write it. */

import { UsageError } from '../../domain/errors.ts';
import { percentDecoded } from '../../requests/secret-forms.ts';

/** A proxy, and who logs in to it. */
export interface ProxyAddress {
  /** Absolute, http or https, always with its port. */
  readonly url: string;
  readonly credentials?: { readonly user: string; readonly password: string };
}

const HOW = 'Write http://HOST:PORT or https://HOST:PORT.';
/** curl's, where none is written: not those of the web. */
const STANDARD_PORTS: Readonly<Record<string, number>> = { http: 1080, https: 443 };
const PARTS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^/?#]*)@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::(\d+))?(?:[/?#].*)?$/is;

/** Reads a proxy; a path is passed over. @throws UsageError that never shows a password. */
export function readProxyAddress(text: string): ProxyAddress {
  const [, scheme = 'http', login, host = '', port] = PARTS.exec(text) ?? [];
  const protocol = scheme.toLowerCase();
  if (protocol.startsWith('socks')) {
    throw new UsageError(`${protocol} is not spoken: watch-api goes through HTTP proxies`, { hint: HOW });
  }
  const standard = STANDARD_PORTS[protocol];
  if (standard === undefined) throw new UsageError(`${protocol}: is no protocol of a proxy`, { hint: HOW });
  const number = port === undefined ? standard : Number(port);
  if (host === '' || number === 0 || !URL.canParse(`${protocol}://${host}:${number}`)) {
    throw new UsageError('this is not the address of a proxy', { hint: HOW });
  }
  // A URL drops the port that is its scheme's own, so the host is taken from it alone.
  const url = `${protocol}://${new URL(`${protocol}://${host}`).hostname}:${number}`;
  return { url, ...(login !== undefined && { credentials: credentialsOf(login) }) };
}

function credentialsOf(login: string): { readonly user: string; readonly password: string } {
  const colon = login.indexOf(':');
  const [user, password] = colon < 0 ? [login, ''] : [login.slice(0, colon), login.slice(colon + 1)];
  return { user: percentDecoded(user), password: percentDecoded(password) };
}
