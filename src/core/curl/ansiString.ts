const controls: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape =
  /^\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c([^])|([^]))/;

/**
 * Reads the inside of `$'…'` (ANSI-C quoting of bash) up to its closing quote. Escaped bytes are
 * read as UTF-8.
 *
 * @param from the place behind the opening quote
 * @returns the text and the place of the closing quote, or the end of the source
 */
export function readAnsiString(source: string, from: number): { text: string; end: number } {
  let text = '';
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0)
      text += new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
    bytes = [];
  };
  let at = from;
  while (at < source.length && source[at] !== "'") {
    const [whole, hex, short, long, octal, control, other] =
      (source[at] === '\\' ? escape.exec(source.slice(at, at + 10)) : null) ?? [];
    at += whole?.length ?? 1;
    if (hex !== undefined || octal !== undefined) {
      bytes.push(
        hex === undefined ? Number.parseInt(octal ?? '', 8) & 0xff : Number.parseInt(hex, 16),
      );
      continue;
    }
    flush();
    if (whole === undefined) text += source[at - 1] ?? '';
    else if (short !== undefined || long !== undefined) text += codePoint(short ?? long ?? '');
    else if (control !== undefined) text += String.fromCharCode(control.charCodeAt(0) & 0x1f);
    else text += plainEscape(other ?? '');
  }
  flush();
  return { text, end: at };
}

/** What `\n` and the like stand for; an unknown escape stays as it is. */
function plainEscape(character: string): string {
  return controls[character] ?? (/["'?\\]/.test(character) ? character : `\\${character}`);
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
}
