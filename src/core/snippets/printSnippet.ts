import { HTTPSnippet, type HarRequest } from '@readme/httpsnippet';
import { tokenVariable, type OutgoingRequest } from '../curl/printCurl';

/** A language, or a library of one, in which a request can be written. */
export interface SnippetLanguage {
  readonly label: string;
  /** The editor's id of the language. */
  readonly languageId: string;
}

interface Writer extends SnippetLanguage {
  readonly target: Parameters<HTTPSnippet['convert']>[0];
  readonly client: string;
  /** An expression for the words before the token and the token. */
  readonly token: (words: string) => string;
  /** Changes the code where the expression needs something more. */
  readonly complete?: (code: string) => string;
}

const name = tokenVariable;
const php = (words: string) => `'${words}' . getenv('${name}')`;
const template = (words: string) => `\`${words}\${process.env.${name}}\``;

const writers = [
  {
    label: 'JavaScript: fetch',
    languageId: 'javascript',
    target: 'node',
    client: 'fetch',
    token: template,
  },
  {
    label: 'JavaScript: axios',
    languageId: 'javascript',
    target: 'node',
    client: 'axios',
    token: template,
  },
  {
    label: 'Python: requests',
    languageId: 'python',
    target: 'python',
    client: 'requests',
    token: (words) => `"${words}" + os.environ["${name}"]`,
    complete: (code) => `import os\n${code}`,
  },
  {
    label: 'Go: net/http',
    languageId: 'go',
    target: 'go',
    client: 'native',
    token: (words) => `"${words}" + os.Getenv("${name}")`,
    complete: (code) => code.replace('\t"net/http"\n', '\t"net/http"\n\t"os"\n'),
  },
  {
    label: 'Java: HttpClient',
    languageId: 'java',
    target: 'java',
    client: 'nethttp',
    token: (words) => `"${words}" + System.getenv("${name}")`,
  },
  {
    label: 'C#: HttpClient',
    languageId: 'csharp',
    target: 'csharp',
    client: 'httpclient',
    token: (words) => `"${words}" + Environment.GetEnvironmentVariable("${name}")`,
  },
  { label: 'PHP: cURL', languageId: 'php', target: 'php', client: 'curl', token: php },
  { label: 'PHP: Guzzle', languageId: 'php', target: 'php', client: 'guzzle', token: php },
  {
    label: 'Ruby: Net::HTTP',
    languageId: 'ruby',
    target: 'ruby',
    client: 'native',
    token: (words) => `"${words}#{ENV.fetch("${name}")}"`,
  },
  {
    label: 'Rust: reqwest',
    languageId: 'rust',
    target: 'rust',
    client: 'reqwest',
    token: (words) => `format!("${words}{}", std::env::var("${name}").unwrap())`,
  },
  {
    label: 'Kotlin: OkHttp',
    languageId: 'kotlin',
    target: 'kotlin',
    client: 'okhttp',
    token: (words) => `"${words}" + System.getenv("${name}")`,
  },
  {
    label: 'Swift: URLSession',
    languageId: 'swift',
    target: 'swift',
    client: 'urlsession',
    token: (words) => `"${words}" + (ProcessInfo.processInfo.environment["${name}"] ?? "")`,
  },
  {
    label: 'PowerShell: Invoke-RestMethod',
    languageId: 'powershell',
    target: 'powershell',
    client: 'restmethod',
    token: (words) => `"${words}$env:${name}"`,
  },
] as const satisfies readonly Writer[];

/** The languages in which requests can be written. */
export const snippetLanguages: readonly SnippetLanguage[] = writers;

/** Stands for the token in what the library writes. */
const placeholder = 'TENANT-TOKEN-PLACEHOLDER';

/**
 * A request as code. The token is never part of it: the code takes it from the environment variable
 * `TENANT_TOKEN`.
 *
 * @param language one of `snippetLanguages`
 * @returns `undefined` for a body that is no text, which code of a few lines can't hold
 */
export function printSnippet(
  request: OutgoingRequest,
  language: SnippetLanguage,
): string | undefined {
  const writer: Writer | undefined = writers.find(({ label }) => label === language.label);
  const har = harOf(request);
  if (!writer || !har) return undefined;
  const written = new HTTPSnippet(har).convert(writer.target, writer.client);
  const code = Array.isArray(written) ? written[0] : written;
  if (typeof code !== 'string') return undefined;
  if (!request.authorized) return code;
  const literal = new RegExp(`(["'])([^"'\\n]*)${placeholder}\\1`, 'g');
  const filled = code.replace(literal, (_, _quote, words: string) => writer.token(words));
  return writer.complete?.(filled) ?? filled;
}

function harOf({
  method,
  url,
  headers,
  body,
  authorized,
}: OutgoingRequest): HarRequest | undefined {
  const text = body && decode(body);
  if (body && text === undefined) return undefined;
  const type = headers.find(([header]) => header.toLowerCase() === 'content-type')?.[1];
  const authorization = { name: 'Authorization', value: `Bearer ${placeholder}` };
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: -1,
    headers: [
      ...(authorized ? [authorization] : []),
      ...headers.map(([header, value]) => ({ name: header, value })),
    ],
    ...(text === undefined ? {} : { postData: { mimeType: type ?? 'text/plain', text } }),
  } as HarRequest;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
