import { BlockHead, type HeadLine } from './blockHead';
import { isComment } from './commentLine';

/** The lines of one block by what they are; each part ends where the next one begins. */
export interface BlockLayout {
  readonly startLine: number;
  readonly endLine: number;
  /** The kinds of the lines before the request line; the separator is a comment. */
  readonly head: readonly HeadLine[];
  /** Absent in a block that has no request. */
  readonly request?: {
    readonly line: number;
    /** The first line behind the lines that continue the target. */
    readonly targetEnd: number;
    /** The first line that is no header: the blank one before the body, a tail, or the end. */
    readonly headerEnd: number;
  };
}

const tailStart =
  /^\s*(?:>\s+(?:\{%|\S+\.(?:js|mjs|cjs|ts|lua)\s*$)|<>\s|>>!?\s|\?\?\s+(?:status|headers?|body|duration|js|xpath|md5|sha\d+)\b)/;

/** True for a line with which a handler, an assertion, or a file of a response begins. */
export function startsTail(line: string): boolean {
  return tailStart.test(line);
}

/** True for a separator: three hashes or more in column 0. */
export function isSeparator(line: string): boolean {
  return line.startsWith('###');
}

/** Divides a block into head, target, headers and body without reading any of them. */
export function layoutOf(
  lines: readonly string[],
  startLine: number,
  endLine: number,
): BlockLayout {
  const reader = new BlockHead();
  const head: HeadLine[] = [];
  for (let at = startLine; at < endLine; at++) {
    const line = lines[at] ?? '';
    const kind = at === startLine && isSeparator(line) ? 'comment' : reader.kindOf(line);
    if (kind === 'response') break;
    if (kind === 'request') {
      const targetEnd = endOfTarget(lines, at, endLine);
      const headerEnd = endOfHeaders(lines, targetEnd, endLine);
      return { startLine, endLine, head, request: { line: at, targetEnd, headerEnd } };
    }
    head.push(kind);
  }
  return { startLine, endLine, head };
}

/** Divides a whole file into its blocks. */
export function blocksOf(lines: readonly string[]): BlockLayout[] {
  const blocks: BlockLayout[] = [];
  let start = 0;
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && !isSeparator(lines[at] ?? '')) continue;
    blocks.push(layoutOf(lines, start, at));
    start = at;
  }
  return blocks;
}

/** Comments may stand between the lines of a target, and behind them they belong to the headers. */
function endOfTarget(lines: readonly string[], requestLine: number, endLine: number): number {
  let end = requestLine + 1;
  let last = lines[requestLine] ?? '';
  for (let at = end; at < endLine; at++) {
    const line = lines[at] ?? '';
    if (isComment(line)) continue;
    if (startsTail(line) || !continuesTarget(line, last)) break;
    last = line;
    end = at + 1;
  }
  return end;
}

function continuesTarget(line: string, previous: string): boolean {
  if (/^\s*[?&]/.test(line) || /^\s+\//.test(line)) return true;
  return /^\s+\S/.test(line) && /[?&]$/.test(previous.trimEnd());
}

function endOfHeaders(lines: readonly string[], from: number, endLine: number): number {
  for (let at = from; at < endLine; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || startsTail(line)) return at;
  }
  return endLine;
}
