/** Certificates and keys as a port: whether they can be read, opened, and belong together. OpenSSL is loaded when it is asked. */

import type { KeyObject } from 'node:crypto';
import type { Pem } from '../domain/pem.ts';

const CERTIFICATE = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]*-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;
/** RFC 7468 §11, and the older form that says so in a header (RFC 1421 §4.6.1.1). */
const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** Node's reading of them. */
export const pem: Pem = {
  async hasCertificates(text) {
    const { X509Certificate } = await import('node:crypto');
    const blocks = text.match(CERTIFICATE) ?? [];
    try {
      return blocks.map((block) => new X509Certificate(block)).length > 0;
    } catch {
      return false;
    }
  },

  async keyTrouble(text, passphrase) {
    const isLocked = ENCRYPTED.test(text);
    if (isLocked && passphrase === undefined) return 'locked';
    try {
      await keyOf(text, passphrase);
      return undefined;
    } catch {
      return isLocked ? 'wrong password' : 'absent';
    }
  },

  async belongTogether({ certificate, key, passphrase }) {
    const { X509Certificate } = await import('node:crypto');
    const [first = ''] = certificate.match(CERTIFICATE) ?? [];
    return new X509Certificate(first).checkPrivateKey(await keyOf(key, passphrase));
  },
};

async function keyOf(text: string, passphrase: string | undefined): Promise<KeyObject> {
  const { createPrivateKey } = await import('node:crypto');
  return createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) });
}
