import { isComment } from '../commentLine';
import { startsTail } from '../blockLayout';
import { rangeOf, trimmed, type SourceText } from '../sourceText';
import type { ProblemList } from '../problems';

/** `< path`, `<@ path` or `<@encoding path`: the bytes of a file. */
export interface FileLine {
  readonly kind: 'file';
  readonly path: SourceText;
  /** Set for `<@`: the file is text of that encoding, and its variables are expanded. */
  readonly encoding?: string;
  readonly source: SourceText;
}

export interface TextLine {
  readonly kind: 'text';
  readonly source: SourceText;
}

export type BodyLine = FileLine | TextLine;

/**
 * The lines of a body: without the tail of handlers, without comments where the type of the body has
 * them, and without blank lines at both ends.
 *
 * @param keepComments whether lines that begin with `#` or `//` belong to the body
 */
export function readBodyLines(
  lines: readonly string[],
  from: number,
  to: number,
  keepComments: boolean,
): BodyLine[] {
  const end = tailOf(lines, from, to);
  const body: BodyLine[] = [];
  for (let at = from; at < end; at++) {
    const line = lines[at] ?? '';
    if (!keepComments && isComment(line)) continue;
    if (body.length === 0 && line.trim() === '') continue;
    body.push(readBodyLine(line, at));
  }
  const isBlank = (text: string) => text.trim() === '';
  while (body.length > 0 && isBlank(body.at(-1)?.source.text ?? '')) body.pop();
  const isEpilogue = ({ source: { text } }: BodyLine) => isBlank(text) || isComment(text);
  const last = body.findLastIndex((line) => !isEpilogue(line));
  // Comments behind the last delimiter of a multipart body are not a part of it.
  return isLastDelimiter(body, last) ? body.slice(0, last + 1) : body;
}

/** Whether a line ends a multipart body: its delimiter stands above it without the hyphens at its end. */
function isLastDelimiter(body: readonly BodyLine[], index: number): boolean {
  const [, delimiter] = /^(--\S.*)--\s*$/.exec(body[index]?.source.text ?? '') ?? [];
  return body.slice(0, index).some(({ source: { text } }) => text.trimEnd() === delimiter);
}

function readBodyLine(line: string, lineNumber: number): BodyLine {
  const source = { text: line, line: lineNumber, column: 0 };
  const [head, encoding] = /^<(@[\w-]*)?\s+(?=\S)/.exec(line) ?? [];
  if (head === undefined || line.startsWith('{%', head.length)) return { kind: 'text', source };
  const path = trimmed(line, lineNumber, head.length);
  const file = { kind: 'file', path, source } as const;
  return encoding === undefined ? file : { ...file, encoding: encoding.slice(1) || 'utf-8' };
}

/**
 * The first line of what follows a body in files of other clients: handlers `> {% … %}` and
 * `> file.js`, references `<> file` and `>> file`. It is a tail only if nothing else follows it.
 */
export function tailOf(lines: readonly string[], from: number, to: number): number {
  let start: number | undefined;
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || isComment(line)) continue;
    if (!startsTail(line)) {
      start = undefined;
      continue;
    }
    start ??= at;
    if (!/^\s*>\s+\{%/.test(line)) continue;
    while (at < to && !(lines[at] ?? '').includes('%}')) at++;
  }
  return start ?? to;
}

/** Says of each part of a tail that nothing comes of it. */
export function reportTail(
  lines: readonly string[],
  from: number,
  to: number,
  problems: ProblemList,
): void {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (!startsTail(line)) continue;
    const range = rangeOf(trimmed(line, at));
    if (/^\s*<>/.test(line)) {
      problems.add('information', range, { code: 'response-reference-ignored', facts: {} });
    } else if (/^\s*>>/.test(line)) {
      problems.add('warning', range, { code: 'output-not-saved', facts: {} });
    } else {
      problems.add('warning', range, { code: 'script-not-run', facts: { kind: 'after' } });
      if (!line.includes('{%')) continue;
      while (at < to && !(lines[at] ?? '').includes('%}')) at++;
    }
  }
}
