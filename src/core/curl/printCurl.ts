/** A request as it is about to be sent, without its token. */
export interface OutgoingRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
  readonly followsRedirects: boolean;
  /** Whether the tenant's token belongs to it. */
  readonly authorized: boolean;
}

export type Shell = 'bash' | 'powershell';

/** The variable that holds the token where the token itself is not to be written. */
export const tokenVariable = 'TENANT_TOKEN';

/**
 * A request as a cURL command that runs in a shell. Without a token it takes it from the
 * environment variable `TENANT_TOKEN`.
 */
export function printCurl(request: OutgoingRequest, shell: Shell, token?: string): string {
  return shell === 'bash' ? printBash(request, token) : printPowerShell(request, token);
}

function printBash(request: OutgoingRequest, token: string | undefined): string {
  const { method, url, headers, body, followsRedirects, authorized } = request;
  const text = body && decode(body);
  const args = [
    ...methodArgs(method, body !== undefined),
    ...(followsRedirects ? ['--location'] : []),
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    bashQuoted(url),
  ];
  if (authorized) {
    args.push(
      token === undefined
        ? `--header "Authorization: Bearer $${tokenVariable}"`
        : `--header ${bashQuoted(`Authorization: Bearer ${token}`)}`,
    );
  }
  for (const header of headerTexts(headers, body !== undefined)) {
    args.push(`--header ${bashQuoted(header)}`);
  }
  if (text !== undefined) args.push(`--data-raw ${bashQuoted(text)}`);
  else if (body) args.push('--data-binary @-');
  const command = `curl ${args.join(' \\\n  ')}`;
  if (!body || text !== undefined) return `${command}\n`;
  return `printf %s ${base64(body)} | base64 -d | ${command}\n`;
}

/**
 * Windows PowerShell drops double quotes out of the arguments of programs and PowerShell 7.3 does
 * not, so what may hold any goes by way of a file.
 */
function printPowerShell(request: OutgoingRequest, token: string | undefined): string {
  const { method, url, headers, body, followsRedirects, authorized } = request;
  const args = [
    ...methodArgs(method, body !== undefined),
    ...(followsRedirects ? ['--location'] : []),
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    powerShellQuoted(url.replaceAll('"', '%22')),
  ];
  if (authorized) {
    args.push(
      token === undefined
        ? `--header "Authorization: Bearer $env:${tokenVariable}"`
        : `--header ${powerShellQuoted(`Authorization: Bearer ${token}`)}`,
    );
  }
  const before: string[] = [];
  const after: string[] = [];
  const fromFile = (variable: string, content: Uint8Array) => {
    before.push(`$${variable} = New-TemporaryFile`, writeFile(variable, content));
    after.push(`Remove-Item $${variable}`);
  };
  const texts = headerTexts(headers, body !== undefined);
  const awkward = texts.filter((text) => text.includes('"'));
  for (const text of texts) {
    if (!text.includes('"')) args.push(`--header ${powerShellQuoted(text)}`);
  }
  if (awkward.length > 0) {
    fromFile('headers', new TextEncoder().encode(awkward.join('\n')));
    args.push('--header "@$headers"');
  }
  if (body) {
    fromFile('body', body);
    args.push('--data-binary "@$body"');
  }
  return `${[...before, `curl.exe ${args.join(' `\n  ')}`, ...after].join('\n')}\n`;
}

/** A text stays readable where a here-string can hold it; all else is written in base64. */
function writeFile(variable: string, content: Uint8Array): string {
  const text = decode(content);
  const isPlain = text !== undefined && !/^'@/m.test(text) && !hasControls(text);
  return isPlain
    ? `[IO.File]::WriteAllText($${variable}, @'\n${text}\n'@.Replace("\`r\`n", "\`n"))`
    : `[IO.File]::WriteAllBytes($${variable}, [Convert]::FromBase64String('${base64(content)}'))`;
}

function methodArgs(method: string, hasBody: boolean): string[] {
  if (method === 'HEAD' && !hasBody) return ['--head'];
  return method === (hasBody ? 'POST' : 'GET') ? [] : [`--request ${method}`];
}

/** With a body, curl adds a Content-Type of its own unless it is told to leave it out. */
function headerTexts(headers: OutgoingRequest['headers'], hasBody: boolean): string[] {
  const texts = headers.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`));
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return hasBody && !hasType ? [...texts, 'Content-Type:'] : texts;
}

function bashQuoted(text: string): string {
  if (!hasControls(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = text
    .replace(/[\\']/g, String.raw`\$&`)
    .replace(/[\u0000-\u001F\u007F]/g, (char) => {
      if (char === '\n') return String.raw`\n`;
      if (char === '\r') return String.raw`\r`;
      return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
    });
  return `$'${escaped}'`;
}

function powerShellQuoted(text: string): string {
  // PowerShell takes typographic quotes for straight ones.
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** True for a text with characters that a terminal would not take as they are. */
function hasControls(text: string): boolean {
  return /[\u0000-\u0008\u000B-\u001F\u007F]/.test(text);
}

/** The text that the bytes are, unless they are none that a shell could pass on. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
