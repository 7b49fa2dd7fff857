/** What kind of text a body is, for colouring and formatting. */
export type BodyLanguage = 'json' | 'xml' | 'html' | 'text';

/** A response body as far as it can be shown. */
export type BodyContent =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'text';
      readonly language: BodyLanguage;
      readonly text: string;
      /** True when the text is only the beginning of the body. */
      readonly truncated: boolean;
    }
  | { readonly kind: 'binary'; readonly contentType: string; readonly hexPreview: string };

const hexBytes = 256;

/**
 * Reads a body as text where it is text: by its Content-Type, and by its bytes where the type says
 * nothing. Bytes that are not of the stated charset become U+FFFD.
 *
 * @param contentType the Content-Type header's value, if there is one.
 * @param limitBytes most bytes that are read.
 */
export function readBody(
  contentType: string | undefined,
  body: Uint8Array,
  limitBytes: number,
): BodyContent {
  if (body.length === 0) return { kind: 'empty' };
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const start = body.subarray(0, limitBytes);
  if (isTextType(type) ? looksBinary(start) : !isUtf8Text(start)) {
    return { kind: 'binary', contentType: type, hexPreview: hexDump(body.subarray(0, hexBytes)) };
  }
  const text = decoderFor(contentType).decode(start, { stream: true });
  return {
    kind: 'text',
    language: languageOf(type, text),
    text,
    truncated: body.length > start.length,
  };
}

function isTextType(type: string): boolean {
  return (
    type.startsWith('text/') ||
    /[/+](json|xml|javascript|ecmascript|graphql|yaml|x-yaml|x-ndjson|jsonl)$/.test(type) ||
    type === 'application/x-www-form-urlencoded'
  );
}

/** NUL bytes are in no text but UTF-16 and UTF-32, which announce themselves by their first bytes. */
function looksBinary(bytes: Uint8Array): boolean {
  const hasMark =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !hasMark && bytes.subarray(0, 8192).includes(0);
}

function isUtf8Text(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192);
  if (looksBinary(start)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decoderFor(contentType: string | undefined) {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}

function languageOf(type: string, text: string): BodyLanguage {
  if (/[/+]json$/.test(type)) return 'json';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (/[/+]xml$/.test(type)) return 'xml';
  return type !== 'text/plain' && /^\s*[[{]/.test(text) ? 'json' : 'text';
}

/** Sixteen bytes a line: offset, hexadecimal, printable ASCII. */
function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const row = [...bytes.subarray(offset, offset + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = row
      .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
      .join('');
    lines.push(`${offset.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines.join('\n');
}
