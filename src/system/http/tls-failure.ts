/** TLS trouble in words for people: what waiting does not cure, and what to do about it. */

import { excerpt } from '../../domain/printable.ts';
import type { Failure } from '../../domain/reply.ts';
import type { CodedError, ErrorContext } from './error.ts';

/** What OpenSSL finds wrong with certificates (Node's documentation, "X509 certificate error codes"), in words. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate chain ends in a root that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate was issued by an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate was issued by an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate was issued by an authority that is not trusted here',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_REVOKED: 'the certificate was revoked',
  HOSTNAME_MISMATCH: 'the certificate is for another name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'the certificate names its hosts in a way that cannot be read',
};
/** The rest of them. */
const OTHER_CERTIFICATE =
  /^(?:UNABLE_TO_|CERT_|CRL_|ERROR_IN_C(?:ERT|RL)_|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|AKID_|KEYUSAGE_|SUBJECT_ISSUER_)/;
const TRUST_IS_MISSING = /SELF_SIGNED|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)/;
// What a TLS client makes of an answer that is not TLS, by version of OpenSSL.
const PLAIN_TEXT = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_TOO_SMALL/;
// Servers send it while they are still getting a certificate.
const CURABLE_ALERT = /ALERT_INTERNAL_ERROR/;
// What servers send of the client's certificate (RFC 8446 §6.2); `access denied` in older dialects too.
const CLIENT_ALERT =
  /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN|REQUIRED)|UNKNOWN_CA|ACCESS_DENIED)/;
const HOW_TO_IDENTIFY = '--cert <file.pem> --key <file.pem>';

/** The failure a TLS error stands for; undefined for any other error, and for those that waiting may cure. */
export function tlsFailureOf(error: CodedError, context: ErrorContext): Failure | undefined {
  const { code } = error;
  if (code in CERTIFICATE || OTHER_CERTIFICATE.test(code)) return badCertificate(error);
  if (!isTls(error) || CURABLE_ALERT.test(signOf(error))) return undefined;
  // After the handshake only an alert is the server's judgement; the rest is damage on the way.
  if (context.reached.sent && !signOf(error).includes('ALERT')) return undefined;
  if (PLAIN_TEXT.test(signOf(error))) return plainText(context.url);
  return CLIENT_ALERT.test(signOf(error)) ? strangeClient(error, context) : handshake(error, context);
}

function isTls({ code }: CodedError): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL_');
}

/** The reason as the newer error codes spell it: `ERR_SSL_WRONG_VERSION_NUMBER`, or EPROTO with "wrong version number". */
function signOf({ code, reason }: CodedError): string {
  return `${code} ${reason.toUpperCase().replaceAll(' ', '_')}`;
}

function badCertificate({ code, reason }: CodedError): Failure {
  const what = CERTIFICATE[code] ?? 'the certificate is not accepted';
  const names = code === 'ERR_TLS_CERT_ALTNAME_INVALID' && reason !== '' ? `: ${excerpt(reason, 200)}` : '';
  const trust = 'Trust its authority: --cacert <file.pem>';
  const skip = 'skip the check: -k';
  const hint = TRUST_IS_MISSING.test(code) ? `${trust}  ·  ${skip}` : 'Skip the check, if you know why: -k';
  return { kind: 'protocol', code, message: `${what}${names} (${code})`, hint };
}

function plainText(url: string): Failure {
  const { hostname, port } = new URL(url);
  const host = `${hostname}:${port === '' ? '443' : port}`;
  return { kind: 'protocol', code: 'NOT_TLS', message: `${host} speaks plain text, not TLS`, hint: `Use http://${host}` };
}

/** The server judged the certificate we showed, or that we showed none. */
function strangeClient(error: CodedError, { identified }: ErrorContext): Failure {
  const { code } = error;
  if (identified !== true)
    return {
      kind: 'protocol',
      code,
      message: `the server wants a client certificate (${code})`,
      hint: `Give one: ${HOW_TO_IDENTIFY}`,
    };
  const message = `the server does not accept the client certificate: ${alertIn(error) ?? whyOf(error)} (${code})`;
  return { kind: 'protocol', code, message, hint: `Give one it knows: ${HOW_TO_IDENTIFY}` };
}

function handshake(error: CodedError, { identified }: ErrorContext): Failure {
  const { code } = error;
  const alert = alertIn(error);
  const why = alert === undefined ? whyOf(error) : `the server said "${alert}"`;
  const message = `the TLS handshake failed: ${why} (${code})`;
  // Up to TLS 1.2 this is also how a server misses a client certificate.
  if (identified === true || alert !== 'handshake failure') return { kind: 'protocol', code, message };
  return { kind: 'protocol', code, message, hint: `If the server wants a client certificate, give one: ${HOW_TO_IDENTIFY}` };
}

/** The server's word, out of what OpenSSL makes of it: `sslv3 alert handshake failure`, in newer versions `ssl/tls alert …`. */
function alertIn(error: CodedError): string | undefined {
  return /^[\w/]+ alert (.+)$/.exec(whyOf(error))?.[1];
}

function whyOf({ reason, message }: CodedError): string {
  return excerpt(reason === '' ? message : reason, 200);
}
