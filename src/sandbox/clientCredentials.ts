import { createHash, timingSafeEqual } from 'node:crypto';
import { formDecode } from './formParameters';

/** What a client proves itself with. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Reads `Authorization: Basic` with login and secret each form-encoded (RFC 6749 section 2.3.1).
 *
 * @returns `undefined` for another scheme or a malformed value.
 */
export function readBasic(authorization: string): ClientCredentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon < 0) return undefined;
  try {
    return {
      clientId: formDecode(pair.slice(0, colon)),
      clientSecret: formDecode(pair.slice(colon + 1)),
    };
  } catch {
    return undefined;
  }
}

/** Compares in a time that tells nothing of where, or in which of the two, the difference is. */
export function sameCredentials(given: ClientCredentials, known: ClientCredentials): boolean {
  const sameId = sameText(given.clientId, known.clientId);
  const sameSecret = sameText(given.clientSecret, known.clientSecret);
  return sameId && sameSecret;
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
