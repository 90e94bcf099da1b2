/** The certificate a client shows, and its key: read and checked before anything is sent. */

import { UsageError } from '../../domain/errors.ts';
import type { KeyTrouble } from '../../domain/pem.ts';
import type { ClientIdentity } from '../../domain/route.ts';
import type { OptionReader } from '../option-reader.ts';
import { readCertificateFile } from '../values/certificate-file.ts';
import { readFileName } from '../values/kinds.ts';
import type { RequestMakings } from './sources.ts';

/** A key, and the file it is from. */
interface KeyFile {
  readonly pem: string;
  readonly path: string;
}

/** A certificate, its file, and the password that stood behind that file's name. */
interface Certificate extends KeyFile {
  readonly password: string | undefined;
}

const HOW_PEM = 'PEM begins with -----BEGIN. From a .p12 file: openssl pkcs12 -in FILE -nodes -out cert.pem';
const HOW_KEY = "Write --pass '{{env:KEY_PASSWORD}}'.";

/** The identity of `--cert`, `--key` and `--pass`; undefined without a certificate. @throws UsageError */
export async function readIdentity(reader: OptionReader, makings: RequestMakings): Promise<ClientIdentity | undefined> {
  const [certificate] = await reader.each('cert', (text) => readCertificate(text, makings));
  if (certificate === undefined) {
    const lost = ['key', 'pass'].find((name) => reader.has(name));
    if (lost === undefined) return undefined;
    throw new UsageError(`--${lost} needs a certificate`, { hint: 'Give it with --cert FILE.' });
  }
  const password = reader.value('pass') ?? certificate.password;
  const [own] = await reader.each('key', async (text) => {
    const path = readFileName(text);
    return readKey({ path, pem: await pemOf(path, makings) }, { certificate, password }, makings);
  });
  if (own !== undefined) return own;
  const [shared] = await reader.each('cert', () => readKey(certificate, { certificate, password }, makings));
  return shared;
}

/** The authorities of `--cacert`, as PEM. @throws UsageError */
export async function readAuthorities(reader: OptionReader, makings: RequestMakings): Promise<string | undefined> {
  const [authorities] = await reader.each('cacert', async (text) => {
    const path = readFileName(text);
    const pem = await pemOf(path, makings);
    if (await makings.surroundings.pem.hasCertificates(pem)) return pem;
    throw new UsageError(`${path} has no certificates in PEM form`, { hint: HOW_PEM });
  });
  return authorities;
}

async function readCertificate(text: string, makings: RequestMakings): Promise<Certificate> {
  const { path, password } = readCertificateFile(text);
  if (password !== undefined) makings.expander.keep([password]);
  const pem = await pemOf(path, makings);
  if (await makings.surroundings.pem.hasCertificates(pem)) return { pem, path, password };
  throw new UsageError(`${path} has no certificate in PEM form`, { hint: HOW_PEM });
}

/** The identity a key makes with the certificate. */
async function readKey(
  key: KeyFile,
  { certificate, password }: { readonly certificate: Certificate; readonly password: string | undefined },
  makings: RequestMakings,
): Promise<ClientIdentity> {
  const { trouble, passphrase } = await opened(key, password, makings);
  if (trouble === 'absent' && key.path === certificate.path) {
    throw new UsageError(`${key.path} has no private key in PEM form`, { hint: 'Give the key with --key FILE.' });
  }
  if (trouble !== undefined) throw lockedOut(key, trouble);
  if (passphrase !== undefined) makings.expander.keep([passphrase]);
  const identity = { certificate: certificate.pem, key: key.pem, ...(passphrase !== undefined && { passphrase }) };
  if (await makings.surroundings.pem.belongTogether(identity)) return identity;
  throw new UsageError(`the key in ${key.path} is not that of the certificate in ${certificate.path}`, {
    hint: 'A certificate and its key are made together; the certificate of the client stands first in its file.',
  });
}

/** What is wrong with a key, if anything, and its password, which is asked for at the terminal where it is needed and not given. */
async function opened(
  { path, pem }: KeyFile,
  password: string | undefined,
  { surroundings }: RequestMakings,
): Promise<{ readonly trouble: KeyTrouble | undefined; readonly passphrase: string | undefined }> {
  const trouble = await surroundings.pem.keyTrouble(pem, password);
  if (trouble !== 'locked') return { trouble, passphrase: password };
  const passphrase = await surroundings.askSecret(`Password of the key in ${path}: `);
  return { trouble: await surroundings.pem.keyTrouble(pem, passphrase), passphrase };
}

function lockedOut({ path }: KeyFile, trouble: KeyTrouble): UsageError {
  switch (trouble) {
    case 'absent':
      return new UsageError(`${path} has no private key in PEM form`, { hint: HOW_PEM });
    case 'locked':
      return new UsageError(`the key in ${path} is encrypted, and there is no password`, { hint: HOW_KEY });
    case 'wrong password':
      return new UsageError(`the password does not open the key in ${path}`, { hint: HOW_KEY });
  }
}

async function pemOf(path: string, { inputs }: RequestMakings): Promise<string> {
  return new TextDecoder().decode(await inputs.read(path, 'Write the path of a file in PEM form.'));
}
