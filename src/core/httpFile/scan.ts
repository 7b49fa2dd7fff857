import { BlockHead } from './blockHead';
import { readDirective } from './commentLine';
import { readRequestLine } from './requestLine';

/** A request of a file as a line scan finds it; lines count from 0. */
export interface RequestOutline {
  readonly startLine: number;
  /** The first line behind the request's block. */
  readonly endLine: number;
  readonly requestLine: number;
  readonly method: string;
  /** As written in the request line; lines that continue it are not part of this. */
  readonly target: string;
  /** Of `# @name`. */
  readonly name?: string;
  /** The text behind `###`. */
  readonly title?: string;
  readonly tenant?: string;
  /** True where the line is no request line: preparing it says why. */
  readonly invalid?: true;
}

type Draft = { -readonly [K in keyof RequestOutline]: RequestOutline[K] };

/** Finds the requests of a file, one look at each line. Never throws. */
export function scanHttpFile(text: string): RequestOutline[] {
  const outlines: RequestOutline[] = [];
  let draft = newDraft(0);
  let head: BlockHead | undefined = new BlockHead();
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  for (; at <= text.length; line++) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (text.startsWith('###', at)) {
      close(draft, line, outlines);
      draft = newDraft(line);
      readSeparator(text.slice(at, end), draft);
      head = new BlockHead();
    } else if (head) {
      const content = text.slice(at, end);
      const kind = head.kindOf(content);
      if (kind === 'comment') readDirectives(content, draft);
      if (kind === 'request') readRequest(content, line, draft);
      if (kind === 'request' || kind === 'response') head = undefined;
    }
    at = end + 1;
  }
  close(draft, line, outlines);
  return outlines;
}

function newDraft(startLine: number): Draft {
  return { startLine, endLine: startLine, requestLine: -1, method: 'GET', target: '' };
}

function close(draft: Draft, endLine: number, outlines: RequestOutline[]): void {
  draft.endLine = endLine;
  if (draft.requestLine >= 0) outlines.push(draft);
}

/** A separator's text is a title, but for `### @name x`. */
function readSeparator(line: string, draft: Draft): void {
  const text = line.replace(/^#+/, '').trim();
  if (text === '') return;
  const name = text.startsWith('@') ? /^@name[\s=]+([^]+)$/.exec(text)?.[1] : undefined;
  if (name === undefined) draft.title = text;
  else draft.name = name;
}

function readDirectives(line: string, draft: Draft): void {
  const directive = readDirective(line);
  if (!directive || directive.value === '') return;
  if (directive.name === 'name') draft.name = directive.value;
  if (directive.name === 'tenant') draft.tenant = directive.value;
}

function readRequest(line: string, lineNumber: number, draft: Draft): void {
  const { method, target, fault } = readRequestLine(line);
  draft.requestLine = lineNumber;
  draft.method = method;
  draft.target = target;
  if (fault) draft.invalid = true;
}
