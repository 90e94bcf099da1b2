import { describe, expect, it } from 'vitest';
import type { CodedError } from '../../../../src/system/http/error.ts';
import { tlsFailureOf } from '../../../../src/system/http/tls-failure.ts';

const connecting = {
  url: 'https://api.example.com/deploys/42',
  reached: { sent: false, stale: false, begun: false },
  speaksHttp: false,
};
const sent = { ...connecting, reached: { sent: true, stale: false, begun: false } };

function errorOf(code: string, reason = ''): CodedError {
  return { code, reason, message: 'as OpenSSL says it', address: '', port: '', data: '' };
}

describe('certificates that are not accepted', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is self-signed', /--cacert <file\.pem> .* -k$/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate was issued by an authority that is not trusted here', /--cacert/],
    ['CERT_HAS_EXPIRED', 'the certificate has expired', /^Skip the check, if you know why: -k$/],
    ['INVALID_PURPOSE', 'the certificate is not accepted', /-k$/],
    ['CRL_HAS_EXPIRED', 'the certificate is not accepted', /-k$/],
  ])('%s: %s', (code, what, hint) => {
    expect(tlsFailureOf(errorOf(code), connecting)).toEqual({
      kind: 'protocol',
      code,
      message: `${what} (${code})`,
      hint: expect.stringMatching(hint),
    });
  });

  it('names the names of a certificate for another host', () => {
    const reason = "Host: localhost. is not in the cert's altnames: DNS:other.test";
    expect(tlsFailureOf(errorOf('ERR_TLS_CERT_ALTNAME_INVALID', reason), connecting)).toMatchObject({
      message: `the certificate is for another name: ${reason} (ERR_TLS_CERT_ALTNAME_INVALID)`,
    });
  });
});

describe('a port that does not speak TLS', () => {
  it.each([
    ['ERR_SSL_WRONG_VERSION_NUMBER', ''],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', ''],
    ['EPROTO', 'wrong version number'],
  ])('is told from %s %s, with the URL to use', (code, reason) => {
    expect(tlsFailureOf(errorOf(code, reason), { ...connecting, url: 'https://127.0.0.1:3000/x' })).toEqual({
      kind: 'protocol',
      code: 'NOT_TLS',
      message: '127.0.0.1:3000 speaks plain text, not TLS',
      hint: 'Use http://127.0.0.1:3000',
    });
  });

  it('names the port where the URL does not', () => {
    expect(tlsFailureOf(errorOf('ERR_SSL_WRONG_VERSION_NUMBER'), connecting)).toMatchObject({
      hint: 'Use http://api.example.com:443',
    });
  });
});

describe('a handshake that fails', () => {
  it('is final, with the reason', () => {
    const error = errorOf('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version');
    expect(tlsFailureOf(error, connecting)).toEqual({
      kind: 'protocol',
      code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      message: 'the TLS handshake failed: the server said "protocol version" (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)',
    });
  });

  it('is passing trouble while a server is still getting its certificate', () => {
    expect(tlsFailureOf(errorOf('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR'), connecting)).toBeUndefined();
  });
});

describe('a server that wants to know who we are', () => {
  const required = errorOf('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsv13 alert certificate required');
  const unknown = errorOf('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tlsv1 alert unknown ca');
  const refused = errorOf('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'sslv3 alert handshake failure');
  const identified = { ...connecting, identified: true };

  it('is told how, after the handshake too (TLS 1.3)', () => {
    expect(tlsFailureOf(required, sent)).toEqual({
      kind: 'protocol',
      code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      message: 'the server wants a client certificate (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
      hint: 'Give one: --cert <file.pem> --key <file.pem>',
    });
  });

  it('may say no more than that the handshake failed (TLS 1.2)', () => {
    expect(tlsFailureOf(refused, connecting)).toMatchObject({
      message: 'the TLS handshake failed: the server said "handshake failure" (ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE)',
      hint: 'If the server wants a client certificate, give one: --cert <file.pem> --key <file.pem>',
    });
    const newer = errorOf('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ssl/tls alert handshake failure');
    expect(tlsFailureOf(newer, connecting)).toMatchObject({ hint: expect.stringContaining('--cert') });
    expect(tlsFailureOf(refused, identified)).not.toHaveProperty('hint');
  });

  it('may not accept what we said', () => {
    expect(tlsFailureOf(unknown, identified)).toMatchObject({
      message: 'the server does not accept the client certificate: unknown ca (ERR_SSL_TLSV1_ALERT_UNKNOWN_CA)',
      hint: 'Give one it knows: --cert <file.pem> --key <file.pem>',
    });
  });
});

describe('anything else', () => {
  it('on the way, after the handshake, is passing trouble', () => {
    expect(tlsFailureOf(errorOf('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), sent)).toBeUndefined();
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT'])('like %s is not of TLS', (code) => {
    expect(tlsFailureOf(errorOf(code), connecting)).toBeUndefined();
  });
});
