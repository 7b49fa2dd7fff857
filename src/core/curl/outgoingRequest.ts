import type { HeaderList } from '../http/httpClient';

/** A request that is about to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  /** Absolute, as `URL.href` gives it. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: OutgoingBody;
  /** Whether the tenant's token goes with it; a header of its own replaces it. */
  readonly authorize: boolean;
}

/** Text is sent as UTF-8. */
export type OutgoingBody = string | Uint8Array | { readonly file: string };

/** Under this name scripts find the token in their environment. */
export const defaultTokenVariable = 'TENANT_TOKEN';

/** The body's text, if it is one: valid UTF-8 without NUL. A byte order mark belongs to it. */
export function textOfBody(body: string | Uint8Array): string | undefined {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The bytes in base64 (RFC 4648 section 4). */
export function base64Of(body: string | Uint8Array): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return btoa(parts.join(''));
}

const schemes =
  /^(?:bearer|basic|digest|token|apikey|api-key|negotiate|ntlm|dpop|hawk)(?=[ \t]+\S)/i;

/** The scheme of an Authorization, if it is a known one: another first word may be a secret. */
export function schemeOf(authorization: string): string {
  return schemes.exec(authorization.trim())?.[0] ?? '';
}
