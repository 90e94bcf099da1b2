/** Claims about certificates and keys: read by OpenSSL, as Node has it. */
import { describe, expect, it } from 'vitest';
import { pem } from '../../../src/system/pem.ts';
import { keyPassword, lockedKey, oldLockedKey, strangeKey } from '../../support/keys.ts';
import { key, otherName, selfSigned } from '../../support/server-certificates.ts';

const broken = selfSigned.replace('MIIB', 'AAAA');

describe('certificates', () => {
  it.each([
    ['one', selfSigned, true],
    ['several', `${selfSigned}\n${otherName}`, true],
    ['one among other text', `# mine\n${key}\n${selfSigned}\nmore`, true],
    ['one that is broken', broken, false],
    ['one of several that is broken', `${selfSigned}\n${broken}`, false],
    ['a key', key, false],
    ['nothing', '', false],
  ])('%s: %#', async (_, text, found) => {
    expect(await pem.hasCertificates(text)).toBe(found);
  });
});

describe('a key', () => {
  it.each([
    ['as it is', key, undefined, undefined],
    ['that needs no password and is given one', key, 'x', undefined],
    ['behind its certificate', `${selfSigned}\n${key}`, undefined, undefined],
    ['that is locked', lockedKey, undefined, 'locked'],
    ['that is locked, with its password', lockedKey, keyPassword, undefined],
    ['that is locked, with another', lockedKey, 'x', 'wrong password'],
    ['that is locked, with an empty one', lockedKey, '', 'wrong password'],
    ['locked in the older form', oldLockedKey, undefined, 'locked'],
    ['locked in the older form, with its password', oldLockedKey, keyPassword, undefined],
    ['locked in the older form, with another', oldLockedKey, 'x', 'wrong password'],
    ['that is a certificate', selfSigned, undefined, 'absent'],
    ['that is nothing', '', undefined, 'absent'],
  ] as const)('%s: %#', async (_, text, password, trouble) => {
    expect(await pem.keyTrouble(text, password)).toBe(trouble);
  });
});

describe('a certificate and a key', () => {
  it.each([
    ['that were made together', { certificate: selfSigned, key }, true],
    ['in one text', { certificate: `${key}\n${selfSigned}`, key: `${key}\n${selfSigned}` }, true],
    ['of which the key is locked', { certificate: selfSigned, key: lockedKey, passphrase: keyPassword }, true],
    ['that were not', { certificate: selfSigned, key: strangeKey }, false],
  ])('%s: %#', async (_, identity, together) => {
    expect(await pem.belongTogether(identity)).toBe(together);
  });
});
