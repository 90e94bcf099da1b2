/** Certificates and keys in PEM form (RFC 7468), as far as they are looked at before a connection is made. */

import type { ClientIdentity } from './route.ts';

/** Why a text gives no private key: there is none in it, it is encrypted and no password is given, or another password is. */
export type KeyTrouble = 'absent' | 'locked' | 'wrong password';

/** What can be asked of them. */
export interface Pem {
  /** Whether there is a certificate in a text, and all that are can be read. */
  hasCertificates(pem: string): Promise<boolean>;
  /** What is wrong with the private key in a text; undefined when nothing is. */
  keyTrouble(pem: string, passphrase: string | undefined): Promise<KeyTrouble | undefined>;
  /** Whether the key is that of the first certificate. Both must be readable. */
  belongTogether(identity: ClientIdentity): Promise<boolean>;
}
