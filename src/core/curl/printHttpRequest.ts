import { keepsComments } from '../httpFile/body/bodyKind';
import type { CurlBody, CurlNote, CurlRequest, FormPart } from './curlRequest';

/** A request as the text of a `.http` file, and what of it could not be written. */
export interface PrintedRequest {
  readonly text: string;
  readonly notes: readonly CurlNote[];
}

/**
 * Writes a request for a `.http` file: its method, address, headers and body, and no credentials.
 * For `-u` the password is asked for when the request is sent.
 *
 * @param ownOrigins origins of the tenant: of those only the path is written
 */
export function printHttpRequest(
  request: CurlRequest,
  ownOrigins: readonly string[],
): PrintedRequest {
  const { method, url, user, timeoutSeconds, followsRedirects } = request;
  const notes = [...request.notes];
  const body = request.body && printBody(request.body, notes);
  const type = contentType(request);
  const headers = request.headers
    .filter(([name]) => body?.type === undefined || name.toLowerCase() !== 'content-type')
    .map(([name, value]) => `${name}: ${oneLine(value)}`);
  if (body?.type !== undefined) headers.push(`Content-Type: ${body.type}`);
  if (user !== undefined) headers.push(`Authorization: Basic ${user}:{{password}}`);
  const hasCommentLines = body !== undefined && /^\s*(?:#|\/\/)/m.test(body.text);
  const directives = [
    ...(user === undefined ? [] : ['# @secret password']),
    ...(timeoutSeconds === undefined ? [] : [`# @timeout ${String(timeoutSeconds)} s`]),
    ...(followsRedirects || !isRedirectable(method) ? [] : ['# @no-redirect']),
    ...(hasCommentLines && !keepsComments(body.type ?? type) ? ['# @keep-comments'] : []),
  ];
  const lines = [...directives, `${method} ${targetOf(url, ownOrigins)}`, ...headers];
  if (body !== undefined) lines.push('', body.text);
  return { text: `${lines.join('\n')}\n`, notes };
}

function isRedirectable(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The path where the address is the tenant's own; blanks would end it. */
function targetOf(url: string, ownOrigins: readonly string[]): string {
  const written = oneLine(url).replace(/\s/g, '%20');
  if (!URL.canParse(written)) return written;
  const { origin } = new URL(written);
  if (!ownOrigins.includes(origin)) return written;
  const path = /^[a-z][\w+.-]*:\/\/[^/?#]*([^]*)$/i.exec(written)?.[1] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

interface PrintedBody {
  readonly text: string;
  /** The Content-Type that the body needs. */
  readonly type?: string;
}

function printBody(body: CurlBody, notes: CurlNote[]): PrintedBody {
  switch (body.kind) {
    case 'file':
      return { text: `< ${body.path}` };
    case 'text':
      if (isChanged(body.text)) notes.push({ code: 'body-changed' });
      return { text: body.text };
    case 'form':
      return printForm(body.parts);
  }
}

function printForm(parts: readonly FormPart[]): PrintedBody {
  const values = parts.map((part) => ('value' in part ? part.value : ''));
  let boundary = 'boundary';
  while (values.some((value) => value.includes(`--${boundary}`))) boundary += '-';
  const lines = parts.flatMap((part) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(part.name)}"` +
      (part.fileName === undefined ? '' : `; filename="${quoted(part.fileName)}"`),
    ...(part.type === undefined ? [] : [`Content-Type: ${part.type}`]),
    '',
    'file' in part ? `< ${part.file}` : part.value,
  ]);
  const text = [...lines, `--${boundary}--`].join('\n');
  return { text, type: `multipart/form-data; boundary=${boundary}` };
}

/** True for a text that a `.http` file would end, trim, or fill in. */
function isChanged(text: string): boolean {
  return /^###|^<(?:@\S*)?\s+\S|\{\{|\r/m.test(text) || /^\s*\n|\n\s*$/.test(text);
}

function quoted(text: string): string {
  return text.replace(/"/g, '%22').replace(/[\r\n]/g, ' ');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+\s*/g, ' ');
}

function contentType({ headers }: CurlRequest): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}
