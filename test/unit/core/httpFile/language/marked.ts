import type { TextChange } from '../../../../../src/core/httpFile/language/fixes';

/** A text whose cursor is written as `‸`, and where that is. */
export function marked(text: string): { text: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf('‸')).split('\n');
  return {
    text: text.replace('‸', ''),
    line: before.length - 1,
    column: before.at(-1)?.length ?? 0,
  };
}

/** The text after changes that do not overlap, as an editor applies them. */
export function applied(text: string, changes: readonly TextChange[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number) => (starts[line] ?? text.length) + column;
  return [...changes]
    .reverse()
    .sort(
      (a, b) => b.range.startLine - a.range.startLine || b.range.startColumn - a.range.startColumn,
    )
    .reduce(
      (result, { range, text: inserted }) =>
        result.slice(0, offset(range.startLine, range.startColumn)) +
        inserted +
        result.slice(offset(range.endLine, range.endColumn)),
      text,
    );
}
