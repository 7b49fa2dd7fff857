import { trimmed, type SourceText } from './sourceText';

/** `@name = value`: a file variable. */
export interface Definition {
  readonly name: SourceText;
  /** May hold references; not expanded. */
  readonly value: SourceText;
}

const pattern = /^\s*@([^\s=]+?)\s*:?=/;

/** True for a line that defines a file variable. */
export function isDefinition(line: string): boolean {
  return pattern.test(line);
}

/** The file variable that a line defines, if it does. */
export function readDefinition(line: string, lineNumber: number): Definition | undefined {
  const [head, name] = pattern.exec(line) ?? [];
  if (head === undefined || name === undefined) return undefined;
  return {
    name: { text: name, line: lineNumber, column: line.indexOf('@') + 1 },
    value: trimmed(line, lineNumber, head.length),
  };
}
