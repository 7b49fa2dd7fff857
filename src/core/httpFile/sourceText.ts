/** A place in a file; lines and columns count from 0, columns in UTF-16 units, the end exclusive. */
export interface SourceRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A piece of one line, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a file without their ends; a lone CR ends no line, a byte order mark is left out. */
export function splitLines(text: string): string[] {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).split(/\r?\n/);
}

/** The part of a line from `from` to `to`, without the blanks at its ends. */
export function trimmed(line: string, lineNumber: number, from = 0, to = line.length): SourceText {
  const part = line.slice(from, to);
  const text = part.trim();
  const column = text === '' ? from : from + part.indexOf(text);
  return { text, line: lineNumber, column };
}

/** The range of a piece, or of `length` characters of it that begin at `offset`. */
export function rangeOf(source: SourceText, offset = 0, length?: number): SourceRange {
  const startColumn = source.column + offset;
  const endColumn = startColumn + (length ?? source.text.length - offset);
  return { startLine: source.line, startColumn, endLine: source.line, endColumn };
}
