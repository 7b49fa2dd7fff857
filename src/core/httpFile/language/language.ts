import type { Environment } from '../environments';
import { variablesIn, type FileReference } from '../occurrences';
import type { HttpFileProblem } from '../problems';
import { findCompletions, type Completion, type CompletionKnowledge } from './completions';
import { findFixes, type Fix, type FixKnowledge } from './fixes';
import { findFolds, type Fold } from './folding';
import { formatText } from './formatting';
import { findMeaning, findPlaces, type NameMeaning, type NamePlaces } from './nameAt';

// All of these only read: nothing is resolved, sent or asked for, and none of them throws. Lines
// and columns count from 0, columns in UTF-16 units.

/** What may be written at a place of a file. */
export function completionsAt(
  text: string,
  line: number,
  column: number,
  knowledge: CompletionKnowledge,
): readonly Completion[] {
  return findCompletions(text, line, column, knowledge);
}

/** What the name at a place means; a secret's value is never part of it. */
export function meaningAt(
  text: string,
  line: number,
  column: number,
  environment: Environment,
): NameMeaning | undefined {
  return findMeaning(text, line, column, environment);
}

/** All places of the name that stands at a place, for references and for renaming. */
export function placesOf(text: string, line: number, column: number): NamePlaces | undefined {
  return findPlaces(text, line, column);
}

/** The files that bodies are read from. */
export function filesIn(text: string): readonly FileReference[] {
  return variablesIn(text).files;
}

/** Lines that may be folded. */
export function foldsOf(text: string): readonly Fold[] {
  return findFolds(text);
}

/** The file in one style, with LF line ends; what is sent stays the same to the byte. */
export function formatHttpFile(text: string): string {
  return formatText(text);
}

/** Ways out of a problem of `problemsOf` of the same text, the likeliest first. */
export function fixesFor(
  text: string,
  problem: HttpFileProblem,
  knowledge: FixKnowledge,
): readonly Fix[] {
  return findFixes(text, problem, knowledge);
}
