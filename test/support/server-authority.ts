/** A certificate authority of the tests' own, and what it has issued; made once with openssl. The keys protect nothing: they are public. */

import type { ClientIdentity } from '../../src/domain/route.ts';

/** The authority's certificate, PEM. */
export const authority = `-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUK3rw5L0M4sDllTAf7vuSQ1wJ1OUwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTIwMTk0NDQ5WhgPMjEy
NjEwMjcxOTQ0NDlaMBkxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEzsRAYTXvPcXiqwqcQE4x7SQdUFHOBSUU1Ri6GvSo
dx6WbDusZ6F2TeQMm2pXQm6rurZDXj2YjmIzMMqsaevP3aNTMFEwHQYDVR0OBBYE
FI78KIhxnWFW3ncVgkRA32zxYjz7MB8GA1UdIwQYMBaAFI78KIhxnWFW3ncVgkRA
32zxYjz7MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgbJLdaPEo
QpQt/Q/IVICCHybxJMQ6KpbilACLHGIQWx4CICcdSs5wq7Ism/OK3+gxrkCkaAx1
aJCzXFE3ftMLW4aL
-----END CERTIFICATE-----`;

/** Of a server at `localhost`, below it, `api.example.com` and the loopback addresses, issued by {@link authority}. */
export const served: { readonly key: string; readonly cert: string } = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFggvyFL/KmxI+u9O
l0wyHM7kBWS/IK3dwK7oPMl45o2hRANCAAQaTdC3cDDa/htzcl+q4yK8LagQXLUd
0kNEw/NNl9H5mR4wMQRt6SpfgX63DWCfKN9e9Tn29TSlgP8sTsIgpgJO
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBzDCCAXKgAwIBAgIUTl/iwlT0LGpbyDKXKgDGAvBeeDkwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTIwMTk0NDQ5WhgPMjEy
NjEwMjcxOTQ0NDlaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEG
CCqGSM49AwEHA0IABBpN0LdwMNr+G3NyX6rjIrwtqBBctR3SQ0TD802X0fmZHjAx
BG3pKl+BfrcNYJ8o3171Ofb1NKWA/yxOwiCmAk6jgZowgZcwSgYDVR0RBEMwQYIJ
bG9jYWxob3N0gg9hcGkuZXhhbXBsZS5jb22CCyoubG9jYWxob3N0hwR/AAABhxAA
AAAAAAAAAAAAAAAAAAABMAkGA1UdEwQCMAAwHQYDVR0OBBYEFIekxDPXKsstlvqF
fCgCdzl9LGjIMB8GA1UdIwQYMBaAFI78KIhxnWFW3ncVgkRA32zxYjz7MAoGCCqG
SM49BAMCA0gAMEUCIQCMzPCQ/LSLqSzCiUrcRDL6n/JYHFwM3JWGqZtA5s7AOgIg
ZOCUjI1Q8MhkiGw6zCA2ogKpomCqx1fy1I34ZP104iI=
-----END CERTIFICATE-----`,
};

/** When the certificate of {@link served} expires, in milliseconds since 1970. */
export const servedExpires: number = Date.UTC(2126, 9, 27, 19, 44, 49);

/** Of the client `watcher`, issued by {@link authority}. */
export const identity: ClientIdentity = {
  certificate: `-----BEGIN CERTIFICATE-----
MIIBkjCCATegAwIBAgIUTl/iwlT0LGpbyDKXKgDGAvBeeDowCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTIwMTk0NDQ5WhgPMjEy
NjEwMjcxOTQ0NDlaMBIxEDAOBgNVBAMMB3dhdGNoZXIwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAARfmX924isJkJsxG0RKCM/43W/tKsYfjz+DNTH/4QNn6NX1Bs3p
qrCSKcdbCOxOBCwTKOcPi1u9ic4bN6jNy74Vo2IwYDAJBgNVHRMEAjAAMBMGA1Ud
JQQMMAoGCCsGAQUFBwMCMB0GA1UdDgQWBBSKwAEqauN9bazFJ37wvQbbJeI/njAf
BgNVHSMEGDAWgBSO/CiIcZ1hVt53FYJEQN9s8WI8+zAKBggqhkjOPQQDAgNJADBG
AiEAiMMaPSb+zHTN+FL+6Giq0Is2aAzSq+dOPVwqVjb2X4kCIQDiq2A2PIQyNus5
2mEVgifGboVE1Fpjf3NlWWONQJO6Og==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgztF9YBM3Tr24Zlqy
z7ehSdPf4hpmx0fevHPLB7DJjtihRANCAARfmX924isJkJsxG0RKCM/43W/tKsYf
jz+DNTH/4QNn6NX1Bs3pqrCSKcdbCOxOBCwTKOcPi1u9ic4bN6jNy74V
-----END PRIVATE KEY-----`,
};

/** The key of {@link identity} under the password `hunter2`. */
export const encryptedKey = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgWG5YmPFoSCQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFwBPmKqYB5mMBRe+0KuMwYEgZCS
sTyuAuD86a8rOCKECvP+I+ytnOyjxZGNhA6gIRwYW7tamoO+qt69c9GoKHvp8nMz
wkHc9hbop5H61gr3egHTG/KPQu/peVBIEXw+Kn1MuimzwiuDVWogimKcSGD4WsZ6
E0e6WWze7cXQNVE1b/iexVV7cX7aIAPv1W3tiD0kFdH/WSAkRBSjPBP1W7dDzDM=
-----END ENCRYPTED PRIVATE KEY-----`;
