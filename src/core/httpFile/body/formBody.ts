import { encodeComponent } from '../percentEncoding';
import type { SourceText } from '../sourceText';
import type { Expander } from '../variables/expander';
import { placeholdersIn } from '../variables/placeholders';
import type { BodyLine, TextLine } from './bodyLines';

/** A line of a form, and whether it goes on with the pair or the list before it. */
export interface FormLine {
  readonly line: BodyLine;
  readonly continues: boolean;
}

/**
 * Lines that begin with `&`, and those behind one that ends with it, continue a form: they are put
 * together without the line break and the blanks around it. Other line breaks belong to a value.
 */
export function readFormLines(lines: readonly BodyLine[]): FormLine[] {
  const found: FormLine[] = [];
  let previous = '';
  for (const line of lines) {
    const text = line.kind === 'text' ? line.source.text : '';
    const continues =
      found.length > 0 && (text.trimStart().startsWith('&') || /&\s*$/.test(previous.slice(-100)));
    const last = found.at(-1);
    if (continues && last?.line.kind === 'text') {
      found[found.length - 1] = { ...last, line: cut(last.line, 0, true) };
    }
    const start = text.length - text.trimStart().length;
    found.push({
      line: continues && line.kind === 'text' ? cut(line, start, false) : line,
      continues,
    });
    previous = text;
  }
  return found;
}

function cut({ source }: TextLine, start: number, end: boolean): TextLine {
  const rest = source.text.slice(start);
  const text = end ? rest.trimEnd() : rest;
  return { kind: 'text', source: { text, line: source.line, column: source.column + start } };
}

/**
 * Replaces the variables of a line of a form and encodes each name and value: `&` and the first `=`
 * of a pair divide it only where they are written in the file.
 */
export async function expandFormLine(source: SourceText, expander: Expander): Promise<string> {
  let result = '';
  for (const { text, divider, at } of dividedForm(source.text)) {
    const part = { text, line: source.line, column: source.column + at };
    result += encodeComponent(await expander.expand(part, 'body')) + divider;
  }
  return result;
}

function dividedForm(text: string): { text: string; divider: string; at: number }[] {
  const placeholders = placeholdersIn(text);
  const parts: { text: string; divider: string; at: number }[] = [];
  let from = 0;
  let isValue = false;
  for (let at = 0; at < text.length; at++) {
    if (placeholders[0]?.start === at) at = (placeholders.shift()?.end ?? at) - 1;
    const character = text[at] ?? '';
    if (character !== '&' && (character !== '=' || isValue)) continue;
    parts.push({ text: text.slice(from, at), divider: character, at: from });
    isValue = character === '=';
    from = at + 1;
  }
  return [...parts, { text: text.slice(from), divider: '', at: from }];
}
