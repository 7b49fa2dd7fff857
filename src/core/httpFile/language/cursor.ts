import { blocksOf, type BlockLayout } from '../blockLayout';
import { isComment } from '../commentLine';
import { isDefinition } from '../definitionLine';
import type { SourceRange } from '../sourceText';

/** What is being written at a place; `range` is what a completion replaces. */
export type CursorPlace =
  /** Between `{{` and `}}`; `closed` where the braces behind are there. */
  | {
      readonly kind: 'variable';
      readonly typed: string;
      readonly closed: boolean;
      readonly range: SourceRange;
    }
  | { readonly kind: 'directive'; readonly range: SourceRange }
  | { readonly kind: 'directive-value'; readonly directive: string; readonly range: SourceRange }
  /** The first word of a line where a request may begin. */
  | { readonly kind: 'method'; readonly range: SourceRange }
  | { readonly kind: 'header-name'; readonly hasColon: boolean; readonly range: SourceRange }
  | { readonly kind: 'header-value'; readonly header: string; readonly range: SourceRange }
  | { readonly kind: 'text' };

const text: CursorPlace = { kind: 'text' };

/**
 * What stands at a place of a file.
 *
 * @param column in UTF-16 units
 */
export function cursorPlace(lines: readonly string[], line: number, column: number): CursorPlace {
  const content = lines[line] ?? '';
  const before = content.slice(0, column);
  const rangeFrom = (startColumn: number, endColumn = column): SourceRange => ({
    startLine: line,
    startColumn,
    endLine: line,
    endColumn,
  });
  const open = before.lastIndexOf('{{');
  if (open >= 0 && !before.slice(open).includes('}}')) {
    const close = content.indexOf('}}', column);
    const next = content.indexOf('{{', column);
    const closed = close >= 0 && (next < 0 || close < next);
    const start = open + 2 + (/^\s*/.exec(before.slice(open + 2))?.[0].length ?? 0);
    const end = closed ? content.slice(0, close).trimEnd().length : column;
    const range = rangeFrom(start, Math.max(end, column));
    return { kind: 'variable', typed: before.slice(start), closed, range };
  }
  const block = blocksOf(lines).find(
    ({ startLine, endLine }) => startLine <= line && line < endLine,
  );
  if (!block) return text;
  if (isComment(content)) return placeInComment(before, content, isInHead(block, line), rangeFrom);
  if (isDefinition(content)) return text;
  return placeInRequest(lines, block, line, before, rangeFrom);
}

function isInHead({ request, endLine }: BlockLayout, line: number): boolean {
  return line < (request?.line ?? endLine);
}

function placeInComment(
  before: string,
  content: string,
  isHead: boolean,
  rangeFrom: (start: number, end?: number) => SourceRange,
): CursorPlace {
  if (!isHead || content.startsWith('###')) return text;
  const [, lead, name] = /^(\s*(?:#|\/\/)\s*@)([\w-]*)$/.exec(before) ?? [];
  if (lead !== undefined && name !== undefined) {
    const rest = /^[\w-]*/.exec(content.slice(before.length))?.[0].length ?? 0;
    return { kind: 'directive', range: rangeFrom(lead.length, before.length + rest) };
  }
  const [whole, directive] = /^\s*(?:#|\/\/)\s*@([\w-]+)(?:\s*=\s*|\s+)/.exec(before) ?? [];
  if (whole === undefined || directive === undefined) return text;
  const range = rangeFrom(whole.length, Math.max(content.trimEnd().length, before.length));
  return { kind: 'directive-value', directive: directive.replace(/-/g, '').toLowerCase(), range };
}

function placeInRequest(
  lines: readonly string[],
  { request }: BlockLayout,
  line: number,
  before: string,
  rangeFrom: (start: number, end?: number) => SourceRange,
): CursorPlace {
  const content = lines[line] ?? '';
  const start = before.length - before.trimStart().length;
  if (!request || line <= request.line) {
    return /^\s*[A-Za-z]*$/.test(before) ? { kind: 'method', range: rangeFrom(start) } : text;
  }
  // An empty line right behind the headers: one more header is as likely as a body.
  const isNewHeader = line === request.headerEnd && content.trim() === '';
  const isHeader = line >= request.targetEnd && line < request.headerEnd;
  if (!isHeader && !isNewHeader) return text;
  const colon = content.indexOf(':');
  if (colon >= 0 && before.length > colon) {
    const blanks = /^\s*/.exec(content.slice(colon + 1))?.[0].length ?? 0;
    const valueStart = Math.min(colon + 1 + blanks, before.length);
    const range = rangeFrom(valueStart, Math.max(content.trimEnd().length, before.length));
    return { kind: 'header-value', header: content.slice(0, colon).trim().toLowerCase(), range };
  }
  if (!/^\s*[\w-]*$/.test(before)) return text;
  const end = before.length + (/^[\w-]*/.exec(content.slice(before.length))?.[0].length ?? 0);
  return { kind: 'header-name', hasColon: colon >= 0, range: rangeFrom(start, end) };
}
