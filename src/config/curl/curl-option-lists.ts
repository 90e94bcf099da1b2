/** The options of curl 8 by what becomes of them here. */

/** What becomes of an option of curl. */
export type Fate =
  /** It is the option of ours of that name, with the same value. */
  | { readonly kind: 'ours'; readonly name: string }
  /** It has a meaning that no one option of ours has. */
  | { readonly kind: 'own' }
  /** It changes nothing here. */
  | { readonly kind: 'ignored' }
  /** It says what becomes of the answer, which options of ours do: left out, with a notice. */
  | { readonly kind: 'telling' }
  /** It asks for a part, or for news only, which watch-api does by itself: left out, with a notice. */
  | { readonly kind: 'dropped' }
  /** It asks for what watch-api does not do, or does otherwise. */
  | { readonly kind: 'refused'; readonly why: string; readonly hint: string };

const LEAVE_OUT = 'Leave it out.';
const ours = (name: string): Fate => ({ kind: 'ours', name });
const refused = (why: string, hint = LEAVE_OUT): Fate => ({ kind: 'refused', why, hint });

/**
 * Each option is written `name/s=`: its long name, perhaps its letter, and a sign: `=` when a value follows, `!` when it is a
 * switch that `--no-` does not reverse. The fate `same` is the option of ours of the very same name.
 */
