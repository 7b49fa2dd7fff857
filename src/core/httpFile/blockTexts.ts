import type { BlockLayout } from './blockLayout';
import { keepsComments } from './body/bodyKind';
import { readBodyLines, type BodyLine } from './body/bodyLines';
import { readDirective } from './commentLine';
import { readHeaderLines, type HeaderLines } from './headerLines';
import type { SourceText } from './sourceText';
import { targetPieces } from './targetPieces';
import { definitionsIn, isOnlyDefinitions } from './variables/definitions';

/** Where a text that may hold variables stands. */
export type TextPlace = 'definition' | 'target' | 'header' | 'body' | 'path';

export interface PlacedText {
  readonly place: TextPlace;
  readonly source: SourceText;
  /** The header that the text is the value of, as written. */
  readonly header?: string;
}

/** The parts of a block as they are written: nothing is expanded, read or asked for. */
export interface BlockParts {
  readonly layout: BlockLayout;
  readonly headers: HeaderLines;
  readonly body: readonly BodyLine[];
}

/** Takes a block apart. */
export function partsOf(lines: readonly string[], layout: BlockLayout): BlockParts {
  const { request, endLine } = layout;
  if (!request) {
    return { layout, headers: { headers: [], whole: [], withoutColon: [] }, body: [] };
  }
  const headers = readHeaderLines(lines, request.targetEnd, request.headerEnd);
  const isBody = !isOnlyDefinitions(lines, request.headerEnd, endLine);
  const keep = mayKeepComments(headers) || hasKeepComments(lines, layout);
  return {
    layout,
    headers,
    body: isBody ? readBodyLines(lines, request.headerEnd, endLine, keep) : [],
  };
}

/** The texts of a block in which variables are replaced. */
export function textsOf(lines: readonly string[], parts: BlockParts): PlacedText[] {
  const { layout, headers, body } = parts;
  const texts: PlacedText[] = definitionsIn(lines, layout).map(({ value }) => ({
    place: 'definition',
    source: value,
  }));
  if (!layout.request) return texts;
  for (const source of targetPieces(lines, layout.request)) texts.push({ place: 'target', source });
  for (const { name, value } of headers.headers) {
    texts.push({ place: 'header', source: name });
    texts.push({ place: 'header', source: value, header: name.text });
  }
  for (const source of headers.whole) texts.push({ place: 'header', source });
  for (const line of body) {
    texts.push(
      line.kind === 'file'
        ? { place: 'path', source: line.path }
        : { place: 'body', source: line.source },
    );
  }
  return texts;
}

/** Where a variable decides on the type, names in what may be comments count: a rename needs them. */
function mayKeepComments({ headers, whole }: HeaderLines): boolean {
  const type = headers.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value.text;
  if (type !== undefined) return type.includes('{{') || keepsComments(type);
  return whole.length > 0 || headers.some(({ name }) => name.text.includes('{{'));
}

function hasKeepComments(lines: readonly string[], { head, startLine }: BlockLayout): boolean {
  return head.some(
    (kind, index) =>
      kind === 'comment' && readDirective(lines[startLine + index] ?? '')?.name === 'keepcomments',
  );
}
