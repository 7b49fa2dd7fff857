import { HTTPSnippet, type HarRequest } from '@readme/httpsnippet';
import {
  defaultTokenVariable,
  schemeOf,
  textOfBody,
  type OutgoingRequest,
} from '../curl/outgoingRequest';
import { languageRules, type LanguageRules, type SnippetLanguage } from './languages';

/** The languages in the order in which they are offered. */
export const languages: readonly SnippetLanguage[] = languageRules.map(({ id, label }) => ({
  id,
  label,
}));

export type Snippet =
  | { readonly code: string }
  /** `method`, `header`: a name that the generator doesn't know or would not escape. */
  | { readonly fault: 'language' | 'method' | 'header' | 'body-file' | 'body-binary' };

export interface SnippetOptions {
  /** The environment variable that holds the token; `TENANT_TOKEN` by default. */
  readonly tokenVariable?: string;
}

/** A text of the request, by the mark that stands for it in the generator's output. */
type Values = Map<string, string | { readonly scheme: string }>;

/**
 * Writes a request as a program. Credentials come from an environment variable. The generator sees
 * marks instead of texts, because it doesn't escape for every language; they are replaced by literals.
 */
export function printSnippet(
  request: OutgoingRequest,
  languageId: string,
  { tokenVariable = defaultTokenVariable }: SnippetOptions = {},
): Snippet {
  const rules = languageRules.find(({ id }) => id === languageId);
  if (!rules) return { fault: 'language' };
  if (!/^[A-Za-z]+$/.test(request.method)) return { fault: 'method' };
  if (request.headers.some(([name]) => !/^[\w-]+$/.test(name))) return { fault: 'header' };
  const body = bodyOf(request);
  if (typeof body === 'object') return body;
  const values: Values = new Map();
  const har = harOf(request, body, values);
  const output = new HTTPSnippet(har).convert(rules.target as 'node', rules.client);
  const code = Array.isArray(output) ? output[0] : undefined;
  // A generator says in a sentence that it doesn't know a method.
  if (typeof code !== 'string' || !code.includes(mark('url'))) return { fault: 'method' };
  const hasToken = [...values.values()].some((value) => typeof value === 'object');
  const facts = { hasToken, hasBody: body !== undefined };
  const program = rules.complete?.(code, facts) ?? code;
  return { code: `${withValues(program, values, rules, tokenVariable).trimEnd()}\n` };
}

function bodyOf({
  body,
}: OutgoingRequest): string | undefined | Extract<Snippet, { fault: string }> {
  if (body === undefined) return undefined;
  if (typeof body === 'object' && 'file' in body) return { fault: 'body-file' };
  return textOfBody(body) ?? { fault: 'body-binary' };
}

function harOf(request: OutgoingRequest, body: string | undefined, values: Values): HarRequest {
  const url = new URL(request.url);
  // The scheme stays, because some programs depend on it.
  const urlMark = `${url.protocol}//${mark('url')}.invalid/`;
  values.set(urlMark, request.url);
  const headers = combined(request, body !== undefined).map(([name, value], index) => {
    const text = mark(`header${index}`);
    values.set(text, value);
    return { name, value: text };
  });
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type');
  if (body !== undefined) values.set(mark('body'), body);
  const har = {
    method: request.method,
    url: urlMark,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    queryString: [],
    headers,
    headersSize: -1,
    bodySize: -1,
    ...(body === undefined
      ? {}
      : { postData: { mimeType: type?.value ?? '', text: mark('body') } }),
  };
  return har as unknown as HarRequest;
}

type HeaderValue = string | { readonly scheme: string };

/** Each name once (RFC 9110 section 5.3), the token, and the type without which no body goes. */
function combined(
  request: OutgoingRequest,
  hasBody: boolean,
): [name: string, value: HeaderValue][] {
  const found = new Map<string, [string, HeaderValue]>();
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    // Programs that ask for an encoding have to decode it themselves.
    if (lower === 'accept-encoding' || (lower === 'content-type' && !hasBody)) continue;
    const earlier = found.get(lower);
    if (lower === 'authorization') found.set(lower, [name, { scheme: schemeOf(value) }]);
    else if (typeof earlier?.[1] !== 'string') found.set(lower, [name, value]);
    else earlier[1] += (lower === 'cookie' ? '; ' : ', ') + value;
  }
  if (request.authorize && !found.has('authorization')) {
    found.set('authorization', ['Authorization', { scheme: 'Bearer' }]);
  }
  if (hasBody && !found.has('content-type')) {
    found.set('content-type', ['Content-Type', 'application/octet-stream']);
  }
  return [...found.values()];
}

/** No text of a request has such a word by accident, and no generator escapes it. */
function mark(name: string): string {
  return `zq7-${name}-zq7`;
}

/** Replaces each literal that has a mark, with what is before the mark in it. */
function withValues(
  code: string,
  values: Values,
  { literal, variable, join }: LanguageRules,
  tokenVariable: string,
): string {
  return code.replace(
    /(["'])([\w-]+: )?((?:https?:\/\/)?zq7-\w+-zq7(?:\.invalid\/)?)\1/g,
    (found: string, _quote: string, before: string | undefined, text: string) => {
      const value = values.get(text);
      if (value === undefined) return found;
      if (typeof value === 'string') return literal((before ?? '') + value);
      const scheme = (before ?? '') + (value.scheme === '' ? '' : `${value.scheme} `);
      const token = variable(tokenVariable);
      return scheme === '' ? token : `${literal(scheme)} ${join} ${token}`;
    },
  );
}
