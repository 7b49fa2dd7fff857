/** Options that are followed by a value: the long name, and the short one where there is one. */
const withValue =
  'request/X header/H data/d data-ascii data-raw data-binary data-urlencode json form/F form-string ' +
  'user/u cookie/b user-agent/A referer/e upload-file/T url max-time/m oauth2-bearer proxy/x ' +
  'output/o write-out/w connect-timeout retry retry-delay retry-max-time cookie-jar/c cert/E key ' +
  'cacert capath ciphers resolve connect-to interface limit-rate max-redirs dump-header/D ' +
  'config/K range/r proxy-user/U stderr trace trace-ascii unix-socket aws-sigv4 request-target ' +
  'cert-type key-type pass tls-max dns-servers doh-url url-query variable netrc-file';

const longNames = new Map<string, string>();
const valued = new Set<string>();
for (const entry of withValue.split(' ')) {
  const [long = '', short] = entry.split('/');
  valued.add(long);
  if (short !== undefined) longNames.set(short, long);
}
for (const entry of 'get/G head/I location/L insecure/k silent/s show-error/S verbose/v include/i fail/f remote-name/O remote-header-name/J globoff/g no-buffer/N progress-bar/# basic compressed http2 ipv4/4 ipv6/6 http1.1 http1.0/0'.split(
  ' ',
)) {
  const [long = '', short] = entry.split('/');
  if (short !== undefined) longNames.set(short, long);
}

/** Options that say how curl works and shows, and not what is sent. */
const withoutMeaning = new Set(
  (
    'silent show-error verbose include fail fail-with-body fail-early remote-name remote-header-name ' +
    'no-buffer progress-bar globoff compressed compressed-ssh output write-out dump-header stderr ' +
    'trace trace-ascii trace-time no-progress-meter http2 http1.1 http1.0 http2-prior-knowledge ' +
    'ipv4 ipv6 tcp-nodelay no-keepalive styled-output no-styled-output basic path-as-is url anyauth'
  ).split(' '),
);

/** An option with its value, or a URL. */
export interface CurlOption {
  /** The long name; empty for a URL. */
  readonly name: string;
  readonly value: string;
}

/** True for an option that changes nothing of what is sent. */
export function isWithoutMeaning(option: string): boolean {
  return withoutMeaning.has(option);
}

/** Reads the words behind `curl`, short options written together among them. */
export function readCurlOptions(words: readonly string[]): CurlOption[] {
  const options: CurlOption[] = [];
  let onlyUrls = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const take = () => words[++at] ?? '';
    if (onlyUrls || !word.startsWith('-') || word === '-') {
      options.push({ name: '', value: word });
    } else if (word === '--') {
      onlyUrls = true;
    } else if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=([^]*))?$/.exec(word) ?? [];
      options.push({ name, value: value ?? (valued.has(name) ? take() : '') });
    } else {
      readShort(word.slice(1), take, options);
    }
  }
  return options;
}

function readShort(letters: string, take: () => string, options: CurlOption[]): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const name = longNames.get(letter) ?? letter;
    if (!valued.has(name)) {
      options.push({ name, value: '' });
      continue;
    }
    const rest = letters.slice(at + 1);
    options.push({ name, value: rest === '' ? take() : rest });
    return;
  }
}
