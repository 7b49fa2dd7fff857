import { blocksOf, type BlockLayout } from './blockLayout';
import { partsOf, textsOf, type TextPlace } from './blockTexts';
import { readDirective } from './commentLine';
import { rangeOf, splitLines, trimmed, type SourceRange, type SourceText } from './sourceText';
import { definitionsIn } from './variables/definitions';
import { placeholdersIn } from './variables/placeholders';
import { parseRequestReference } from './variables/requestReference';
import { isTokenName } from './variables/tokenNames';

/** A place where a name is given to something. */
export interface NameDefinition {
  readonly kind: 'variable' | 'prompt' | 'request';
  readonly name: string;
  /** Of the name alone: what a rename replaces. */
  readonly range: SourceRange;
  /** A file variable's text as written. */
  readonly value?: string;
  /** The first and the first line behind of the block it stands in: prompts count only there. */
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * What a reference means by its form alone: `variable` may be of the file or the environment, and
 * `token` is the tenant's token unless the file defines it.
 */
export type ReferenceKind = 'variable' | 'prompt' | 'request' | 'system' | 'token';

/** A place where a name is used. */
export interface NameReference {
  readonly kind: ReferenceKind;
  /** Of a request reference the request's name, of a system variable `$name`. */
  readonly name: string;
  /** All that stands between the braces. */
  readonly expression: string;
  /** Of the name alone. */
  readonly range: SourceRange;
  /** With the braces. */
  readonly whole: SourceRange;
  readonly place: TextPlace;
}

/** `< path` in a body. */
export interface FileReference {
  readonly path: string;
  readonly range: SourceRange;
}

/** All names of a file and where they stand, for completion, hover, definition and rename. */
export interface Occurrences {
  readonly definitions: readonly NameDefinition[];
  readonly references: readonly NameReference[];
  readonly files: readonly FileReference[];
}

/** Finds the names of a file. Nothing is resolved, read or asked for. Never throws. */
export function variablesIn(text: string): Occurrences {
  const lines = splitLines(text);
  const definitions: NameDefinition[] = [];
  const references: NameReference[] = [];
  const files: FileReference[] = [];
  for (const block of blocksOf(lines)) {
    const own = definedIn(lines, block);
    const prompts = promptsOf(own);
    for (const definition of own) definitions.push(definition);
    const parts = partsOf(lines, block);
    for (const { source, place } of textsOf(lines, parts)) {
      for (const reference of referencesIn(source, place, prompts)) references.push(reference);
    }
    for (const line of parts.body) {
      if (line.kind === 'file') files.push({ path: line.path.text, range: rangeOf(line.path) });
    }
  }
  return { definitions, references, files };
}

/** The names that a block gives to variables, prompts and its request. */
export function definedIn(lines: readonly string[], block: BlockLayout): NameDefinition[] {
  const { startLine, endLine, head } = block;
  const found: NameDefinition[] = definitionsIn(lines, block).map(({ name, value }) => ({
    kind: 'variable',
    name: name.text,
    range: rangeOf(name),
    value: value.text,
    startLine,
    endLine,
  }));
  head.forEach((kind, index) => {
    const line = lines[startLine + index] ?? '';
    if (kind !== 'comment') return;
    const directive = directiveName(line, startLine + index, index === 0);
    if (directive) {
      found.push({
        kind: directive.kind,
        name: directive.name.text,
        range: rangeOf(directive.name),
        startLine,
        endLine,
      });
    }
  });
  return found;
}

/** The name that a comment or a separator gives to a request or a prompt. */
function directiveName(
  line: string,
  lineNumber: number,
  maySeparate: boolean,
): { kind: 'request' | 'prompt'; name: SourceText } | undefined {
  const inSeparator = maySeparate ? /^###+\s*@name[\s=]+(?=\S)/.exec(line)?.[0] : undefined;
  if (inSeparator !== undefined) {
    return { kind: 'request', name: trimmed(line, lineNumber, inSeparator.length) };
  }
  const directive = readDirective(line);
  const head = /^[^@]*@[\w-]+\s*=?\s*/.exec(line)?.[0];
  if (!directive || head === undefined || directive.value === '') return undefined;
  const value = trimmed(line, lineNumber, head.length);
  if (directive.name === 'name') return { kind: 'request', name: value };
  if (directive.name !== 'prompt' && directive.name !== 'secret') return undefined;
  const text = /^\S+/.exec(value.text)?.[0] ?? '';
  return { kind: 'prompt', name: { ...value, text } };
}

/** The names among the definitions of a block that are prompts. */
export function promptsOf(own: readonly NameDefinition[]): Set<string> {
  return new Set(own.filter(({ kind }) => kind === 'prompt').map(({ name }) => name));
}

/**
 * The names that a text refers to.
 *
 * @param prompts the prompts of its block, which count only there
 */
export function referencesIn(
  source: SourceText,
  place: TextPlace,
  prompts: ReadonlySet<string>,
): NameReference[] {
  return placeholdersIn(source.text).map(({ name: expression, start, end, nameStart }) => {
    const { kind, name, offset } = meaningOf(expression, prompts);
    return {
      kind,
      name,
      expression,
      range: rangeOf(source, nameStart + offset, name.length),
      whole: rangeOf(source, start, end - start),
      place,
    };
  });
}

function meaningOf(
  expression: string,
  prompts: ReadonlySet<string>,
): { kind: ReferenceKind; name: string; offset: number } {
  const offset = /^%\s*/.exec(expression)?.[0].length ?? 0;
  const name = expression.slice(offset);
  if (prompts.has(name)) return { kind: 'prompt', name, offset };
  if (name.startsWith('$')) {
    const kind = isTokenName(name) ? 'token' : 'system';
    return { kind, name: /^\$[\w.]*/.exec(name)?.[0] ?? name, offset };
  }
  const request = parseRequestReference(name)?.request;
  if (request !== undefined) return { kind: 'request', name: request, offset };
  return { kind: isTokenName(name) ? 'token' : 'variable', name, offset };
}
