/** Private keys beside the one of the test servers' certificates. They protect nothing: they are public. */

/** The password of the locked ones. */
export const keyPassword = 'sesame';

/** The key of the certificates, encrypted (RFC 7468 §11). */
export const lockedKey = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiH1DjgVXTNeAICA+gw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEC8TCsCGuhi8qHyHDIGMRRcEgZCH
IsOpRPj6lbfuYPuwtS2Rq4eKqeJSCeanKIkqoQFTvL3fDOJCd/oXNGRpxUvct+Y6
TnTR1g6C+ETtxbQpZjj8Kmpqkm8oglSw1Tj5OKcaMdrLPcX0OUFcRxZF3x8mW0xm
edk4RmWerWNfm5hZxToiRV6nBqcqKEY5Yc/8lh6YgXgJ0/r9790Cb17D8Za5xJw=
-----END ENCRYPTED PRIVATE KEY-----`;

/** The same in the older form (RFC 1421). */
export const oldLockedKey = `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,C4B736B7A2D900CF8EEFC5007A59343F

RMadPWFsvG/iMK+Pj/5PW/pRYxgIs9IHlIhAFuLFQzgwA6+ylU2qPLXdH2Jlz1+L
O6/4GZJ+NXtGPPYqtwxJZF0VqQgbUNNfs6CBlHpIfGAS9A98H0sNnWykOsGmvl73
s1y77Gstpn/ED42e5kmQdxZgJpt6I0vXFfi+ipz2oy8=
-----END EC PRIVATE KEY-----`;

/** A key that belongs to none of the certificates. */
export const strangeKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPgourEIWMuBshbAO
M88n0/RymH/w5XQ1I03RhH/mCmGhRANCAASlKdUNCiEfIFTvt+fRz2eaYLcUGsQC
Y9UTharq+9ggTzzlthYsY9ZMbOfaeSoAq5gzNCpEy3PBj9QPoIHPZ59t
-----END PRIVATE KEY-----`;
