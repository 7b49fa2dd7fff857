import { isToken } from '../http/headers';
import { headerValue } from '../http/httpClient';
import { BlockHead } from '../httpFile/blockHead';
import { mediaType } from '../httpFile/body/bodyKind';
import { encodeIllegal } from '../httpFile/percentEncoding';
import { readRequestLine } from '../httpFile/requestLine';
import { fileLine, textLines, type WrittenBody } from './bodyText';
import type { CurlRequest } from './curlRequest';
import { writtenHeaders } from './headerLines';
import type { HttpRequestNote, HttpRequestOptions, HttpRequestText } from './httpRequestOptions';
import { multipartLines } from './multipartText';
import { secretFieldsOf } from './writtenSecrets';

/** Longest path in a title, in UTF-16 units. */
const longestTitle = 80;

/**
 * Writes a request as a block of a `.http` file that prepares to the same request, but for its
 * credentials: they belong to the tenant and never get into a file. Never throws.
 *
 * Whether redirects are followed is not written: on its own origin a GET may be.
 */
export function printHttpRequest(
  request: CurlRequest,
  options: HttpRequestOptions = {},
): HttpRequestText {
  const notes: HttpRequestNote[] = [];
  const { headers: given, leftOut } = writtenHeaders(request, notes);
  const { headers, body } = withBody(request, given, notes);
  const target = targetOf(request.url, options, notes);
  const lines: string[] = [];
  const method = methodOf(request, target, notes);
  if (options.title === true) lines.push(`### ${method} ${titlePath(target)}`);
  if (request.timeoutSeconds !== undefined) lines.push(timeoutLine(request.timeoutSeconds));
  if (body.keepComments) lines.push('# @keep-comments');
  lines.push(`${method} ${target}`);
  for (const [name, value] of headers) lines.push(`${name}: ${value}`.trimEnd());
  if (body.lines.length > 0) lines.push('', ...body.lines);
  return {
    text: lines.join('\n'),
    leftOut,
    secretFields: secretFieldsOf(lines, target),
    notes: withoutRepetition(notes),
  };
}

type Headers = CurlRequest['headers'];

function withBody(
  { body }: CurlRequest,
  headers: Headers,
  notes: HttpRequestNote[],
): { headers: Headers; body: WrittenBody } {
  const contentType = headerValue(headers, 'content-type');
  if (!body || (body.kind === 'text' && body.text === '')) {
    return { headers, body: { lines: [], keepComments: false } };
  }
  if (body.kind === 'text') return { headers, body: textLines(body.text, contentType, notes) };
  if (body.kind === 'file') {
    return { headers, body: { lines: [fileLine(body.path, notes)], keepComments: false } };
  }
  const isMultipart = mediaType(contentType).startsWith('multipart/');
  const type = isMultipart ? (contentType ?? '') : 'multipart/form-data';
  const given = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const { boundary, lines } = multipartLines(body.parts, given?.[1] ?? given?.[2], notes);
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  const value = given ? type : `${type}; boundary=${boundary}`;
  return {
    headers: [...others, ['Content-Type', value]],
    body: { lines, keepComments: false },
  };
}

/** The URL, or what is behind the tenant's origin. Braces are encoded, so that no variable is in it. */
function targetOf(
  written: string,
  { tenantOrigin }: HttpRequestOptions,
  notes: HttpRequestNote[],
): string {
  const url = encodeIllegal(written.trim());
  if (!/^https?:\/\//i.test(url)) notes.push({ kind: 'scheme-unsupported' });
  const path = url.replace(/^https?:\/\/[^/?]*/i, '').replace(/^(?!\/)/, '/');
  const isOwn = URL.canParse(url) && new URL(url).origin === tenantOrigin;
  return isOwn && !/^\/[/\\]/.test(path) ? path : url;
}

/** The method, if a file with it is read as that request. */
function methodOf({ method, body }: CurlRequest, target: string, notes: HttpRequestNote[]): string {
  const line = `${method} ${target}`;
  const isRequest = isToken(method) && new BlockHead().kindOf(line) === 'request';
  const read = readRequestLine(line);
  const isSame = !read.fault && read.method === method && read.target === target;
  if (isRequest && isSame && method !== 'GRAPHQL') return method;
  notes.push({ kind: 'method-unsupported' });
  return body ? 'POST' : 'GET';
}

function titlePath(target: string): string {
  const path = target.replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/\?.*$/, '') || '/';
  return path.length > longestTitle ? `${path.slice(0, longestTitle)}…` : path;
}

/** A file knows at most three decimals and nine digits. */
function timeoutLine(seconds: number): string {
  const known = Math.min(Math.max(0.001, Math.round(seconds * 1000) / 1000), 999_999_999);
  return `# @timeout ${known}`;
}

function withoutRepetition(notes: readonly HttpRequestNote[]): HttpRequestNote[] {
  const found = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...found.values()];
}
