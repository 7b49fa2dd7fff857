import { blocksOf, type BlockLayout } from './blockLayout';
import { partsOf, textsOf } from './blockTexts';
import { scanHttpFile, type RequestOutline } from './scan';
import { splitLines } from './sourceText';
import { fileDefinitions } from './variables/definitions';
import { placeholdersIn } from './variables/placeholders';
import { parseRequestReference } from './variables/requestReference';

/** Which requests of a file need the response of which others. */
export class RequestReferences {
  private readonly lines: readonly string[];
  private readonly blocks: ReadonlyMap<number, BlockLayout>;
  private readonly definitions: ReadonlyMap<string, string>;
  private readonly named: ReadonlyMap<string, RequestOutline>;

  private readonly found = new Map<number, readonly string[]>();

  constructor(text: string) {
    this.lines = splitLines(text);
    const blocks = blocksOf(this.lines);
    this.blocks = new Map(blocks.map((block) => [block.startLine, block]));
    this.definitions = fileDefinitions(this.lines, blocks);
    this.named = new Map(scanHttpFile(text).map((outline) => [nameOf(outline) ?? '', outline]));
  }

  /** The names that a request refers to, by itself or through file variables, in order. */
  of(outline: RequestOutline): readonly string[] {
    const known = this.found.get(outline.startLine);
    if (known) return known;
    const found = this.read(outline);
    this.found.set(outline.startLine, found);
    return found;
  }

  private read(outline: RequestOutline): string[] {
    const block = this.blocks.get(outline.startLine);
    if (!block) return [];
    const found = new Set<string>();
    const seen = new Set<string>();
    for (const { source, place } of textsOf(this.lines, partsOf(this.lines, block))) {
      if (place !== 'definition') this.collect(source.text, found, seen);
    }
    return [...found];
  }

  /** The names of a circle of references that begins and ends with this request, if there is one. */
  cycleOf(outline: RequestOutline): string[] | undefined {
    const start = nameOf(outline);
    if (start === undefined) return undefined;
    const cameFrom = new Map<string, string>();
    const waiting: [name: string, outline: RequestOutline][] = [[start, outline]];
    for (const [from, next] of waiting) {
      for (const name of this.of(next)) {
        if (name === start) return [...pathTo(from, cameFrom, start), start];
        const target = this.named.get(name);
        if (target === undefined || cameFrom.has(name)) continue;
        cameFrom.set(name, from);
        waiting.push([name, target]);
      }
    }
    return undefined;
  }

  private collect(text: string, found: Set<string>, seen: Set<string>): void {
    const waiting = [text];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const { name } of placeholdersIn(next)) {
        const plain = name.replace(/^%\s*/, '');
        const reference = parseRequestReference(plain);
        if (reference) found.add(reference.request);
        const definition = this.definitions.get(plain);
        if (definition === undefined || seen.has(plain)) continue;
        seen.add(plain);
        waiting.push(definition);
      }
    }
  }
}

function pathTo(end: string, cameFrom: ReadonlyMap<string, string>, start: string): string[] {
  const path = [end];
  for (let at = end; at !== start;) {
    at = cameFrom.get(at) ?? start;
    path.unshift(at);
  }
  return path;
}

function nameOf({ name, title }: RequestOutline): string | undefined {
  return name ?? title;
}
