import type { BlockLayout } from '../blockLayout';
import { isComment } from '../commentLine';
import { isDefinition, readDefinition, type Definition } from '../definitionLine';

/**
 * The file variables of a block: above the request line and among the headers. In a body they are
 * text, unless nothing else is there.
 */
export function definitionsIn(lines: readonly string[], block: BlockLayout): Definition[] {
  const found: Definition[] = [];
  const read = (at: number) => {
    const definition = readDefinition(lines[at] ?? '', at);
    if (definition) found.push(definition);
  };
  block.head.forEach((kind, index) => {
    if (kind === 'definition') read(block.startLine + index);
  });
  if (!block.request) return found;
  const { targetEnd, headerEnd } = block.request;
  for (let at = targetEnd; at < headerEnd; at++) read(at);
  if (isOnlyDefinitions(lines, headerEnd, block.endLine)) {
    for (let at = headerEnd; at < block.endLine; at++) read(at);
  }
  return found;
}

/** True where definitions stand in the place of a body: those for the next request. */
export function isOnlyDefinitions(lines: readonly string[], from: number, to: number): boolean {
  let any = false;
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || isComment(line)) continue;
    if (!isDefinition(line)) return false;
    any = true;
  }
  return any;
}

/** The values of a file's variables, not expanded: of equal names the last one counts. */
export function fileDefinitions(
  lines: readonly string[],
  blocks: readonly BlockLayout[],
): Map<string, string> {
  const values = new Map<string, string>();
  for (const block of blocks) {
    for (const { name, value } of definitionsIn(lines, block)) values.set(name.text, value.text);
  }
  return values;
}
