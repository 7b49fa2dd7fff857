/** An invisible character inside a secret that came with a paste. */
export interface InvisibleCharacter {
  /** For example `U+200B`. */
  readonly codePoint: string;
  readonly index: number;
}

export interface SecretText {
  /** Without the blanks and line breaks at its ends. */
  readonly secret: string;
  /** True when blanks or line breaks were cut off. */
  readonly trimmed: boolean;
  readonly invisible: readonly InvisibleCharacter[];
  /** A lone surrogate: it can't be encoded, so the server would get another secret. */
  readonly malformed: boolean;
}

const invisibleCharacters =
  /[\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]/g;

/** Looks at a secret as it was typed or pasted. */
export function readSecretText(text: string): SecretText {
  const secret = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const invisible = [...secret.matchAll(invisibleCharacters)].map((match) => ({
    codePoint: `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    index: match.index,
  }));
  return { secret, trimmed: secret !== text, invisible, malformed: /\p{Surrogate}/u.test(secret) };
}

/** The secret without its invisible characters. */
export function withoutInvisible(secret: string): string {
  return secret.replace(invisibleCharacters, '');
}

/** A text in the login box that looks like a secret: long, mixed, and without what logins have. */
export function looksLikeSecret(text: string): boolean {
  return text.length >= 24 && /\d/.test(text) && /[a-z]/i.test(text) && !/[@.\s]/.test(text);
}
