import { encodeIllegal } from '../percentEncoding';
import type { BodyKind } from './bodyKind';
import type { BodyPiece } from './bodyPieces';

/**
 * Puts the lines of a body together, byte for byte: with LF between them, CRLF in multipart bodies
 * (RFC 2046 section 4.1.1). Nothing is added to files. A list of JSON lines ends with one LF.
 *
 * @param joined for each piece, whether it follows the one before without a line break
 * @param encode whether what can't stand in a form is percent-encoded
 */
export function assembleBody(
  kind: BodyKind,
  pieces: readonly BodyPiece[],
  joined: readonly boolean[],
  encode: boolean,
): Uint8Array {
  const lineEnd = kind === 'multipart' ? '\r\n' : '\n';
  const parts: Uint8Array[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(new TextEncoder().encode(encode ? encodeIllegal(text) : text));
    text = '';
  };
  pieces.forEach((piece, index) => {
    if (index > 0 && joined[index] !== true) text += lineEnd;
    if (piece.kind === 'text') {
      text += piece.text;
    } else {
      flush();
      parts.push(piece.bytes);
    }
  });
  if (kind === 'multipart') text += lineEnd;
  flush();
  const bytes = concatenate(parts);
  return kind === 'lines' ? withOneLineEnd(bytes) : bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function withOneLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  const whole = new Uint8Array(end + 1);
  whole.set(bytes.subarray(0, end));
  whole[end] = 0x0a;
  return whole;
}

/** The text that pieces stand for, files read as UTF-8. */
export function textOf(pieces: readonly BodyPiece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : new TextDecoder().decode(piece.bytes)))
    .join('\n');
}
