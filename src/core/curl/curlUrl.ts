import type { CurlNote, CurlRequest } from './curlRequest';

export interface CurlUrl {
  readonly url: string;
  readonly user?: NonNullable<CurlRequest['user']>;
}

/** Reads a URL as cURL does: with `http://` where there is no scheme, and without a fragment. */
export function readCurlUrl(written: string, notes: CurlNote[]): CurlUrl {
  const text = written.trim().replace(/#[^]*$/, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const [, scheme = '', authority = '', rest = ''] =
    /^([^:]+:\/\/)([^/?]*)([^]*)$/.exec(withScheme) ?? [];
  if (/[{}]|\[[^\]]*[-,][^\]]*\]/.test(rest)) notes.push({ kind: 'url-globbing' });
  const at = authority.lastIndexOf('@');
  const url = scheme + authority.slice(at + 1) + rest;
  if (at < 0) return { url };
  return { url, user: readUser(authority.slice(0, at), decode) };
}

/** Divides `name:password` at its first colon. */
export function readUser(
  text: string,
  read: (part: string) => string = (part) => part,
): NonNullable<CurlRequest['user']> {
  const colon = text.indexOf(':');
  if (colon < 0) return { name: read(text) };
  return { name: read(text.slice(0, colon)), password: read(text.slice(colon + 1)) };
}

/** True for a word that may be meant as a URL: prose behind the word cURL has none. */
export function looksLikeUrl(word: string): boolean {
  return /^localhost\b|[.:/]\S|^\$|^\{\{|^%\w+%/i.test(word) && !/^[.,:]/.test(word);
}

/** Adds a query to a URL. */
export function withQuery(url: string, query: string): string {
  if (query === '') return url;
  if (!url.includes('?')) return `${url}?${query}`;
  return /[?&]$/.test(url) ? url + query : `${url}&${query}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
