import { blocksOf } from '../blockLayout';
import { splitLines } from '../sourceText';

/** Lines that may be folded into the first of them; both count from 0. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'request' | 'indent';
}

/** Folds of a file: each block, and what is indented in its body. Never throws. */
export function findFolds(text: string): readonly Fold[] {
  const lines = splitLines(text);
  const folds: Fold[] = [];
  for (const { startLine, endLine, request } of blocksOf(lines)) {
    const last = lastFilled(lines, startLine, endLine);
    if (last > startLine) folds.push({ startLine, endLine: last, kind: 'request' });
    if (request) addIndented(lines, request.headerEnd, last, folds);
  }
  return folds;
}

function lastFilled(lines: readonly string[], from: number, to: number): number {
  let last = to - 1;
  while (last > from && (lines[last] ?? '').trim() === '') last--;
  return last;
}

/** Each line that is followed by deeper ones folds up to the last of them. */
function addIndented(lines: readonly string[], from: number, last: number, folds: Fold[]): void {
  const open: { line: number; indent: number }[] = [];
  let previous = from;
  for (let at = from; at <= last + 1; at++) {
    const line = at > last ? '' : (lines[at] ?? '');
    if (at <= last && line.trim() === '') continue;
    const indent = at > last ? -1 : line.length - line.trimStart().length;
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      if (previous > top.line)
        folds.push({ startLine: top.line, endLine: previous, kind: 'indent' });
      open.pop();
    }
    open.push({ line: at, indent });
    previous = at;
  }
}
