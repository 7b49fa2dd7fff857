import type { SourceText } from './sourceText';
import { placeholdersIn } from './variables/placeholders';

/** The two texts of `Basic user:password` or `Basic user password`, with variables not replaced. */
export interface BasicParts {
  readonly user: SourceText;
  readonly password: SourceText;
}

/**
 * Divides a Basic value at its first colon or blank that is not part of a variable; `undefined` where
 * there is none, which is what an encoded value looks like (RFC 7617).
 */
export function basicParts(value: SourceText): BasicParts | undefined {
  const scheme = /^basic\s+/i.exec(value.text)?.[0];
  if (scheme === undefined) return undefined;
  const placeholders = placeholdersIn(value.text);
  for (let at = scheme.length; at < value.text.length; at++) {
    const inside = placeholders.find(({ start }) => start === at);
    if (inside) {
      at = inside.end - 1;
      continue;
    }
    const [between] = /^(?::|\s+)/.exec(value.text.slice(at, at + 100)) ?? [];
    if (between === undefined) continue;
    return {
      user: pieceOf(value, scheme.length, at),
      password: pieceOf(value, at + between.length),
    };
  }
  return undefined;
}

function pieceOf({ text, line, column }: SourceText, from: number, to?: number): SourceText {
  return { text: text.slice(from, to), line, column: column + from };
}

/** The header's value for a login and a password: base64 of their UTF-8 bytes (RFC 7617). */
export function encodeBasic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `Basic ${btoa(binary)}`;
}

/**
 * The scheme of a value that another client would have made a signature of, and that would go out
 * with the password in it here.
 */
export function unsupportedScheme(value: string): string | undefined {
  const [, scheme, rest] =
    /^(digest|aws|cognito|ntlm|oauth2|openid)(?:\s+([^]*))?$/i.exec(value) ?? [];
  if (scheme === undefined) return undefined;
  const isReady = scheme.toLowerCase() === 'digest' && (rest ?? '').includes('=');
  return isReady ? undefined : scheme;
}
