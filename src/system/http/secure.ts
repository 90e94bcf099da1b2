/** Puts TLS over a socket, as a route wants it: whom to trust, who we are, which protocols to offer. */

import { isIP, isIPv6, type Socket } from 'node:net';
import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import type { Route } from '../../domain/route.ts';
import { identityFailureOf } from './identity-failure.ts';
import { ready } from './ready.ts';
import { RouteError } from './route-error.ts';

/** One handshake. */
export interface Handshake {
  /** Whose certificate it must be: a name, or an address without brackets. */
  readonly host: string;
  /** By preference (ALPN, RFC 7301). */
  readonly protocols: readonly string[];
}

/** Puts TLS over a connected socket. Rejects with Node's error, or a RouteError; the socket is destroyed then. */
export type Secure = (socket: Socket, handshake: Handshake, signal: AbortSignal) => Promise<TLSSocket>;

// An import would make Node read all of the module's exports at the start, its hundred and more certificates among them.
const tls = () => process.getBuiltinModule('node:tls');

/**
 * TLS to origins. Sessions are never resumed: a resumed one shows no certificate, and a watch that runs for weeks must see
 * the one the server has now, renewed, expired or revoked.
 */
export function openSecurity({ insecure, authorities, identity }: Pick<Route, 'insecure' | 'authorities' | 'identity'>): Secure {
  const context = once(() =>
    tls().createSecureContext({
      ...(authorities !== undefined && { ca: authorities }),
      ...(identity !== undefined && { cert: identity.certificate, key: identity.key }),
      ...(identity?.passphrase !== undefined && { passphrase: identity.passphrase }),
    }),
  );
  return (socket, handshake, signal) => wrap({ socket, handshake, context, rejectUnauthorized: !insecure }, signal);
}

/** TLS to proxies: always verified, by the route's own authorities besides the standard ones, and without saying who we are. */
export function openProxySecurity({ authorities }: Pick<Route, 'authorities'>): Secure {
  const context = once(() =>
    tls().createSecureContext(authorities === undefined ? {} : { ca: [...tls().rootCertificates, authorities] }),
  );
  return (socket, handshake, signal) => wrap({ socket, handshake, context, rejectUnauthorized: true }, signal);
}

interface Wrapping {
  readonly socket: Socket;
  readonly handshake: Handshake;
  readonly context: () => SecureContext;
  readonly rejectUnauthorized: boolean;
}

async function wrap({ socket, handshake, context, rejectUnauthorized }: Wrapping, signal: AbortSignal): Promise<TLSSocket> {
  const { host, protocols } = handshake;
  const secureContext = loaded(context, socket);
  // Only names are told (RFC 6066 §3), without a dot at the end.
  const servername = isIP(host) === 0 ? host.replace(/\.$/, '') : '';
  const verification = { secureContext, rejectUnauthorized, checkServerIdentity: checkIdentity };
  const options = { socket, host, servername, ...verification, ALPNProtocols: [...protocols] };
  return ready(tls().connect(options), 'secureConnect', signal);
}

/** Node's own check, but Node 22.23 takes no address of IPv6 for one. */
function checkIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  if (isIPv6(host)) {
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    if (new X509Certificate(certificate.raw).checkIP(host) !== undefined) return undefined;
  }
  return tls().checkServerIdentity(host, certificate);
}

function loaded(context: () => SecureContext, socket: Socket): SecureContext {
  try {
    return context();
  } catch (error) {
    socket.destroy();
    throw new RouteError(identityFailureOf(error));
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