export const curlOptionLists: readonly (readonly [fate: Fate | 'same', options: string])[] = [
  [
    'same',
    `request/X= header/H= data/d= data-raw= data-binary= data-urlencode= get/G url-query= user/u= user-agent/A= referer/e= cookie/b=
     insecure/k cacert= cert/E= key= resolve= connect-to= unix-socket= ipv4/4! ipv6/6! proxy/x= noproxy= http2! location/L
     location-trusted max-redirs= max-time/m= connect-timeout= netrc/n netrc-file= pass= proxy-user/U=`,
  ],
  [ours('data'), 'data-ascii='],
  [ours('data-json'), 'json='],
  [ours('bearer'), 'oauth2-bearer='],
  [ours('max-size'), 'max-filesize='],
  [ours('location'), 'follow'],
  [ours('netrc'), 'netrc-optional'],
  [{ kind: 'own' }, 'url= globoff/g head/I http1.1! proto-default= telnet-option/t= rate= help/h version/V'],
  [
    // --tlsv1.2 asks for that version or a later one, and no earlier one is spoken.
    { kind: 'ignored' },
    `silent/s show-error/S fail/f fail-with-body fail-early verbose/v buffer/N progress-bar/# progress-meter styled-output
     compressed retry= retry-delay= retry-max-time= retry-all-errors retry-connrefused disable/q basic junk-session-cookies/j
     disallow-username-in-url keepalive keepalive-time= keepalive-cnt= tcp-nodelay tcp-fastopen false-start alpn npn sessionid
     ssl-sessions= tls-earlydata happy-eyeballs-timeout-ms= expect100-timeout= suppress-connect-headers proxy-basic
     egd-file= random-file= ssl ssl-reqd ssl-no-revoke ssl-revoke-best-effort ssl-allow-beast tlsv1/1! tlsv1.0! tlsv1.1! tlsv1.2!`,
  ],
  [
    { kind: 'telling' },
    `show-headers/i include output/o= output-dir= out-null remote-name/O remote-name-all remote-header-name/J remote-time/R
     write-out/w= dump-header/D= create-dirs create-file-mode= clobber skip-existing remove-on-error xattr metalink
     trace= trace-ascii= trace-config= trace-ids trace-time stderr= libcurl=`,
  ],
  [{ kind: 'dropped' }, 'range/r= continue-at/C= time-cond/z= etag-compare= etag-save= tr-encoding'],
  [
    refused('multipart bodies are not sent', 'Send the fields with --data-urlencode, or JSON with --json.'),
    'form/F= form-string= form-escape',
  ],
  [refused('it uploads a file', 'Write -X PUT --data-binary @FILE.'), 'upload-file/T= upload-flags='],
  [refused('files of curl options are not read', 'Write the options themselves.'), 'config/K='],
  [
    refused('each request with options of its own is a watch of its own', 'Watch them one by one, or in a configuration file.'),
    'next/:!',
  ],
  [
    refused('several URLs are several watches, and those run side by side', 'Leave it out; --max-concurrency N bounds them.'),
    'parallel/Z parallel-immediate parallel-max= parallel-max-host=',
  ],
  [
    refused(
      'logins are Basic, a bearer token or a certificate',
      'Write -u NAME:PASSWORD, --oauth2-bearer TOKEN or -E CERTIFICATE.',
    ),
    'anyauth digest ntlm ntlm-wb negotiate aws-sigv4= delegation= service-name= tlsauthtype= tlsuser= tlspassword=',
  ],
  [refused('cookies are sent, not collected', 'Leave it out; -b sends cookies.'), 'cookie-jar/c='],
  [
    refused('HTTP/1.1 and HTTP/2 over TLS are spoken', 'Leave it out, or write --http2.'),
    'http0.9 http1.0/0! http2-prior-knowledge! http3! http3-only!',
  ],
  [refused('bodies are always read as HTTP says'), 'raw ignore-content-length'],
  [refused('the request line is made from the URL', 'Write the URL that is meant.'), 'request-target= path-as-is'],
  [
    refused('redirects change the method as RFC 9110 says', 'Leave it out, or ask the last URL itself.'),
    'post301 post302 post303',
  ],
  [refused('only http and https URLs are asked, whatever leads there'), 'proto= proto-redir='],
  [
    refused('an answer is bounded as a whole', 'Write --max-time SECONDS or --max-filesize SIZE.'),
    'limit-rate= speed-limit/Y= speed-time/y=',
  ],
  [refused('nothing is filled in from files or variables of curl', "Write '{{env:NAME}}' where the value belongs."), 'variable='],
  [refused('nothing is remembered about hosts between requests', 'Write the https URL itself.'), 'hsts= alt-svc='],
  [
    refused('only HTTP proxies are spoken to, and plainly', 'Write -x http://NAME:PASSWORD@HOST:PORT.'),
    `socks4= socks4a= socks5= socks5-hostname= socks5-basic socks5-gssapi socks5-gssapi-nec socks5-gssapi-service= preproxy=
     proxy1.0= proxytunnel/p proxy-anyauth proxy-digest proxy-ntlm proxy-negotiate proxy-service-name= proxy-header= proxy-http2
     proxy-insecure proxy-cacert= proxy-capath= proxy-ca-native proxy-cert= proxy-cert-type= proxy-ciphers= proxy-crlfile=
     proxy-key= proxy-key-type= proxy-pass= proxy-pinnedpubkey= proxy-ssl-allow-beast proxy-ssl-auto-client-cert
     proxy-tls13-ciphers= proxy-tlsauthtype= proxy-tlsuser= proxy-tlspassword= proxy-tlsv1!`,
  ],
  [
    refused('connections are not told so finely how to be made', 'Write --resolve, --connect-to, --unix-socket, -4 or -6.'),
    `interface= local-port= dns-interface= dns-ipv4-addr= dns-ipv6-addr= dns-servers= doh-url= doh-insecure doh-cert-status
     ip-tos= vlan-priority= mptcp haproxy-protocol haproxy-clientip= abstract-unix-socket= ipfs-gateway=`,
  ],
  [
    refused(
      'TLS takes certificates and keys as PEM files, and is not told more',
      'Write --cacert FILE, -E FILE:PASSPHRASE, --key FILE or -k.',
    ),
    `capath= ca-native crlfile= cert-type= key-type= engine= pinnedpubkey= cert-status ciphers= tls13-ciphers= curves=
     sigalgs= tls-max= tlsv1.3! sslv2/2! sslv3/3! ssl-auto-client-cert ech= dump-ca-embed!`,
  ],
  [
    refused('it is about another protocol than HTTP'),
    `append/a crlf use-ascii/B list-only/l quote/Q= krb= krb4= login-options= sasl-authzid= sasl-ir disable-eprt disable-epsv
     eprt epsv ftp-account= ftp-alternative-to-user= ftp-create-dirs ftp-method= ftp-pasv ftp-port/P= ftp-pret
     ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-ccc-mode= ftp-ssl-control ftp-ssl-reqd mail-auth= mail-from= mail-rcpt=
     mail-rcpt-allowfails pubkey= hostpubmd5= hostpubsha256= knownhosts= compressed-ssh tftp-blksize= tftp-no-options`,
  ],
  [refused('it is the manual of curl itself', 'watch-api help curl says what becomes of its options.'), 'manual/M'],
];
