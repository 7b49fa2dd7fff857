import { blocksOf, type BlockLayout } from '../blockLayout';
import { isComment, readDirective } from '../commentLine';
import { isDefinition, readDefinition } from '../definitionLine';
import { directiveNames } from '../directives';
import { readRequestLine } from '../requestLine';
import { splitLines } from '../sourceText';

const indentation = '    ';
const normalized = new Set(directiveNames.map((name) => name.replace(/-/g, '')));

/**
 * A file's text in one style: blanks in request lines, headers, variables and directives, and blank
 * lines between requests. What is sent stays the same to the byte: bodies are left alone.
 *
 * @returns the text with LF line ends
 */
export function formatText(text: string): string {
  const lines = splitLines(text);
  const blocks = blocksOf(lines).map((block) => formatBlock(lines, block));
  const filled = blocks.filter((block) => block.length > 0);
  return filled.length === 0 ? '' : `${filled.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function formatBlock(lines: readonly string[], layout: BlockLayout): string[] {
  const { startLine, endLine, head, request } = layout;
  const result = head.map((kind, index) => {
    const line = lines[startLine + index] ?? '';
    if (kind === 'comment' && index === 0 && line.startsWith('###')) return formatSeparator(line);
    if (kind === 'comment') return formatComment(line);
    return kind === 'definition' ? formatDefinition(line, startLine + index) : line.trimEnd();
  });
  if (!request) {
    // A saved response and the like stay as they are.
    for (let at = startLine + head.length; at < endLine; at++) result.push(lines[at] ?? '');
    return withoutBlankEnds(result);
  }
  const { line, targetEnd, headerEnd } = request;
  const first = lines[line] ?? '';
  const fault = readRequestLine(first).fault;
  result.push(fault ? first : formatRequestLine(first));
  for (let at = line + 1; at < headerEnd; at++) {
    const written = lines[at] ?? '';
    if (isComment(written)) result.push(formatComment(written));
    else if (at < targetEnd) result.push(indentation + written.trim());
    else if (isDefinition(written)) result.push(formatDefinition(written, at));
    else result.push(formatHeader(written));
  }
  const rest = lines.slice(headerEnd, endLine);
  const body = rest.findIndex((written) => written.trim() !== '');
  if (body > 0) result.push('');
  if (body >= 0) result.push(...rest.slice(body));
  return withoutBlankEnds(result);
}

function withoutBlankEnds(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--;
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, end);
}

function formatSeparator(line: string): string {
  const [, hashes = '', title = ''] = /^(#+)\s*([^]*?)\s*$/.exec(line) ?? [];
  return title === '' ? hashes : `${hashes} ${title}`;
}

function formatComment(line: string): string {
  const directive = readDirective(line);
  const [, mark, rest] = /^\s*(#|\/\/)\s*(@[^]*)$/.exec(line) ?? [];
  return directive && normalized.has(directive.name) && mark !== undefined && rest !== undefined
    ? `${mark} ${rest.trim()}`
    : line.trimEnd();
}

function formatDefinition(line: string, lineNumber: number): string {
  const definition = readDefinition(line, lineNumber);
  if (!definition) return line;
  return `@${definition.name.text} = ${definition.value.text}`.trimEnd();
}

function formatRequestLine(line: string): string {
  const { method, target, targetColumn } = readRequestLine(line);
  const rest = line.slice(targetColumn + target.length).trim();
  const parts = [line.slice(0, targetColumn).trim() === '' ? '' : method, target, rest];
  return parts.filter((part) => part !== '').join(' ');
}

function formatHeader(line: string): string {
  const [, name, value] = /^\s*([^\s:{}]+)\s*:\s*([^]*?)\s*$/.exec(line) ?? [];
  return name === undefined || value === undefined ? line : `${name}: ${value}`.trimEnd();
}
