import { isComment } from './commentLine';
import { isDefinition } from './definitionLine';
import { trimmed, type SourceText } from './sourceText';

/** A header as it is written, not expanded. */
export interface HeaderLine {
  readonly name: SourceText;
  readonly value: SourceText;
}

export interface HeaderLines {
  readonly headers: readonly HeaderLine[];
  /** Lines that are one variable: what stands for a whole header. */
  readonly whole: readonly SourceText[];
  readonly withoutColon: readonly SourceText[];
}

/** Reads the header lines from `from` up to `to`: comments and file variables are left out. */
export function readHeaderLines(lines: readonly string[], from: number, to: number): HeaderLines {
  const headers: HeaderLine[] = [];
  const whole: SourceText[] = [];
  const withoutColon: SourceText[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (isComment(line) || isDefinition(line)) continue;
    const text = trimmed(line, at);
    const colon = colonOf(line);
    if (colon >= 0) {
      headers.push({ name: trimmed(line, at, 0, colon), value: trimmed(line, at, colon + 1) });
    } else if (/^\{\{[^{}]+\}\}$/.test(text.text)) {
      whole.push(text);
    } else {
      withoutColon.push(text);
    }
  }
  return { headers, whole, withoutColon };
}

/** The first colon that is not inside of `{{…}}`. */
function colonOf(line: string): number {
  for (let at = 0; at < line.length; at++) {
    if (line[at] === ':') return at;
    if (line.startsWith('{{', at)) {
      const end = line.indexOf('}}', at);
      if (end > 0) at = end + 1;
    }
  }
  return -1;
}
