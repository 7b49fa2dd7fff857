import { blocksOf } from '../blockLayout';
import { partsOf, textsOf } from '../blockTexts';
import type { Environment } from '../environments';
import {
  definedIn,
  promptsOf,
  referencesIn,
  variablesIn,
  type NameDefinition,
  type NameReference,
} from '../occurrences';
import { splitLines, type SourceRange } from '../sourceText';
import { fileDefinitions } from '../variables/definitions';
import { shownValue } from './shownValue';

/** What a name means that stands at a place. */
export interface NameMeaning {
  readonly kind: NameReference['kind'] | 'environment';
  readonly name: string;
  /** All between the braces; of a definition the name. */
  readonly expression: string;
  readonly range: SourceRange;
  /** What it stands for now, where that is known without asking and no secret. */
  readonly value?: string;
  /** True where there is a value that isn't shown. */
  readonly hidden?: true;
  /** Where the definition that counts is: a place in the file, or the source of the environment. */
  readonly definedAt?: SourceRange;
  readonly source?: string;
}

/** A name and all places of the file that mean the same. */
export interface NamePlaces {
  readonly kind: 'variable' | 'prompt' | 'request';
  readonly name: string;
  /** The one at the place that was asked about. */
  readonly range: SourceRange;
  readonly definitions: readonly SourceRange[];
  readonly references: readonly SourceRange[];
}

/** What the name at a place means. Nothing is resolved, read or asked for. Never throws. */
export function findMeaning(
  text: string,
  line: number,
  column: number,
  environment: Environment,
): NameMeaning | undefined {
  const lines = splitLines(text);
  const blocks = blocksOf(lines);
  const block = blocks.find(({ startLine, endLine }) => startLine <= line && line < endLine);
  if (!block) return undefined;
  const own = definedIn(lines, block);
  const prompts = promptsOf(own);
  const definition = own.find(({ range }) => isIn(range, line, column));
  const reference = textsOf(lines, partsOf(lines, block))
    .filter(({ source }) => source.line === line)
    .flatMap(({ source, place }) => referencesIn(source, place, prompts))
    .find(({ whole }) => isIn(whole, line, column));
  const found = reference ?? definition;
  if (!found) return undefined;
  const { kind, name, range } = found;
  const expression = reference?.expression ?? name;
  const meaning = { kind, name, expression, range: reference?.whole ?? range };
  if (kind === 'prompt' || kind === 'request' || kind === 'system') return meaning;
  const definitions = fileDefinitions(lines, blocks);
  const inFile = definitions.get(name);
  if (inFile !== undefined) {
    const value = shownValue(name, inFile, definitions, environment);
    const definedAt = blocks
      .flatMap((layout) => definedIn(lines, layout))
      .findLast((candidate) => candidate.kind === 'variable' && candidate.name === name)?.range;
    return {
      ...meaning,
      kind: 'variable',
      ...(value === undefined ? { hidden: true } : { value }),
      ...(definedAt ? { definedAt } : {}),
    };
  }
  const outer = environment.values.get(name);
  if (!outer) return meaning;
  const value = outer.secret ? undefined : shownValue(name, outer.value, definitions, environment);
  return {
    ...meaning,
    kind: 'environment',
    source: outer.source,
    ...(value === undefined ? { hidden: true } : { value }),
  };
}

/** The places of the name that stands at a place, for references and for renaming. Never throws. */
export function findPlaces(text: string, line: number, column: number): NamePlaces | undefined {
  const { definitions, references } = variablesIn(text);
  const found: NameDefinition | NameReference | undefined =
    definitions.find(({ range }) => isIn(range, line, column)) ??
    references.find(({ whole }) => isIn(whole, line, column));
  if (!found || found.kind === 'system') return undefined;
  const kind = found.kind === 'token' ? 'variable' : found.kind;
  const { name } = found;
  const block = kind === 'prompt' ? blockOf(definitions, name, line) : undefined;
  const counts = (range: SourceRange) =>
    !block || (block.startLine <= range.startLine && range.startLine < block.endLine);
  const isSame = (other: NameDefinition | NameReference) =>
    other.name === name &&
    (other.kind === kind || (kind === 'variable' && other.kind === 'token')) &&
    counts(other.range);
  return {
    kind,
    name,
    range: found.range,
    definitions: definitions.filter(isSame).map(({ range }) => range),
    references: references.filter(isSame).map(({ range }) => range),
  };
}

function blockOf(
  definitions: readonly NameDefinition[],
  name: string,
  line: number,
): NameDefinition | undefined {
  return definitions.find(
    (definition) =>
      definition.kind === 'prompt' &&
      definition.name === name &&
      definition.startLine <= line &&
      line < definition.endLine,
  );
}

function isIn(range: SourceRange, line: number, column: number): boolean {
  return range.startLine === line && range.startColumn <= column && column <= range.endColumn;
}
