import type { CurlBody, CurlNote } from './curlRequest';

/** One `-d` or the like: text, or a file whose bytes are to be sent. */
export type DataPiece =
  | { readonly kind: 'text'; readonly text: string; readonly json?: true }
  | { readonly kind: 'file'; readonly path: string };

/** Reads the value of `-d`, `--data-raw`, `--data-binary` or `--json`; a note where it is none. */
export function dataPiece(
  does: 'data' | 'data-raw' | 'data-binary' | 'json',
  value: string,
  notes: CurlNote[],
): DataPiece | undefined {
  if (does === 'data-raw' || !value.startsWith('@')) {
    return { kind: 'text', text: value, ...(does === 'json' ? { json: true } : {}) };
  }
  const path = value.slice(1);
  if (path === '-' || path === '') {
    notes.push({ kind: 'body-from-input' });
    return undefined;
  }
  if (does === 'data') notes.push({ kind: 'body-file-line-breaks' });
  return { kind: 'file', path };
}

/** Reads the value of `--data-urlencode`: `text`, `=text`, `name=text`, `@file`, `name@file`. */
export function encodedPiece(value: string, notes: CurlNote[]): DataPiece | undefined {
  const equals = value.indexOf('=');
  const divider = equals >= 0 ? equals : value.indexOf('@');
  if (divider < 0) return { kind: 'text', text: encodeFormValue(value) };
  if (value[divider] === '@') {
    notes.push({ kind: 'body-file-left-out' });
    return undefined;
  }
  const name = value.slice(0, divider);
  const text = encodeFormValue(value.slice(divider + 1));
  return { kind: 'text', text: name === '' ? text : `${name}=${text}` };
}

/** Percent-encodes all but RFC 3986's unreserved characters, as cURL does. */
export function encodeFormValue(text: string): string {
  const plain = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return plain.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Puts pieces together: with `&`, but for those of `--json`. */
export function joinedText(pieces: readonly DataPiece[]): string {
  let text = '';
  let isFirst = true;
  for (const piece of pieces) {
    if (piece.kind === 'file') continue;
    text += isFirst || piece.json ? piece.text : `&${piece.text}`;
    isFirst = false;
  }
  return text;
}

/** The body of all pieces: one file, or the texts without the files between them. */
export function dataBody(pieces: readonly DataPiece[], notes: CurlNote[]): CurlBody | undefined {
  const [first, ...others] = pieces;
  if (!first) return undefined;
  if (first.kind === 'file' && others.length === 0) return { kind: 'file', path: first.path };
  if (pieces.some(({ kind }) => kind === 'file')) notes.push({ kind: 'body-file-left-out' });
  return { kind: 'text', text: joinedText(pieces) };
}
