import type { OutgoingHttpHeaders } from 'node:http';
import { hasHeader } from '../core/http/headers';
import type { HeaderList, HttpRequest } from '../core/http/httpClient';

/** Methods that say nothing by having no body (RFC 9110 section 8.6). */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/**
 * The header lines of a message as they go out: the caller's as they are, with Host before them and
 * what is missing after them.
 */
export function messageHeaders(request: HttpRequest, host: string, userAgent: string): HeaderList {
  const lines: [string, string][] = [];
  const add = (name: string, value: string) => {
    if (!hasHeader(request.headers, name)) lines.push([name, value]);
  };
  add('Host', host);
  for (const [name, value] of request.headers) lines.push([name, value]);
  add('User-Agent', userAgent);
  add('Accept-Encoding', 'gzip, br');
  const length = request.body?.byteLength;
  if (length !== undefined && (length > 0 || !bodiless.has(request.method.toUpperCase()))) {
    add('Content-Length', String(length));
  } else if (!bodiless.has(request.method.toUpperCase())) {
    add('Content-Length', '0');
  }
  // Without it, Node closes connections whose agent VS Code has put in place of its own.
  add('Connection', 'keep-alive');
  return lines;
}

/** Header lines in the form in which Node writes them as they are. */
export function flatHeaders(lines: HeaderList): string[] {
  return lines.flatMap(([name, value]) => [name, value]);
}

/**
 * Header lines in the form that Node can write anew, as VS Code's agent for plain http through a
 * proxy demands. Lines of one name come together at the place of the first, which says the same
 * (RFC 9110 section 5.3).
 */
export function groupedHeaders(lines: HeaderList): OutgoingHttpHeaders {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of lines) {
    const group = groups.get(name.toLowerCase());
    if (group) group.values.push(value);
    else groups.set(name.toLowerCase(), { name, values: [value] });
  }
  return Object.fromEntries(
    [...groups.values()].map(({ name, values }) => [name, values.length > 1 ? values : values[0]]),
  );
}

/** Pairs up `IncomingMessage.rawHeaders`. */
export function receivedHeaders(raw: readonly string[]): HeaderList {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ]);
}
