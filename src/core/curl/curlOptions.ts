/** What an option of cURL does to a request. */
export type CurlOption =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'form-string'
  | 'user'
  | 'bearer'
  | 'cookie'
  | 'agent'
  | 'referer'
  | 'get'
  | 'head'
  | 'upload'
  | 'url'
  | 'url-query'
  | 'follow'
  | 'insecure'
  | 'timeout'
  | 'next'
  /** Says how cURL shows or keeps what it gets; of no interest here. */
  | 'silent'
  /** Has an effect that a request here doesn't have. */
  | 'noted';

export interface KnownOption {
  readonly does: CurlOption;
  readonly takesValue: boolean;
}

const options = new Map<string, KnownOption>();

function add(does: CurlOption, takesValue: boolean, names: string): void {
  for (const name of names.split(' ')) options.set(name, { does, takesValue });
}

// Names of one letter are short options; case counts.
add('method', true, 'X request');
add('header', true, 'H header');
add('data', true, 'd data data-ascii');
add('data-raw', true, 'data-raw');
add('data-binary', true, 'data-binary');
add('data-urlencode', true, 'data-urlencode');
add('json', true, 'json');
add('form', true, 'F form');
add('form-string', true, 'form-string');
add('user', true, 'u user');
add('bearer', true, 'oauth2-bearer');
add('cookie', true, 'b cookie');
add('agent', true, 'A user-agent');
add('referer', true, 'e referer');
add('upload', true, 'T upload-file');
add('url', true, 'url');
add('url-query', true, 'url-query');
add('timeout', true, 'm max-time');
add('get', false, 'G get');
add('head', false, 'I head');
add('follow', false, 'L location location-trusted follow');
add('insecure', false, 'k insecure');
add('next', false, ': next');
add('silent', true, 'o output output-dir w write-out stderr c cookie-jar D dump-header');
add('silent', true, 'trace trace-ascii trace-config create-file-mode limit-rate proto-default');
add('silent', true, 'max-redirs keepalive-time libcurl etag-save parallel-max');
add('silent', false, 'O remote-name remote-name-all J remote-header-name R remote-time s silent');
add('silent', false, 'S show-error v verbose i include show-headers f fail fail-early N no-buffer');
add(
  'silent',
  false,
  'fail-with-body # progress-bar progress-meter compressed styled-output buffer',
);
add('silent', false, 'g globoff create-dirs clobber remove-on-error 0 http1.0 http1.1 http2 http3');
add(
  'silent',
  false,
  'http2-prior-knowledge http3-only http0.9 4 ipv4 6 ipv6 keepalive basic anyauth',
);
add(
  'silent',
  false,
  'tcp-nodelay tcp-fastopen trace-time trace-ids path-as-is Z parallel q disable',
);
add(
  'silent',
  false,
  'j junk-session-cookies parallel-immediate ssl-no-revoke npn alpn xattr M manual',
);
add(
  'noted',
  true,
  'x proxy preproxy proxy1.0 U proxy-user proxy-header noproxy socks4 socks4a socks5',
);
add('noted', true, 'socks5-hostname socks5-gssapi-service proxy-cacert proxy-capath proxy-cert');
add(
  'noted',
  true,
  'proxy-cert-type proxy-ciphers proxy-crlfile proxy-key proxy-key-type proxy-pass',
);
add('noted', true, 'proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype');
add('noted', true, 'proxy-tlspassword proxy-tlsuser connect-timeout connect-to resolve retry');
add('noted', true, 'retry-delay retry-max-time cacert capath E cert cert-type key key-type pass');
add('noted', true, 'ciphers crlfile curves tls-max tls13-ciphers tlsauthtype tlspassword tlsuser');
add('noted', true, 'pinnedpubkey engine K config netrc-file r range C continue-at z time-cond');
add(
  'noted',
  true,
  'etag-compare expect100-timeout request-target interface local-port unix-socket',
);
add('noted', true, 'abstract-unix-socket dns-servers dns-interface dns-ipv4-addr dns-ipv6-addr');
add('noted', true, 'doh-url alt-svc hsts aws-sigv4 delegation service-name login-options rate');
add(
  'noted',
  true,
  'max-filesize Y speed-limit y speed-time proto proto-redir random-file egd-file',
);
add(
  'noted',
  true,
  'happy-eyeballs-timeout-ms krb mail-auth mail-from mail-rcpt sasl-authzid Q quote',
);
add('noted', true, 'P ftp-port ftp-account ftp-method ftp-alternative-to-user ftp-ssl-ccc-mode');
add('noted', true, 'hostpubmd5 hostpubsha256 pubkey t telnet-option tftp-blksize variable ech');
add('noted', true, 'ip-tos vlan-priority keepalive-cnt haproxy-clientip ssl-sessions');
add(
  'noted',
  false,
  'digest ntlm ntlm-wb negotiate n netrc netrc-optional p proxytunnel proxy-anyauth',
);
add('noted', false, 'proxy-basic proxy-digest proxy-insecure proxy-negotiate proxy-ntlm post301');
add('noted', false, 'post302 post303 ssl ssl-reqd 1 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 2 sslv2');
add('noted', false, '3 sslv3 tr-encoding raw cert-status a append B use-ascii l list-only crlf');
add('noted', false, 'form-escape ignore-content-length haproxy-protocol retry-connrefused');
add('noted', false, 'retry-all-errors suppress-connect-headers disallow-username-in-url h help');
add('noted', false, 'V version ca-native proxy-ca-native tls-earlydata skip-existing sessionid');

/** The option of a long name, or of a letter. `--no-x` turns `x` off: it is known where `x` is. */
export function knownOption(name: string): KnownOption | undefined {
  const known = options.get(name);
  if (known || !name.startsWith('no-')) return known;
  const positive = options.get(name.slice(3));
  return positive && !positive.takesValue ? { does: 'silent', takesValue: false } : undefined;
}
