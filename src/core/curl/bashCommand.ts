import type { CurlWord, CurlWords } from './curlWords';
import { base64Of, textOfBody, type OutgoingBody } from './outgoingRequest';

/** Linux takes words of 128 KiB at most; what is longer has to come through a pipe. */
const longestWordBytes = 100_000;

/** Writes a command for bash and shells like it. */
export function bashCommand(
  words: CurlWords,
  body: OutgoingBody | undefined,
  tokenVariable: string,
): string {
  const lines = words.map((group) => group.map((word) => wordOf(word, tokenVariable)).join(' '));
  const { before, option } = bodyOf(body);
  return `${before}curl ${[...lines, ...option].join(' \\\n  ')}`;
}

function wordOf(word: CurlWord, tokenVariable: string): string {
  switch (word.kind) {
    case 'plain':
      return /^[\w./:-][\w./:=-]*$/.test(word.text) ? word.text : bashQuoted(word.text);
    case 'header':
      return bashHeader(word.text);
    case 'token-header':
      return `"${word.before}$${tokenVariable}"`;
  }
}

function bodyOf(body: OutgoingBody | undefined): { before: string; option: string[] } {
  if (body === undefined) return { before: '', option: [] };
  if (typeof body === 'object' && 'file' in body) {
    return { before: '', option: [`--data-binary ${bashQuoted(`@${body.file}`)}`] };
  }
  const text = textOfBody(body);
  if (text === undefined) {
    const before = `printf '%s' '${base64Of(body)}' | base64 -d | `;
    return { before, option: ['--data-binary @-'] };
  }
  const quoted = bashQuoted(text);
  const isLong = quoted.length * 3 > longestWordBytes;
  if (!isLong) return { before: '', option: [`--data-raw ${quoted}`] };
  // printf is part of the shell, whose own words have no limit.
  return { before: `printf '%s' ${quoted} | `, option: ['--data-binary @-'] };
}

/**
 * A text as one word: in single quotes, or as `$'…'` where it has control characters, which a
 * terminal would not take as they are.
 */
export function bashQuoted(text: string): string {
  if (!/[\0-\x09\x0b-\x1f\x7f]/.test(text)) return `'${text.replace(/'/g, `'\\''`)}'`;
  const escaped = text.replace(/[\\'!\0-\x1f\x7f]/g, (character) =>
    character === '\\' || character === "'" ? `\\${character}` : escapedByte(character),
  );
  return `$'${escaped}'`;
}

/** A header's letters beyond ASCII are single bytes (ISO 8859-1), as the extension sends them. */
function bashHeader(text: string): string {
  if (!/[^ -~]/.test(text)) return bashQuoted(text);
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/[^ -~]|!/g, escapedByte);
  return `$'${escaped}'`;
}

/** Octal with three digits: a hexadecimal escape could swallow the letter behind it. */
function escapedByte(character: string): string {
  if (character === '\n') return '\\n';
  return `\\${(character.charCodeAt(0) & 0xff).toString(8).padStart(3, '0')}`;
}
