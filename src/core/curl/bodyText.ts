import { isComment } from '../httpFile/commentLine';
import { bodyKind, keepsComments } from '../httpFile/body/bodyKind';
import { readBodyLines } from '../httpFile/body/bodyLines';
import { isSeparator } from '../httpFile/blockLayout';
import { encodeIllegal } from '../httpFile/percentEncoding';
import { isOnlyDefinitions } from '../httpFile/variables/definitions';
import { placeholdersIn } from '../httpFile/variables/placeholders';
import type { HttpRequestNote } from './httpRequestOptions';

export interface WrittenBody {
  readonly lines: readonly string[];
  /** Whether lines that look like comments have to be declared as the body's own. */
  readonly keepComments: boolean;
}

/** The lines of a file for a body of text. */
export function textLines(
  text: string,
  contentType: string | undefined,
  notes: HttpRequestNote[],
): WrittenBody {
  const lines = linesOf(text, contentType, notes);
  if (lines.some((line) => placeholdersIn(line).length > 0)) notes.push({ kind: 'placeholder' });
  const keeps = keepsComments(contentType);
  const keepComments = !keeps && lines.some(isComment);
  if (!survives(lines, keeps || keepComments)) notes.push({ kind: 'body-line-unsupported' });
  return { lines, keepComments };
}

/** The line of a file that stands for the bytes of another one. */
export function fileLine(path: string, notes: HttpRequestNote[]): string {
  const isPlain = path.trim() === path && !/[\r\n\0]|^\{%/.test(path);
  if (!isPlain) notes.push({ kind: 'path-unsupported' });
  if (placeholdersIn(path).length > 0) notes.push({ kind: 'placeholder' });
  return `< ${path.replace(/[\r\n]/g, ' ')}`;
}

function linesOf(
  text: string,
  contentType: string | undefined,
  notes: HttpRequestNote[],
): readonly string[] {
  const kind = bodyKind(contentType);
  if (kind === 'form') {
    const line = text.replace(/\r/g, '%0D').replace(/\n/g, '%0A');
    if (encodeIllegal(line) !== text) notes.push({ kind: 'form-encoded' });
    return [line];
  }
  const lines = text.split(/\r?\n/);
  const isBlank = (line: string | undefined) => line?.trim() === '';
  const hasEdges = isBlank(lines[0]) || isBlank(lines.at(-1));
  const isPlain = kind === 'lines' ? !hasEdges || /[^\s]\n$/.test(text) : !hasEdges;
  if (isPlain && !text.includes('\r') && survives(lines, true)) return lines;
  // Line breaks of JSON are never within a string, so that they can go without a loss.
  if (isJson(text)) return survives(lines, true) ? lines : [text.replace(/[\r\n]+/g, ' ').trim()];
  if (!isPlain || text.includes('\r')) notes.push({ kind: 'body-lines-changed' });
  return lines;
}

/** True where reading the lines as a body gives them back. */
function survives(lines: readonly string[], keepComments: boolean): boolean {
  if (lines.some(isSeparator) || isOnlyDefinitions(lines, 0, lines.length)) return false;
  const read = readBodyLines(lines, 0, lines.length, keepComments);
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const content = first < 0 ? [] : lines.slice(first, last + 1);
  return (
    read.length === content.length &&
    read.every(({ kind, source }, index) => kind === 'text' && source.text === content[index])
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
