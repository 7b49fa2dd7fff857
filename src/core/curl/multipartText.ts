import { isSeparator } from '../httpFile/blockLayout';
import { readBodyLines } from '../httpFile/body/bodyLines';
import { placeholdersIn } from '../httpFile/variables/placeholders';
import { fileLine } from './bodyText';
import type { CurlPart } from './curlRequest';
import type { HttpRequestNote } from './httpRequestOptions';

export interface MultipartText {
  readonly boundary: string;
  readonly lines: readonly string[];
}

/**
 * The lines of a file for a multipart body (RFC 7578).
 *
 * @param given the boundary that a header names, if it does
 */
export function multipartLines(
  parts: readonly CurlPart[],
  given: string | undefined,
  notes: HttpRequestNote[],
): MultipartText {
  const boundary = given ?? freeBoundary(parts);
  const lines = parts.flatMap((part) => [`--${boundary}`, ...partLines(part, notes)]);
  return { boundary, lines: [...lines, `--${boundary}--`] };
}

function partLines(part: CurlPart, notes: HttpRequestNote[]): string[] {
  const { name, filename, contentType, content } = part;
  const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
  const head = [`Content-Disposition: form-data; name="${quoted(name)}"${file}`];
  if (contentType !== undefined) head.push(`Content-Type: ${contentType.replace(/[\r\n]/g, ' ')}`);
  if (content.kind === 'file') return [...head, '', fileLine(content.path, notes)];
  const lines = content.text.split(/\r?\n/);
  if (/(?:^|[^\r])\n/.test(content.text)) notes.push({ kind: 'body-lines-changed' });
  const read = readBodyLines(['-', ...lines, '-'], 0, lines.length + 2, true);
  const isText = read.length === lines.length + 2 && read.every(({ kind }) => kind === 'text');
  if (!isText || lines.some(isSeparator)) notes.push({ kind: 'body-line-unsupported' });
  if ([...head, ...lines].some((line) => placeholdersIn(line).length > 0)) {
    notes.push({ kind: 'placeholder' });
  }
  return [...head, '', ...lines];
}

/** As browsers and cURL write a name: with what would end it percent-encoded. */
function quoted(text: string): string {
  return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** The first boundary that is in no part. */
function freeBoundary(parts: readonly CurlPart[]): string {
  const texts = parts.map(({ content }) => (content.kind === 'text' ? content.text : ''));
  for (let number = 1; ; number++) {
    const boundary = `part-boundary-${number}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
}
