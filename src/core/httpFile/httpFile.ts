import * as environments from './environments';
import { findProblems } from './fileProblems';
import type { FileKnowledge } from './knowledge';
import * as occurrences from './occurrences';
import type { PrepareContext } from './prepareContext';
import type { HttpFileProblem } from './problems';
import { RequestPreparation, type PreparedRequest } from './requestPreparation';
import { RequestReferences } from './requestReferences';
import type { RequestOutline } from './scan';

/**
 * Reads one request of a file, asks for what it prompts for, replaces its variables and reads the
 * files of its body.
 *
 * @param outline of `scanHttpFile` of the same text
 * @throws HttpFileError all problems of the request, at least one of them an error; TenantApiError
 *   `cancelled` when a prompt is cancelled; what the ports of the context throw
 */
export function prepareRequest(
  text: string,
  outline: RequestOutline,
  context: PrepareContext,
): Promise<PreparedRequest> {
  return new RequestPreparation(text, outline, context).run();
}

/**
 * The problems of a file, found by reading alone: nothing is resolved, read or asked for. Never
 * throws.
 */
export function problemsOf(text: string, knowledge: FileKnowledge): readonly HttpFileProblem[] {
  return findProblems(text, knowledge);
}

/** All names of a file and where they stand. Nothing is resolved, read or asked for. Never throws. */
export function variablesIn(text: string): occurrences.Occurrences {
  return occurrences.variablesIn(text);
}

/** The names of the requests whose responses a request needs, in the order of their first use. */
export function requestsNeededBy(text: string, outline: RequestOutline): readonly string[] {
  return new RequestReferences(text).of(outline);
}

/** Merges the environments that files and settings define. Never throws. */
export function readEnvironments(
  sources: readonly environments.EnvironmentSource[],
): environments.Environments {
  return environments.readEnvironments(sources);
}
