import { isConnectionHeader, isToken } from '../../http/headers';
import type { BlockParts } from '../blockTexts';
import { reportTail, tailOf } from '../body/bodyLines';
import { reportMisplaced } from '../directives';
import { shownName, type ProblemList } from '../problems';
import { readRequestLine } from '../requestLine';
import { rangeOf, trimmed } from '../sourceText';

const commonHeader =
  /^\s*(?:accept(?:-[\w-]+)?|authorization|cache-control|content-(?:type|length|encoding)|cookie|host|if-[\w-]+|origin|referer|user-agent|x-[\w-]+)\s*:\s/i;

/** Reports what is wrong with the form of a block, whatever its variables stand for. */
export function checkBlockForm(
  lines: readonly string[],
  { layout, headers, body }: BlockParts,
  problems: ProblemList,
): void {
  reportSkipped(lines, layout, problems);
  const { request, startLine, endLine } = layout;
  reportIndented(lines, startLine, endLine, problems);
  if (!request) return;
  const line = trimmed(lines[request.line] ?? '', request.line);
  const { fault, method } = readRequestLine(lines[request.line] ?? '');
  if (fault) {
    const finding = { code: 'request-line-invalid', facts: { reason: fault } } as const;
    problems.add('error', rangeOf(line), finding);
  }
  reportMisplaced(lines, request.line + 1, request.headerEnd, problems);
  reportHeaders(headers, problems);
  const first = body[0];
  if (first && commonHeader.test(first.source.text)) {
    const range = rangeOf(trimmed(first.source.text, first.source.line));
    problems.add('warning', range, { code: 'body-like-headers', facts: {} });
  }
  if (first && method === 'GET' && /^\s*[?&][\w.[\]%-]+=/.test(first.source.text)) {
    const range = rangeOf(trimmed(first.source.text, first.source.line));
    problems.add('warning', range, { code: 'query-after-blank-line', facts: {} });
  }
  reportTail(lines, tailOf(lines, request.headerEnd, endLine), endLine, problems);
}

/** Reports scripts and imports before a request line: each run of lines once. */
export function reportSkipped(
  lines: readonly string[],
  { head, startLine }: BlockParts['layout'],
  problems: ProblemList,
): void {
  head.forEach((kind, index) => {
    if (kind !== 'skipped' || head[index - 1] === 'skipped') return;
    const range = rangeOf(trimmed(lines[startLine + index] ?? '', startLine + index));
    problems.add('warning', range, { code: 'script-not-run', facts: { kind: 'before' } });
  });
}

/** Reports hashes behind blanks where a separator seems to be meant. */
export function reportIndented(
  lines: readonly string[],
  from: number,
  to: number,
  problems: ProblemList,
): void {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (!/^\s+###/.test(line) || !(/^[\s#]+$/.test(line) || beginsRequest(lines, at, to))) continue;
    problems.add('warning', rangeOf(trimmed(line, at)), { code: 'separator-indented', facts: {} });
  }
}

/** A heading in a text is no separator: what follows one is. */
function beginsRequest(lines: readonly string[], at: number, to: number): boolean {
  const next = lines
    .slice(at + 1, Math.min(at + 6, to))
    .find((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return next !== undefined && /^\s*[A-Z]+\s+(?:https?:|\/|\{\{)/.test(next);
}

function reportHeaders(
  { headers, withoutColon }: BlockParts['headers'],
  problems: ProblemList,
): void {
  for (const source of withoutColon) {
    const facts = { indented: source.column > 0 };
    problems.add('error', rangeOf(source), { code: 'header-without-colon', facts });
  }
  for (const { name } of headers) {
    const facts = { name: shownName(name.text) };
    const lower = name.text.toLowerCase();
    if (name.text.includes('{{')) continue;
    if (!isToken(name.text)) {
      problems.add('error', rangeOf(name), { code: 'header-name-invalid', facts: {} });
    } else if (lower === 'connection' || lower === 'keep-alive') {
      problems.add('warning', rangeOf(name), { code: 'header-dropped', facts });
    } else if (isConnectionHeader(lower) && lower !== 'host' && lower !== 'content-length') {
      problems.add('error', rangeOf(name), { code: 'header-reserved', facts });
    }
  }
}
