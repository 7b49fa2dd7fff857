import type { BlockLayout } from './blockLayout';
import { isComment } from './commentLine';
import { readRequestLine, withoutVersion } from './requestLine';
import { trimmed, type SourceText } from './sourceText';

/** The pieces of a target, one for each line, to be joined with nothing between them. */
export function targetPieces(
  lines: readonly string[],
  { line, targetEnd }: NonNullable<BlockLayout['request']>,
): SourceText[] {
  const { target, targetColumn } = readRequestLine(lines[line] ?? '');
  const pieces: SourceText[] = [{ text: target, line, column: targetColumn }];
  for (let at = line + 1; at < targetEnd; at++) {
    if (isComment(lines[at] ?? '')) continue;
    const piece = trimmed(lines[at] ?? '', at);
    pieces.push({ ...piece, text: withoutVersion(piece.text) });
  }
  return pieces;
}
